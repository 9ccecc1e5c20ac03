"""A participant's own record: each half-day of the cohort, and whether they were there."""

from trainer.attendance.models import Presence, Slot
from trainer.attendance.queries import slots_of
from trainer.database import db


def record_of(registration):
    """A list of (slot, present) in the order of the days; empty while the cohort has no slots."""
    own = (Presence.slot_id == Slot.id) & (Presence.registration_id == registration.id)
    rows = db.session.execute(slots_of(registration.cohort).add_columns(Presence.id).outerjoin(Presence, own))
    return [(slot, presence_id is not None) for slot, presence_id in rows]
