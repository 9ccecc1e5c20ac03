"""Takes the agenda of a sheet over as the draft, as one act: what is the same entry stays the same row.

So attendance, materials and calendars, which know an entry by its number, keep what they have.
"""

from dataclasses import dataclass

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.schedule import rules, speakers
from trainer.schedule.days import at
from trainer.schedule.models import Speaker, TrainingSession
from trainer.schedule.queries import rooms_of, sessions_of
from trainer.schedule.rooms import open_room
from trainer.schedule.signals import agenda_changed, sessions_leaving

# What makes an entry the same one, the surest first.
SAME = (
    lambda one: (one["title"], one["kind"], one["starts_at"], tuple(one["groups"])),
    lambda one: (one["title"], one["starts_at"]),
    lambda one: (one["title"], one["starts_at"].date()),
    lambda one: one["title"],
    lambda one: (one["starts_at"], one["ends_at"], one["kind"]),
)


@dataclass(frozen=True)
class Taken:
    """How many entries stayed as they were, have other times, have other facts at their time, are new, went.

    `said`: sentences of later chapters about what moved along.
    """

    unchanged: int
    moved: int
    changed: int
    added: int
    removed: int
    said: list[str]


def take_over(cohort, lines, by):
    """Make the lines of a sheet the draft. All stand, or none.

    Returns a `Taken`.

    Raises Refused for a line with a problem, for what may not stand on an agenda, its place the line's row, and when a
    later chapter refuses, e.g. because people signed in for an entry that would go.
    """
    lock(cohort).refuse_if_closed()
    if not lines or any(line.problems for line in lines):
        raise Refused(_("Mend the rows that are not understood first."))
    wanted = _facts(cohort, lines, by)
    standing = db.session.scalars(sessions_of(cohort)).all()
    pairs = matched(wanted, standing)
    altered = [differing(one, wanted[place]) for place, one in pairs.items()]
    moved = sum(bool({"starts_at", "ends_at"} & names) for names in altered)
    gone = [one for one in standing if one not in pairs.values()]
    if gone:
        sessions_leaving.send(cohort, sessions=gone, by=by)
    with db.session.no_autoflush:
        for one in gone:
            db.session.delete(one)
        for place, facts in enumerate(wanted):
            _put(cohort, pairs.get(place), facts)
    db.session.flush()
    journal.record(by, "imported_agenda", cohort, count=len(wanted))
    said = [text for _receiver, text in agenda_changed.send(cohort, by=by) if text]
    unchanged = altered.count(set())
    return Taken(unchanged, moved, len(pairs) - unchanged - moved, len(wanted) - len(pairs), len(gone), said)


def differing(session, facts):
    """The names of those facts in which an entry is not as they say; in whichever order its speakers are named."""
    found = {name for name, value in facts.items() if getattr(session, name) != value}
    return found - ({"speakers"} if set(session.speakers) == set(facts["speakers"]) else set())


def matched(wanted, standing):
    """{place in `wanted`: the entry that it is}: pairs them off, the surest first; pure."""
    pairs = {}
    for same in SAME:
        free = {}
        for one in standing:
            if one not in pairs.values():
                free.setdefault(same(vars(one)), []).append(one)
        for place, facts in enumerate(wanted):
            if place not in pairs and free.get(same(facts)):
                pairs[place] = free[same(facts)].pop(0)
    return pairs


def _put(cohort, session, facts):
    if session is None:
        session = TrainingSession(cohort=cohort, **facts)
        db.session.add(session)
    for name in differing(session, facts):
        setattr(session, name, facts[name])


def _facts(cohort, lines, by):
    """The lines as facts of entries; rooms and speakers that are new are made."""
    rooms = {room.name: room for room in db.session.scalars(rooms_of(cohort))}
    known = {(one.name, one.position): one for one in db.session.query(Speaker)}
    topics = {topic.name: topic for topic in cohort.programme.topics}
    found = []
    for line in lines:
        facts = {
            "title": line.title, "kind": line.kind, "details": line.details, "groups": list(line.groups),
            "starts_at": at(line.day, line.starts), "ends_at": at(line.day, line.ends),
            "topic": topics.get(line.topic), "room": _room(cohort, line.room, rooms, by),
            "speakers": [_speaker(one, known, by) for one in line.speakers],
        }  # fmt: skip
        try:
            rules.require(cohort, **facts)
        except Refused as refusal:
            raise Refused(f"{line.place}: {refusal}", line.place) from refusal
        found.append(facts)
    return found


def _room(cohort, name, rooms, by):
    if name and name not in rooms:
        rooms[name] = open_room(cohort, name, by)
    return rooms.get(name)


def _speaker(one, known, by):
    if one not in known:
        known[one] = speakers.introduce(one[0], by, position=one[1])
    return known[one]
