"""When a material is released: at once, at a moment, or with what it belongs to; and how it stays in step with that.

What it belongs to lasts as the published agenda says, which is what people were told; a draft moves nothing. Only while
nothing at all is published the draft stands for it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import select, update

from trainer.database import db, now
from trainer.materials.models import Material, Release
from trainer.programmes.signals import cohort_changing
from trainer.schedule.days import at, day_of
from trainer.schedule.models import TrainingSession
from trainer.schedule.signals import agenda_changed, agenda_published, sessions_leaving
from trainer.schedule.versions import published

MIDNIGHT, A_DAY = time(), timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """What a cohort's time looks like: its first and last day, and {session id: (starts_at, ends_at)}.

    `sessions` as people know them, `planned` those that only the draft holds: nobody was told when they are.
    """

    first: date | None
    last: date | None
    sessions: dict
    planned: dict = field(default_factory=dict)

    def span(self, session_id, day):
        """From when to when that lasts to which a material belongs; None while nobody knows.

        A session lasts as the agenda says; a day, and the whole training, from its first entry to the end of its last,
        and without entries from midnight to midnight.
        """
        if session_id in self.sessions:
            return self.sessions[session_id]
        if self.first is None or session_id in self.planned:
            return None
        first, last = (self.first, self.last) if day is None else [self.first + (day - 1) * A_DAY] * 2
        held = [span for span in self.sessions.values() if first <= day_of(span[0]) <= last]
        if held:
            return min(start for start, _end in held), max(end for _start, end in held)
        return at(first, MIDNIGHT), at(last + A_DAY, MIDNIGHT)

    def day(self, session_id):
        """Which day of the cohort a session is on, 1 for the first; None for one outside of it."""
        span = self.sessions.get(session_id) or self.planned.get(session_id)
        if self.first is None or span is None:
            return None
        number = (day_of(span[0]) - self.first).days + 1
        return number if self.first + (number - 1) * A_DAY <= self.last and number > 0 else None


def calendar_of(cohort, **facts):
    """The Calendar of a cohort; `facts` are those that are about to change (starts_on, ends_on)."""
    days = facts.get("starts_on", cohort.starts_on), facts.get("ends_on", cohort.ends_on)
    session = select(TrainingSession.id, TrainingSession.starts_at, TrainingSession.ends_at)
    rows = db.session.execute(session.where(TrainingSession.cohort_id == cohort.id))
    draft, version = {key: (start, end) for key, start, end in rows}, published(cohort)
    if version is None:
        return Calendar(*days, draft)
    told = {one.id: (one.starts_at, one.ends_at) for one in version.sessions}
    return Calendar(*days, told, {key: span for key, span in draft.items() if key not in told})


def moment_of(release, chosen, span, before, moment):
    """When it is released: an aware moment, or None while nobody knows. Pure.

    `chosen`: the moment somebody set; `span`: how long that lasts to which it belongs; `before`: when it was released,
    or would have been, until now.
    """
    if release == Release.AT_ONCE:
        return before if before and before <= moment else moment
    if release == Release.AT_MOMENT:
        return chosen
    return span and span[0 if release == Release.AT_START else 1]


def settle(material, calendar, moment: datetime | None = None):
    """Bring day and moment of release of a material in line with the calendar."""
    if material.left_session_id not in calendar.sessions:
        material.left_session_id = None
    material.day = calendar.day(material.told_session_id) or material.day
    span = calendar.span(material.told_session_id, material.day)
    material.released_at = moment_of(
        material.release, material.release_at, span, material.released_at, moment or now()
    )


def init_app():
    """Follow the agenda and the cohort's days."""
    sessions_leaving.connect(stay)
    agenda_changed.connect(keep_in_step)
    agenda_published.connect(keep_in_step)
    cohort_changing.connect(keep_in_step)


def stay(cohort, sessions, **_more):
    """Sessions leave the draft: what belongs to one that people were told of does so until they are told otherwise."""
    version = published(cohort)
    known = {one.id for one in sessions} & {one.id for one in version.sessions} if version else set()
    if known:
        theirs = update(Material).where(Material.session_id.in_(known))
        db.session.execute(theirs.values(left_session_id=Material.session_id))


def keep_in_step(cohort, facts=None, **_more):
    """The agenda has changed or was published, or the cohort's days will: what hangs on them is released by them."""
    facts = facts or {}
    if facts and not {"starts_on", "ends_on"} & facts.keys():
        return
    db.session.flush()
    found = select(Material).where(Material.cohort_id == cohort.id).execution_options(populate_existing=True)
    hanging = db.session.scalars(found).all()
    if hanging:
        calendar = calendar_of(cohort, **facts)
        for material in hanging:
            settle(material, calendar)
