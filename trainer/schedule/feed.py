"""An agenda as a calendar that is subscribed to (RFC 5545, 7986): what changed changes, what was dropped is cancelled.

The UID of an entry is its number, the same in every version. SEQUENCE is twice the number of the version that changed
it last, and one more where the reader has lost the seat, so that the newest word holds wherever it was imported.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _
from icalendar import Calendar, Event, Timezone, vDuration

from trainer import links, wording
from trainer.look import called
from trainer.programmes.models import Cohort
from trainer.schedule.told import Told
from trainer.settings import BANGKOK

MIMETYPE = "text/calendar; charset=utf-8"
ASKED_AGAIN = timedelta(hours=1)  # how often calendars are asked to look


def calendar_of(cohort: Cohort, entries: list[Told], source: str, lost=False, name="") -> bytes:
    """The calendar in the language of the request; `source` is the address that it is fetched from.

    With `lost` the reader has no seat any more, and all is cancelled. `name` is added to the calendar's own.
    """
    made = Calendar()
    title = _("%(programme)s, cohort %(number)s", programme=called(cohort.programme), number=cohort.number)
    title = f"{title} · {name}" if name else title
    for key, value in (
        ("prodid", "-//trainer//agenda//TH"), ("version", "2.0"), ("method", "PUBLISH"), ("name", title),
        ("x-wr-calname", title), ("x-wr-timezone", BANGKOK.key), ("x-published-ttl", vDuration(ASKED_AGAIN)),
    ):  # fmt: skip
        made.add(key, value)
    made.add("refresh-interval", ASKED_AGAIN, parameters={"value": "DURATION"})
    made.add("source", source, parameters={"value": "URI"})
    made.add_component(zone())
    for one in entries:
        made.add_component(event(cohort, one, lost))
    return made.to_ical()


def zone():
    """Bangkok's time, without summer time since 1920; with it even an empty calendar is a valid one."""
    return Timezone.from_ical(
        "BEGIN:VTIMEZONE\r\nTZID:Asia/Bangkok\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0700\r\n"
        "TZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


def event(cohort, told, lost):
    """One entry."""
    entry, holds, made = told.entry, told.holds and not lost, Event()
    summary = entry.title if holds else _("Cancelled: %(title)s", title=entry.title)
    for key, value in (
        ("uid", uid(entry)), ("sequence", 2 * told.version + lost), ("dtstamp", told.changed_at),
        ("created", told.since), ("last-modified", told.changed_at), ("status", "CONFIRMED" if holds else "CANCELLED"),
        ("dtstart", entry.starts_at.astimezone(BANGKOK)), ("dtend", entry.ends_at.astimezone(BANGKOK)),
        ("summary", summary), ("location", ", ".join(filter(None, [entry.room, cohort.venue]))),
        ("description", description(entry)), ("categories", [str(wording.words(entry.kind, "session_kind"))]),
        ("transp", "OPAQUE" if holds else "TRANSPARENT"), ("url", page_of(cohort, entry)),
    ):  # fmt: skip
        if value != "":
            made.add(key, value)
    return made


def uid(entry):
    """What a calendar knows an entry by (RFC 7986, 5.3), stable over all versions."""
    return f"session-{entry.id}@{urlsplit(current_app.config['PUBLIC_URL']).hostname or 'localhost'}"


def description(entry):
    """What stands below the title: details, topic, speakers, groups."""
    speakers = (f"{one.name}, {one.position}" if one.position else one.name for one in entry.speakers)
    groups = _("For groups: %(numbers)s", numbers=", ".join(map(str, entry.groups))) if entry.groups else ""
    topic = _("Topic: %(name)s", name=entry.topic) if entry.topic else ""
    return "\n".join(filter(None, [entry.details, topic, *speakers, groups]))


def page_of(cohort, entry):
    place = links.address("schedule.public", slug=cohort.programme.slug, number=cohort.number)
    return f"{place}#entry-{entry.id}"
