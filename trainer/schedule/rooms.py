"""The rooms of a cohort's venue and what is done with them."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule.models import Room, TrainingSession
from trainer.thai.text import clean


def open_room(cohort, name, by, capacity=None):
    """Add a room to a cohort and return it. Raises Refused for an empty name and for one that exists."""
    room = Room(cohort_id=cohort.id, name=_named(name), capacity=capacity)
    try:
        with db.session.begin_nested():
            db.session.add(room)
    except IntegrityError:
        raise Refused(_("There is a room %(name)s already.", name=room.name), "name") from None
    journal.record(by, "created", room)
    return room


def change_room(room, name, capacity, by):
    """Rename a room or correct its capacity. Raises Refused as `open_room` does."""
    before, name = {"room_name": room.name, "room_capacity": room.capacity}, _named(name)
    try:
        with db.session.begin_nested():
            room.name, room.capacity = name, capacity
    except IntegrityError:
        raise Refused(_("There is a room %(name)s already.", name=name), "name") from None
    after = {"room_name": room.name, "room_capacity": room.capacity}
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if changes:
        journal.record(by, "changed", room, changes=changes)


def close_room(room, by):
    """Take a room out. Raises Refused while sessions are held in it."""
    if db.session.query(TrainingSession.id).filter_by(room_id=room.id).first():
        raise Refused(_("Sessions are held in %(name)s. Give them another room first.", name=room.name))
    journal.record(by, "removed", room)
    db.session.delete(room)
    db.session.flush()


def _named(name):
    name = clean(name)
    if not name or len(name) > 200:
        raise Refused(_("Give the room a name of no more than 200 characters."), "name")
    return name
