"""What a device's clock means: years off and steady is right, set anew in between is noticed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.door.clock import AHEAD, LATEST, Clock, from_ms, to_ms

NOW = datetime(2020, 1, 29, 2, 30, tzinfo=UTC)
MINUTE, YEAR = 60_000, 365 * 86_400_000
moments = st.integers(0, LATEST)


def clock(ahead=0):
    """The clock of a device enrolled an hour ago that is ahead of ours by so many ms."""
    return Clock.measured(to_ms(NOW) + ahead, NOW, NOW - timedelta(hours=1))


@pytest.mark.parametrize("ahead", [0, 3 * MINUTE, -3 * MINUTE, 10 * YEAR, -10 * YEAR])
def test_a_clock_that_is_off_and_steady_is_put_right(ahead):
    shown = to_ms(NOW) + ahead - 20 * MINUTE

    assert clock(ahead).corrected(shown) == (NOW - timedelta(minutes=20), True)


def test_a_little_after_the_arrival_counts_as_the_arrival():
    assert clock().corrected(to_ms(NOW) + AHEAD) == (NOW, True)


@pytest.mark.parametrize("later", [AHEAD + 1, YEAR, 10 * YEAR])
def test_well_after_the_arrival_cannot_be_true(later):
    assert clock().corrected(to_ms(NOW) + later)[1] is False


@pytest.mark.parametrize(("before", "credible"), [(60 * MINUTE, True), (65 * MINUTE, True), (65 * MINUTE + 1, False)])
def test_a_device_scanned_nothing_before_it_was_enrolled(before, credible):
    assert clock().corrected(to_ms(NOW) - before)[1] is credible


@given(sent=moments, shown=moments)
def test_whatever_a_clock_shows_gives_a_moment_that_the_database_takes(sent, shown):
    at, credible = Clock.measured(sent, NOW, NOW - timedelta(hours=1)).corrected(shown)

    assert at.tzinfo is UTC and (not credible or NOW - timedelta(minutes=65) <= at <= NOW)


@given(moments)
def test_milliseconds_become_a_moment_and_milliseconds_again(ms):
    assert to_ms(from_ms(ms)) == ms
