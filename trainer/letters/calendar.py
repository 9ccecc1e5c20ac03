"""The days of a cohort as a calendar file (RFC 5545) that every mail program can take in, with how sure they are."""

from datetime import UTC, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from flask import current_app
from icalendar import Calendar, Event, vCalAddress, vText
from sqlalchemy import func, select

from trainer.database import db, now
from trainer.letters.defaults import LETTERS
from trainer.letters.placeholders import about_cohort, page_of
from trainer.mail import attachments
from trainer.mail.models import Message
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration, State
from trainer.schedule.days import days_of
from trainer.schedule.versions import published
from trainer.settings import BANGKOK

MIMETYPE = "text/calendar; method=PUBLISH; charset=utf-8"


GONE = (State.DECLINED, State.WITHDRAWN, State.MERGED)


@attachments.kind("calendar")
def attached(message):
    """The days of the message's cohort for its person, as they stand when the message is sent."""
    cohort = db.session.get(Cohort, message.cohort_id)
    registration = db.session.get(Registration, message.registration_id)
    sure = status(registration, message.code)
    return "training.ics", calendar_of(cohort, registration, message.language, sure, revision(message)), MIMETYPE


def status(registration, code=""):
    """How sure the days are for this person (RFC 5545, 3.8.1.11), as the letter `code` tells of them."""
    if registration.state == State.ACCEPTED:
        return "CONFIRMED"
    told_off = code in LETTERS and LETTERS[code].ends_a_place and registration.state != State.OFFERED
    return "CANCELLED" if told_off or registration.state in GONE else "TENTATIVE"


def revision(message):
    """The SEQUENCE of the days in this message: how many messages the person was written before it.

    It grows with each letter, so that the one put last holds, in whatever order they arrive.
    """
    before = select(func.count()).where(Message.registration_id == message.registration_id, Message.id < message.id)
    return db.session.scalar(before)


def calendar_of(cohort, registration, language="th", sure="CONFIRMED", sequence=0):
    """One event a day, from the first entry of the published agenda to the last; without one, a whole day.

    METHOD is PUBLISH (RFC 5546, 3.2.1): the calendar asks for no answer, for none could be read here. The UID of a day
    is the registration and its number in the cohort, so that the file sent anew changes a day instead of doubling it,
    also where two people share a mailbox: an offer is TENTATIVE, a seat CONFIRMED, the loss of either CANCELLED.
    """
    calendar = Calendar()
    for name, value in (("prodid", "-//trainer//TH"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    version = published(cohort)
    sessions = version.sessions if version else []
    for number, day in enumerate(days_of(cohort), 1):
        made = event(cohort, registration, number, day, [one for one in sessions if one.day == day], language)
        made.add("status", sure)
        made.add("sequence", sequence)
        calendar.add_component(made)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def event(cohort, registration, number, day, sessions, language):
    """One day of the cohort."""
    facts = about_cohort(cohort, language)
    made = Event()
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    made.add("uid", f"registration-{registration.id}-day-{number}@{host}")
    made.add("dtstamp", now().astimezone(UTC))
    begins, ends = hours(day, sessions)
    made.add("dtstart", begins)
    made.add("dtend", ends)
    made.add("summary", summary(facts, number, len(days_of(cohort)), language))
    made.add("organizer", organizer(facts["issuing_body"]))
    if facts["venue"]:
        made.add("location", facts["venue"])
    if address := page_of(cohort):
        made.add("url", address)
    return made


def organizer(name):
    """Who publishes the days: the sender of all mail, under the issuing body's name."""
    made = vCalAddress(f"mailto:{parseaddr(str(current_app.extensions['mailman'].default_sender))[1]}")
    if name:
        made.params["cn"] = vText(name)
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
