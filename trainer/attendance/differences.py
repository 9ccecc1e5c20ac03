"""Paper beside the record: who signed but is not recorded, who is recorded but did not sign, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import and_, select

from trainer import journal
from trainer.attendance import checkin, printed, roll
from trainer.attendance.models import LeftDifference, Presence, Signature, Way
from trainer.attendance.numbered import Numbered
from trainer.attendance.paperwork import PRESENT, SIGNED
from trainer.attendance.roll import Line
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.registration.models import Registration, State
from trainer.upsert import DIALECTS


@dataclass(frozen=True)
class Difference:
    """One line: `signed` without a presence, or else a presence (`at`, `way`) without a signature. `left` is the
    LeftDifference by which somebody let it be."""

    line: Line
    signed: bool
    at: datetime | None = None
    way: Way | None = None
    left: LeftDifference | None = None

    @property
    def seated(self):
        return self.line.state == State.ACCEPTED


def differences_at(slot):
    """(signed but not recorded, recorded but not signed): lists of Difference in the order of the paper."""
    signed = db.session.execute(_beside(Signature, True, slot).where(~PRESENT)).all()
    recorded = db.session.execute(_beside(Presence, False, slot).where(~SIGNED)).all()
    lines = _lines(slot, [row.registration_id for row in (*signed, *recorded)])
    found = (
        [Difference(lines[row.registration_id], True, left=row.LeftDifference) for row in signed],
        [Difference(lines[row.registration_id], False, row.at, row.way, row.LeftDifference) for row in recorded],
    )
    return tuple(sorted(side, key=lambda one: (one.line.number or 10**6, one.line.name)) for side in found)


def count(slot, ids, by):
    """Count people whom the paper shows as present; returns how many. Raises Refused for who holds no seat."""
    return len(checkin.mark_present(_held(slot), _among(slot, ids, signed=True), by, Way.PAPER))


def take_back(slot, ids, by, reason):
    """Take presences back that no signature stands behind; returns how many. Raises Refused without a reason."""
    return len(checkin.annul(_held(slot), _among(slot, ids, signed=False), by, reason))


def leave(slot, ids, by, reason, signed):
    """Let differences of one side be, and remember why; returns how many."""
    _held(slot).cohort.refuse_if_closed()
    ids, reason, moment = _among(slot, ids, signed), " ".join(reason.split()), now()
    facts = {"signed": signed, "reason": reason, "at": moment, "account_id": by and by.id}
    rows = [{"slot_id": slot.id, "registration_id": each, **facts} for each in ids]
    if rows:
        insert = DIALECTS[db.session.get_bind().dialect.name](LeftDifference)
        keys = [LeftDifference.slot_id, LeftDifference.registration_id]
        values = {name: insert.excluded[name] for name in facts}
        db.session.execute(insert.on_conflict_do_update(index_elements=keys, set_=values), rows)
    for one in db.session.scalars(select(Registration).where(Registration.id.in_(ids)).order_by(Registration.id)):
        half_day = {"half_day": [None, slot.journal_label]}
        journal.record(by, "left_difference", one, slot_id=slot.id, reason=reason, signed=signed, changes=half_day)
    return len(ids)


def _held(slot):
    """The slot, held, so that two who decide about its differences do it one after the other."""
    if slot.paper_entered_at is None:
        raise Refused(_("The sheet of %(slot)s was not entered yet.", slot=slot.label))
    return lock(slot)


def _among(slot, ids, signed):
    """Those of the ids that still differ on this side; the others were decided meanwhile."""
    if not ids:
        raise Refused(_("Tick the lines first."))
    side, beside = (Signature, PRESENT) if signed else (Presence, SIGNED)
    still = select(side.registration_id).where(side.slot_id == slot.id, side.registration_id.in_(ids), ~beside)
    return sorted(db.session.scalars(still))


def _beside(side, signed, slot):
    """Rows of one side of a slot, each with the LeftDifference that speaks of it."""
    same = LeftDifference.slot_id == side.slot_id, LeftDifference.registration_id == side.registration_id
    of_it = and_(*same, LeftDifference.signed.is_(signed))
    columns = (side.registration_id, *((Presence.at, Presence.way) if side is Presence else ()), LeftDifference)
    return select(*columns).select_from(side).outerjoin(LeftDifference, of_it).where(side.slot_id == slot.id)


def _lines(slot, ids):
    """The people by id, with the number that the last sheet gives them."""
    numbered = Numbered.of(slot, db.session.scalar(printed.sheets_of(slot).limit(1)))
    lines = {line.id: line for line in numbered.lines}
    return roll.lines_of(slot.cohort, [each for each in ids if each not in lines]) | lines
