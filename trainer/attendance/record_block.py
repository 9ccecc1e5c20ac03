"""A person's attendance in short, on the record of the registration, with the way to the page that puts it right."""

from sqlalchemy import select

from trainer.attendance.models import Presence
from trainer.attendance.queries import slots_of
from trainer.database import db
from trainer.registration.models import State
from trainer.registration.record_blocks import Block


def block(registration):
    """The Block for who holds a seat, or was there; None for others, and before the agenda is entered."""
    own = Presence.registration_id == registration.id
    there = set(db.session.scalars(select(Presence.slot_id).where(own)))
    slots = db.session.scalars(slots_of(registration.cohort)).all()
    if not slots or registration.state != State.ACCEPTED and not there:
        return None
    return Block("attendance/record_block.html", {"slots": len(slots), "there": len(there)})
