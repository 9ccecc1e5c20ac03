"""Which slot a hall is at, moment by moment."""

from types import SimpleNamespace

import pytest

from tests import make
from tests.door.halls import DAY
from trainer.attendance.windows import window
from trainer.door.hall_hours import Standing, hour_at

TERMS = SimpleNamespace(opens_before=60, late_after=15, closes_after=30)


def at(hour, minute=0):
    return make.moment(DAY, hour, minute)


def slot(name, starts, ends, **own):
    own = {"opens_at": None, "late_at": None, "closes_at": None} | own
    return SimpleNamespace(name=name, starts_at=at(*starts), ends_at=at(*ends), **own)


MORNING, AFTERNOON = slot("morning", (9,), (12,)), slot("afternoon", (13,), (16,))
FIRST, SECOND = slot("first", (9,), (10, 30)), slot("second", (10, 45), (12,))


@pytest.mark.parametrize(
    ("hour", "name", "standing"),
    [
        ((6, 0), "morning", Standing.EARLY),
        ((7, 59), "morning", Standing.EARLY),
        ((8, 0), "morning", Standing.OPEN),
        ((11, 59), "morning", Standing.OPEN),
        ((12, 0), "afternoon", Standing.OPEN),  # both are open: the morning has ended
        ((12, 45), "afternoon", Standing.OPEN),
        ((16, 30), "afternoon", Standing.OPEN),
        ((16, 31), "afternoon", Standing.OVER),
        ((23, 0), "afternoon", Standing.OVER),
    ],
)
def test_a_hall_is_at_the_half_day_that_goes_on_or_comes_next(hour, name, standing):
    found = hour_at([AFTERNOON, MORNING], TERMS, at(*hour))

    assert (found.slot.name, found.standing) == (name, standing)


@pytest.mark.parametrize(
    ("hour", "name"), [((9, 50), "first"), ((10, 29), "first"), ((10, 35), "second"), ((11, 0), "second")]
)
def test_while_one_session_goes_on_the_next_one_that_is_open_already_waits(hour, name):
    assert hour_at([FIRST, SECOND], TERMS, at(*hour)).slot.name == name


def test_between_two_windows_the_next_one_is_told():
    late = slot("late", (13,), (16,), opens_at=at(12, 55))

    assert hour_at([MORNING, late], TERMS, at(12, 40)).slot.name == "late"


def test_just_after_its_end_a_slot_is_still_open_where_nothing_else_is():
    late = slot("late", (13,), (16,), opens_at=at(12, 55))

    assert hour_at([MORNING, late], TERMS, at(12, 20)).slot.name == "morning"


def test_without_an_agenda_a_hall_is_at_nothing():
    assert hour_at([], TERMS, at(9)) is None


def test_a_window_follows_the_programme_but_for_what_was_decided_for_the_slot():
    own = slot("own", (9,), (12,), late_at=at(9, 40))

    assert [getattr(window(own, TERMS), name) for name in ("opens", "late", "closes")] == [at(8), at(9, 40), at(12, 30)]
