"""Tells the journal what devices took back. What they recorded stands in the scans themselves."""

from trainer.database import db
from trainer.journal import Entry


def tell_annulled(device, verdicts, ground, moment):
    """An entry on the record of each person whose presence was taken back, in the device's name; one statement."""
    db.session.add_all(
        Entry(
            at=moment, actor=device.name, act="presence_annulled", subject_type="registration",
            subject_id=each.registration_id, subject_label=each.name[:300], cohort_id=device.cohort_id,
            registration_id=each.registration_id,
            facts={"slot_id": each.slot_id, "device_id": device.id,
                   "changes": {"half_day": [ground.slots[each.slot_id].journal_label, None]}},
        )
        for each in verdicts
    )  # fmt: skip
