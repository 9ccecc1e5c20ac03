"""Bedrooms: who needs a bed, the proposal, and changing it by hand."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from trainer import journal, paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.registration import housing, logistics_queries, rooms
from trainer.registration.blueprint import COHORT, LOGISTICS_TAB, registration
from trainer.registration.lodging import Side, Stay
from trainer.registration.logistics_sheets import XLSX, file_name, lodging_pages
from trainer.registration.ticked import chosen, here, numbered

LODGING = f"{COHORT}/lodging"
PEOPLE_A_PAGE = 100


@registration.route(LODGING)
@open_to(*STAFF)
def lodging(slug, number):
    """Every bedroom with its people, who waits for one, and what is wrong."""
    facts = arranged(slug, number)
    asked = [one for one in facts["homeless"] if rooms.side_of(one) is None]
    return render_template(
        "registration/logistics/lodging.html", tab=LOGISTICS_TAB, asked=asked, Side=Side,
        troubled=[room for room in facts["rooms"] if room.conflicts], **facts,
    )  # fmt: skip


@registration.route(f"{LODGING}.pdf")
@open_to(*STAFF)
def lodging_pdf(slug, number):
    """The list of bedrooms for the house and the notice board."""
    facts = arranged(slug, number)
    with force_locale("th"):
        made = paper.pdf("print/lodging.html", today=today(), **facts)
    return paper.show(made, file_name(facts["cohort"], "ห้องพัก", "pdf"))


@registration.route(f"{LODGING}.xlsx")
@open_to(*STAFF)
def lodging_workbook(slug, number):
    """The list of bedrooms as a workbook."""
    facts = arranged(slug, number)
    made = workbook.write(lodging_pages(facts["cohort"], facts["rooms"], facts["homeless"]))
    return paper.show(made, file_name(facts["cohort"], "ห้องพัก", "xlsx"), XLSX, as_attachment=True)


@registration.route(f"{LODGING}/needs", methods=["GET", "POST"])
@open_to(*STAFF)
def lodging_needs(slug, number):
    """Who needs a bed; said of the people ticked, or of everybody who has not said."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if request.method == "POST":
        return say_needs(cohort)
    filters = {name: request.args.get(name, "") for name in ("q", "stay")}
    people = db.session.scalars(logistics_queries.attending(cohort, filters["q"])).all()
    shown = [one for one in people if not filters["stay"] or one.lodging == filters["stay"]]
    return render_template(
        "registration/logistics/lodging_needs.html", cohort=cohort, tab=LOGISTICS_TAB, filters=filters, Stay=Stay,
        page=paged(shown, PEOPLE_A_PAGE), sides={one.id: rooms.side_of(one) for one in shown},
        unsaid=sum(one.lodging == Stay.UNKNOWN for one in people),
    )  # fmt: skip


def say_needs(cohort):
    """Write down what was said of the people ticked, or with `unsaid` of all who have not said."""
    stay = Stay(request.form["stay"]) if request.form.get("stay") in set(Stay) else None
    if stay is None:
        raise Refused(_("Choose whether a bed is needed."))
    if "unsaid" in request.form:
        everybody = db.session.scalars(logistics_queries.attending(cohort)).all()
        people = [one for one in everybody if one.lodging == Stay.UNKNOWN]
    else:
        people = chosen(cohort)
    changed = housing.need(cohort, people, stay, journal.actor())
    db.session.commit()
    flash(ngettext("Noted for %(num)d person.", "Noted for %(num)d people.", changed), "success")
    return redirect(url_for(".lodging_needs", **here(cohort), **request.args), 303)


@registration.route(f"{LODGING}/sides", methods=["POST"])
@open_to(*STAFF)
def lodging_sides(slug, number):
    """Decide with whom people share whose title does not say; fields are side-<registration id>."""
    cohort = db.one_or_404(cohort_at(slug, number))
    sides = {one: value for one, value in numbered("side-").items() if value in {"", *Side}}
    for one in db.session.scalars(logistics_queries.ticked(cohort, list(sides))).all():
        housing.share_with(one, sides[one.id], journal.actor())
    db.session.commit()
    flash(_("The answers are noted. Propose the bedrooms, or place the people by hand."), "success")
    return back(cohort)


@registration.route(f"{LODGING}/proposals", methods=["POST"])
@open_to(*STAFF)
def propose_rooms(slug, number):
    """Put everybody who needs a bed into rooms by the rule; locked rooms stay."""
    cohort = db.one_or_404(cohort_at(slug, number))
    made, asked = housing.propose(cohort, journal.actor())
    db.session.commit()
    said = ngettext("%(num)d bedroom is proposed.", "%(num)d bedrooms are proposed.", len(made))
    if asked:
        said += " " + ngettext("%(num)d person must be asked about first.",
                               "%(num)d people must be asked about first.", len(asked))  # fmt: skip
    flash(said, "warning" if asked else "success")
    return back(cohort)


def arranged(slug, number):
    """The cohort, its bedrooms with their people, and who needs a bed and has none."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people = db.session.scalars(logistics_queries.attending(cohort)).all()
    return {
        "cohort": cohort, "rooms": db.session.scalars(logistics_queries.rooms_of(cohort)).all(), "people": people,
        "homeless": [one for one in people if one.lodging == Stay.YES and one.place is None],
        "unsaid": [one for one in people if one.lodging == Stay.UNKNOWN],
        "beds": sum(one.lodging == Stay.YES for one in people),
    }  # fmt: skip


def back(cohort):
    return redirect(url_for(".lodging", **here(cohort)), 303)
