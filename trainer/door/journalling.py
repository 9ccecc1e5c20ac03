"""Tells the journal what devices took back. What they recorded stands in the scans themselves."""

from sqlalchemy import insert, select

from trainer.attendance.models import Slot, journal_label
from trainer.journal import Entry
from trainer.schedule.models import TrainingSession


def tell_annulled(connection, device, verdicts, moment):
    """An entry on the record of each person whose presence was taken back, in the device's name; two statements."""
    if not verdicts:
        return
    wanted = (
        select(Slot.id, Slot.day, Slot.half, Slot.starts_at, TrainingSession.title)
        .outerjoin(Slot.session)
        .where(Slot.id.in_({each.slot_id for each in verdicts}))
    )
    slots = {slot_id: journal_label(*facts) for slot_id, *facts in connection.execute(wanted)}
    entries = [
        {
            "at": moment, "actor": device.name, "act": "presence_annulled", "subject_type": "registration",
            "subject_id": each.registration_id, "subject_label": each.name[:300], "cohort_id": device.cohort_id,
            "registration_id": each.registration_id,
            "facts": {"slot_id": each.slot_id, "device_id": device.id,
                      "changes": {"half_day": [slots[each.slot_id], None]}},
        }
        for each in verdicts
    ]  # fmt: skip
    connection.execute(insert(Entry.__table__), entries)
