"""The matrix of people × half-days: what the page and the workbook show."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext as _

from trainer.attendance import queries, roll
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged

CELL = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


@dataclass(frozen=True)
class Matrix:
    """`lines` are the people shown, `everybody` those who hold a seat, `others` who was there and holds none now.

    `page` is a paging.ListPagination of the people asked for; without one, everybody is shown.
    """

    slots: list
    everybody: list
    others: list
    lines: list
    moments: dict
    page: object = None

    @classmethod
    def of(cls, cohort, called="", missing_at=None):
        """Read a cohort's attendance, showing those who are called so and were not at the slot of this number."""
        slots = db.session.scalars(queries.slots_of(cohort)).all()
        everybody, others, moments = roll.roll_of(cohort), roll.without_seat(cohort), roll.moments_of(cohort)
        lines = roll.called(everybody + others, called)
        if missing_at in {slot.id for slot in slots}:
            lines = [line for line in lines if line.number and line.id not in moments[missing_at]]
        return cls(slots, everybody, others, lines, moments)

    def paged(self, per_page):
        """The same matrix, showing only the page that the address asks for."""
        page = paged(self.lines, per_page)
        return replace(self, lines=page.items, page=page)

    @property
    def days(self):
        """The slots by day: [(day, [slot, …]), …]."""
        return [(day, list(slots)) for day, slots in groupby(self.slots, lambda slot: slot.day)]

    @property
    def shown(self):
        """The cells that are ticked among those shown, as the form sends them back."""
        return " ".join(f"{s.id}-{line.id}" for s in self.slots for line in self.lines if self.was_at(line, s))

    def slot(self, slot_id):
        """The slot of a number, or None."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def was_at(self, line, slot):
        """The moment at which someone was recorded at a slot, or None."""
        return self.moments[slot.id].get(line.id)

    def attended(self, line):
        """At how many slots someone was."""
        return sum(line.id in self.moments[slot.id] for slot in self.slots)

    def there(self, slot):
        """How many of those who hold a seat were at a slot."""
        return sum(line.id in self.moments[slot.id] for line in self.everybody)


def changes(ticked, shown):
    """What a person changed on the page: (added, removed), each {slot id: {registration id, …}}.

    `ticked` is a list of "slot-registration", `shown` a text of those that were ticked when the page was made.
    Raises Refused for anything else.
    """
    before, after = _cells(shown.split()), _cells(ticked)
    return _by_slot(after - before), _by_slot(before - after)


def _cells(texts):
    found = [CELL.fullmatch(text) for text in texts]
    if not all(found):
        raise Refused(_("The page sent something that is no attendance. Reload it and try again."))
    return {(int(match[1]), int(match[2])) for match in found}


def _by_slot(cells):
    people = defaultdict(set)
    for slot_id, registration_id in cells:
        people[slot_id].add(registration_id)
    return people
