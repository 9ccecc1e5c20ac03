"""The code in the hall: good while it is shown and for the stated time after, and for nothing else."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.door.self_check_in_codes import AHEAD, KEPT, STEP, begun, code, slot_in, step_at, step_of

SECRET, OTHER = "5a" * 32, "5b" * 32
MOMENTS = st.integers(1_600_000_000_000, 2_800_000_000_000).map(lambda ms: datetime.fromtimestamp(ms / 1000, UTC))
SLOTS = st.integers(1, 2**31 - 1)
BEFORE, AFTER = timedelta(seconds=AHEAD * STEP), timedelta(seconds=KEPT * STEP)
WITHIN = st.timedeltas(timedelta(0), AFTER)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine that has other work


@patient
@given(MOMENTS, SLOTS, WITHIN)
def test_a_code_is_good_while_it_is_shown_and_for_the_tolerance_after(shown, slot, later):
    assert step_of(SECRET, code(SECRET, slot, step_at(shown)), shown + later) == step_at(shown)


@patient
@given(MOMENTS, SLOTS, st.timedeltas(timedelta(0), BEFORE - timedelta(microseconds=1)))
def test_a_clock_that_is_a_little_ahead_does_no_harm(shown, slot, earlier):
    start = begun(step_at(shown))

    assert step_of(SECRET, code(SECRET, slot, step_at(shown)), start - earlier) == step_at(shown)


@patient
@given(MOMENTS, SLOTS, st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_a_code_is_never_good_beyond_the_tolerance(shown, slot, later):
    gone = begun(step_at(shown) + 1)  # when it leaves the screen

    assert step_of(SECRET, code(SECRET, slot, step_at(shown)), gone + AFTER + later) is None


@patient
@given(MOMENTS, SLOTS, st.timedeltas(timedelta(microseconds=1), timedelta(days=4000)))
def test_a_code_is_never_good_long_before_it_is_shown(shown, slot, earlier):
    start = begun(step_at(shown))

    assert step_of(SECRET, code(SECRET, slot, step_at(shown)), start - BEFORE - earlier) is None


@patient
@given(MOMENTS, SLOTS, WITHIN)
def test_the_code_of_another_hall_is_never_good(shown, slot, later):
    assert step_of(OTHER, code(SECRET, slot, step_at(shown)), shown + later) is None


@patient
@given(MOMENTS, SLOTS, SLOTS, WITHIN)
def test_the_code_of_one_slot_made_out_as_that_of_another_is_never_good(shown, slot, other, later):
    letters = code(SECRET, slot, step_at(shown)).partition("-")[2]

    assert slot == other or step_of(SECRET, f"{other:x}-{letters}", shown + later) is None


@patient
@given(SLOTS, MOMENTS)
def test_a_code_says_which_slot_it_is_of(slot, moment):
    assert slot_in(code(SECRET, slot, step_at(moment))) == slot


@patient
@given(st.text(max_size=40) | st.from_regex(r"[0-9a-f]{1,9}-[a-z2-7]{11,13}", fullmatch=True), MOMENTS)
def test_junk_is_no_code(text, moment):
    assert step_of(SECRET, text, moment) is None


def test_the_code_changes_every_twenty_seconds():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    shown = {code(SECRET, 7, step_at(start + timedelta(seconds=each))) for each in range(60)}

    assert len(shown) == 3
