"""The arithmetic of completion (cases.md 41)."""

import pytest

from trainer.awards.completion import CompletionTerms


@pytest.mark.parametrize(
    ("percent", "slots", "needed"), [(80, 6, 5), (70, 6, 5), (75, 6, 5), (60, 6, 4), (80, 5, 4), (100, 6, 6), (1, 6, 1)]
)
def test_the_percentage_is_rounded_up_to_whole_half_days(percent, slots, needed):
    assert CompletionTerms(percent).needed(slots) == needed


def test_five_of_six_half_days_earn_at_eighty_percent():
    assert CompletionTerms(80).shortfalls(attended=5, slots=6) == []


def test_four_of_six_half_days_say_that_one_is_missing():
    assert CompletionTerms(80).shortfalls(attended=4, slots=6)[0].facts["missing"] == 1


def test_nothing_is_earned_where_no_half_day_was_held():
    assert CompletionTerms(80).shortfalls(attended=0, slots=0)
