"""The live board: how many are there, missing and late at one slot; altogether, by region and by group."""

from dataclasses import dataclass

from flask_babel import gettext as _

from trainer.attendance.windows import window
from trainer.database import db
from trainer.door import board_queries
from trainer.look import region
from trainer.thai import places


@dataclass(frozen=True)
class Count:
    """Numbers of people who hold a seat: `expected` of them, so many came in time, late, or are excused."""

    name: str
    expected: int = 0
    in_time: int = 0
    late: int = 0
    excused: int = 0

    @property
    def present(self):
        return self.in_time + self.late

    @property
    def missing(self):
        """Who is neither there nor excused."""
        return self.expected - self.present - self.excused

    @property
    def percent(self):
        """How many of a hundred are there, rounded down: 100 is said only when everybody is."""
        return 100 * self.present // self.expected if self.expected else 0

    def share(self, number):
        """A number of people as a share of those expected, in per cent, for drawing."""
        return round(100 * number / self.expected, 2) if self.expected else 0


@dataclass(frozen=True)
class Board:
    """The counts of one slot. `groups` is empty where nobody is in a group. Holds no name and no number of a person."""

    slot: object
    window: object
    whole: Count
    regions: list
    groups: list

    @classmethod
    def of(cls, slot):
        """Count a slot's people; two statements."""
        span = window(slot, slot.cohort.programme)
        facts, asked = board_queries.facts(slot, span.late), tuple(slot.groups)
        provinces = db.session.execute(board_queries.by_province(asked), facts).all()
        groups = db.session.execute(board_queries.by_group(asked), facts).all()
        whole = _sum(_("Everybody"), [row[1:] for row in provinces])
        return cls(slot, span, whole, _by_region(provinces), _by_group(groups))


def _by_region(rows):
    """In the order of the regions' scheme; who stated no province last."""
    parts = {}
    for province, *numbers in rows:
        found = places.PROVINCES.get(province)
        parts.setdefault(found and found.region_th, []).append(numbers)
    named = [(one.name_th, region(one.provinces[0].code)) for one in places.regions()]
    return [_sum(name, parts[key]) for key, name in [*named, (None, _("No province stated"))] if key in parts]


def _by_group(rows):
    """By number, who is in none last; empty where nobody is in one."""
    if all(number is None for number, *_rest in rows):
        return []
    ordered = sorted(rows, key=lambda row: (row.number is None, row.number))
    return [Count(_called(number, name), *numbers) for number, name, *numbers in ordered]


def _sum(name, numbers):
    return Count(name, *(sum(column) for column in zip((0, 0, 0, 0), *numbers, strict=True)))


def _called(number, name):
    if number is None:
        return _("In no group yet")
    numbered = _("Group %(number)s", number=number)
    return f"{numbered} {name}" if name else numbered
