"""Dates and times of day, read and written: the face of the modules that do it."""

from .datereader import Context, DateProblem, Reading, Span, parse_date, parse_range
from .datewriter import (
    buddhist_year,
    certificate_date,
    date_range,
    fiscal_year,
    in_digits,
    long_date,
    short_date,
    weekday_date,
)
from .months import MONTHS, SHORT_MONTHS, WEEKDAYS
from .times import clock, duration, parse_time, parse_time_range, time_range

__all__ = [
    "MONTHS", "SHORT_MONTHS", "WEEKDAYS", "Context", "DateProblem", "Reading", "Span", "buddhist_year",
    "certificate_date", "clock", "date_range", "duration", "fiscal_year", "in_digits", "long_date", "parse_date",
    "parse_range", "parse_time", "parse_time_range", "short_date", "time_range", "weekday_date",
]
