"""When a slot can be signed in for."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from trainer.attendance.windows import outside, refuse_outside, usual_window, window
from trainer.errors import Refused

DAY = make.FIRST_DAY
PROGRAMME = SimpleNamespace(opens_before=60, late_after=15, closes_after=30)
MINUTE = timedelta(minutes=1)


def at(hour, minute=0):
    return make.moment(DAY, hour, minute)


def slot(starts=9, ends=12, **own):
    own = {"opens_at": None, "late_at": None, "closes_at": None} | own
    return SimpleNamespace(starts_at=at(starts), ends_at=at(ends), **own)


def test_the_programme_s_minutes_make_the_window_of_a_slot():
    times = window(slot(), PROGRAMME)

    assert (times.opens, times.late, times.closes) == (at(8), at(9, 15), at(12, 30))


def test_a_slot_s_own_times_stand_before_the_programme_s():
    times = window(slot(opens_at=at(8, 30), late_at=at(9, 45), closes_at=at(11)), PROGRAMME)

    assert (times.opens, times.late, times.closes) == (at(8, 30), at(9, 45), at(11))


def test_what_a_slot_does_not_say_is_as_the_programme_says():
    assert window(slot(opens_at=at(7)), PROGRAMME).closes == usual_window(slot(), PROGRAMME).closes


@pytest.mark.parametrize(("hour", "minute", "state"), [
    (7, 59, "coming"), (8, 0, "open"), (9, 15, "open"), (9, 16, "late"), (12, 30, "late"), (12, 31, "closed"),
])  # fmt: skip
def test_a_window_knows_its_state_at_a_moment(hour, minute, state):
    assert window(slot(), PROGRAMME).state(at(hour, minute)) == state


moments = st.one_of(st.none(), st.integers(-3000, 3000).map(lambda minutes: at(9) + minutes * MINUTE))
lengths = st.integers(0, 720)


@given(moments, moments, moments, lengths, lengths, lengths, st.integers(1, 600))
def test_a_window_is_never_out_of_order_whatever_was_decided(opens, late, closes, before, after_start, after, length):
    own = {"opens_at": opens, "late_at": late, "closes_at": closes}
    held = SimpleNamespace(starts_at=at(9), ends_at=at(9) + length * MINUTE, **own)

    times = window(held, SimpleNamespace(opens_before=before, late_after=after_start, closes_after=after))

    assert times.opens <= times.late <= times.closes


@given(lengths, lengths, lengths, st.integers(1, 600))
def test_the_beginning_and_the_end_of_a_slot_are_always_within_its_usual_window(before, late, after, length):
    held = SimpleNamespace(starts_at=at(9), ends_at=at(9) + length * MINUTE)

    times = usual_window(held, SimpleNamespace(opens_before=before, late_after=late, closes_after=after))

    assert times.holds(held.starts_at) and times.holds(held.ends_at)


def test_too_early_says_when_it_opens(app):
    held = make.slots(make.cohort())[0]

    with pytest.raises(Refused, match="29 ม.ค. 2563 เช้า.* 08.00 น."):
        refuse_outside(held, at(7, 59))


def test_closed_says_since_when(app):
    held = make.slots(make.cohort())[0]

    with pytest.raises(Refused, match="29 ม.ค. 2563 เช้า.* 12.30 น."):
        refuse_outside(held, at(12, 31))


def test_on_another_day_the_sentence_names_the_day_too(app):
    held = make.slots(make.cohort())[0]

    assert "29 ม.ค. 2563 12.30 น." in outside(held, at(9) + timedelta(days=3))


@pytest.mark.parametrize("moment", [at(8), at(10), at(12, 30)])
def test_within_the_window_nothing_is_refused(app, moment):
    assert outside(make.slots(make.cohort())[0], moment) == ""
