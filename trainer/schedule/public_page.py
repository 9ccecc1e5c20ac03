"""How a reader wants the agenda laid out: by day, by room or by topic, whole or for one group. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.schedule.days import by_day
from trainer.schedule.versions import Entry


class By(StrEnum):
    """What the sections of the page are."""

    DAY = "day"
    ROOM = "room"
    TOPIC = "topic"


@dataclass
class Section:
    """One section; `day` is the date of a day (schedule.days.Day), `name` a room's or topic's, "" where none is named.

    `anchor` is its place on the page.
    """

    anchor: str
    day: object = None
    name: str = ""
    sessions: list[Entry] = field(default_factory=list)


def laid_out(cohort, entries: Sequence[Entry], by=By.DAY) -> list[Section]:
    """The entries in sections; days in order and also those without entries, rooms and topics by name, unnamed last."""
    if by == By.DAY:
        return [Section(f"day-{day.date}", day=day.date, sessions=day.sessions) for day in by_day(cohort, entries)]
    names = sorted({getattr(one, by) for one in entries}, key=lambda name: (not name, name))
    return [
        Section(f"{by}-{place}", name=name, sessions=[one for one in entries if getattr(one, by) == name])
        for place, name in enumerate(names, 1)
    ]


def groups_in(entries: Sequence[Entry]) -> list[int]:
    """The numbers of the groups that have sessions of their own."""
    return sorted({number for one in entries for number in one.groups})


def wanted(entries: Sequence[Entry], group: int | None) -> list[Entry]:
    """What is left for one group; everything without one."""
    return [one for one in entries if group is None or one.concerns(group)]
