"""Links for many at once: for an area, or for those on a list, which is shown as understood before any is given."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.nominations import areas, giving, lists
from trainer.nominations.blueprint import LINKS, TAB, nominations
from trainer.nominations.forms import AreaForm, ListForm
from trainer.programmes.queries import cohort_at


@nominations.route(f"{LINKS}/new-for-area", methods=["GET", "POST"])
@open_to(*STAFF)
def area(slug, number):
    """Links for every provincial office, or every certified organisation, of an area."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = AreaForm(data=giving.usual(cohort))
    if form.validate_on_submit():
        try:
            return given(cohort, [each | form.terms() for each in meant(cohort, form)])
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    return render_template("nominations/area.html", cohort=cohort, form=form, tab=TAB)


def meant(cohort, form):
    """Whom the form means. Raises Refused when that is nobody."""
    where = {"region": form.region.data, "province": form.province.data}
    if form.to.data == "offices":
        return areas.offices(**where)
    if cohort.starts_on is None:
        raise Refused(_("Set the dates of the cohort before you give out links."))
    found = areas.certified(cohort, **where)
    if not found:
        raise Refused(_("No organisation there is certified on the first day of the cohort."), "province")
    return found


@nominations.route(f"{LINKS}/new-from-list", methods=["GET", "POST"])
@open_to(*STAFF)
def from_list(slug, number):
    """Links for those on a list; first it is shown how each line is understood."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form, lines = ListForm(data=giving.usual(cohort)), []
    if form.validate_on_submit():
        try:
            sent = form.file.data
            if sent and sent.filename:
                form.written.data = lists.text_of(workbook.read(sent.filename, sent.read()))
            lines = read(form.written.data or "")
            good = [each.facts(form.terms()) for each in lines if not each.problem]
            if request.form.get("give") and good:
                return given(cohort, good)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    return render_template("nominations/from_list.html", cohort=cohort, form=form, lines=lines, tab=TAB)


def read(written):
    """The lines as understood. Raises Refused when there are none."""
    lines = lists.read(written)
    if not lines:
        raise Refused(_("Paste a list or choose a file first."), "written")
    return lines


def given(cohort, wanted):
    """Give the links, say how many are new, and show the list."""
    made = giving.give_many(cohort, wanted, journal.actor())
    db.session.commit()
    said = ngettext("%(num)d link was given.", "%(num)d links were given.", made)
    if had := len(wanted) - made:
        said += " " + ngettext("%(num)d had one already and keeps it.", "%(num)d had one already and keep it.", had)
    flash(said, "success" if made else "info")
    return redirect(url_for(".links", slug=cohort.programme.slug, number=cohort.number), 303)
