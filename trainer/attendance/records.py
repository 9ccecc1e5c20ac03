"""What is recorded about people: each slot of the cohort for one of them, or what is known of many at once."""

from collections import defaultdict

from sqlalchemy import exists, or_, select

from trainer.attendance.marks import marked
from trainer.attendance.models import Excuse, Presence, Slot
from trainer.attendance.queries import IN_ORDER, TITLED
from trainer.attendance.roll import groups_of
from trainer.attendance.windows import window
from trainer.database import db, now

NOTHING = (None, None)
SIGN = (
    Presence.slot_id, Presence.registration_id, Presence.at, Presence.way, Presence.left_at, Presence.left_reason
)  # fmt: skip


def record_of(registration, moment=None):
    """The Marks of one registration in the order of the slots; empty while the cohort has none."""
    return records_of([registration], moment)[registration.id]


def records_of(registrations, moment=None):
    """{registration id: [Mark, …]} at a moment (default: now); three statements for any number of them, and one where
    sessions are for some groups. A session for other groups is left out, unless something is recorded there."""
    moment = moment or now()
    ids, records = [one.id for one in registrations], {}
    slots = slots_with_entered({one.cohort_id for one in registrations})
    known = known_of(lambda table: table.registration_id.in_(ids))
    groups = groups_of(registrations, [slot for own in slots.values() for slot, _entered in own])
    for one in registrations:
        group = groups.get(one.id)
        records[one.id] = [
            marked(slot, window(slot, one.cohort.programme), *known.get((slot.id, one.id), NOTHING), moment, entered,
                   asked=slot.asks(group))
            for slot, entered in slots[one.cohort_id]
            if slot.asks(group) or (slot.id, one.id) in known
        ]  # fmt: skip
    return records


def marks_of(cohort, slots, ids=None):
    """{(slot id, registration id): Mark} of what is recorded at a cohort's slots; two statements.

    `ids`: only of these registrations.
    """
    times = {slot.id: (slot, window(slot, cohort.programme)) for slot in slots}

    def asked(table):
        everybody = table.slot_id.in_(times)
        return everybody if ids is None else everybody & table.registration_id.in_(ids)

    return {pair: marked(*times[pair[0]], *found) for pair, found in known_of(asked).items()}


def known_of(asked):
    """{(slot id, registration id): (presence as a row of SIGN or None, reason of an excuse or None)}.

    `asked(table)` is the condition on Presence and on Excuse that says about whom and where.
    """
    signs = db.session.execute(select(*SIGN).where(asked(Presence)))
    found = {(row.slot_id, row.registration_id): (row, None) for row in signs}
    excuses = select(Excuse.slot_id, Excuse.registration_id, Excuse.reason).where(asked(Excuse))
    for slot_id, registration_id, reason in db.session.execute(excuses):
        found.setdefault((slot_id, registration_id), (None, reason))
    return found


def slots_with_entered(cohort_ids):
    """{cohort id: [(slot, whether anything is recorded for it), …]} in order; one statement."""
    signed = exists(select(Presence.id).where(Presence.slot_id == Slot.id))
    found = select(Slot, or_(signed, Slot.paper_entered_at.is_not(None))).where(Slot.cohort_id.in_(cohort_ids))
    slots = defaultdict(list)
    for slot, entered in db.session.execute(found.order_by(*IN_ORDER).options(TITLED)):
        slots[slot.cohort_id].append((slot, bool(entered)))
    return slots
