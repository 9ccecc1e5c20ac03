"""The verbs of the agenda. Each is journalled, and announced to later chapters, which may refuse it."""

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.look import current, short_date
from trainer.schedule import rules
from trainer.schedule.days import clock_of
from trainer.schedule.hours import training_hours
from trainer.schedule.models import SessionKind, TrainingSession
from trainer.schedule.moving import lies_within, shifted
from trainer.schedule.queries import sessions_of
from trainer.schedule.signals import agenda_changed, sessions_leaving
from trainer.thai import dates
from trainer.thai.text import clean
from trainer.wording import words

__all__ = ["change", "clear", "lay", "plan", "remove", "shift", "training_hours"]

FARTHEST = 36_500  # days that an agenda can be moved at once


def plan(cohort, by, **facts):
    """Put one entry on the agenda and return it.

    `facts`: title, starts_at, ends_at (aware moments); and if wanted kind, details, room, topic, speakers,
    groups (numbers of those that it is for; none: everybody).
    Raises Refused, its place the fact at fault (title, day, ends, room, topic, groups).
    """
    cohort.refuse_if_closed()
    session = _placed(cohort, facts)
    journal.record(by, "planned_session", session, time=_described(session)["session_time"])
    _tell(cohort, by)
    return session


def change(session, by, **facts):
    """Give an entry other facts (named as for `plan`); those not named stay. Raises Refused as `plan` does.

    Returns sentences of later chapters about what moved along.
    """
    session.cohort.refuse_if_closed()
    facts = _tidied(facts)
    before = _described(session)
    names = ["title", "starts_at", "ends_at", "room", "topic"]
    if {"kind", "groups"} & facts.keys():  # what was entered before this rule can still be moved
        names += ["kind", "groups"]
    rules.require(session.cohort, **{name: facts.get(name, getattr(session, name)) for name in names})
    with db.session.no_autoflush:  # half a change, new start and old end, must not reach the database
        for name, value in facts.items():
            setattr(session, name, value)
    after = _described(session)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changes:
        return []
    journal.record(by, "changed", session, changes=changes)
    return _tell(session.cohort, by)


def remove(session, by):
    """Take an entry off the agenda; what it was stays in the journal."""
    cohort = session.cohort
    cohort.refuse_if_closed()
    journal.record(by, "removed_session", session, **_described(session))
    sessions_leaving.send(cohort, sessions=[session], by=by)
    db.session.delete(session)
    db.session.flush()
    return _tell(cohort, by)


def clear(cohort, by):
    """Take every entry off the agenda, as one act of the journal. Raises Refused when it is empty."""
    cohort.refuse_if_closed()
    sessions = db.session.scalars(sessions_of(cohort)).all()
    if not sessions:
        raise Refused(_("The agenda is empty already."))
    sessions_leaving.send(cohort, sessions=sessions, by=by)
    for session in sessions:
        db.session.delete(session)
    journal.record(by, "cleared_agenda", cohort, count=len(sessions), entries=[*map(_described, sessions)])
    return _tell(cohort, by)


def shift(cohort, days, by):
    """Move every entry by so many days (negative: earlier) at the same time of day, as one act of the journal.

    Raises Refused when the agenda is empty or an entry would not lie on one of the cohort's days, so that a button
    pressed twice moves once; later chapters refuse too, e.g. when a half-day would vanish at which people were present.
    """
    lock(cohort).refuse_if_closed()
    sessions = db.session.scalars(sessions_of(cohort)).all()
    if not sessions:
        raise Refused(_("The agenda is empty already."))
    if not days or abs(days) > FARTHEST:
        raise Refused(_("Say by how many days the agenda is to be moved."), "days")
    before = sessions[0].day
    with db.session.no_autoflush:  # the new start and the new end of an entry reach the database together
        for session in sessions:
            session.starts_at, session.ends_at = shifted(session.starts_at, days), shifted(session.ends_at, days)
    if not all(lies_within(cohort, session.day) for session in sessions):
        raise Refused(_("Moved like this, entries of the agenda would lie outside the cohort's days."), "days")
    pair = [before.isoformat(), sessions[0].day.isoformat()]
    journal.record(by, "shifted_agenda", cohort, count=len(sessions), changes={"agenda_begins": pair})
    return _tell(cohort, by)


def lay(cohort, entries, by, act, **facts):
    """Lay a whole agenda, a list of facts as for `plan`, as one act of the journal. All stand, or none.

    Raises Refused when the cohort has an agenda already: two people may press the button at the same moment.
    """
    lock(cohort).refuse_if_closed()
    if db.session.query(TrainingSession.id).filter_by(cohort_id=cohort.id).first():
        raise Refused(_("This cohort has an agenda already. Remove its entries first, or change them."))
    for entry in entries:
        _placed(cohort, entry)
    journal.record(by, act, cohort, count=len(entries), **facts)
    return _tell(cohort, by)


def _tell(cohort, by):
    """Announce that the agenda changed; the sentences with which later chapters answer, if any."""
    return [said for _receiver, said in agenda_changed.send(cohort, by=by) if said]


def _placed(cohort, facts):
    facts = _tidied(facts)
    rules.require(cohort, **facts)
    session = TrainingSession(cohort=cohort, **facts)
    db.session.add(session)
    db.session.flush()
    return session


def _tidied(facts):
    """The facts with their texts normalised; details keep their lines, speakers become a list without repeats."""
    facts = dict(facts)
    if "title" in facts:
        facts["title"] = clean(facts["title"])
    if "details" in facts:
        facts["details"] = "\n".join(clean(line) for line in (facts["details"] or "").strip().splitlines())
    if "speakers" in facts:
        facts["speakers"] = list(dict.fromkeys(facts["speakers"]))
    if "groups" in facts:
        facts["groups"] = sorted(set(facts["groups"] or ()))
    return facts


def _described(session):
    """The entry in words, by field: what the journal keeps as before and after."""
    span = dates.time_range(clock_of(session.starts_at), clock_of(session.ends_at), locale=current())
    return {
        "session_title": session.title,
        "session_kind": str(words(session.kind or SessionKind.SESSION, "session_kind")),
        "session_time": f"{short_date(session.day)} {span}",
        "session_room": session.room.name if session.room else "",
        "session_topic": session.topic.name if session.topic else "",
        "session_speakers": ", ".join(sorted(speaker.name for speaker in session.speakers)),
        "session_groups": ", ".join(map(str, session.groups or ())),
        "session_details": session.details or "",
    }
