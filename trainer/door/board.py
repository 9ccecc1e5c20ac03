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
        """Count a slot's people; one statement."""
        span = window(slot, slot.cohort.programme)
        rows = db.session.execute(board_queries.counted(slot, span.late)).all()
        grouped = any(number is not None for _province, number, *_rest in rows)
        return cls(
            slot, span, _sum(_("Everybody"), (row[3:] for row in rows)), _by_region(rows),
            _by_group(rows) if grouped else [],
        )  # fmt: skip


def _by_region(rows):
    """In the order of the regions' scheme; who stated no province last."""
    parts = _parted(rows, lambda row: _region_of(row.province))
    named = [(one.name_th, region(one.provinces[0].code)) for one in places.regions()]
    return [_sum(name, parts[key]) for key, name in [*named, (None, _("No province stated"))] if key in parts]


def _by_group(rows):
    parts = _parted(rows, lambda row: (row.number, row.name))
    found = sorted(parts, key=lambda group: (group[0] is None, group[0] or 0))
    return [_sum(_called(*group), parts[group]) for group in found]


def _parted(rows, part):
    parts = {}
    for row in rows:
        parts.setdefault(part(row), []).append(row[3:])
    return parts


def _sum(name, numbers):
    return Count(name, *(sum(column) for column in zip((0, 0, 0, 0), *numbers, strict=True)))


def _called(number, name):
    if number is None:
        return _("In no group yet")
    numbered = _("Group %(number)s", number=number)
    return f"{numbered} {name}" if name else numbered


def _region_of(province):
    found = places.PROVINCES.get(province)
    return found and found.region_th

