"""A speaker's own sessions as a calendar file (RFC 5545)."""

from datetime import UTC
from urllib.parse import urlsplit

from flask import current_app
from icalendar import Calendar, Event

from trainer.database import now
from trainer.schedule.speaker_invitations import SpeakerAnswer, own_sessions
from trainer.settings import BANGKOK

MIMETYPE = "text/calendar; method=PUBLISH; charset=utf-8"
STATUS = {SpeakerAnswer.CONFIRMED: "CONFIRMED", SpeakerAnswer.DECLINED: "CANCELLED", None: "TENTATIVE"}


def calendar_of(invitation):
    """The bytes of a calendar with one event for each session; taken in again, it changes them instead of doubling.

    SEQUENCE grows with the time since the invitation, so that what was fetched last holds.
    """
    calendar = Calendar()
    for name, value in (("prodid", "-//trainer//TH"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for session in own_sessions(invitation.cohort, invitation.speaker):
        calendar.add_component(event(invitation, session))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def event(invitation, session):
    """One session."""
    made, moment = Event(), now()
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    made.add("uid", f"session-{session.id}-speaker-{invitation.speaker_id}@{host}")
    made.add("dtstamp", moment.astimezone(UTC))
    made.add("dtstart", session.starts_at.astimezone(BANGKOK))
    made.add("dtend", session.ends_at.astimezone(BANGKOK))
    made.add("summary", session.title)
    made.add("sequence", max(0, int((moment - invitation.created_at).total_seconds())))
    made.add("status", STATUS[invitation.answer and SpeakerAnswer(invitation.answer)])
    where = ", ".join(filter(None, (session.room.name if session.room else "", session.cohort.venue)))
    if where:
        made.add("location", where)
    return made
