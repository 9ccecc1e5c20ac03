"""Dates as they are typed (cases 23–28)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.thai.dates import DateProblem, Span, long_date, parse_date, parse_range, short_date, weekday_date

EVENT_DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day", "warnings"),
    [
        pytest.param("๒๙ ม.ค. ๒๕๖๓", date(2020, 1, 29), (), id="23-thai"),
        pytest.param("29/01/2020", date(2020, 1, 29), (), id="23-gregorian"),
        pytest.param(43859, date(2020, 1, 29), (), id="23-serial"),
        pytest.param("43859", date(2020, 1, 29), (), id="23-serial-in-a-csv"),
        pytest.param("29/1/63", date(2020, 1, 29), ("two_digit_year",), id="24"),
        pytest.param("29/2/2563", date(2020, 2, 29), (), id="26"),
        pytest.param(242186, date(2020, 1, 29), ("buddhist_year_as_gregorian",), id="27"),
        pytest.param(datetime(2563, 1, 29), date(2020, 1, 29), ("buddhist_year_as_gregorian",), id="27-cell"),
        pytest.param(23040, date(2020, 1, 29), ("year_reread",), id="28"),
        pytest.param(datetime(1963, 1, 29), date(2020, 1, 29), ("year_reread",), id="28-cell"),
        pytest.param("29/1/20", date(2020, 1, 29), ("two_digit_year", "year_reread"), id="two-digits-common-era"),
        pytest.param("29/1/1963", date(1963, 1, 29), ("year_suspicious",), id="written-in-full"),
        pytest.param("29 ม.ค. พ.ศ. 63", date(2020, 1, 29), (), id="two-digits-with-era"),
    ],
)
def test_a_date_is_read_with_its_doubts(typed, day, warnings):
    reading = parse_date(typed)

    assert (reading.date, reading.warnings) == (day, warnings)


@pytest.mark.parametrize(
    "typed",
    ["29 มกราคม พ.ศ. 2563", "วันพุธที่ ๒๙ มกราคม ๒๕๖๓", "วันที่ 29 มค 2563", "29-ม.ค.-2563", "29.01.2563", "29มกราคม2563",
     "2020-01-29", "2563-01-29", "2020-01-29 00:00:00", "๒๙ มกราคม พุทธศักราช ๒๕๖๓", "29 ม.ค. ค.ศ. 2020", "29 Jan 2020",
     "January 29, 2020", "Wednesday 29 January 2020", date(2020, 1, 29), datetime(2020, 1, 29, 8, 30), 43859.5],
)
def test_all_spellings_of_a_day_are_that_day(typed):
    assert parse_date(typed).date == date(2020, 1, 29)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("29/2/2564", "date_impossible", id="26"),
        pytest.param("31/4/2563", "date_impossible", id="april"),
        pytest.param("1/31/2020", "date_impossible", id="month-first"),
        pytest.param(datetime(1964, 2, 29), "date_impossible", id="29-2-64-as-1964"),
        pytest.param("29/1/3000", "year_unlikely", id="far-future"),
        pytest.param("29 มกราคม", "date_unreadable", id="no-year"),
        pytest.param("29 แมว 2563", "date_unreadable", id="no-month"),
        pytest.param(2563, "date_unreadable", id="only-a-year"),
        pytest.param(True, "date_unreadable", id="no-date-at-all"),
        pytest.param("", "date_missing", id="empty"),
        pytest.param(None, "date_missing", id="none"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(typed, code):
    with pytest.raises(ValueError) as refused:
        parse_date(typed)

    assert refused.value.code == code


def test_the_refusal_names_what_was_written():
    with pytest.raises(DateProblem, match="29/2/2564"):
        parse_date("29/2/2564")


def test_outside_an_events_context_years_stay_as_they_are():
    assert parse_date(23040, context="any").date == date(1963, 1, 29)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        pytest.param("๒๙ – ๓๑ มกราคม ๒๕๖๓", date(2020, 1, 29), date(2020, 1, 31), id="25"),
        pytest.param("ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓", date(2020, 1, 29), date(2020, 1, 31), id="25-in-a-sentence"),
        pytest.param("29-31/1/2563", date(2020, 1, 29), date(2020, 1, 31), id="digits"),
        pytest.param("29 ถึง 31 ม.ค. 2563", date(2020, 1, 29), date(2020, 1, 31), id="word"),
        pytest.param("2020-01-29 - 2020-01-31", date(2020, 1, 29), date(2020, 1, 31), id="iso"),
        pytest.param("31 มกราคม – 2 กุมภาพันธ์ 2563", date(2020, 1, 31), date(2020, 2, 2), id="months"),
        pytest.param("30 ธันวาคม 2562 – 2 มกราคม 2563", date(2019, 12, 30), date(2020, 1, 2), id="years"),
        pytest.param("30 ธันวาคม – 2 มกราคม 2563", date(2019, 12, 30), date(2020, 1, 2), id="new-year-understood"),
        pytest.param("29–31 January 2020", date(2020, 1, 29), date(2020, 1, 31), id="english"),
        pytest.param("29 มกราคม 2563", date(2020, 1, 29), date(2020, 1, 29), id="one-day"),
    ],
)
def test_a_range_of_days_is_read(typed, first, last):
    assert parse_range(typed) == Span(first, last)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("31 – 29 มกราคม 2563", "range_backwards"), ("29 – 30 กุมภาพันธ์ 2563", "date_impossible"),
     ("29 – 31", "date_unreadable"), ("", "date_missing")],
)
def test_what_is_no_range_is_refused_with_its_reason(typed, code):
    with pytest.raises(DateProblem) as refused:
        parse_range(typed)

    assert refused.value.code == code


@given(EVENT_DAYS, st.sampled_from([long_date, weekday_date, short_date]), st.sampled_from(["arabic", "thai"]))
def test_a_written_date_is_read_back_as_the_same_day(day, write, digits):
    assert parse_date(write(day, digits)).date == day


@given(EVENT_DAYS)
def test_a_date_written_in_english_is_read_back_as_the_same_day(day):
    assert parse_date(long_date(day, locale="en")).date == day


@given(st.text(max_size=40) | st.integers() | st.floats())
def test_no_value_breaks_the_reading_of_dates(value):
    try:
        assert isinstance(parse_date(value).date, date)
    except DateProblem as problem:
        assert problem.code
