"""The 77 provinces and the ways in which people write them."""

import csv
import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .text import clean, key

ALIASES = {
    "TH-10": "กทม กทม. กรุงเทพ กรุงเทพฯ กรุงเทพมหานครฯ บางกอก krungthep krungthepmahanakhon bkk",
    "TH-14": "อยุธยา ayutthaya ayudhya",
    "TH-24": "แปดริ้ว paetriu",
    "TH-30": "โคราช korat",
    "TH-34": "อุบล อุบลฯ ubon",
    "TH-41": "อุดร อุดรฯ udon",
    "TH-77": "ประจวบ ประจวบฯ prachuap",
    "TH-80": "นครศรีฯ",
    "TH-84": "สุราษฎร์ สุราษฎร์ฯ surat",
}
BEFORE = re.compile(r"^(?:จังหวัด|จ\s?\.|จ\s|changwat\b|province of\b)\s*", re.IGNORECASE)
AFTER = re.compile(r"(?:\s*[0-9๐-๙]{5}|,?\s*province)$", re.IGNORECASE)
# These are also everyday words or parts of them (เผยแพร่, ตากใบ): taken only after จังหวัด or จ.
EVERYDAY_WORDS = {"เลย", "ตาก", "แพร่", "น่าน", "ตรัง", "ตราด", "อุบล", "อุดร", "ประจวบ", "สุราษฎร์", "บางกอก"}


@dataclass(frozen=True)
class Province:
    """A province with its ISO 3166-2 code and its region in the six-region scheme."""

    code: str
    name_th: str
    name_en: str
    region_th: str
    region_en: str

    @property
    def full_th(self) -> str:
        """จังหวัดลำพูน; Bangkok is no จังหวัด and stands alone."""
        return self.name_th if self.code == "TH-10" else f"จังหวัด{self.name_th}"


@dataclass(frozen=True)
class Region:
    """A region and its provinces in the order of their codes."""

    name_th: str
    name_en: str
    provinces: tuple[Province, ...]


def _read() -> dict[str, Province]:
    with Path(__file__).with_name("provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: Province(*row) for row in rows}


PROVINCES = _read()


def find_province(text: object) -> Province | None:
    """The province that a cell names: by Thai or English name, known short name or code; None if it names none.

    A จังหวัด or จ. before it and a postal code behind it are allowed; a misspelling is not
    (`suggest_provinces` offers what it may mean).
    """
    return _spellings().get(key(AFTER.sub("", BEFORE.sub("", clean(text)))))


def province_in(text: object) -> Province | None:
    """The province named inside an organisation's name or an address; None if there is none, or more than one.

    One that follows จังหวัด or จ. goes before others. A bare name counts only at the end of a word
    (สมาคมสตรีเชียงใหม่, not มูลนิธิลำพูนชัย) and never as part of a surname (ณ อยุธยา).
    """
    text = clean(text)
    for pattern in _patterns():
        found = {_spellings()[key(name)] for name in pattern.findall(text)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def suggest_provinces(text: object, limit: int = 3) -> list[Province]:
    """Provinces spelled like the text, the nearest first: for a person to choose from, never to be taken silently."""
    wanted = key(AFTER.sub("", BEFORE.sub("", clean(text))))
    names = difflib.get_close_matches(wanted, _spellings(), n=limit * 3, cutoff=0.75)
    return list(dict.fromkeys(_spellings()[name] for name in names))[:limit]


@cache
def regions() -> tuple[Region, ...]:
    """The regions in the order in which their first province stands in the list of codes."""
    names = dict.fromkeys((province.region_th, province.region_en) for province in PROVINCES.values())
    return tuple(Region(th, en, tuple(p for p in PROVINCES.values() if p.region_th == th)) for th, en in names)


@cache
def _spellings() -> dict[str, Province]:
    spellings = {}
    for code, province in PROVINCES.items():
        for name in (code, province.name_th, province.name_en, *ALIASES.get(code, "").split()):
            spellings[key(name)] = province
    return spellings


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern]:
    thai = [province.name_th for province in PROVINCES.values()]
    thai += [alias for aliases in ALIASES.values() for alias in aliases.split() if "ก" <= alias[0] <= "ไ"]
    thai.sort(key=len, reverse=True)
    named = "|".join(map(re.escape, thai))
    bare = "|".join(re.escape(name) for name in thai if name not in EVERYDAY_WORDS)
    return (
        re.compile(rf"(?:จังหวัด|(?<!\.)จ\s?\.)\s*({named})(?![ะ-ฺ็-๎])"),
        re.compile(rf"(?<!ณ)(?<!ณ )({bare})(?![ก-๎])"),
    )
