"""Finds the titles at the beginning of a written name."""

import re
from functools import cache

from .titles import (
    ACTING,
    CIVIL,
    COURTESY,
    ENGLISH,
    NAVAL,
    RANK,
    RELIGIOUS,
    SHARED,
    TITLES,
    WOMAN,
    Title,
    components,
    in_order,
)

NUMBERING = re.compile(r"^(?:[0-9๐-๙]{1,4}[.)]|\([0-9๐-๙]{1,4}\))\s*(?=[^\s0-9๐-๙])")
# A vowel or mark belongs to the letter before it: what it follows was no title (นายิกา, นางสาวิตรี, คุณากร).
NOT_A_MARK = "(?![ะ-ฺๅ็-๎])"
# พิเศษ, เกียรติคุณ and คลินิก are given names too (พ.อ. พิเศษ ใจดี): titles only if two more words or no space follow.
ALSO_A_NAME = r"(?=\s\S+\s\S|[ก-ไ]|\s*$)"
# Given names that begin like a title. True: read as the name; False: the title is split off. Both are noted.
LOOK_ALIKES = {"นางนวล": False, "นางฟ้า": False} | dict.fromkeys(
    "พระพาย พระแพง พระเพลิง พระจันทร์ คุณวุฒิ คุณภัทร คุณธรรม คุณพัฒน์ ท่านชาย".split(), True
)
Found = list[tuple[Title, str]]


def without_numbering(text: str) -> tuple[str, tuple[str, ...]]:
    """Drop a running number before the name ("๑. นาย…"); the second part is the note about it."""
    bare = NUMBERING.sub("", text)
    return bare, () if bare == text else ("numbering_dropped",)


def read(text: str, naval: bool = False) -> tuple[str | None, str, tuple[str, ...]]:
    """Take the titles off a clean text: (title written out in the official order or None, the rest, notes)."""
    found, rest, notes = _take(text, naval)
    return in_order([pair for pair in found if pair[0].kind != COURTESY]), rest, tuple(dict.fromkeys(notes))


def read_alone(text: str) -> tuple[str | None, tuple[str, ...]]:
    """What a title column says: (title written out or None, notes). An unknown title is kept as written."""
    title, rest, notes = read(f"{text} ")
    if rest:
        return text, ("title_unknown",)
    return title, notes


def read_after(title: str | None, first: str) -> tuple[Found, str, tuple[str, ...]]:
    """Titles that also stand in the first-name column beside a filled title column: (found, name, notes)."""
    same = first[len(title):].lstrip() if title and title != "นาง" and first.startswith(title) else ""
    if same and re.match(NOT_A_MARK, same):
        return [], same, ("title_repeated",)
    known = components(title or "")
    found, rest, notes = _take(first, dotted_only=True)
    added = [pair for pair in found if pair[0] not in known]
    again = title and first.startswith(title) and re.match(NOT_A_MARK, first[len(title):])
    return added, rest, (*notes, *(["title_repeated"] if again or len(added) < len(found) else []))


def combine(title: str | None, more: Found) -> str | None:
    """A title and those found besides it, in the official order; one that is not in the table stays in front."""
    known = components(title or "")
    if not title or not more or len(known) != len(title.split(" ")):
        return " ".join(filter(None, [title, in_order(more)])) or None
    return in_order([*zip(known, title.split(" "), strict=True), *more])


def _take(text: str, naval: bool = False, dotted_only: bool = False) -> tuple[Found, str, list[str]]:
    found, notes = [], []
    while True:
        whole_name = LOOK_ALIKES.get(text.partition(" ")[0])
        if whole_name is not None and not found:
            notes.append("title_may_be_name")
        match = None if whole_name else _pattern().match(text)
        pair = match and _title(match, naval)
        if not pair or not _may_follow(pair[0], match[0], found, dotted_only):
            return found, text, notes
        found.append(pair)
        notes += _notes_on(pair[0], match[0], naval)
        text = text[match.end():].lstrip(" .")


def _notes_on(title: Title, written: str, naval: bool) -> list[str]:
    if title.kind == COURTESY:
        return ["courtesy_dropped"]
    return ["title_ambiguous"] if title.full in SHARED and "." in written and not naval else []


def _may_follow(title: Title, written: str, found: Found, dotted_only: bool) -> bool:
    """Whether this may be one more title rather than the beginning of the name.

    After นาย, พระ and the like only an abbreviation of two letters or more is a title: one letter is an initial.
    """
    if any(title == other or title.kind == other.kind == RANK for other, _ in found):
        return False
    if dotted_only or any(other.kind in (CIVIL, RELIGIOUS) for other, _ in found):
        return "." in written and len(_squeezed(written)) > 1
    return not (found and title.full == "นาง")


def _title(match: re.Match, naval: bool) -> tuple[Title, str]:
    acting, woman = match["acting"] or "", match["woman"] or ""
    title = _lookup()[_squeezed(match["rank"] or match["other"] or match["english"])]
    full = NAVAL.get(title.full, title.full) if naval else title.full
    return title, (ACTING if acting else "") + full + (WOMAN if woman else "")


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.()]", "", text).casefold()


@cache
def _lookup() -> dict[str, Title]:
    return {_squeezed(form): title for title in TITLES for form in (title.full, *title.abbreviations)}


@cache
def _pattern() -> re.Pattern:
    ranks = _alternatives([title for title in TITLES if title.kind == RANK])
    others = _alternatives([title for title in TITLES if title.kind not in (RANK, ENGLISH)])
    english = "|".join(_english(form) for form in _longest_first(t for t in TITLES if t.kind == ENGLISH))
    woman = rf"(?P<woman>\s*\(?{WOMAN}\)?{NOT_A_MARK})?"
    return re.compile(
        rf"(?:(?P<acting>{ACTING}\s*)?(?P<rank>{ranks}){woman}|(?P<other>{others})|(?P<english>(?i:{english})))"
    )


def _longest_first(titles) -> list[str]:
    return sorted({form for t in titles for form in (t.full, *t.abbreviations)}, key=lambda f: (-len(_squeezed(f)), f))


def _english(form: str) -> str:
    """Mr. with its dot, or without if a space follows; Miss only before a space."""
    words = r"\s?".join(re.escape(word.rstrip(".")) + (r"\.?" if "." in word else "") for word in form.split())
    words = words.replace(r"\.", r"\.\s?", form.count(".") - 1) if form.count(".") > 1 else words
    return rf"{words}(?:(?<=\.)|(?=\s))"


def _alternatives(titles: list[Title]) -> str:
    undotted = {form for title in titles if title.undotted for form in title.abbreviations}
    return "|".join(_form(form, form in undotted) for form in _longest_first(titles))


def _form(form: str, undotted: bool) -> str:
    """The pattern of one written form.

    An abbreviation may lack its inner dots if it has the last, and the last if it has the inner ones and a space
    follows. Where no shorter title could be meant (น.สมาลี), the last dot may be missing altogether.
    """
    if "." not in form:
        return _full(form)
    parts = re.findall(r"[^.()\s]+", form)
    last = r"\s?\." if form.endswith(".") else r"\)" if form.endswith(")") else ALSO_A_NAME
    head = [*parts[:-1], rf"\({parts[-1]}" if form.endswith(")") else parts[-1]]
    patterns = [r"(?:\s?\.\s?|)".join(head) + last + NOT_A_MARK]
    if len(parts) > 1 and form.endswith("."):
        end = r"(?=\s|$)" if _squeezed(form)[:-1] in _lookup() else r"(?:(?=\s|$)|(?=[ก-ไ]))" + NOT_A_MARK
        patterns.append(r"\s?\.\s?".join(parts) + end)
    if undotted:
        patterns.append("".join(parts) + r"(?=\s)")
    return "|".join(patterns)


def _full(form: str) -> str:
    if form == "นางสาว":
        # นาง สาว มาลี ใจดี: only with two words to come, for สาว is a given name too.
        return rf"นางสาว{NOT_A_MARK}|นาง\s+สาว(?=\s\S+\s\S)"
    if form.endswith("พิเศษ"):
        return re.escape(form.removesuffix("พิเศษ")) + rf"(?:\s?พิเศษ{ALSO_A_NAME}|\s?\(พิเศษ\))" + NOT_A_MARK
    return re.escape(form) + NOT_A_MARK
