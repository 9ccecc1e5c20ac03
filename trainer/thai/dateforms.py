"""The forms in which a date may stand in a text: which numbers and names are its day, month and year."""

import re
from dataclasses import dataclass

from .months import month_number
from .numerals import arabic_digits
from .text import clean

BEFORE = re.compile(
    r"^(?:ระหว่าง)?\s*(?:วัน\s?ที่|วัน(?!ที่)\S+?\s?ที่)\s*|^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+",
    re.IGNORECASE,
)
SPACE = r"[\s./,-]*"
ERA = r"(?P<era>พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช|b\.?e\.?|a\.?d\.?|c\.?e\.?)?\s*"
YEAR = rf"{SPACE}(?:ปี\s*)?{ERA}(?P<year>\d{{4}}|\d{{2}})"
NAME = r"(?P<name>[A-Za-z]+\.?|[ก-๎]+(?:\s?\.\s?[ก-๎]+)?\s?\.?)"
FORMS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T\s]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?",
        r"(?P<day>\d{1,2})\s?[/.\s-]\s?(?P<month>\d{1,2})\s?[/.\s-]\s?(?P<year>\d{4}|\d{2})(?:\s\d\d?:\d\d(?::\d\d)?)?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{SPACE}(?:เดือน\s*)?{NAME}{YEAR}",
        rf"(?P<name>[A-Za-z]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{SPACE}(?:เดือน\s*)?{NAME}",
        r"(?P<day>\d{1,2})\s?[/.]\s?(?P<month>\d{1,2})",
        r"(?P<day>\d{1,2})",
    )
]


@dataclass(frozen=True)
class Parts:
    """Day, month and year as written, before the calendar has its say; `era` in bare letters ("พศ", "ad")."""

    day: int
    month: int | None = None
    year: int | None = None
    era: str | None = None
    two_digits: bool = False


def bare(value: object) -> str:
    """The clean text with Arabic digits, without what may stand before a date (ระหว่างวันที่, วันพุธที่, Monday)."""
    return BEFORE.sub("", arabic_digits(clean(value))).strip()


def parts_of(text: str) -> Parts | None:
    """What stands in the text, as far as it goes; None if it is no date nor the beginning of one."""
    for form in FORMS:
        match = form.fullmatch(bare(text))
        found = match.groupdict() if match else {}
        month = month_number(found["name"]) if found.get("name") else int(found.get("month") or 0)
        if match and (month or not (found.get("name") or found.get("month"))):
            year = found.get("year")
            era = re.sub(r"[\s.]", "", found.get("era") or "").casefold()
            return Parts(int(found["day"]), month or None, year and int(year), era or None, len(year or "") == 2)
    return None
