"""Which slots an account may open at the door: a door account those of today's cohorts, staff any."""

from trainer.access import STAFF, may
from trainer.attendance import queries
from trainer.attendance.models import Slot
from trainer.database import db
from trainer.look import today


def slots_open():
    """The slots that whoever is signed in may open at the door."""
    return queries.slots_anywhere() if may(*STAFF) else queries.slots_at_door(today())


def slot_at(slot_id):
    """One of them, or 404."""
    return db.one_or_404(slots_open().where(Slot.id == slot_id))
