"""Telephone numbers as they come out of forms and spreadsheets."""

import re
from dataclasses import dataclass, replace

import phonenumbers

from .numerals import arabic_digits
from .text import clean

MOBILE = re.compile(r"0[689]\d{8}")
LANDLINE = re.compile(r"0[2-57]\d{7}")
LOST_ZERO = re.compile(r"[689]\d{8}|[2-57]\d{7}")
COUNTRY_CODE = re.compile(r"(?:\+|00)?660?(\d{8,9})")
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\s?\+?\d+", re.IGNORECASE)
BETWEEN = re.compile(r"[,;/|\n]|หรือ|และ|\bor\b", re.IGNORECASE)
EXTENSION = re.compile(r"\s*(?:ต่อ|ภายใน|ext(?:ension)?\.?|#|x)\s*:?\s*(\d{1,6})\b.*$", re.IGNORECASE)
# A group of lines: 02-659-6100-5, 0 2659 6100 ถึง 5.
FURTHER_LINES = re.compile(r"\s*(?:[-–—]|ถึง)\s*\d{1,2}\s*$")
NOTHING = {"", "-", "–", "—", "ไม่มี", "n/a", "none", "."}


@dataclass(frozen=True)
class PhoneReading:
    """What was understood of a cell that should hold a telephone number.

    `number` has ten digits (mobile) or nine (landline) and begins with 0; `others` holds further numbers of the cell.
    `problems`: "phone_invalid" (no number at all), "phone_restored_zero", "digits_lost" (scientific notation),
    "phone_foreign" (valid elsewhere: E.164 in `others`), "phone_part_unread" (something beside the number).
    """

    number: str | None = None
    extension: str | None = None
    others: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_phone(value: object) -> PhoneReading:
    """Read a Thai telephone number from a text, an int or a float; an empty cell gives an empty reading.

    Understands Thai digits, +66, extensions (ต่อ), several numbers in one cell, and a zero that a spreadsheet ate:
    restored and flagged. Never raises and never guesses a digit.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = "\n".join(map(clean, str("" if value is None else value).splitlines()))
    text = re.sub(r"^(\d+)\.0$", r"\1", arabic_digits(written).strip())
    if text.casefold() in NOTHING:
        return PhoneReading()
    if isinstance(value, bool | float) or SCIENTIFIC.search(text):
        return PhoneReading(problems=("phone_invalid", "digits_lost"))
    return _gather([_read_one(part) for part in BETWEEN.split(text) if part.strip()])


def display(number: str, extension: str | None = None) -> str:
    """081-234-5678, 02-659-6100, 053-123-456; anything else unchanged. An extension follows as " ต่อ 123"."""
    groups = re.fullmatch(r"(02)(\d{3})(\d{4})|(0[3-57]\d)(\d{3})(\d{3})|(0[689]\d)(\d{3})(\d{4})", number)
    written = "-".join(filter(None, groups.groups())) if groups else number
    return f"{written} ต่อ {extension}" if extension else written


def _gather(parts: list[PhoneReading]) -> PhoneReading:
    """One reading out of those of a cell's parts: the first number found is the number."""
    numbers = [number for part in parts if part.number for number in (part.number, *part.others)]
    foreign = [number for part in parts if not part.number for number in part.others]
    if not numbers:
        problems = ("phone_invalid", "phone_foreign") if foreign else ("phone_invalid",)
        return PhoneReading(others=tuple(foreign), problems=problems)
    first = next(part for part in parts if part.number)
    unread = any("phone_invalid" in part.problems and not part.others for part in parts)
    others = tuple(dict.fromkeys(n for n in numbers[1:] + foreign if n != first.number))
    problems = tuple(dict.fromkeys((*first.problems, *(["phone_part_unread"] if unread else []))))
    return PhoneReading(first.number, first.extension, others, problems)


def _read_one(part: str) -> PhoneReading:
    extension = EXTENSION.search(part)
    main = EXTENSION.sub("", part)
    digits = re.sub(r"\D", "", main)
    number, problems = _number(("+" if main.lstrip(" (").startswith("+") else "") + digits)
    if number:
        return PhoneReading(number, extension and extension[1], (), problems)
    pair = re.fullmatch(rf"({MOBILE.pattern}|{LANDLINE.pattern})({MOBILE.pattern}|{LANDLINE.pattern})", digits)
    if pair:
        return PhoneReading(pair[1], extension and extension[1], (pair[2],))
    if FURTHER_LINES.search(main) and LANDLINE.fullmatch(re.sub(r"\D", "", FURTHER_LINES.sub("", main))):
        first = _read_one(FURTHER_LINES.sub("", main))
        return replace(first, problems=("phone_part_unread",))
    return PhoneReading(others=_abroad(main), problems=("phone_invalid",))


def _number(digits: str) -> tuple[str | None, tuple[str, ...]]:
    if MOBILE.fullmatch(digits) or LANDLINE.fullmatch(digits):
        return digits, ()
    if LOST_ZERO.fullmatch(digits):
        return f"0{digits}", ("phone_restored_zero",)
    country = COUNTRY_CODE.fullmatch(digits)
    if country and (MOBILE.fullmatch("0" + country[1]) or LANDLINE.fullmatch("0" + country[1])):
        return f"0{country[1]}", ()
    return None, ()


def _abroad(text: str) -> tuple[str, ...]:
    """The number in E.164, if it is written with + and valid in another country."""
    if "+" not in text:
        return ()
    try:
        parsed = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return ()
    if parsed.country_code == 66 or not phonenumbers.is_valid_number(parsed):
        return ()
    return (phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),)
