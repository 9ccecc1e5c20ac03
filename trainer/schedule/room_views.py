"""The rooms of a cohort's venue."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.schedule import queries
from trainer.schedule.blueprint import schedule
from trainer.schedule.editor_views import place
from trainer.schedule.forms import RoomForm
from trainer.schedule.models import Room
from trainer.schedule.rooms import change_room, close_room, open_room

TAB = "schedule.agenda"


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/rooms", methods=["GET", "POST"])
@open_to(*STAFF)
def rooms(slug, number):
    """The rooms, and a form for one more."""
    cohort, form = db.one_or_404(cohort_at(slug, number)), RoomForm()
    if form.validate_on_submit():
        try:
            open_room(cohort, form.name.data, journal.actor(), capacity=form.capacity.data)
            db.session.commit()
            flash(_("The room %(name)s is added.", name=form.name.data), "success")
            return to_rooms(cohort)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    found = db.session.scalars(queries.rooms_of(cohort)).all()
    used = dict(db.session.execute(queries.sessions_by_room(cohort)).all())
    facts = {"cohort": cohort, "place": place(cohort), "rooms": found, "used": used, "form": form}
    return render_template("schedule/rooms.html", tab=TAB, **facts), 422 if form.is_submitted() else 200


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/rooms/<int:room_id>", methods=["GET", "POST"])
@open_to(*STAFF)
def room(slug, number, room_id):
    """One room, to be corrected."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = room_at(cohort, room_id)
    form = RoomForm(data={"name": found.name, "capacity": found.capacity})
    if form.validate_on_submit():
        try:
            change_room(found, form.name.data, form.capacity.data, journal.actor())
            db.session.commit()
            flash(_("The room %(name)s is saved.", name=form.name.data), "success")
            return to_rooms(cohort)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    page = render_template("schedule/room.html", cohort=cohort, room=found, form=form, tab=TAB)
    return page, 422 if form.is_submitted() else 200


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/rooms/<int:room_id>/removal", methods=["POST"])
@open_to(*STAFF)
def remove_room(slug, number, room_id):
    """Take a room out."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = room_at(cohort, room_id)
    name = found.name
    close_room(found, journal.actor())
    db.session.commit()
    flash(_("The room %(name)s is removed.", name=name), "success")
    return to_rooms(cohort)


def room_at(cohort, room_id):
    """The room of this cohort with this number, else 404."""
    return db.one_or_404(queries.rooms_of(cohort).where(Room.id == room_id))


def to_rooms(cohort):
    return redirect(url_for("schedule.rooms", **place(cohort)), 303)
