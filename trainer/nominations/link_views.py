"""The organiser's list of links, and what is done with many of them."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.nominations import giving, posting, queries, sheets
from trainer.nominations.blueprint import LINKS, TAB, at, nominations
from trainer.nominations.forms import TermsForm
from trainer.nominations.posting import address
from trainer.nominations.standing import standing, used
from trainer.nominations.words import owner
from trainer.programmes.queries import cohort_at
from trainer.registration.intake import intake_of
from trainer.registration.ticked import is_id
from trainer.thai import places

A_PAGE = 50
FILTERS = ("q", "region", "standing", "mail")


@nominations.route(LINKS)
@open_to(*STAFF)
def links(slug, number):
    """Every link of the cohort; the filters stand in the address."""
    cohort = db.one_or_404(cohort_at(slug, number))
    page = db.paginate(asked_for(cohort), per_page=A_PAGE, max_per_page=A_PAGE)
    intake = intake_of(cohort)
    return render_template(
        "nominations/links.html", cohort=cohort, page=page, filters=filters(), regions=places.regions(), tab=TAB,
        counts=db.session.execute(queries.counted(cohort, today())).one(), intake=intake, used=used(page.items),
        standings={each.id: standing(each, intake, today()) for each in page.items}, address=address, owner=owner,
        token=secrets.token_hex(12), form=TermsForm(formdata=None),
    )  # fmt: skip


@nominations.route(f"{LINKS}.xlsx")
@open_to(*STAFF)
def links_workbook(slug, number):
    """The same links as a workbook, each with its address: whoever holds it can nominate."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found, intake = db.session.scalars(asked_for(cohort)).all(), intake_of(cohort)
    standings = {each.id: standing(each, intake, today()) for each in found}
    data = sheets.links(cohort, found, used(found), standings)
    return paper.show(data, _("Nomination links") + f" {cohort.number}.xlsx", sheets.XLSX, as_attachment=True)


def filters():
    """What the reader asked for: texts all."""
    return {name: request.values.get(name, "") for name in FILTERS}


def asked_for(cohort):
    return queries.sought(cohort, today(), **filters())


@nominations.route(f"{LINKS}/mail", methods=["POST"])
@open_to(*STAFF)
def mail_many(slug, number):
    """Mail the links ticked; those without an address, and withdrawn ones, are passed over and counted."""
    cohort, chosen = ticked(slug, number)
    count = posting.mail_many(cohort, chosen, journal.actor(), request.form.get("token", ""))
    db.session.commit()
    said = ngettext("%(num)d link is in the outbox.", "%(num)d links are in the outbox.", count)
    if missed := len(chosen) - count:
        said += " " + ngettext(
            "%(num)d was passed over: without an e-mail address, withdrawn, or just mailed.",
            "%(num)d were passed over: without an e-mail address, withdrawn, or just mailed.", missed)  # fmt: skip
    flash(said, "success" if count else "warning")
    return back_to(cohort)


@nominations.route(f"{LINKS}/terms", methods=["POST"])
@open_to(*STAFF)
def change_many(slug, number):
    """Give the links ticked another last day, another limit, or both; what is left blank stays as it is."""
    cohort, chosen = ticked(slug, number)
    facts = terms_typed()
    for each in chosen:
        giving.change(each, journal.actor(), **facts)
    db.session.commit()
    flash(ngettext("%(num)d link was changed.", "%(num)d links were changed.", len(chosen)), "success")
    return back_to(cohort)


def terms_typed():
    """{column: value} of limit and last day as far as they were given. Raises Refused for what cannot be read."""
    form, facts = TermsForm(), {}
    form.validate()
    if request.form.get("most", "").strip():
        facts["most"] = read(form.most)
    if any(request.form.getlist("expires_on")):
        facts["expires_on"] = read(form.expires_on)
    if not facts:
        raise Refused(_("Give another limit or another last day."))
    return facts


def read(field):
    if field.errors or field.data is None:
        raise Refused(f"{field.label.text}: {' '.join(map(str, field.errors))}")
    return field.data


@nominations.route(f"{LINKS}/withdrawals", methods=["POST"])
@open_to(*STAFF)
def withdraw_many(slug, number):
    """Withdraw the links ticked; those withdrawn before stay so."""
    return with_all(slug, number, giving.withdraw_many,
                    lambda n: ngettext("%(num)d link was withdrawn.", "%(num)d links were withdrawn.", n))  # fmt: skip


@nominations.route(f"{LINKS}/returns", methods=["POST"])
@open_to(*STAFF)
def give_many_back(slug, number):
    """Give the links ticked back."""
    return with_all(
        slug, number, giving.give_many_back,
        lambda n: ngettext("%(num)d link was given back.", "%(num)d links were given back.", n),
    )  # fmt: skip


def with_all(slug, number, verb, said):
    """Let the verb act on the links ticked; it says how many it changed."""
    cohort, chosen = ticked(slug, number)
    count = verb(cohort, chosen, journal.actor())
    db.session.commit()
    flash(said(count), "success" if count else "info")
    return back_to(cohort)


@nominations.route(f"{LINKS}/closing", methods=["POST"])
@open_to(*STAFF)
def close(slug, number):
    """Close nominations and substitutions through links."""
    cohort = db.one_or_404(cohort_at(slug, number))
    giving.close(cohort, journal.actor())
    db.session.commit()
    flash(_("Nominations are closed. Nominators still see whom they sent."), "success")
    return back_to(cohort)


@nominations.route(f"{LINKS}/opening", methods=["POST"])
@open_to(*STAFF)
def reopen(slug, number):
    """Open nominations again."""
    cohort = db.one_or_404(cohort_at(slug, number))
    giving.reopen(cohort, journal.actor())
    db.session.commit()
    flash(_("Nominations are open again."), "success")
    return back_to(cohort)


def ticked(slug, number):
    """The cohort and its links that were ticked, or all that the filters find. Raises Refused when there are none."""
    cohort = db.one_or_404(cohort_at(slug, number))
    ids = [int(one) for one in request.form.getlist("links") if is_id(one)]
    everything = request.form.get("everything")
    chosen = db.session.scalars(asked_for(cohort) if everything else queries.chosen(cohort, ids)).all()
    if not chosen:
        raise Refused(_("Tick at least one link first."))
    return cohort, chosen


def back_to(cohort):
    """To the list the person came from, filters and all."""
    fallback = url_for("nominations.links", **at(cohort))
    back = request.referrer or ""
    return redirect(back if back.startswith(request.host_url) and "/nominations" in back else fallback, 303)
