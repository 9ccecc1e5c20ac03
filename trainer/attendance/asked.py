"""What the agenda asks people to sign in for: half-days, or each session where the programme says so.

A half-day that holds a session or a ceremony is signed for: people sign for the time that the agenda keeps them there,
and a closing afternoon of ceremonies is such a time. A sign-in table alone, a break or a meal asks for nothing. An
entry belongs to the half in which it begins; what begins at 12:00 in Bangkok or later is afternoon. Where each session
is signed for, ceremonies are not: they are no training.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select

from trainer.attendance.models import Half, journal_label
from trainer.database import db
from trainer.programmes.models import Signed
from trainer.schedule.hours import minutes_of
from trainer.schedule.models import SessionKind, TrainingSession
from trainer.settings import BANGKOK

COUNTING = (SessionKind.SESSION, SessionKind.CEREMONY)
NOON = 12


@dataclass(frozen=True)
class Asked:
    """One time to sign in for, as the columns of a slot; `title` is the session's, None for a half-day."""

    day: date
    half: Half
    starts_at: datetime
    ends_at: datetime
    minutes: int
    session_id: int | None = None
    title: str | None = None

    @property
    def key(self):
        """What makes it the same slot after a change of the agenda: see `key_of`."""
        return key_of(self)

    @property
    def journal_label(self):
        return journal_label(self.day, self.half, self.starts_at, self.title)

    @property
    def columns(self):
        """The same as {column of a slot: value}."""
        return {name: value for name, value in asdict(self).items() if name != "title"}


def key_of(slot):
    """The session of a session's slot, the (day, half) of a half-day's: what both have in common across changes."""
    return slot.session_id or (slot.day, Half(slot.half))


def asked_of(cohort, signed):
    """{key: Asked} of a cohort's agenda in order; `signed` (a Signed) is what people sign in for. One statement."""
    columns = (
        TrainingSession.id, TrainingSession.kind, TrainingSession.title, TrainingSession.starts_at,
        TrainingSession.ends_at,
    )  # fmt: skip
    counting = select(*columns).where(TrainingSession.cohort_id == cohort.id, TrainingSession.kind.in_(COUNTING))
    entries = db.session.execute(
        counting.order_by(TrainingSession.starts_at, TrainingSession.ends_at, TrainingSession.id)
    ).all()
    found = sessions(entries) if signed == Signed.SESSIONS else half_days(entries)
    return {one.key: one for one in found}


def half_days(entries):
    """The half-days that entries (in order, with kind, starts_at and ends_at) make."""
    halves = {}
    for entry in entries:
        halves.setdefault(half_at(entry.starts_at), []).append(entry)
    for (day, half), own in halves.items():
        training = [(one.starts_at, one.ends_at) for one in own if one.kind == SessionKind.SESSION]
        ends_at = max(one.ends_at for one in own)
        yield Asked(day, half, own[0].starts_at, ends_at, minutes_of(training))


def sessions(entries):
    """One for each session among entries."""
    for one in entries:
        if one.kind == SessionKind.SESSION:
            span = one.starts_at, one.ends_at
            yield Asked(*half_at(one.starts_at), *span, minutes_of([span]), one.id, one.title)


def half_at(moment):
    """The (day, half) of an aware moment by Bangkok's clocks; from 12:00 on it is afternoon."""
    local = moment.astimezone(BANGKOK)
    return local.date(), Half.MORNING if local.hour < NOON else Half.AFTERNOON
