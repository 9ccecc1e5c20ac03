"""How far the paper of each slot is: printed, entered, and in how many lines it differs from what was recorded."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select

from trainer.attendance import queries
from trainer.attendance.models import LeftDifference, Presence, PrintedSheet, Signature, Slot
from trainer.database import db

# The same person at the same slot, on the other side.
PRESENT = exists().where(Presence.slot_id == Signature.slot_id, Presence.registration_id == Signature.registration_id)
SIGNED = exists().where(Signature.slot_id == Presence.slot_id, Signature.registration_id == Presence.registration_id)


def left(side):
    """That a difference was looked at and left; `side` is Signature or Presence, whichever stands alone."""
    same = LeftDifference.slot_id == side.slot_id, LeftDifference.registration_id == side.registration_id
    return exists().where(*same, LeftDifference.signed.is_(side is Signature))


@dataclass(frozen=True)
class Paperwork:
    """One slot. `asked` is how many people it asks to sign, `signed` and `recorded` count those of them.

    `unrecorded`: signed but not recorded; `unsigned`: recorded but not signed; both without those that
    somebody left so."""

    slot: Slot
    printed_at: datetime | None
    unrecorded: int
    unsigned: int
    asked: int
    signed: int
    recorded: int

    @property
    def entered(self):
        return self.slot.paper_entered_at is not None

    @property
    def differing(self):
        """How many lines wait for a decision; none while the sheet was not entered."""
        return self.unrecorded + self.unsigned if self.entered else 0


def paperwork(cohort):
    """The Paperwork of each slot in order; four statements."""
    seated = db.session.execute(queries.by_group(cohort)).all()
    sides = [db.session.execute(queries.by_slot_and_group(side, cohort)).all() for side in (Signature, Presence)]
    rows = db.session.execute(
        queries.slots_of(cohort).add_columns(
            select(func.max(PrintedSheet.printed_at)).where(PrintedSheet.slot_id == Slot.id).scalar_subquery(),
            _count(Signature, and_(~PRESENT, ~left(Signature))), _count(Presence, and_(~SIGNED, ~left(Presence))),
        )
    )  # fmt: skip
    return [
        Paperwork(slot, *facts, _people(slot, seated), *(_people(slot, _at(slot, side)) for side in sides))
        for slot, *facts in rows
    ]


def _at(slot, side):
    return [(group, people) for slot_id, group, people in side if slot_id == slot.id]


def _people(slot, groups):
    """How many of these (group, people) a slot asks."""
    return sum(people for group, people in groups if slot.asks(group))


def following(papers, slot_id):
    """The sheet to be entered next after that of a slot: one whose time has come and that was not entered, or None."""
    places = [place for place, each in enumerate(papers) if each.slot.id == slot_id]
    first = places[0] + 1 if places else 0
    waiting = [each for each in papers[first:] + papers[:first] if each.slot.started and not each.entered]
    return waiting[0] if waiting else None


def _count(side, *conditions):
    return select(func.count()).where(side.slot_id == Slot.id, *conditions).scalar_subquery()
