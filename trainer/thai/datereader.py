"""Reads dates as people and spreadsheets write them; a doubt becomes a warning, an impossible day an error."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from .dateforms import Parts, bare, parts_of

BUDDHIST_OFFSET = 543
FIRST_BUDDHIST_YEAR = 2400
# Excel counts days from here (its day 60, the 29 February 1900 that never was, lies before anything we meet).
EXCEL_ZERO = date(1899, 12, 30)
EXCEL_SERIALS = range(10_000, 2_958_466)
# An event of this trade lies in these years; what does not is more likely a year misread.
EVENT_YEARS = range(1990, 2100)
YEARS = range(1850, 2200)
Context = Literal["event", "any"]


class DateProblem(ValueError):
    """A value that is no date or time. `code`: "date_missing", "date_unreadable", "date_impossible",
    "year_unlikely", "range_backwards", "time_unreadable"; the message is an English sentence naming the value."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Reading:
    """A date as it was understood.

    `warnings`: "two_digit_year" (taken as B.E.), "buddhist_year_as_gregorian" (a spreadsheet's date of the year
    2563), "year_reread" (29/1/63 that a spreadsheet took for 1963, or a two-digit year C.E.), "year_suspicious".
    """

    date: date
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """The first and the last day of something, both counted, and what was doubtful about them."""

    first: date
    last: date
    warnings: tuple[str, ...] = ()


def parse_date(value: object, context: Context = "event") -> Reading:
    """Read a date from a date, a datetime, an Excel serial number, or a text in Thai or English.

    A year of 2400 or more is B.E. and loses its 543 before the day is built (29/2/2563 exists). In the context of
    an "event" a year before 1990 is reread if that makes sense; "any" takes years as they stand.
    Raises DateProblem (a ValueError with a code).
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _from_spreadsheet(value, context)
    text = bare(value)
    if not text:
        raise DateProblem("date_missing", "There is no date here.")
    if re.fullmatch(r"\d{5,7}(?:\.\d+)?", text):
        return _from_serial(float(text), context)
    parts = parts_of(text)
    if not parts or not parts.year:
        raise DateProblem("date_unreadable", f"“{text}” cannot be read as a date.")
    return _build(parts, text, context)


def parse_range(value: object, context: Context = "event") -> Span:
    """Read "๒๙ – ๓๑ มกราคม ๒๕๖๓", "30 ธ.ค. 2562 ถึง 2 ม.ค. 2563", "29-31/1/2563" or a single date.

    What the first day leaves out it takes from the last; "30 ธันวาคม – 2 มกราคม 2563" begins in the year before.
    Raises DateProblem; "range_backwards" if the last day comes before the first.
    """
    try:
        only = parse_date(value, context)
        return Span(only.date, only.date, only.warnings)
    except DateProblem as problem:
        if isinstance(value, date) or problem.code == "date_missing":
            raise
        return _range(bare(value), context, problem)


def _range(text: str, context: Context, problem: DateProblem) -> Span:
    for mark in re.finditer(r"\s*(?:[–—~]|\s-\s|ถึง(?:วันที่)?|\bto\b)\s*|\s*-\s*", text):
        left, right = parts_of(text[: mark.start()]), parts_of(text[mark.end():])
        if left and right and right.year:
            return _span(left, right, text, context)
    raise problem


def _span(left: Parts, right: Parts, text: str, context: Context) -> Span:
    last = _build(right, text, context)
    whole = replace(left, month=left.month or right.month)
    if not left.year:
        turn = 1 if whole.month > right.month else 0
        whole = replace(whole, year=right.year - turn, era=right.era, two_digits=right.two_digits)
    first = _build(whole, text, context)
    if first.date > last.date:
        raise DateProblem("range_backwards", f"“{text}” ends before it begins.")
    return Span(first.date, last.date, tuple(dict.fromkeys(first.warnings + last.warnings)))


def _build(parts: Parts, text: str, context: Context) -> Reading:
    """Give the parts their Gregorian year, then ask the calendar."""
    year, warnings = _year(parts, context)
    if year not in YEARS:
        raise DateProblem("year_unlikely", f"The year in “{text}” cannot be meant.")
    try:
        return Reading(date(year, parts.month, parts.day), warnings)
    except ValueError:
        raise DateProblem("date_impossible", f"“{text}” is not a day in the calendar.") from None


def _year(parts: Parts, context: Context) -> tuple[int, tuple[str, ...]]:
    common_era = parts.era in {"คศ", "คริสต์ศักราช", "ad", "ce"}
    if parts.two_digits:
        buddhist, common = 2500 + parts.year - BUDDHIST_OFFSET, 2000 + parts.year
        if common_era:
            return common, ()
        if parts.era:
            return buddhist, ()
        if context == "event" and buddhist not in EVENT_YEARS:
            return common, ("two_digit_year", "year_reread")
        return buddhist, ("two_digit_year",)
    year = parts.year - BUDDHIST_OFFSET if not common_era and (parts.era or parts.year >= FIRST_BUDDHIST_YEAR) \
        else parts.year
    suspicious = context == "event" and year not in EVENT_YEARS
    return year, ("year_suspicious",) if suspicious else ()


def _from_serial(serial: float, context: Context) -> Reading:
    if int(serial) not in EXCEL_SERIALS:
        raise DateProblem("date_unreadable", f"The number {serial:g} cannot be read as a date.")
    return _from_spreadsheet(EXCEL_ZERO + timedelta(days=int(serial)), context)


def _from_spreadsheet(day: date, context: Context) -> Reading:
    """A date that a spreadsheet made out of what was typed, and may have misread."""
    parts = Parts(day.day, day.month, day.year)
    warnings = ()
    if day.year >= FIRST_BUDDHIST_YEAR:
        warnings = ("buddhist_year_as_gregorian",)
    elif context == "event" and 1930 <= day.year < EVENT_YEARS.start:
        # 29/1/63 became 1963: the two digits were meant as B.E.
        parts, warnings = replace(parts, year=2500 + day.year % 100), ("year_reread",)
    reading = _build(parts, f"{day.day}/{day.month}/{parts.year}", context)
    return Reading(reading.date, warnings + reading.warnings)
