"""People without a seat at the door: who waits, what may be done for each and why not more, and letting them in."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import Role, open_to
from trainer.attendance.windows import outside
from trainer.database import db, now
from trainer.door import permission, seat_queries, walk_ins
from trainer.door.blueprint import door
from trainer.door.opening import slot_at
from trainer.door.verdict import Seats
from trainer.errors import Refused
from trainer.registration.queries import reserve_positions

PAGE = "/door/<int:slot_id>/walk-ins"
ONE = f"{PAGE}/<int:registration_id>"
SHOWN = 40  # people on one screen; more is what the search is for


@door.route(PAGE)
@open_to(Role.DOOR, Role.ORGANISER)
def walk_in_list(slot_id):
    """Those who wait for a seat, or who are called so, each with what the door can do for them."""
    slot, called = slot_at(slot_id), request.args.get("q", "").strip()
    if refused := not_allowed(slot):
        return refused
    people = db.session.scalars(seat_queries.walk_ins(slot.cohort, called).limit(SHOWN + 1)).all()
    seats = Seats.of(slot.cohort)
    facts = {"people": people[:SHOWN], "more": len(people) > SHOWN, "called": called, "seats": seats,
             "places": reserve_positions(slot.cohort, people), "allowed": permission.allowed(slot.cohort)}  # fmt: skip
    page = "door/walk_in_people.html" if request.headers.get("HX-Request") else "door/walk_ins.html"
    return render_template(page, slot=slot, **facts)


@door.route(ONE)
@open_to(Role.DOOR, Role.ORGANISER)
def walk_in(slot_id, registration_id):
    """One person without a seat: what may be done now, and why not more."""
    slot = slot_at(slot_id)
    return not_allowed(slot) or show(slot, registration_id)


@door.route(ONE, methods=["POST"])
@open_to(Role.DOOR, Role.ORGANISER)
def let_in(slot_id, registration_id):
    """Give a seat and sign in; with the number of somebody who has not come, that one's seat."""
    slot = slot_at(slot_id)
    if refused := not_allowed(slot):
        return refused
    one = db.one_or_404(seat_queries.walk_in(slot.cohort, registration_id))
    try:
        name = one.label
        come_in(slot, one)
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return show(slot_at(slot_id), registration_id, refusal)
    flash(_("%(name)s has a seat and is signed in.", name=name), "success")
    return redirect(url_for(".counter", slot_id=slot_id), 303)


def come_in(slot, one):
    """The verb that the form asks for."""
    said = {name: request.form.get(name, "") for name in ("reason", "exception", "why_now")}
    by, number = journal.actor(), request.form.get("absent", type=int)
    if number is None:
        return walk_ins.let_in(slot, one, by, **said)
    absent = db.one_or_404(seat_queries.walk_in(slot.cohort, number))
    return walk_ins.let_in_instead(slot, absent, one, by, request.form.get("why_absent", ""), **said)


@door.route(f"{ONE}/reconsideration", methods=["POST"])
@open_to(Role.ORGANISER)
def reconsider(slot_id, registration_id):
    """Take back that somebody gave up the place or was turned down, so that it can be decided here."""
    slot = slot_at(slot_id)
    db.one_or_404(seat_queries.walk_in(slot.cohort, registration_id)).reconsider(journal.actor())
    db.session.commit()
    return redirect(url_for(".walk_in", slot_id=slot_id, registration_id=registration_id), 303)


@door.route(f"{PAGE}/permission", methods=["POST"])
@open_to(Role.ORGANISER)
def permit(slot_id):
    """Let the door accounts of this cohort give seats, or no longer."""
    yes = request.form.get("allowed") == "yes"
    permission.allow(slot_at(slot_id).cohort, yes, journal.actor())
    db.session.commit()
    flash(_("The door may give seats now.") if yes else _("Only organisers give seats now."), "success")
    return redirect(url_for(".walk_in_list", slot_id=slot_id), 303)


def not_allowed(slot):
    """The page that says so to a door account that may not give seats; None for whoever may."""
    if permission.may_give_seats(slot.cohort, journal.actor()):
        return None
    return render_template("door/not_allowed.html", slot=slot), 403


def show(slot, registration_id, refusal=None):
    """The page of one person; 422 with what was typed where something was refused."""
    one = db.one_or_404(seat_queries.walk_in(slot.cohort, registration_id))
    staff = permission.is_staff(journal.actor())
    absent = db.session.scalars(seat_queries.not_come(slot.cohort)).all() if staff else []
    facts = {"one": one, "verdict": Seats.of(slot.cohort).verdict(one), "absent": absent, "staff": staff,
             "place": reserve_positions(slot.cohort, [one]).get(one.id), "refusal": refusal,
             "closed": outside(slot, now())}  # fmt: skip
    return render_template("door/walk_in.html", slot=slot, **facts), 422 if refusal else 200
