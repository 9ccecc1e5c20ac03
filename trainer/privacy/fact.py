"""One thing that is stored about somebody: what it is called by machines and by people, and what it says to each."""

from dataclasses import dataclass, field
from datetime import date, datetime

from trainer.look import long_date, moment
from trainer.settings import BANGKOK


@dataclass(frozen=True)
class Fact:
    """`value` is kept as it is in JSON (days and moments as ISO 8601); `said` is it in the reader's words."""

    key: str
    label: str
    value: object
    words: str = ""

    @property
    def said(self):
        if self.words:
            return str(self.words)
        if isinstance(self.value, datetime):
            return moment(self.value)
        return long_date(self.value) if isinstance(self.value, date) else str(self.value)

    @property
    def empty(self):
        return self.value in (None, "", [])


@dataclass(frozen=True)
class Section:
    """Facts of one kind: `rows` is a list of lists of Facts."""

    key: str
    title: str
    rows: list = field(default_factory=list)


def as_json(sections):
    """{section: [{fact: value}]} of Sections; what says nothing is null or "", so that the shape is always the same."""
    return {one.key: [{fact.key: plain(fact.value) for fact in row} for row in one.rows] for one in sections}


def plain(value):
    """A value as JSON knows it; moments by Bangkok's clocks, with their offset."""
    if isinstance(value, datetime):
        return value.astimezone(BANGKOK).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (int, float, bool, list)) or value is None else str(value)
