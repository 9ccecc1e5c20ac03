"""Which number on a paper is whom: the people of a slot as a sheet numbers them, also after seats changed hands."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select

from trainer.attendance import roll
from trainer.attendance.models import PrintedSheet
from trainer.database import db
from trainer.registration.models import Registration


@dataclass(frozen=True)
class Numbered:
    """The people of a slot with the numbers that stand on a sheet.

    `lines`: first everybody whom the sheet lists, with the number that is printed there, also who holds no seat any
    more; then whom the slot asks since, with their own number. A substitute has that of whom they replace, so a number
    can be two people's on a sheet that was printed before: the paper alone says whose signature stands there. Without
    a sheet, those whom the slot asks.
    """

    sheet: PrintedSheet | None
    lines: list

    @classmethod
    def of(cls, slot, sheet=None):
        """The people of a slot as one sheet numbers them, or the roll of today."""
        everybody = {line.id: line for line in roll.roll_of(slot.cohort)}
        today = roll.asked_at(slot, everybody.values())
        if sheet is None:
            return cls(None, today)
        listed = staying(sheet.people) if set(sheet.people) - everybody.keys() else sheet.people
        known = everybody | roll.lines_of(slot.cohort, [each for each in listed if each not in everybody])
        on_it = [replace(known[each], number=number) for each, number in zip(listed, sheet.numbers, strict=True)]
        return cls(sheet, on_it + [line for line in today if line.id not in set(listed)])

    @cached_property
    def seated(self):
        """The ids of those who hold a seat."""
        return frozenset(line.id for line in self.lines if line.seated)

    @property
    def shared(self):
        """The numbers that are two people's, in order: somebody came instead of somebody else since the print."""
        held = Counter(line.number for line in self.lines)
        return sorted(number for number, people in held.items() if people > 1)

    @property
    def gone(self):
        """Whom the sheet lists although they hold no seat any more."""
        return [line for line in self.lines if not line.seated]

    @property
    def since(self):
        """Whom the slot asks since the sheet was printed."""
        return self.lines[len(self.sheet.people):] if self.sheet else []


def staying(ids):
    """The same people; where an entry was merged into another that is not listed itself, that one."""
    merged = select(Registration.id, Registration.merged_into_id).where(
        Registration.id.in_(ids), Registration.merged_into_id.is_not(None)
    )
    into = {gone: kept for gone, kept in db.session.execute(merged) if kept not in ids}
    return [into.get(each, each) for each in ids]
