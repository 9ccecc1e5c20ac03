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
from trainer.registration import logistics_queries, rooms
from trainer.registration.blueprint import COHORT, LOGISTICS_TAB, registration
from trainer.registration.lodging import Side, Stay
from trainer.registration.logistics_sheets import XLSX, file_name, lodging_pages

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
    changed = rooms.need(cohort, people, stay, journal.actor())
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
        rooms.share_with(one, sides[one.id], journal.actor())
    db.session.commit()
    flash(_("The answers are noted. Propose the bedrooms, or place the people by hand."), "success")
    return back(cohort)


@registration.route(f"{LODGING}/proposals", methods=["POST"])
@open_to(*STAFF)
def propose_rooms(slug, number):
    """Put everybody who needs a bed into rooms by the rule; locked rooms stay."""
    cohort = db.one_or_404(cohort_at(slug, number))
    made, asked = rooms.propose(cohort, journal.actor())
    db.session.commit()
    said = ngettext("%(num)d bedroom is proposed.", "%(num)d bedrooms are proposed.", len(made))
    if asked:
        said += " " + ngettext("%(num)d person must be asked about first.",
                               "%(num)d people must be asked about first.", len(asked))  # fmt: skip
    flash(said, "warning" if asked else "success")
    return back(cohort)


@registration.route(f"{LODGING}/moves", methods=["POST"])
@open_to(*STAFF)
def move_beds(slug, number):
    """Move the people ticked into the room chosen, into a new one ("new"), or out of theirs ("none")."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people, target = chosen(cohort), request.form.get("room", "")
    if target == "none":
        rooms.take_out(cohort, people, journal.actor())
        flash(_("They wait for a bedroom again."), "success")
    elif target == "new" or is_id(target):
        room = None if target == "new" else db.one_or_404(logistics_queries.room_at(cohort, int(target)))
        room = rooms.move(cohort, people, room, journal.actor())
        flash(_("They sleep in bedroom %(name)s now.", name=room.name), "success")
    else:
        raise Refused(_("Choose the bedroom first."))
    db.session.commit()
    return back(cohort)


@registration.route(f"{LODGING}/exchanges", methods=["POST"])
@open_to(*STAFF)
def swap_beds(slug, number):
    """Let the two people ticked change beds."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people = chosen(cohort)
    if len(people) != 2:
        raise Refused(_("Tick exactly two people who are to change beds."))
    rooms.swap(cohort, *people, journal.actor())
    db.session.commit()
    flash(_("They have changed beds."), "success")
    return back(cohort)


@registration.route(f"{LODGING}/names", methods=["POST"])
@open_to(*STAFF)
def name_rooms(slug, number):
    """Give bedrooms the numbers of the house; fields are name-<room id>."""
    cohort = db.one_or_404(cohort_at(slug, number))
    changed = rooms.rename(cohort, numbered("name-"), journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d bedroom has a new number.", "%(num)d bedrooms have new numbers.", changed), "success")
    return back(cohort)


@registration.route(f"{LODGING}/<int:room_id>/lock", methods=["POST"])
@open_to(*STAFF)
def lock_bedroom(slug, number, room_id):
    """Keep a bedroom as it is."""
    return set_lock(slug, number, room_id, locked=True)


@registration.route(f"{LODGING}/<int:room_id>/lock/removal", methods=["POST"])
@open_to(*STAFF)
def unlock_bedroom(slug, number, room_id):
    """Let go of a bedroom, so that it may change again."""
    return set_lock(slug, number, room_id, locked=False)


def set_lock(slug, number, room_id, locked):
    cohort = db.one_or_404(cohort_at(slug, number))
    room = db.one_or_404(logistics_queries.room_at(cohort, room_id))
    room.lock(journal.actor(), locked)
    db.session.commit()
    return redirect(url_for(".lodging", **here(cohort), _anchor=f"room-{room_id}"), 303)


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


def chosen(cohort):
    """The participants who were ticked. Raises Refused when nobody was."""
    ids = [int(one) for one in request.form.getlist("people") if is_id(one)]
    people = db.session.scalars(logistics_queries.ticked(cohort, ids)).all()
    if not people:
        raise Refused(_("Tick at least one person first."))
    return people


def numbered(prefix):
    """{id: value} of the form's fields called prefix + id."""
    fields = ((name.removeprefix(prefix), value) for name, value in request.form.items() if name.startswith(prefix))
    return {int(one): value for one, value in fields if is_id(one)}


def is_id(text):
    """Whether a text can be the id of a row."""
    return text.isdecimal() and len(text) < 10


def here(cohort):
    return {"slug": cohort.programme.slug, "number": cohort.number}


def back(cohort):
    return redirect(url_for(".lodging", **here(cohort)), 303)
