"""What may stand on an agenda at all. Doubts that a person may settle otherwise are warnings: see `clashes`."""

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.registration.groups import MOST
from trainer.schedule.days import day_of, days_of
from trainer.schedule.models import SessionKind

LONGEST_TITLE = 300


def require(cohort, title, starts_at, ends_at, room=None, topic=None, groups=(), kind=SessionKind.SESSION, **_rest):
    """Raise Refused, its place the name of the fact at fault, unless such an entry may stand on the cohort's agenda."""
    require_title(title)
    require_times(cohort, starts_at, ends_at)
    if room is not None and room.cohort_id != cohort.id:
        raise Refused(_("The room %(room)s belongs to another cohort.", room=room.name), "room")
    if topic is not None and topic.programme_id != cohort.programme_id:
        raise Refused(_("The topic %(topic)s belongs to another programme.", topic=topic.name), "topic")
    if not all(1 <= number <= MOST for number in groups):
        raise Refused(_("Groups have numbers from 1 to %(most)s.", most=MOST), "groups")
    require_whole(kind, groups)


def require_whole(kind, groups):
    """Only a session may be for some groups: breaks, meals, ceremonies and signing in are everybody's."""
    if groups and kind != SessionKind.SESSION:
        raise Refused(_("Only a session can be for some groups; everything else is for everybody. Leave this empty."),
                      "groups")  # fmt: skip


def require_title(title):
    """An entry says what happens, in no more than 300 characters."""
    if not title:
        raise Refused(_("Write what happens: the title is empty."), "title")
    if len(title) > LONGEST_TITLE:
        raise Refused(_("The title is longer than 300 characters. Put the rest into the details."), "title")


def require_times(cohort, starts_at, ends_at):
    """An entry lies within one Bangkok day of its cohort and ends after it begins."""
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates yet. Set its first and last day first."), "day")
    if ends_at <= starts_at:
        raise Refused(_("It must end after it begins. If it goes on past midnight, enter it as two."), "ends")
    if day_of(starts_at) != day_of(ends_at):
        raise Refused(_("It goes on past midnight. Enter it as two, the first ending at 23.59 at the latest."), "ends")
    if day_of(starts_at) not in days_of(cohort):
        raise Refused(_("This day is not one of the cohort's days."), "day")
