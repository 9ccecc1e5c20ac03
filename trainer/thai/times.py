"""Times of day as an agenda writes them: ๐๘.๓๐ – ๑๖.๓๐ น."""

import re
from datetime import datetime, time
from decimal import Decimal

from .datereader import DateProblem
from .datewriter import in_digits
from .numerals import arabic_digits
from .text import clean

FORM = re.compile(r"(?:เวลา\s*)?(\d{1,2})(?:\s?[.:]\s?(\d{2})(?::\d{2})?|(\d{2}))?\s*(?:น\.?|นาฬิกา)?")


def parse_time_range(value: object) -> tuple[time, time]:
    """Read "๐๘.๓๐ – ๑๖.๓๐ น." as (08:30, 16:30).

    Raises DateProblem: "time_unreadable", or "range_backwards" if it does not end after it begins.
    """
    text = _text(value)
    halves = re.split(r"\s*(?:[-–—~]|ถึง|\bto\b)\s*", text)
    if len(halves) != 2:
        raise DateProblem("time_unreadable", f"“{text}” cannot be read as a time from … to ….")
    start, end = map(parse_time, halves)
    if end <= start:
        raise DateProblem("range_backwards", f"“{text}” ends before it begins.")
    return start, end


def parse_time(value: object) -> time:
    """Read "๐๘.๓๐ น.", "8:30", "0830", a time, a datetime, or a number of a spreadsheet.

    Such a number is a part of a day below 1, and else hours and minutes: 08.30 typed into a cell becomes 8.3.
    Raises DateProblem("time_unreadable").
    """
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    text = f"{value:.2f}" if isinstance(value, float) else _text(value)
    match = FORM.fullmatch(text)
    try:
        return time(int(match[1]), int(match[2] or match[3] or 0))
    except (TypeError, ValueError):
        raise DateProblem("time_unreadable", f"“{text}” is not a time of day.") from None


def clock(moment: time | datetime, digits: str = "arabic", locale: str = "th") -> str:
    """08.30 น.; in English 08:30."""
    return _clock(moment, digits, locale) + (" น." if locale == "th" else "")


def time_range(start: time | datetime, end: time | datetime, digits: str = "arabic", locale: str = "th") -> str:
    """08.30 – 16.30 น.; in English 08:30–16:30."""
    dash = " – " if locale == "th" else "–"
    return f"{_clock(start, digits, locale)}{dash}{clock(end, digits, locale)}"


def _clock(moment: time | datetime, digits: str, locale: str) -> str:
    return in_digits(moment.strftime("%H.%M" if locale == "th" else "%H:%M"), digits)


def _text(value: object) -> str:
    return arabic_digits(clean(value))


def duration(hours: float | Decimal, digits: str = "arabic", locale: str = "th") -> str:
    """So many hours in words: 18 ชั่วโมง 5 นาที, 45 นาที; in English 18 h 5 min.

    To the minute, for 18.08 hours is how calculators say it.
    """
    whole, minutes = divmod(round(hours * 60), 60)
    names = ("h", "min") if locale == "en" else ("ชั่วโมง", "นาที")
    said = [f"{count} {name}" for count, name in zip((whole, minutes), names, strict=True) if count]
    return in_digits(" ".join(said) or f"0 {names[0]}", digits)
