"""The arithmetic of completion (cases.md 41)."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests import make
from trainer.attendance.marks import Mark, Said
from trainer.awards.completion import CompletionTerms, progress
from trainer.programmes.models import Measure

NINE = make.moment(make.FIRST_DAY, 9)
SLOTS, HOURS = CompletionTerms(80), CompletionTerms(80, Measure.HOURS)


def half_day(number=0, minutes=150, counts=True):
    """The half-day of three hours that begins so many days after the first."""
    starts = NINE + timedelta(days=number)
    return SimpleNamespace(starts_at=starts, ends_at=starts + timedelta(hours=3), minutes=minutes, counts=counts,
                           session_id=None)  # fmt: skip


def session(number, start=0, length=60, counts=True):
    """A session that begins so many minutes after nine o'clock."""
    starts = NINE + timedelta(minutes=start)
    return SimpleNamespace(starts_at=starts, ends_at=starts + timedelta(minutes=length), minutes=length, counts=counts,
                           session_id=number + 1)  # fmt: skip


def whole(*slots):
    return [(slot, None) for slot in slots]


def left_after(slot, **time):
    return slot, slot.starts_at + timedelta(**time)


SIX = [half_day(n) for n in range(6)]


@pytest.mark.parametrize(
    ("percent", "slots", "needed"), [(80, 6, 5), (70, 6, 5), (75, 6, 5), (60, 6, 4), (80, 5, 4), (100, 6, 6), (1, 6, 1)]
)
def test_the_percentage_is_rounded_up_to_whole_half_days(percent, slots, needed):
    assert CompletionTerms(percent).needed(slots) == needed


def test_five_of_six_half_days_earn_at_eighty_percent():
    assert SLOTS.account(SIX, whole(*SIX[:5])).shortfalls() == []


def test_four_of_six_half_days_say_that_one_is_missing():
    account = SLOTS.account(SIX, whole(*SIX[:4]))

    assert (account.missing, [one.rule for one in account.shortfalls()]) == (1, ["attendance"])


@pytest.mark.parametrize("terms", [SLOTS, HOURS])
def test_nothing_is_earned_where_there_was_nothing_to_attend(terms):
    assert [one.rule for one in terms.account([], []).shortfalls()] == ["nothing_counts"]


def test_a_half_day_that_does_not_count_is_neither_asked_for_nor_credited():
    slots = [*SIX[:5], half_day(5, counts=False)]

    account = SLOTS.account(slots, whole(*slots[1:]))

    assert (account.whole, account.done, account.needed) == (5, 4, 4)


@pytest.mark.parametrize(("minutes", "counts"), [(89, 0), (90, 1), (180, 1), (500, 1), (-10, 0)])
def test_whoever_leaves_early_has_attended_a_half_day_after_half_of_its_time(minutes, counts):
    assert SLOTS.measured([left_after(SIX[0], minutes=minutes)]) == counts


def test_by_hours_every_half_day_weighs_as_much_training_as_it_holds():
    slots = [half_day(0, minutes=150), half_day(1, minutes=30)]

    account = HOURS.account(slots, whole(slots[0]))

    assert (account.done, account.whole, account.needed, account.met) == (150, 180, 144, True)


@pytest.mark.parametrize(("minutes", "credited"), [(60, 50), (61, 50), (0, 0), (180, 150), (999, 150)])
def test_by_hours_leaving_early_counts_the_share_of_the_time_until_then(minutes, credited):
    assert HOURS.measured([left_after(half_day(minutes=150), minutes=minutes)]) == credited


def test_sessions_one_after_the_other_are_each_one():
    assert SLOTS.measured(whole(session(0, 0), session(1, 60), session(2, 120))) == 3


def test_sessions_at_the_same_time_are_asked_for_once_because_nobody_sits_in_two():
    parallel = [session(0, 0), session(1, 0), session(2, 60)]

    assert SLOTS.account(parallel, whole(parallel[1], parallel[2])).met


def test_by_hours_sessions_at_the_same_time_count_their_time_once():
    parallel = [session(0, 0, 60), session(1, 30, 60)]

    assert HOURS.account(parallel, whole(*parallel)).whole == 90


def test_the_percentage_shown_is_never_rounded_up_to_what_was_not_reached():
    slots = [half_day(minutes=1000), half_day(1, minutes=1)]

    assert HOURS.account(slots, whole(slots[0])).percent == 99.9


def test_the_unit_follows_from_what_is_signed_for_and_counted():
    sessions = [session(0)]

    assert [terms.account(slots, []).unit for terms, slots in ((SLOTS, SIX), (SLOTS, sessions), (HOURS, sessions))] == [
        "half_days", "sessions", "hours"]


def test_excuses_are_named_where_something_is_missing():
    [shortfall] = SLOTS.account(SIX, whole(*SIX[:4])).shortfalls([(SIX[4], "ป่วย")])

    assert shortfall.facts["excused"] == [(SIX[4], "ป่วย")]


def test_an_excuse_from_what_does_not_count_is_not_named():
    extra = half_day(9, counts=False)

    [shortfall] = SLOTS.account(SIX, []).shortfalls([(extra, "ป่วย")])

    assert shortfall.facts["excused"] == []


@pytest.mark.parametrize(("said", "missing", "remaining", "reachable"), [
    ([Said.PRESENT] * 4 + [Said.COMING] * 2, 1, 2, True),
    ([Said.PRESENT] * 4 + [Said.ABSENT, Said.OPEN], 1, 1, True),
    ([Said.PRESENT] * 3 + [Said.EXCUSED, Said.ABSENT, Said.COMING], 2, 1, False),
    ([Said.LATE] * 5 + [Said.COMING], 0, 1, True),
    ([Said.UNENTERED] * 6, 5, 6, True),
])  # fmt: skip
def test_what_is_missing_can_be_reached_while_enough_is_still_to_come(said, missing, remaining, reachable):
    found = progress(SLOTS, [Mark(slot, one) for slot, one in zip(SIX, said, strict=True)])

    assert (found.account.missing, found.remaining, found.reachable) == (missing, remaining, reachable)
