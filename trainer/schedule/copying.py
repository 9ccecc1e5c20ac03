"""Takes over the agenda of an earlier cohort, day by day."""

from flask_babel import gettext as _

from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import agenda
from trainer.schedule.days import at, clock_of, days_of
from trainer.schedule.models import Room, SessionKind
from trainer.schedule.queries import rooms_of, sessions_of


def copy(source, target, by):
    """Copy the agenda of one cohort to another of the same programme: first day to first day, and so on.

    Rooms are made for the target by name; speakers stand again and should be asked again.
    Raises Refused when the cohorts do not last equally long or the target has an agenda already.
    """
    before, after = days_of(source), days_of(target)
    if len(before) != len(after):
        raise Refused(
            _("Cohort %(number)s lasted %(before)s days and this one %(after)s, so its agenda does not fit.",
              number=source.number, before=len(before), after=len(after))
        )  # fmt: skip
    days = dict(zip(before, after, strict=True))
    sessions = [session for session in db.session.scalars(sessions_of(source)) if session.day in days]
    rooms = {room.name: room for room in db.session.scalars(rooms_of(target))}
    entries = [_shifted(session, days[session.day], rooms, target) for session in sessions]
    agenda.lay(target, entries, by, "copied_agenda", source=source.address)


def _shifted(session, day, rooms, target):
    return {
        "title": session.title,
        "kind": session.kind,
        "details": session.details,
        "starts_at": at(day, clock_of(session.starts_at)),
        "ends_at": at(day, clock_of(session.ends_at)),
        "room": _same_room(session.room, rooms, target),
        "topic": session.topic,
        "speakers": session.speakers,
        "groups": session.groups if session.kind == SessionKind.SESSION else [],
    }


def _same_room(room, rooms, target):
    """The target's room of the same name; made when it has none."""
    if room is None:
        return None
    if room.name not in rooms:
        rooms[room.name] = Room(cohort_id=target.id, name=room.name, capacity=room.capacity)
        db.session.add(rooms[room.name])
        db.session.flush()
    return rooms[room.name]
