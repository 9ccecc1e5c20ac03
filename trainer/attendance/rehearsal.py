"""After a rehearsal: everything that was recorded at chosen slots is thrown away, and the journal keeps what it was.

A tombstone for everybody keeps devices that still hold scans of the rehearsal from bringing them back.
"""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from trainer import journal
from trainer.attendance import tombstones
from trainer.attendance.corrections import given
from trainer.attendance.models import Excuse, LeftDifference, Presence, Signature, Slot
from trainer.attendance.queries import slots_of
from trainer.attendance.signals import resetting
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.people.models import Person
from trainer.registration.models import Registration, State
from trainer.thai import names

KEPT = {"presences": Presence, "signatures": Signature, "excuses": Excuse}


@dataclass(frozen=True)
class Recorded:
    """How much stands at one slot."""

    slot: Slot
    presences: int
    signatures: int
    excuses: int

    @property
    def anything(self):
        return bool(self.presences or self.signatures or self.excuses or self.slot.paper_entered_at)


def recorded(cohort):
    """What stands at each slot of a cohort, in order: a list of Recorded; one statement."""
    counts = [_count(model) for model in KEPT.values()]
    return [Recorded(*row) for row in db.session.execute(slots_of(cohort).add_columns(*counts))]


def reset(cohort, slots, reason, by):
    """Throw away presences, signatures and excuses of these slots; returns how many presences went.

    Raises Refused without a reason, where nothing stands at the slots, in a closed cohort, and when a later chapter
    leans on what is recorded (see `signals.resetting`). Nobody's seat changes.
    """
    lock(cohort).refuse_if_closed()
    reason = given(reason, _("Please say why everything is thrown away."))
    chosen = {slot.id for slot in slots}
    standing = [each for each in recorded(cohort) if each.slot.id in chosen and each.anything]
    if not standing:
        raise Refused(_("Nothing is recorded at what was chosen."), "slots")
    slots = [each.slot for each in standing]
    resetting.send(cohort, slots=slots, by=by)
    for each in standing:
        _write_down(each, reason, by)
    _bury(cohort, slots, reason)
    for model in (*KEPT.values(), LeftDifference):
        gone = delete(model).where(model.slot_id.in_([slot.id for slot in slots]))
        db.session.execute(gone.execution_options(synchronize_session="fetch"))
    for slot in slots:
        slot.paper_entered_at = None
    return sum(each.presences for each in standing)


def _count(model):
    return select(func.count()).where(model.slot_id == Slot.id).scalar_subquery()


def _write_down(each, reason, by):
    """One entry a slot, with numbers, and with the names of those who had been present."""
    people = select(Registration.id, Person.title, Person.first_name, Person.last_name).join(Registration.person)
    there = people.join(Presence, Presence.registration_id == Registration.id).where(Presence.slot_id == each.slot.id)
    rows = db.session.execute(there.order_by(Person.sort_key, Registration.id)).all()
    called = [names.join(row.title, row.first_name, row.last_name) for row in rows]
    facts = {name: getattr(each, name) for name in KEPT}
    ids = [row.id for row in rows]
    journal.record(by, "reset_slot", each.slot, reason=reason, count=each.presences, people=called, ids=ids, **facts)


def _bury(cohort, slots, reason):
    """A tombstone for whoever holds a seat, and for whoever was recorded: devices know no others."""
    seated = select(Registration.id).where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
    moment = now()
    for slot in slots:
        there = select(Presence.registration_id).where(Presence.slot_id == slot.id)
        tombstones.bury(slot.id, db.session.scalars(seated.union(there)).all(), moment, reason)
