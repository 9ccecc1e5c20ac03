"""The days of an agenda, by Bangkok's calendar."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from trainer.schedule.models import TrainingSession
from trainer.settings import BANGKOK


@dataclass(frozen=True)
class Day:
    """One day with its sessions in order; `number` is 1 for the first, None for a day outside the cohort's."""

    date: date
    number: int | None
    sessions: list[TrainingSession] = field(default_factory=list)


def by_day(cohort, sessions):
    """Every day of the cohort, and any other on which a session still stands, as `Day`s in order.

    A session can stand outside when the cohort's dates were moved after it was planned.
    """
    numbers = {day: number for number, day in enumerate(days_of(cohort), start=1)}
    days = {day: Day(day, numbers.get(day)) for day in sorted({*numbers, *(each.day for each in sessions)})}
    for each in sorted(sessions, key=lambda each: (each.starts_at, each.ends_at, each.id or 0)):
        days[each.day].sessions.append(each)
    return list(days.values())


def days_of(cohort):
    """The days of a cohort in order; none when it has no dates."""
    if cohort.starts_on is None:
        return []
    return [cohort.starts_on + timedelta(days=n) for n in range((cohort.ends_on - cohort.starts_on).days + 1)]


def day_of(moment):
    """The Bangkok day of a moment."""
    return moment.astimezone(BANGKOK).date()


def clock_of(moment):
    """The time of day of a moment by Bangkok's clocks."""
    return moment.astimezone(BANGKOK).time()


def at(day: date, clock: time):
    """The moment, in UTC, at which Bangkok's clocks show this time on this day."""
    return datetime.combine(day, clock, BANGKOK).astimezone(UTC)
