"""What is doubtful about an agenda: warnings for a person to judge, never refusals. Pure."""

from dataclasses import dataclass
from datetime import date, time
from itertools import combinations

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.schedule.circumstances import Circumstances
from trainer.schedule.days import clock_of
from trainer.schedule.models import SessionKind

NOON, LUNCH = time(12), (time(9), time(14))  # a meal that begins between these is lunch
PAUSES = (SessionKind.SIGN_IN, SessionKind.BREAK, SessionKind.MEAL)  # people come and go at these


@dataclass(frozen=True)
class Clash:
    """One doubt in words; `sessions` are the ids concerned.

    `code`: room, speaker, groups, overlap, elsewhere, capacity, no_group, noon, no_sign_in, outside.
    """

    code: str
    day: date
    text: str
    sessions: tuple[int, ...] = ()


def clashes(days, around=None):
    """All doubts about an agenda, given as `Day`s, in its order; `around` are its `Circumstances`."""
    around = around or Circumstances()
    return [clash for day in days for clash in _doubts(day, around)]


def _doubts(day, around):
    yield from _outside(day)
    yield from _overlaps(day)
    yield from _elsewhere(day, around)
    yield from _crowds(day, around)
    yield from _after_noon(day, around)
    yield from _without_sign_in(day)


def _outside(day):
    if day.number is None:
        text = _("This day lies outside the cohort's dates. Move its entries or remove them.")
        yield Clash("outside", day.date, text, tuple(session.id for session in day.sessions))


def _overlaps(day):
    for first, second in combinations(day.sessions, 2):
        if second.starts_at < first.ends_at:
            yield from _reasons(day, first, second)


def _reasons(day, first, second):
    """Why two entries at the same time are doubtful: the same room, speaker or group, or else the overlap itself.

    Entries for groups that do not meet may well be at the same time.
    """
    ids, pair = (first.id, second.id), {"first": first.title, "second": second.title}
    found = []
    if first.room_id and first.room_id == second.room_id:
        text = _("%(room)s is used twice at the same time: %(first)s / %(second)s", room=first.room.name, **pair)
        found.append(Clash("room", day.date, text, ids))
    for speaker in first.speakers:
        if speaker in second.speakers:
            text = _("%(name)s speaks twice at the same time: %(first)s / %(second)s", name=speaker.name, **pair)
            found.append(Clash("speaker", day.date, text, ids))
    both = set(first.groups) & set(second.groups)
    if both:
        text = _("Group %(numbers)s would be at two places at once: %(first)s / %(second)s",
                 numbers=", ".join(map(str, sorted(both))), **pair)  # fmt: skip
        found.append(Clash("groups", day.date, text, ids))
    if bool(first.groups) != bool(second.groups):
        found += _everybodys(day, *sorted((first, second), key=lambda one: bool(one.groups)))
    if found or first.groups and second.groups:
        return found
    return [Clash("overlap", day.date, _("At the same time: %(first)s / %(second)s", **pair), ids)]


def _everybodys(day, whole, other):
    """Who is in a group would have to be at both: at what is for everybody and at what is for groups."""
    if whole.kind not in PAUSES:
        text = _("“%(whole)s” is for everybody, but at the same time “%(other)s” is for group %(numbers)s.",
                 whole=whole.title, other=other.title, numbers=", ".join(map(str, other.groups)))  # fmt: skip
        yield Clash("groups", day.date, text, (whole.id, other.id))


def _elsewhere(day, around):
    """Speakers who stand on another cohort's agenda at the same time."""
    for session in day.sessions:
        own = {speaker.id for speaker in session.speakers}
        for busy in around.elsewhere:
            if busy.speaker_id in own and busy.starts_at < session.ends_at and session.starts_at < busy.ends_at:
                text = _("%(name)s speaks at the same time in %(cohort)s: %(first)s / %(second)s", name=busy.name,
                         cohort=busy.cohort, first=session.title, second=busy.title)  # fmt: skip
                yield Clash("elsewhere", day.date, text, (session.id,))


def _crowds(day, around):
    """Rooms too small for those who come, and groups that there are not."""
    for session in day.sessions:
        missing = [number for number in session.groups if around.groups and number not in around.groups]
        if missing:
            text = _("“%(title)s” is for group %(numbers)s, which this cohort does not have.", title=session.title,
                     numbers=", ".join(map(str, missing)))  # fmt: skip
            yield Clash("no_group", day.date, text, (session.id,))
        seats, people = session.room and session.room.capacity, around.expected(session.groups)
        if seats and people > seats:
            text = _("%(room)s has %(seats)s seats, and %(people)s people come to “%(title)s”.", people=people,
                     room=session.room.name, seats=seats, title=session.title)  # fmt: skip
            yield Clash("capacity", day.date, text, (session.id,))


def _after_noon(day, around):
    """Monks, novices and nuns eat before noon: some lunch of the day has to be over by then."""
    meals = [one for one in day.sessions if one.kind == SessionKind.MEAL]
    lunches = [one for one in meals if LUNCH[0] <= clock_of(one.starts_at) < LUNCH[1]]
    if around.before_noon and lunches and all(clock_of(one.ends_at) > NOON for one in lunches):
        text = ngettext("%(num)s participant eats before noon only, but “%(title)s” ends after it.",
                        "%(num)s participants eat before noon only, but “%(title)s” ends after it.",
                        around.before_noon, title=lunches[0].title)  # fmt: skip
        yield Clash("noon", day.date, text, tuple(one.id for one in lunches))


def _without_sign_in(day):
    kinds = {session.kind for session in day.sessions}
    if SessionKind.SESSION in kinds and SessionKind.SIGN_IN not in kinds:
        yield Clash("no_sign_in", day.date, _("This training day has no sign-in."))
