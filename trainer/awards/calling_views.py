"""Setting the calling order, and printing one certificate again."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

import certificates
from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.awards import called_list, calling, press, queries
from trainer.awards.blueprint import awards
from trainer.awards.filing import file_name
from trainer.awards.print_day import BY_CALLING, lines_of
from trainer.awards.print_day_forms import CallingForm
from trainer.awards.print_day_views import DAY, asked
from trainer.awards.printing import CROP
from trainer.database import db
from trainer.errors import Refused
from trainer.wording import words


@awards.route(f"{DAY}/calling-order", methods=["GET", "POST"])
@open_to(*STAFF)
def calling_order(slug, number):
    """How people are called: by a rule, or by a list of numbers."""
    cohort, choice = asked(slug, number)
    lines = lines_of(cohort, choice._replace(region="", order=BY_CALLING))
    order, errors = calling.order_of(cohort, choice.kind), []
    form = form_of(choice.kind, order, lines)
    if form.validate_on_submit():
        awards_named, errors = named(cohort, choice.kind, form)
        if not errors:
            return kept(cohort, choice, form.way.data, awards_named, len(lines))
    return render_template(
        "awards/calling_order.html", tab="awards.board", cohort=cohort, choice=choice, form=form, lines=lines,
        order=order, errors=errors,
    )  # fmt: skip


def form_of(kind, order, lines):
    """The form, filled in with what holds; the numbers are those of today's order."""
    form = CallingForm(data={"way": str(order.way if order else calling.ways(kind)[0]),
                             "numbers": "\n".join(line.certificate.number for line in lines)})  # fmt: skip
    form.way.choices = [(str(way), words(way, "calling_way")) for way in calling.ways(kind)]
    return form


def named(cohort, kind, form):
    """(ids of awards, sentences about what is wrong) of the list; nothing where the order is not set by hand."""
    if form.way.data != calling.Way.HAND:
        return [], []
    issued = db.session.scalars(queries.issued_of(cohort, kind)).all()
    known = called_list.Known([one for one in issued if one.valid], [one for one in issued if not one.valid])
    found, errors = called_list.read(form.numbers.data or "", known)
    return found, errors or ([] if found else [_("The list is empty. Write the numbers, or choose a rule above.")])


def kept(cohort, choice, way, awards_named, count):
    """Keep the order, and show the day by it."""
    calling.set_order(cohort, choice.kind, way, journal.actor(), awards_named)
    db.session.commit()
    flash(_("The calling order is set."), "success")
    last = count - len(awards_named)
    if way == calling.Way.HAND and last > 0:
        flash(ngettext("%(num)s certificate does not stand in your list and comes last.",
                       "%(num)s certificates do not stand in your list and come last.", last), "warning")  # fmt: skip
    choice = choice._replace(order=BY_CALLING)
    return redirect(url_for(".print_day", **here(cohort), **choice.told, _anchor="order"), 303)


def here(cohort):
    return {"slug": cohort.programme.slug, "number": cohort.number}


@awards.route(f"{DAY}/certificates/<int:certificate_id>.pdf")
@open_to(*STAFF)
def one_again(slug, number, certificate_id):
    """One certificate as it stands in the print run, to be printed again; with crop marks if asked for."""
    cohort, _choice = asked(slug, number)
    certificate = db.one_or_404(queries.certificate_of(cohort, certificate_id))
    if not certificate.valid:
        raise Refused(_("Certificate %(number)s was revoked and is not printed any more.", number=certificate.number))
    pdf = press.bound(press.frozen([certificate]))
    if request.args.get("marks") == CROP:
        pdf = certificates.crop_marked(pdf)
    return paper.show(pdf, file_name(certificate.number, certificate.facts["name"]))
