"""Somebody else came: choose who did not come, say who did and why."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import Role, open_to
from trainer.attendance.windows import outside
from trainer.database import db, now
from trainer.door import permission, seat_queries
from trainer.door.blueprint import door
from trainer.door.counter import Counter
from trainer.door.opening import slot_at
from trainer.door.standing_in import stand_in
from trainer.door.walk_in_forms import StandInForm
from trainer.door.walk_in_views import not_allowed
from trainer.errors import Refused
from trainer.registration.notice import notice

PAGE = "/door/<int:slot_id>/substitutions"


@door.route(PAGE)
@open_to(Role.DOOR, Role.ORGANISER)
def stand_ins(slot_id):
    """Who holds a seat and is not there: in whose place did somebody come?"""
    slot = slot_at(slot_id)
    if refused := not_allowed(slot):
        return refused
    view = Counter.at(slot, request.args.get("q", ""))
    absent = [line for line in view.found if line.id not in view.moments]
    page = "door/stand_in_people.html" if request.headers.get("HX-Request") else "door/stand_ins.html"
    return render_template(page, slot=slot, door=view, absent=absent)


@door.route(f"{PAGE}/<int:registration_id>", methods=["GET", "POST"])
@open_to(Role.DOOR, Role.ORGANISER)
def substitution(slot_id, registration_id):
    """Who came instead, and why; signed in at once."""
    slot, form = slot_at(slot_id), StandInForm()
    if refused := not_allowed(slot):
        return refused
    left = db.one_or_404(seat_queries.walk_in(slot.cohort, registration_id))
    staff = permission.is_staff(journal.actor())
    if form.validate_on_submit():
        try:
            said = form.exception.data or "", form.why_now.data
            made = stand_in(slot, left, form.facts(), form.reason.data, journal.actor(), *said)
            db.session.commit()
            flash(_("%(came)s takes the place of %(left)s and is signed in.", came=made.came.label,
                    left=made.left.label), "success")  # fmt: skip
            return redirect(url_for(".counter", slot_id=slot_id), 303)
        except Refused as refusal:
            db.session.rollback()
            slot, left = slot_at(slot_id), db.one_or_404(seat_queries.walk_in(slot_at(slot_id).cohort, registration_id))
            form.say(refusal)
    closed = outside(slot, now())
    form.why_now.flags.required = bool(closed)
    facts = {"one": left, "staff": staff, "notice": notice(slot.cohort), "closed": closed}
    return render_template("door/substitution.html", slot=slot, form=form, **facts)
