"""The days of a cohort as a calendar file (RFC 5545) that every mail program can take in."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from flask import current_app
from icalendar import Calendar, Event

from trainer.database import db, now
from trainer.letters.placeholders import about_cohort, page_of
from trainer.mail import attachments
from trainer.programmes.models import Cohort
from trainer.schedule.days import days_of
from trainer.schedule.queries import sessions_of
from trainer.settings import BANGKOK

MIMETYPE = "text/calendar; method=PUBLISH; charset=utf-8"


@attachments.kind("calendar")
def attached(message):
    """The days of the message's cohort as they stand when the message is sent."""
    cohort = db.session.get(Cohort, message.cohort_id)
    return "training.ics", calendar_of(cohort, message.language), MIMETYPE


def calendar_of(cohort, language="th"):
    """One event a day, from the first entry of the agenda to the last; a whole day where there is no agenda yet.

    METHOD is PUBLISH (RFC 5546): the calendar asks for no answer, for none could be read here. The UID of a day is its
    number in the cohort, so that the file sent anew moves a day instead of doubling it; the newer DTSTAMP holds.
    """
    calendar = Calendar()
    for name, value in (("prodid", "-//trainer//TH"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    sessions = db.session.scalars(sessions_of(cohort)).all()
    for number, day in enumerate(days_of(cohort), 1):
        calendar.add_component(event(cohort, number, day, [one for one in sessions if one.day == day], language))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def event(cohort, number, day, sessions, language):
    """One day of the cohort."""
    facts = about_cohort(cohort, language)
    made = Event()
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    made.add("uid", f"cohort-{cohort.id}-day-{number}@{host}")
    made.add("dtstamp", now().astimezone(UTC))
    begins, ends = hours(day, sessions)
    made.add("dtstart", begins)
    made.add("dtend", ends)
    made.add("summary", summary(facts, number, len(days_of(cohort)), language))
    if facts["venue"]:
        made.add("location", facts["venue"])
    if address := page_of(cohort):
        made.add("url", address)
    return made


def hours(day, sessions):
    """From the first entry to the last by Bangkok's clocks; without entries the whole day, as dates."""
    if not sessions:
        return day, day + timedelta(days=1)
    begins, ends = min(one.starts_at for one in sessions), max(one.ends_at for one in sessions)
    return begins.astimezone(BANGKOK), ends.astimezone(BANGKOK)


def summary(facts, number, days, language):
    name = facts["programme"]
    if language == "en":
        return f"{name}, cohort {facts['cohort']} (day {number} of {days})"
    return f"{name} รุ่นที่ {facts['cohort']} (วันที่ {number} จาก {days})"
