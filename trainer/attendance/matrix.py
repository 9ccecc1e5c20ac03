"""The matrix of people × slots: what the page and the workbook show."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby

from flask_babel import gettext as _

from trainer.attendance import queries, records, roll
from trainer.attendance.marks import Mark
from trainer.attendance.verdicts import verdicts
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged

CELL = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


@dataclass(frozen=True)
class Matrix:
    """`lines` are the people shown, `everybody` those who hold a seat, `others` who was there and holds none now.

    `present` are the ids of those who were at each slot. What is known beyond that, `marks` by (slot id, registration
    id) and `verdicts` by registration id, is read for the people shown only: see `detailed`. `page` is a
    paging.ListPagination of the people asked for; without one, everybody is shown. `found` are, of the people asked
    for, how many hold a seat, and how many others.
    """

    cohort: object
    slots: list
    everybody: list
    others: list
    lines: list
    present: dict
    marks: dict[tuple, Mark] = field(default_factory=dict)
    verdicts: dict = field(default_factory=dict)
    page: object = None
    found: tuple = (0, 0)

    @classmethod
    def of(cls, cohort, called="", missing_at=None):
        """Read a cohort's attendance, showing those who are called so and were not at the slot of this number."""
        slots = db.session.scalars(queries.slots_of(cohort)).all()
        everybody, others, present = roll.roll_of(cohort), roll.without_seat(cohort), roll.presences_by_slot(cohort)
        lines = roll.called(everybody + others, called)
        for slot in (each for each in slots if each.id == missing_at):
            lines = [each for each in roll.asked_at(slot, lines) if each.seated and each.id not in present[slot.id]]
        seated = sum(line.seated for line in lines)
        return cls(cohort, slots, everybody, others, lines, present, found=(seated, len(lines) - seated))

    def paged(self, per_page):
        """The same matrix, showing only the page that the address asks for, in detail."""
        page = paged(self.lines, per_page)
        return replace(self, lines=page.items, page=page).detailed()

    def detailed(self):
        """The same matrix with the marks and the verdicts of the people shown."""
        stays = {line.id: [] for line in self.lines}
        marks = records.marks_of(self.cohort, self.slots, self.page and list(stays))
        for (_slot_id, person), mark in marks.items():
            if mark.present and person in stays:
                stays[person].append((mark.slot, mark.left_at))
        groups = {line.id: line.group for line in self.lines}
        return replace(self, marks=marks, verdicts=verdicts(self.cohort, self.slots, stays, groups))

    @property
    def days(self):
        """The slots by day: [(day, [slot, …]), …]."""
        return [(day, list(slots)) for day, slots in groupby(self.slots, lambda slot: slot.day)]

    @property
    def by_session(self):
        """Whether people sign in for each session."""
        return any(slot.session_id for slot in self.slots)

    @property
    def unit(self):
        """What the verdicts count: half_days, sessions or hours; "" where nobody is shown."""
        return next((verdict.unit for verdict in self.verdicts.values()), "")

    @property
    def shown(self):
        """The cells that are ticked among those shown, as the form sends them back."""
        return " ".join(f"{s.id}-{line.id}" for s in self.slots for line in self.lines if self.was_at(line, s))

    def slot(self, slot_id):
        """The slot of a number, or None."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def was_at(self, line, slot):
        """Whether someone is recorded as present at a slot."""
        return line.id in self.present[slot.id]

    def mark(self, line, slot):
        """What is recorded about someone at a slot (a Mark), or None."""
        return self.marks.get((slot.id, line.id))

    def telling(self, line, slot):
        """The same where it says more than the tick of the cell does, else None."""
        mark = self.mark(line, slot)
        return mark if mark and mark.telling else None

    def asked(self, slot):
        """How many people a slot asks to sign."""
        return len(roll.asked_at(slot, self.everybody))

    def there(self, slot):
        """How many of those whom a slot asks were there."""
        return sum(line.id in self.present[slot.id] for line in roll.asked_at(slot, self.everybody))


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
