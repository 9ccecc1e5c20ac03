"""What the signed sheet of a slot says: whose signature it bears, kept beside what was recorded otherwise."""

from flask_babel import gettext as _
from sqlalchemy import delete, select

from trainer import journal
from trainer.attendance.models import Signature
from trainer.database import db, now
from trainer.errors import Refused
from trainer.upsert import insert_missing


def signed_at(slot):
    """The ids of the registrations whose signature the sheet bears."""
    return frozenset(db.session.scalars(select(Signature.registration_id).where(Signature.slot_id == slot.id)))


def keep(slot, lines, by):
    """Write down that the sheet bears the signatures of these people (roll.Lines), and of nobody else.

    The caller holds the slot. Raises Refused before the slot's day, and in a closed cohort.
    """
    slot.cohort.refuse_if_closed()
    if not slot.begun:
        raise Refused(_("%(slot)s is still to come: nobody can have signed its sheet.", slot=slot.label))
    before, after = signed_at(slot), {line.id: line for line in lines}
    rows = [{"slot_id": slot.id, "registration_id": each, "account_id": by and by.id} for each in after.keys() - before]
    if rows:
        insert_missing(Signature, rows)
    erased = delete(Signature).where(Signature.slot_id == slot.id, Signature.registration_id.not_in(after))
    db.session.execute(erased.execution_options(synchronize_session=False))
    first, slot.paper_entered_at = slot.paper_entered_at is None, now()
    if first or before != after.keys():
        names = [line.name for line in lines]
        journal.record(by, "entered_sheet", slot, count=len(lines), people=names, ids=sorted(after))
