"""Writes dates: Buddhist years in Thai, Gregorian years in English.

Everywhere `digits` is "arabic" (screen) or "thai" (paper) and `locale` "th" or "en"; English always has Arabic digits.
"""

from datetime import date

from .datereader import BUDDHIST_OFFSET
from .months import MONTHS, SHORT_MONTHS, WEEKDAYS
from .numerals import thai_digits


def long_date(d: date, digits: str = "arabic", era_word: str | None = None, locale: str = "th") -> str:
    """29 มกราคม 2563; with era_word="พ.ศ." 29 มกราคม พ.ศ. 2563; in English 29 January 2020."""
    return in_digits(f"{_day_month(d, locale)} {_era(era_word)}{_year(d, locale)}", digits, locale)


def weekday_date(d: date, digits: str = "arabic", locale: str = "th") -> str:
    """วันพุธที่ 29 มกราคม 2563; in English Wednesday 29 January 2020."""
    weekday = WEEKDAYS[_known(locale)][d.weekday()]
    return (f"วัน{weekday}ที่ " if locale == "th" else f"{weekday} ") + long_date(d, digits, locale=locale)


def short_date(d: date, digits: str = "arabic", locale: str = "th") -> str:
    """29 ม.ค. 2563; in English 29 Jan 2020."""
    return in_digits(f"{d.day} {SHORT_MONTHS[_known(locale)][d.month - 1]} {_year(d, locale)}", digits, locale)


def date_range(
    first: date, last: date, digits: str = "arabic", era_word: str | None = None, locale: str = "th"
) -> str:
    """29 – 31 มกราคม 2563; 29 มกราคม – 2 กุมภาพันธ์ 2563; across years both in full; one day alone as such.

    In English 29–31 January 2020, and 29 January – 2 February 2020.
    """
    end = long_date(last, digits, era_word, locale)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return in_digits(str(first.day), digits, locale) + (" – " if locale == "th" else "–") + end
    if first.year == last.year:
        return in_digits(_day_month(first, locale), digits, locale) + " – " + end
    return long_date(first, digits, era_word, locale) + " – " + end


def certificate_date(d: date, digits: str = "thai", locale: str = "th") -> str:
    """๓๑ มกราคม พุทธศักราช ๒๕๖๓, to follow ให้ไว้ ณ วันที่; in English 31 January 2020."""
    return long_date(d, digits, "พุทธศักราช" if locale == "th" else None, locale)


def buddhist_year(d: date) -> int:
    """2563 for a day in 2020."""
    return d.year + BUDDHIST_OFFSET


def fiscal_year(d: date) -> int:
    """The B.E. year in which the Thai state's fiscal year of this day ends (1 October to 30 September)."""
    return buddhist_year(d) + (d.month >= 10)


def in_digits(text: str, digits: str = "arabic", locale: str = "th") -> str:
    """The text in the digits asked for; raises ValueError for a kind of digits that does not exist."""
    if digits not in ("arabic", "thai"):
        raise ValueError(f"Digits are “arabic” or “thai”, not “{digits}”.")
    return thai_digits(text) if digits == "thai" and locale == "th" else text


def _day_month(d: date, locale: str) -> str:
    return f"{d.day} {MONTHS[_known(locale)][d.month - 1]}"


def _year(d: date, locale: str) -> int:
    return buddhist_year(d) if locale == "th" else d.year


def _era(era_word: str | None) -> str:
    return f"{era_word} " if era_word else ""


def _known(locale: str) -> str:
    if locale not in MONTHS:
        raise ValueError(f"Dates are written in “th” or “en”, not “{locale}”.")
    return locale
