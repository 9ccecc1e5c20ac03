"""What is doubtful about an agenda: warnings for a person to judge, never refusals. Pure."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from flask_babel import gettext as _

from trainer.schedule.models import SessionKind


@dataclass(frozen=True)
class Clash:
    """One doubt in words. `code`: room, speaker, overlap, no_sign_in, outside; `sessions`: the ids concerned."""

    code: str
    day: date
    text: str
    sessions: tuple[int, ...] = ()


def clashes(days):
    """All doubts about an agenda, given as `Day`s, in its order."""
    return [clash for day in days for clash in (*_outside(day), *_overlaps(day), *_without_sign_in(day))]


def _outside(day):
    if day.number is None:
        text = _("This day lies outside the cohort's dates. Move its entries or remove them.")
        yield Clash("outside", day.date, text, tuple(session.id for session in day.sessions))


def _overlaps(day):
    for first, second in combinations(day.sessions, 2):
        if second.starts_at < first.ends_at:
            yield from _reasons(day, first, second)


def _reasons(day, first, second):
    """Why two entries at the same time are doubtful: the same room, the same speaker, or else the overlap itself."""
    ids, pair = (first.id, second.id), {"first": first.title, "second": second.title}
    found = []
    if first.room_id and first.room_id == second.room_id:
        text = _("%(room)s is used twice at the same time: %(first)s / %(second)s", room=first.room.name, **pair)
        found.append(Clash("room", day.date, text, ids))
    for speaker in first.speakers:
        if speaker in second.speakers:
            text = _("%(name)s speaks twice at the same time: %(first)s / %(second)s", name=speaker.name, **pair)
            found.append(Clash("speaker", day.date, text, ids))
    return found or [Clash("overlap", day.date, _("At the same time: %(first)s / %(second)s", **pair), ids)]


def _without_sign_in(day):
    kinds = {session.kind for session in day.sessions}
    if SessionKind.SESSION in kinds and SessionKind.SIGN_IN not in kinds:
        yield Clash("no_sign_in", day.date, _("This training day has no sign-in."))
