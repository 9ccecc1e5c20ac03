"""Materials by where they stand: those of the whole training, then day by day, session by session."""

from dataclasses import dataclass, field
from datetime import timedelta

from flask_babel import gettext as _

from trainer.look import clock, short_date
from trainer.schedule.days import by_day
from trainer.schedule.models import SessionKind

TAUGHT = (SessionKind.SESSION, SessionKind.CEREMONY)


@dataclass
class Board:
    """One stretch of the shelf; `place` as forms name it ("", "day-1", "session-7"), `items` what stands on it."""

    place: str
    session: object = None
    items: list = field(default_factory=list)


@dataclass
class Part:
    """The whole training (`day` None) or one of its days, with boards: its own first, then one for each session."""

    number: int | None
    date: object
    boards: list

    @property
    def filled(self):
        return [board for board in self.boards if board.items]


def parts(cohort, sessions, items, material=lambda item: item, bare=True):
    """The Parts of a cohort's shelf, in order, with `items` (from each of which `material` takes the Material) on them.

    `sessions`: TrainingSessions, or the Entries of a version. With `bare` sessions on which nothing stands are there
    too, breaks and meals excepted; without it only what is filled.
    """
    found = [Part(None, None, [Board("")])]
    for day in by_day(cohort, sessions):
        own = [Board(f"day-{day.number}")] if day.number else []
        held = [Board(f"session-{one.id}", one) for one in day.sessions]
        found.append(Part(day.number, day.date, own + held))
    boards = {board.place: board for part in found for board in part.boards}
    for item in items:
        one = material(item)
        place = one.told_place if one.told_place in boards else one.place
        if place not in boards and one.session_id:  # a session that these readers were not told of
            place = f"day-{one.day}" if one.day else ""
        if place not in boards:  # a day that the cohort has no longer
            found.append(Part(one.day, day_of(cohort, one.day), [Board(place)]))
            boards[place] = found[-1].boards[0]
        boards[place].items.append(item)
    for part in found:
        part.boards = [one for one in part.boards if one.items or bare and wanted(one)]
    return [part for part in found if part.filled or bare]


def wanted(board):
    """Whether a board on which nothing stands is shown to those who fill the shelf."""
    return board.session is None or board.session.kind in TAUGHT


def day_of(cohort, number):
    return cohort.starts_on and number and cohort.starts_on + timedelta(days=number - 1)


def places(cohort, sessions, kept=""):
    """The places of a cohort's shelf by day, for a select: {words of the day: [(place, words)]}.

    `kept` is the place that something has already; it is among them, whatever became of the agenda.
    """
    found = {_("All days"): [("", _("The whole training"))]}
    for day in by_day(cohort, sessions):
        held = [(f"session-{one.id}", f"{clock(one.starts_at)} {one.title}") for one in day.sessions
                if one.kind in TAUGHT or f"session-{one.id}" == kept]  # fmt: skip
        own = [(f"day-{day.number}", _("The whole day"))] if day.number else []
        if own or held:
            called = _("Day %(number)s", number=day.number) + " · " if day.number else ""
            found[called + short_date(day.date)] = own + held
    if kept not in {place for group in found.values() for place, _words in group}:
        found[_("As it is")] = [(kept, _("Day %(number)s", number=kept.removeprefix("day-")))]
    return found
