"""The blueprint that the chapter's pages stand on, and how they write the time of an entry."""

from flask import Blueprint

from trainer.look import current
from trainer.schedule.days import clock_of
from trainer.schedule.differences import group_words as said_groups
from trainer.thai import dates

schedule = Blueprint("schedule", __name__)


@schedule.app_template_filter("span")
def span(session):
    """From when to when an entry lasts, by Bangkok's clocks: 09.00 – 10.30 น."""
    return dates.time_range(clock_of(session.starts_at), clock_of(session.ends_at), locale=current())


@schedule.app_template_filter("group_words")
def group_words(numbers):
    """For which groups something is: group 1, 2, or everybody."""
    return said_groups(numbers)


@schedule.app_template_filter("minute")
def minute(session, name):
    """When an entry begins or ends (`name`: starts_at, ends_at), in minutes since midnight in Bangkok."""
    clock = clock_of(getattr(session, name))
    return clock.hour * 60 + clock.minute
