"""Dates and times as they are printed, and times as they are typed (case 37)."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.thai.dates import (
    DateProblem,
    buddhist_year,
    certificate_date,
    clock,
    date_range,
    duration,
    fiscal_year,
    long_date,
    parse_range,
    parse_time,
    parse_time_range,
    short_date,
    time_range,
    weekday_date,
)

DAY = date(2020, 1, 29)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (long_date(DAY), "29 มกราคม 2563"),
        (long_date(DAY, "thai", "พ.ศ."), "๒๙ มกราคม พ.ศ. ๒๕๖๓"),
        (long_date(DAY, "thai", locale="en"), "29 January 2020"),
        (weekday_date(DAY, "thai"), "วันพุธที่ ๒๙ มกราคม ๒๕๖๓"),
        (weekday_date(DAY, locale="en"), "Wednesday 29 January 2020"),
        (short_date(DAY), "29 ม.ค. 2563"),
        (short_date(DAY, locale="en"), "29 Jan 2020"),
        (certificate_date(date(2020, 1, 31)), "๓๑ มกราคม พุทธศักราช ๒๕๖๓"),
        (certificate_date(date(2020, 1, 31), locale="en"), "31 January 2020"),
        (date_range(DAY, date(2020, 1, 31)), "29 – 31 มกราคม 2563"),
        (date_range(DAY, date(2020, 1, 31), "thai"), "๒๙ – ๓๑ มกราคม ๒๕๖๓"),
        (date_range(DAY, date(2020, 2, 2)), "29 มกราคม – 2 กุมภาพันธ์ 2563"),
        (date_range(date(2019, 12, 30), DAY), "30 ธันวาคม 2562 – 29 มกราคม 2563"),
        (date_range(DAY, DAY), "29 มกราคม 2563"),
        (date_range(DAY, date(2020, 1, 31), locale="en"), "29–31 January 2020"),
        (date_range(DAY, date(2020, 2, 2), locale="en"), "29 January – 2 February 2020"),
        (clock(time(8, 30)), "08.30 น."),
        (clock(datetime(2020, 1, 29, 16, 5), "thai"), "๑๖.๐๕ น."),
        (clock(time(8, 30), locale="en"), "08:30"),
        (time_range(time(8, 30), time(16, 30), "thai"), "๐๘.๓๐ – ๑๖.๓๐ น."),
        (time_range(time(8, 30), time(16, 30), locale="en"), "08:30–16:30"),
        (duration(18.08), "18 ชั่วโมง 5 นาที"),
        (duration(18, "thai"), "๑๘ ชั่วโมง"),
        (duration(0.75, locale="en"), "45 min"),
        (duration(0), "0 ชั่วโมง"),
    ],
)
def test_dates_and_times_are_written_as_custom_has_it(written, expected):
    assert written == expected


@pytest.mark.parametrize(("day", "year"), [(date(2019, 9, 30), 2562), (date(2019, 10, 1), 2563), (DAY, 2563)])
def test_the_fiscal_year_begins_in_october(day, year):
    assert fiscal_year(day) == year


def test_the_buddhist_year_is_543_ahead():
    assert buddhist_year(DAY) == 2563


@pytest.mark.parametrize("wrong", [{"digits": "roman"}, {"locale": "de"}])
def test_an_unknown_way_of_writing_is_refused(wrong):
    with pytest.raises(ValueError):
        long_date(DAY, **wrong)


@given(st.dates(date(1990, 1, 1), date(2099, 1, 1)), st.integers(0, 400), st.sampled_from(["th", "en"]))
def test_a_written_range_is_read_back_as_the_same_days(first, days, locale):
    last = date.fromordinal(first.toordinal() + days)
    span = parse_range(date_range(first, min(last, date(2099, 12, 31)), locale=locale))

    assert (span.first, span.last) == (first, min(last, date(2099, 12, 31)))


@pytest.mark.parametrize(
    "typed",
    [pytest.param("๐๘.๓๐ – ๑๖.๓๐ น.", id="37"), "8:30-16:30", "08.30 น. - 16.30 น.", "0830-1630",
     "เวลา 8.30 ถึง 16.30 น."],
)
def test_times_from_and_to_are_read(typed):
    assert parse_time_range(typed) == (time(8, 30), time(16, 30))


@pytest.mark.parametrize(
    "typed", ["08.30 น.", "8:30", "๐๘.๓๐", 8.3, 0.3541666667, time(8, 30), datetime(2020, 1, 29, 8, 30)]
)
def test_a_time_is_read_in_each_of_its_spellings(typed):
    assert parse_time(typed) == time(8, 30)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("16.30 – 08.30", "range_backwards"), ("25.00 – 26.00", "time_unreadable"), ("08.30", "time_unreadable"),
     ("เช้า", "time_unreadable"), (None, "time_unreadable")],
)
def test_what_is_no_time_is_refused_with_its_reason(typed, code):
    with pytest.raises(DateProblem) as refused:
        parse_time_range(typed)

    assert refused.value.code == code
