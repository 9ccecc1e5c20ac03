"""Which number on a paper is whom: the people of a slot as a sheet numbers them, also after seats changed hands."""

from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select

from trainer.attendance import roll
from trainer.attendance.models import PrintedSheet
from trainer.database import db
from trainer.registration.models import Registration, State


@dataclass(frozen=True)
class Numbered:
    """The people of a slot with the numbers that stand on a sheet.

    `lines`: first everybody whom the sheet lists, also who holds no seat any more, then who got a seat since; without a
    sheet those who hold a seat, numbered as the name list is. The place in `lines`, from 1, is the number.
    """

    sheet: PrintedSheet | None
    lines: list

    @classmethod
    def of(cls, slot, sheet=None):
        """The people of a slot as one sheet numbers them, or the roll of today."""
        today = roll.roll_of(slot.cohort)
        if sheet is None:
            return cls(None, today)
        seated = {line.id: line for line in today}
        listed = staying(sheet.people) if set(sheet.people) - seated.keys() else sheet.people
        known = seated | roll.lines_of(slot.cohort, [each for each in listed if each not in seated])
        since = seated.keys() - set(listed)
        lines = [known[each] for each in listed] + [line for line in today if line.id in since]
        return cls(sheet, [replace(line, number=number) for number, line in enumerate(lines, 1)])

    @cached_property
    def seated(self):
        """The ids of those who hold a seat."""
        return frozenset(line.id for line in self.lines if line.state == State.ACCEPTED)

    @property
    def gone(self):
        """Whom the sheet lists although they hold no seat any more."""
        return [line for line in self.lines if line.id not in self.seated]

    @property
    def since(self):
        """Who got a seat after the sheet was printed."""
        return self.lines[len(self.sheet.people):] if self.sheet else []


def staying(ids):
    """The same people; where an entry was merged into another that is not listed itself, that one."""
    merged = select(Registration.id, Registration.merged_into_id).where(
        Registration.id.in_(ids), Registration.merged_into_id.is_not(None)
    )
    into = {gone: kept for gone, kept in db.session.execute(merged) if kept not in ids}
    return [into.get(each, each) for each in ids]
