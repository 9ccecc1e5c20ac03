"""The usual frame of a training: a first agenda to be changed, for a cohort of any number of days."""

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.schedule import agenda
from trainer.schedule.days import at, days_of
from trainer.schedule.models import SessionKind
from trainer.thai.dates import parse_time_range

LONGEST = 31


def lay_frame(cohort, topics, by):
    """Lay sign-in, opening, sessions, breaks, lunch and closing; the topics are spread over the sessions in order.

    Raises Refused when the cohort has no dates, lasts longer than a month, or has an agenda already.
    """
    days = days_of(cohort)
    if not days:
        raise Refused(_("This cohort has no dates yet. Set its first and last day first."))
    if len(days) > LONGEST:
        raise Refused(_("The usual frame is made for trainings of up to %(days)s days.", days=LONGEST))
    rows = [(day, *row) for day in days for row in _day(first=day == days[0], last=day == days[-1])]
    named = iter(_titles(topics, sum(kind == SessionKind.SESSION for _day, _times, kind, _title in rows)))
    entries = []
    for day, times, kind, title in rows:
        topic, title = next(named) if kind == SessionKind.SESSION else (None, title)
        start, end = parse_time_range(times)
        entry = {"kind": kind, "title": title, "topic": topic, "starts_at": at(day, start), "ends_at": at(day, end)}
        entries.append(entry)
    agenda.lay(cohort, entries, by, "laid_frame")


def _day(first, last):
    """The rows (times, kind, title) of one day; a session is named later, after its topic."""
    training = SessionKind.SESSION
    yield "08:00-08:30", SessionKind.SIGN_IN, _("Sign-in time")
    if first:
        yield "08:30-09:00", SessionKind.CEREMONY, _("Opening ceremony")
    yield ("09:00-10:30" if first else "08:30-10:30"), training, ""
    yield "10:30-10:45", SessionKind.BREAK, _("Coffee break")
    yield "10:45-12:00", training, ""
    yield "12:00-13:00", SessionKind.MEAL, _("Lunch")
    yield "13:00-14:30", training, ""
    yield "14:30-14:45", SessionKind.BREAK, _("Coffee break")
    yield ("14:45-15:45" if last else "14:45-16:30"), training, ""
    if last:
        yield "15:45-16:30", SessionKind.CEREMONY, _("Closing ceremony and certificates")


def _titles(topics, count):
    """A (topic, title) for each of `count` sessions; a topic that fills several is continued."""
    said = None
    for number in range(count):
        topic = topics[number * len(topics) // count] if topics else None
        if topic is None:
            yield None, _("Session %(number)s", number=number + 1)
        else:
            yield topic, _("%(title)s (continued)", title=topic.name[:280]) if topic is said else topic.name
        said = topic
