"""One spelling for Thai text that looks the same but was typed differently."""

import functools
import re
import unicodedata

# Zero-width space and joiners, word joiner, BOM, soft hyphen; and the direction marks that come along when a
# name or a number is copied out of a phone's contacts.
INVISIBLE = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
# Control characters that are no space; PostgreSQL keeps no NUL, spreadsheets and PDFs none of them.
CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()}
TONES = "่-๋"
STEPS = [
    (re.compile("เเ"), "แ"),
    (re.compile(f"ํ([{TONES}]?)า"), r"\1ำ"),
    (re.compile(f"([{TONES}])ํา"), r"\1ำ"),
    (re.compile(f"ำ([{TONES}])"), r"\1ำ"),
    # NFC puts a tone behind ุ and ู (they have a combining class) but not behind the vowels above: ท่ี → ที่.
    (re.compile(f"([{TONES}])([ัิ-ื])"), r"\2\1"),
    (re.compile(r"([ัำ-ฺ็-๎])\1+"), r"\1"),
]


def key(text: object) -> str:
    """The form in which two texts are compared: clean, case folded, without any space.

    Spaces go altogether because people set them at will: "ณ อยุธยา" and "ณอยุธยา" are the same surname.
    """
    return clean(clean(text).casefold().replace(" ", ""))


def clean(text: object) -> str:
    """Normalise what was typed, so that equal looks become equal strings; None becomes "".

    In this order: control characters dropped · NFC · invisible characters dropped · NBSP to space · เเ to แ · the
    spellings of ำ and its tone brought to tone + ำ · a tone before its vowel put behind it · doubled marks to one ·
    spaces collapsed.
    Thai digits stay. Idempotent: dropping a character may bring others together, so it goes on until nothing changes.
    """
    before, after = None, "" if text is None else str(text)
    while before != after:
        before, after = after, _pass(after)
    return after


@functools.lru_cache(2**15)  # rosters say the same again and again, and are read anew on every page of a review
def _pass(text: str) -> str:
    text = text.translate(CONTROLS)
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE).replace("\u00a0", " ")
    for pattern, replacement in STEPS:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
