"""What the spellings of one organisation's name or number share."""

import re
from datetime import date, datetime
from functools import cache

from trainer.thai import numerals, places, text

CLAIM = r"(?:องค์กร|องค์การ)สาธารณ(?:ะ)?ประโยชน์|องค์กรสวัสดิการชุมชน|อ\.?ส\.?ป\.?|ทะเบียน[^)]*|นิติบุคคล"
CLAIMED = re.compile(rf"\s*[(\[（]\s*(?:เป็น)?(?:{CLAIM})\s*[)\]）]|(?<=\S)\s+(?:องค์กร|องค์การ)สาธารณประโยชน์$")
PROVINCE_AT_END = re.compile(r"[\s(]*(?:ประจำ|แห่ง|ใน)?\s*(?:จังหวัด|จ\s?\.)\s*([^()]+?)\s*\)?$")
BANGKOK_AT_END = re.compile(r"[\s(]*(?:ประจำ|แห่ง)?\s*(?:กรุงเทพมหานคร|กรุงเทพฯ|กรุงเทพ|กทม\.?)\s*\)?$")
SIGNS = re.compile(r"[^\w\u0e00-\u0e7f]+")


def plain_name(name):
    """The name as printed: clean, without the claim "(องค์กรสาธารณประโยชน์)", which only the registry can make."""
    return CLAIMED.sub("", text.clean(name)).strip()


def name_key(name):
    """What the spellings of one name share: no claim, no spaces or signs, จ. = จังหวัด = แห่ง before a province."""
    base, province = name_parts(name)
    return base + (f"@{province}" if province else "")


def number_text(value):
    """A certification number in ASCII digits without the words before it: ทะเบียนเลขที่ ๑๒ / ๒๕๕๐ → 12/2550.

    Excel takes 12/2550 for a month: such a date cell becomes the number again. None where there is no digit.
    """
    if isinstance(value, (date, datetime)):
        return f"{value.month}/{value.year}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = numerals.arabic_digits(text.clean(value)).replace("∕", "/")
    written = re.sub(r"^\D*?(?=\d)", "", re.sub(r"\s*([/-])\s*", r"\1", written)).strip(" .")
    return written if re.search(r"\d", written) else None


def number_key(value):
    """What the spellings of one number share: leading zeros dropped, a year of two digits completed; None if none."""
    written = number_text(value)
    if not written:
        return None
    parts = [part.lstrip("0") or "0" for part in re.split(r"[/\-\s]+", written) if part]
    if len(parts) == 2 and len(parts[1]) == 2:
        parts[1] = f"25{parts[1]}"
    return "/".join(parts)


def name_parts(name):
    """(what the name says, province code or None): the province at its end, however it is introduced."""
    name = plain_name(name)
    if bangkok := BANGKOK_AT_END.search(name):
        return squeezed(name[: bangkok.start()]), "TH-10"
    found = PROVINCE_AT_END.search(name)
    province = found and places.find_province(found[1])
    if province:
        return squeezed(name[: found.start()]), province.code
    return _bare_province(squeezed(name))


def _bare_province(name):
    """มูลนิธิบ้านปันสุขอุดรธานี means the one of จังหวัดอุดรธานี; short names are everyday words and stay."""
    for ending, code in _endings():
        if name.endswith(ending) and len(name) > len(ending) + 6:
            return name.removesuffix(ending), code
    return name, None


@cache
def _endings():
    names = [(squeezed(province.name_th), code) for code, province in places.PROVINCES.items()]
    return tuple((name, code) for name, code in names if len(name) > 5)


def squeezed(name):
    """The name without spaces and signs, in ASCII digits and lower case."""
    return SIGNS.sub("", numerals.arabic_digits(name).casefold())
