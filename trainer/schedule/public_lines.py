"""The entries of the public agenda as its page says them: words that repeat are made once, for there are forty entries.

Each filter and sentence of a template asks for the reader's language again; here it is asked for once.
"""

from dataclasses import dataclass

from trainer.look import current
from trainer.schedule.days import clock_of
from trainer.schedule.differences import group_words
from trainer.schedule.versions import Entry
from trainer.thai import dates


@dataclass(slots=True)
class Line:
    """One entry: `mark` is "now", "next" or ""; `begins`, `ends` seconds since 1970; `span`, `date`, `groups` words."""

    entry: Entry
    mark: str
    begins: int
    ends: int
    span: str
    date: str
    groups: str


def lines_of(entries, running, coming):
    """The Lines of these entries, of which some are under way and some come next."""
    locale, words, days = current(), {}, {}
    marks = dict.fromkeys((one.id for one in coming), "next") | dict.fromkeys((one.id for one in running), "now")
    for one in entries:
        if one.groups not in words:
            words[one.groups] = group_words(one.groups) if one.groups else ""
        if one.day not in days:
            days[one.day] = dates.short_date(one.day, locale=locale)
        span = dates.time_range(clock_of(one.starts_at), clock_of(one.ends_at), locale=locale)
        yield Line(one, marks.get(one.id, ""), int(one.starts_at.timestamp()), int(one.ends_at.timestamp()), span,
                   days[one.day], words[one.groups])  # fmt: skip
