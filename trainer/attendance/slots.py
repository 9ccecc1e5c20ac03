"""Half-days follow from the agenda: which there are, which of them is now, and what a change of the agenda does.

A half-day that holds a session or a ceremony is a slot: people sign for the time that the agenda keeps them there, and
a closing afternoon of ceremonies is such a time. A sign-in table alone, a break or a meal makes no slot. An entry
belongs to the half in which it begins; what begins at 12:00 in Bangkok or later is afternoon.
"""

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer import journal
from trainer.attendance.models import Half, Presence, Slot
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule.models import SessionKind, TrainingSession
from trainer.settings import BANGKOK
from trainer.upsert import insert_missing

COUNTING = (SessionKind.SESSION, SessionKind.CEREMONY)
NOON = 12


def follow_agenda(cohort, by=None):
    """Bring the slots in line with the agenda; return (added, removed) as sorted lists of (day, half).

    Raises Refused, naming the half-day, when one would vanish at which somebody was present.
    """
    wanted, standing = halves_of(cohort), _held(cohort)
    added, removed = sorted(wanted.keys() - standing.keys()), sorted(standing.keys() - wanted.keys())
    _refuse_if_attended([standing[each] for each in removed])
    if added:
        rows = [{"cohort_id": cohort.id, "day": each[0], "half": each[1], **wanted[each]} for each in added]
        insert_missing(Slot, rows)
    for each in wanted.keys() & standing.keys():
        for name, value in wanted[each].items():
            setattr(standing[each], name, value)
    for each in removed:
        db.session.delete(standing[each])
    if added or removed:
        journal.record(by, "half_days_followed", cohort, added=_spelt(added), removed=_spelt(removed))
    return added, removed


def halves_of(cohort):
    """The half-days that the agenda asks attendance for: {(day, half): {"starts_at", "ends_at", "minutes"}}."""
    counting = select(TrainingSession.kind, TrainingSession.starts_at, TrainingSession.ends_at).where(
        TrainingSession.cohort_id == cohort.id, TrainingSession.kind.in_(COUNTING)
    )
    halves = {}
    for kind, begins, ends in db.session.execute(counting):
        half = halves.setdefault(half_at(begins), {"starts_at": begins, "ends_at": ends, "minutes": 0})
        half["starts_at"], half["ends_at"] = min(half["starts_at"], begins), max(half["ends_at"], ends)
        half["minutes"] += (ends - begins).seconds // 60 if kind == SessionKind.SESSION else 0
    return halves


def half_at(moment):
    """The (day, half) of an aware moment by Bangkok's clocks; from 12:00 on it is afternoon."""
    local = moment.astimezone(BANGKOK)
    return local.date(), Half.MORNING if local.hour < NOON else Half.AFTERNOON


def slot_now(slots, moment):
    """Of slots in order, the one that people sign for at a moment: this half-day, else the next one, else the last.

    None when there are no slots at all.
    """
    here = half_at(moment)
    coming = [slot for slot in slots if (slot.day, slot.half) >= here]
    return coming[0] if coming else slots[-1] if slots else None


def _held(cohort):
    """The cohort's slots by (day, half), held until commit: nobody signs in at one that is about to go."""
    rows = db.session.scalars(select(Slot).where(Slot.cohort_id == cohort.id).order_by(Slot.id).with_for_update())
    return {(slot.day, Half(slot.half)): slot for slot in rows}


def _refuse_if_attended(slots):
    counted = (
        select(Presence.slot_id, func.count())
        .where(Presence.slot_id.in_([slot.id for slot in slots]))
        .group_by(Presence.slot_id)
    )
    attended = dict(db.session.execute(counted).all()) if slots else {}
    for slot in slots:
        if slot.id in attended:
            raise Refused(
                _(
                    "The agenda would leave nothing in the half-day %(slot)s, but %(count)s people were present then. "
                    "Keep a session in it, or take those presences back first.",
                    slot=slot.label,
                    count=attended[slot.id],
                )
            )


def _spelt(halves):
    return [f"{day.isoformat()} {half}" for day, half in halves]
