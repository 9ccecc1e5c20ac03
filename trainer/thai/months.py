"""Names of months and weekdays, in full and short, and how to recognise them."""

import re

MONTHS = {
    "th": tuple(
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
    ),
    "en": tuple(
        "January February March April May June July August September October November December".split()
    ),
}
SHORT_MONTHS = {
    "th": tuple("ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()),
    "en": tuple(name[:3] for name in MONTHS["en"]),
}
# Monday first, as date.weekday() counts.
WEEKDAYS = {
    "th": tuple("จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split()),
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
}


def _bare(name: str) -> str:
    return re.sub(r"[\s.]", "", name).casefold()


NUMBERS = {
    _bare(name): number
    for names in (*MONTHS.values(), *SHORT_MONTHS.values())
    for number, name in enumerate(names, start=1)
}
# Thai months are also shortened by dropping their last syllable, and September has a fourth letter in English.
NUMBERS |= {re.sub("(?:คม|ยน|พันธ์)$", "", name): number for name, number in NUMBERS.items() if len(name) > 5}
NUMBERS["sept"] = 9


def month_number(name: str) -> int | None:
    """1–12 for a month's name, full or short, Thai or English, with or without its dots; None for anything else."""
    return NUMBERS.get(_bare(name))
