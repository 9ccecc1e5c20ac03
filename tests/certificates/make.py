"""Invented people and their certificates."""

import random
import tomllib

from certificates import Certificate
from certificates.design import DESIGNS, FONTS

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
CONSONANTS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
TONES = ("", "", "\u0e48", "\u0e49", "\u0e4a", "\u0e4b")
ABOVE_OR_BELOW = ("\u0e31", "\u0e34", "\u0e35", "\u0e36", "\u0e37", "\u0e38", "\u0e39", "\u0e47", "\u0e4d")
FAMILIES = ("ใจดี", "ปู่กตัญญู", "น้ำผึ้ง", "ฟื้นฟูศรี", "ณ อยุธยา", "ป้ำเป๋อ", "ญี่ปุ่น", "ทองคำ")


def certificate(i: int = 1, **facts) -> Certificate:
    """One certificate of an invented person; `facts` are those that matter to the test."""
    return Certificate(**{
        "number": f"นบ. ๔/{i:03d}".translate(THAI_DIGITS),
        "title": "วุฒิบัตร",
        "issuing_body": "สถาบันตัวอย่างเพื่อการพัฒนา",
        "preface": "ให้ไว้เพื่อแสดงว่า",
        "name": f"นางสาวกาญจนา{CONSONANTS[i % len(CONSONANTS)]}ำ {FAMILIES[i % len(FAMILIES)]}",
        "organisation": f"มูลนิธิน้ำใจไมตรี สาขาที่ {i}".translate(THAI_DIGITS),
        "completed": "ได้ผ่านการอบรมโครงการอบรมนักบริหารองค์กรสาธารณประโยชน์ รุ่นที่ ๔",
        "held": "ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓ รวม ๑๘ ชั่วโมง",
        "given": "ให้ไว้ ณ วันที่ ๓๑ มกราคม พุทธศักราช ๒๕๖๓",
        "signatories": (("นายตัวอย่าง ลงนามดี", ("ผู้อำนวยการสถาบันตัวอย่างเพื่อการพัฒนา",)),),
        "verify_url": f"https://training.example.org/certificates/{i}/Xk3v9QpLm2Zt8aBc{i:04d}",
    } | facts)


def shipped_fonts():
    """The files of every font that a shipped design prints with."""
    settings = [tomllib.loads(path.read_text("utf-8")) for path in DESIGNS.glob("*/design.toml")]
    return [next(FONTS.rglob(name)) for name in sorted({name for one in settings for name in one["fonts"]})]


def thai_names(count: int, seed: int = 2563) -> list[str]:
    """Invented names in which every consonant, vowel and mark occurs, long and short, as Thai is written."""
    chance = random.Random(seed)
    return [f"{_word(chance)} {_word(chance)}" for _ in range(count)]


def _word(chance: random.Random) -> str:
    return "".join(_syllable(chance) for _ in range(chance.choice((1, 2, 2, 3, 4, 7))))


def _syllable(chance: random.Random) -> str:
    """A consonant with what may stand before, above, below and after it; at times PHINTHU, at times THANTHAKHAT."""
    letter, tone = chance.choice(CONSONANTS), chance.choice(TONES)
    return chance.choice((
        letter + chance.choice(ABOVE_OR_BELOW[:7]) + tone + chance.choice(CONSONANTS),
        letter + tone + "\u0e33",
        letter + tone + "\u0e32",
        chance.choice("เแโใไ") + letter + tone,
        "เ" + letter + "\u0e37" + tone + "อ",
        letter + "\u0e47" + chance.choice(CONSONANTS),
        letter + tone + "\u0e30",
        letter + "\u0e3a" + chance.choice(CONSONANTS),
        letter + "\u0e34\u0e4c",
        chance.choice("ฤฦ") + "\u0e45",
        letter + "\u0e4d",
    ))
