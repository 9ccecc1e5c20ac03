"""A person's name as one cell holds it, taken apart into title, first name and surname.

Splitting is a suggestion: whoever keeps a name also keeps what was written, and shows the notes to a person.

Decided where a machine cannot know: "นางนวล ทองดี" is read as นาง + นวล, with a note; after another title
("นางสาวนางนวล") นางนวล is the name. พระพาย, คุณวุฒิ and the like are names, with a note.
"""

from dataclasses import dataclass, field

from . import titlereader
from .text import clean, key
from .titles import is_religious, sex, spaced

__all__ = ["Name", "duplicate_key", "from_parts", "is_religious", "join", "sex", "split", "written"]

NAVAL_SUFFIX = (" ร.น.", " ร.น", " (ร.น.)")
NO_TITLE = {"", "-", "–", ".", "อื่น", "อื่นๆ", "อื่น ๆ", "ไม่ระบุ", "ไม่มี", "other", "n/a"}
ODD = set("0123456789๐๑๒๓๔๕๖๗๘๙()[]{}<>/\\|@#*=_?!,;:\"")


@dataclass(frozen=True)
class Name:
    """A name taken apart; two are equal if their three parts are.

    `notes` are codes of what a person should look at: "no_title", "no_name", "no_surname", "courtesy_dropped",
    "title_ambiguous" (the abbreviation stands for several ranks), "title_may_be_name", "title_repeated",
    "title_unknown", "navy_suffix_dropped", "numbering_dropped", "surname_spaced", "odd_characters".
    """

    title: str | None
    first: str
    last: str | None
    notes: tuple[str, ...] = field(default=(), compare=False)


def split(raw: object) -> Name:
    """Take one cell apart: "น.ส.กาญจนา  ปู่กตัญญู" → นางสาว · กาญจนา · ปู่กตัญญู. Never raises."""
    text, dropped = titlereader.without_numbering(clean(raw))
    bare, naval = _without_naval_suffix(text)
    title, rest, notes = titlereader.read(bare, naval)
    first, _, last = rest.partition(" ")
    notes = (*dropped, *notes, *(["navy_suffix_dropped"] if naval else []))
    return _noted(title, first, last, notes)


def from_parts(title_raw: object, first_raw: object, last_raw: object) -> Name:
    """The same for a sheet with columns of its own for title, first name and surname, any of them possibly empty.

    With a title column filled, the first name is searched only for what is no part of any name: a title with a
    dot (ดร.) or the same title once more (นาย | นายสมชาย), except นาง, with which names begin too (นาง | นางนวล).
    """
    given, first, last = clean(title_raw), clean(first_raw), clean(last_raw)
    if given.casefold() in NO_TITLE:
        return split(f"{first} {last}") if not last else _with_last(split(first), first, last)
    title, notes = titlereader.read_alone(given)
    if not title:
        found = from_parts(None, first, last)
        return _noted(found.title, found.first, found.last or "", (*notes, *found.notes))
    more, first, repeated = titlereader.read_after(title, first)
    if not last:
        first, _, last = first.partition(" ")
    return _noted(titlereader.combine(title, more), first, last, (*notes, *repeated))


def written(name: Name) -> str:
    """The name as it is printed: นายสมชาย ใจดี, พลตำรวจเอก วิชัย สุขใจ, ผู้ช่วยศาสตราจารย์ ดร.เก่ง ก้องไกล."""
    return join(name.title, name.first, name.last)


def join(title: str | None, first: str, last: str | None) -> str:
    """Put a name together: a space after a rank, after Latin letters and before a Latin name, else none."""
    gap = " " if title and (spaced(title) or first[:1].isascii() and first) else ""
    return f"{title or ''}{gap}{first}{f' {last}' if last else ''}"


def duplicate_key(first: str, last: str | None) -> str:
    """Equal for two spellings of the same first name and surname; the title plays no part, it changes on marriage."""
    return f"{key(first)} {key(last)}"


def _with_last(found: Name, first: str, last: str) -> Name:
    """The first-name column may hold several words when the surname has a column of its own."""
    whole = f"{found.first} {found.last}" if found.last else found.first
    notes = tuple(note for note in found.notes if note not in ("no_surname", "surname_spaced"))
    return _noted(found.title, whole, last, notes)


def _without_naval_suffix(text: str) -> tuple[str, bool]:
    for suffix in NAVAL_SUFFIX:
        if text.endswith(suffix):
            return text.removesuffix(suffix), True
    return text, False


def _noted(title: str | None, first: str, last: str, notes: tuple[str, ...]) -> Name:
    """Add what the parts themselves tell, each note once and in a steady order."""
    found = [
        (not title, "no_title"),
        (not first, "no_name"),
        (first and not last and not is_religious(title), "no_surname"),
        (" " in last and "ณ " not in last and not last.startswith("แซ่"), "surname_spaced"),
        (not ODD.isdisjoint(first + last), "odd_characters"),
    ]
    notes = dict.fromkeys([*notes, *(code for applies, code in found if applies)])
    return Name(title, first, last or None, tuple(notes))
