"""Which slots an account may open at the door, and when it may sign people in there.

A door account opens the slots of today's cohorts and signs in while sign-in is open; staff open any, and outside of
those hours they say why, at the counter, for somebody without a seat and for a substitute alike.
"""

from flask_babel import gettext as _

from trainer.access import STAFF, may
from trainer.attendance import queries
from trainer.attendance.models import Slot
from trainer.attendance.windows import outside
from trainer.database import db, now
from trainer.door.permission import is_staff
from trainer.errors import Refused
from trainer.look import today


def slots_open():
    """The slots that whoever is signed in may open at the door."""
    return queries.slots_anywhere() if may(*STAFF) else queries.slots_at_door(today())


def slot_at(slot_id):
    """One of them, or 404."""
    return db.one_or_404(slots_open().where(Slot.id == slot_id))


def why_outside(slot, by, why=""):
    """The reason with which somebody is signed in now: "" while sign-in is open, or for the command line (None).

    Raises Refused, saying when it opens or has closed: for a door account always, for staff who give no reason.
    """
    trouble, why = by is not None and outside(slot, now()), " ".join((why or "").split())
    if trouble and not is_staff(by):
        raise Refused(trouble)
    if trouble and not why:
        raise Refused(trouble + " " + _("To sign somebody in all the same, say why."), "why_now")
    return why if trouble else ""
