"""Seats of people who have not come: an organiser at the door frees one, and the next may come in."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import Role, open_to
from trainer.database import db
from trainer.door import seat_queries, walk_ins
from trainer.door.blueprint import door
from trainer.door.opening import slot_at
from trainer.errors import Refused
from trainer.registration.queries import participants_of

PAGE = "/door/<int:slot_id>/seats"


@door.route(PAGE)
@open_to(Role.ORGANISER)
def seats(slot_id):
    """Who holds a seat and was at no slot yet."""
    return _page(slot_at(slot_id))


@door.route(PAGE, methods=["POST"])
@open_to(Role.ORGANISER)
def release(slot_id):
    """Free the seat of the person that was chosen, for a reason."""
    slot = slot_at(slot_id)
    try:
        one = db.one_or_404(participants_of(slot.cohort).where(seat_queries.Registration.id == _chosen()))
        name = one.label
        walk_ins.release(slot, one, request.form.get("reason", ""), journal.actor())
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return _page(slot_at(slot_id), refusal), 422
    flash(_("The seat of %(name)s is free. Whose turn it is stands first below.", name=name), "success")
    return redirect(url_for(".walk_in_list", slot_id=slot_id), 303)


def _page(slot, refusal=None):
    absent = db.session.scalars(seat_queries.not_come(slot.cohort)).all()
    return render_template("door/seats.html", slot=slot, absent=absent, refusal=refusal, chosen=_chosen())


def _chosen():
    return request.values.get("absent", type=int)
