"""Thai dictionary order as a string that any database sorts rightly by plain code points.

A column that holds such a key is compared code point by code point: SQLite does so by itself (BINARY);
on PostgreSQL the column needs `COLLATE "C"`.
"""

import re
import unicodedata

from .numerals import arabic_digits
from .text import clean

LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
MARKS = {mark: str(weight) for weight, mark in enumerate("็่้๊๋์ํ๎", start=1)}
ACCENT = "9"
# Both stand below every character of a level: " " < "!" < "0" … "9" < ก … ไ < ａ … ｚ (full width).
BETWEEN_NAMES, BETWEEN_LEVELS = " ", "!"
FULL_WIDTH = 0xFF41 - ord("a")


def person_sort_key(first: str, last: str | None) -> str:
    """The place of a person in a list: by first name without title, then by surname; none comes first."""
    return sort_key(first) + BETWEEN_NAMES + sort_key(last or "")


def sort_key(text: str) -> str:
    """The place of a text in Thai dictionary order; digits come first, Latin and other scripts after Thai.

    Base letters are compared first, each leading vowel behind its consonant; then the marks, in the order
    ็ ่ ้ ๊ ๋ ์ ํ. Spaces, punctuation and the difference of upper and lower case do not count.
    That is how the Unicode Collation Algorithm orders Thai too.
    """
    swapped = LEADING_VOWEL.sub(r"\2\1", arabic_digits(clean(text).casefold()).replace("ๅ", "า"))
    letters, marks = [], []
    for character in swapped:
        for base, weight in _weights(character):
            letters.append(base)
            marks.append(weight)
    return "".join(letters) + BETWEEN_LEVELS + "".join(marks).rstrip("0")


def _weights(character: str):
    """Yield (base letter or "", weight of the mark) for one character; nothing for what does not count."""
    if character in MARKS:
        yield "", MARKS[character]
    elif "ก" <= character <= "ไ" and character not in "ฯ฿":
        yield character, "0"
    else:
        for part in unicodedata.normalize("NFKD", character):
            yield from _foreign(part)


def _foreign(character: str):
    if "a" <= character <= "z":
        yield chr(ord(character) + FULL_WIDTH), "0"
    elif character.isalnum():
        yield character, "0"
    elif unicodedata.category(character) == "Mn":
        yield "", ACCENT
