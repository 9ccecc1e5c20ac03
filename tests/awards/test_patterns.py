"""What a number pattern may be, and what its numbers look like."""

from datetime import date

import pytest

from tests import make
from trainer.awards import patterns
from trainer.awards.stationery import Series
from trainer.errors import Refused

GOOD = [
    ("{serial}", "all"), ("{cohort}/{serial:03}/{year}", "cohort"), ("อบ. {serial:04}/{year}", "year"),
    ("{year_ce}-{serial:03}", "fiscal_year"), ("{year}{serial:04}", "year"), ("{serial}{year}", "year"),
    ("ว.{cohort}-{serial:02}", "cohort"), ("{cohort}/{serial}/{year}", "year"),
]  # fmt: skip
BAD = [
    ("12", "all"), ("{cohort}/{year}", "cohort"), ("{name}{serial}", "all"), ("{serial", "all"), ("{serial:x}", "all"),
    ("{serial!r}", "all"), ("{}", "all"), ("{serial.real}", "all"), ("{0}", "all"), ("{serial}/{serial}", "all"),
    ("{serial:{cohort}}", "all"), ("{serial:99999999}", "all"), ("serial}", "all"),
    ("{serial}/{year}", "cohort"), ("{serial:03}", "year"), ("{cohort}/{serial}", "fiscal_year"),
    ("{cohort}{serial}", "cohort"), ("{serial}{cohort}", "cohort"), ("{cohort}0{serial}", "cohort"),
]  # fmt: skip


@pytest.fixture
def ends_in(app):
    """A cohort that ends on a day."""
    return lambda day: make.cohort(starts_on=day, days=1)


@pytest.mark.parametrize(("pattern", "series"), GOOD)
def test_a_pattern_whose_numbers_cannot_repeat_is_good(app, pattern, series):
    assert patterns.refuse_bad_pattern(pattern, Series(series)) is None


@pytest.mark.parametrize(("pattern", "series"), BAD)
def test_a_pattern_that_cannot_number_or_would_repeat_is_refused_beside_its_field(app, pattern, series):
    with pytest.raises(Refused) as refused:
        patterns.refuse_bad_pattern(pattern, Series(series))

    assert refused.value.place == "pattern"


@pytest.mark.parametrize("words", ["{name}", "{course", "{course:03}", "{course.__class__}", "{0}"])
def test_words_with_a_placeholder_that_nobody_fills_in_are_refused_at_their_place(app, words):
    with pytest.raises(Refused) as refused:
        patterns.refuse_bad_words(words, "completed")

    assert refused.value.place == "completed"


def test_words_may_do_without_any_placeholder(app):
    assert patterns.refuse_bad_words("ได้ผ่านการอบรม", "completed") is None


@pytest.mark.parametrize(("series", "day", "number"), [
    ("year", date(2020, 9, 30), "2563/2020"), ("fiscal_year", date(2020, 9, 30), "2563/2020"),
    ("year", date(2020, 10, 1), "2563/2020"), ("fiscal_year", date(2020, 10, 1), "2564/2021"),
])  # fmt: skip
def test_the_year_of_a_number_is_that_by_which_the_series_counts(ends_in, series, day, number):
    written = patterns.written("{year}/{year_ce}/{serial:03}", Series(series), ends_in(day), 7)

    assert written == f"{number}/007"
