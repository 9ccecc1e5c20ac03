"""Understands the sheet of an agenda as organisers write it, row by row, before anything is saved. Pure.

Days are headings of their own (“วันพุธที่ ๒๙ มกราคม ๒๕๖๓”), a column, or one sheet each; times are ๐๘.๓๐ – ๐๙.๐๐ น., or
only a beginning, which ends where the next one begins; a text without a time belongs to the entry above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.look import short_date
from trainer.schedule import cells
from trainer.schedule.models import SessionKind
from trainer.schedule.sheet_words import VOCABULARY, day_in
from trainer.thai.dates import DateProblem, parse_time, parse_time_range
from trainer.thai.text import clean
from trainer.workbook import Broken, as_written, letter
from trainer.workbook.headings import find, rows_below

MOST_ENTRIES = 500
REFRESHMENTS = (SessionKind.BREAK, SessionKind.MEAL)
FOOTNOTES = ("หมายเหตุ", "*", "note")


@dataclass(frozen=True)
class Known:
    """What a sheet can name: the cohort's days, its topics {name}, and speakers {(name, position)}."""

    days: Sequence[date]
    topics: frozenset[str] = frozenset()
    speakers: frozenset[tuple[str, str]] = frozenset()


@dataclass
class Line:
    """One row as understood; `problems` are [(column letter or "", sentence)], none of them for a good row."""

    sheet: str
    row: int
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    kind: SessionKind = SessionKind.SESSION
    title: str = ""
    details: str = ""
    room: str = ""
    topic: str = ""
    speakers: tuple[tuple[str, str], ...] = ()
    groups: tuple[int, ...] = ()
    problems: list = field(default_factory=list)

    @property
    def place(self):
        """Where the row stands, as a spreadsheet says it."""
        return _("row %(row)s", row=self.row)


def understand(book, known: Known) -> list[Line]:
    """The entries in a workbook, in its order.

    Raises Refused when no sheet has a heading that names what happens, when there is no entry, or there are too many.
    """
    found, any_heading = [], False
    for sheet in book.sheets:
        layout = find(sheet, VOCABULARY)
        if layout and "time" in layout.columns:
            any_heading = True
            found += _entries(sheet, layout, known)
    if not any_heading:
        raise Refused(_("No row is a heading of an agenda: one with the words เวลา and กิจกรรม, or Time and Activity."))
    if not found:
        raise Refused(_("There is a heading, but no entry below it."))
    if len(found) > MOST_ENTRIES:
        raise Refused(_("There are more than %(most)s entries; an agenda is shorter than that.", most=MOST_ENTRIES))
    return found


def _entries(sheet, layout, known):
    day, found = _day_above(sheet, layout, known), []
    for row, values in rows_below(sheet, layout, VOCABULARY):
        heading = _day_heading(row, known)
        if heading:
            day = heading
        elif _is_footnote(values):
            continue
        elif as_written(values.get("time")):
            found.append(_line(sheet, row, values, layout, day, known))
        elif as_written(values.get("title")) or as_written(values.get("speakers")):
            _continue(found, row, values, layout, known)
    _end_open_ones(found, layout)
    return found


def _day_above(sheet, layout, known):
    """The day that stands above the heading: in the title lines, or as the sheet's name."""
    named = [day_in(sheet.title, known.days)]
    for row in sheet.rows:
        if row.number < layout.header_row:
            named += [_day_heading(row, known)]
    return next((day for day in reversed(named) if day), known.days[0] if len(known.days) == 1 else None)


def _day_heading(row, known):
    """The day, for a row that says nothing else."""
    texts = {as_written(value): value for value in row.filled.values()}
    if len(texts) != 1:
        return None
    value = next(iter(texts.values()))
    return None if isinstance(value, (Broken, int, float)) else day_in(value, known.days)


def _line(sheet, row, values, layout, day, known):
    line = Line(sheet.title, row.number, day)
    with_values = {name: values.get(name) for name in layout.columns}
    for name, value in with_values.items():
        if isinstance(value, Broken):
            _say(line, layout, name, _("%(cell)s is no value; type it in instead.", cell=value.text))
    _take_day(line, with_values, layout, known)
    _take_time(line, with_values, layout)
    for name, reading in cells.READINGS.items():
        try:
            setattr(line, name, reading(with_values, line, known))
        except Refused as refusal:
            _say(line, layout, name, str(refusal))
    if _only_merged(line, row, layout):
        line.speakers = ()
    return line


def _only_merged(line, row, layout):
    """Whether it is a break or meal whose speakers only a cell merged over its rows would name: these pause."""
    column = layout.columns.get("speakers")
    return line.kind in REFRESHMENTS and column is not None and not as_written(row.at(column))


def _take_day(line, values, layout, known):
    if as_written(values.get("day")):
        line.day = day_in(values["day"], known.days)
    if line.day is None:
        _say(line, layout, "day", _("It is not said on which day this is."))
    elif line.day not in known.days:
        _say(line, layout, "day", _("%(day)s is not one of the cohort's days.", day=short_date(line.day)))


def _take_time(line, values, layout):
    written = values["time"]
    if isinstance(written, Broken):
        return
    try:
        line.starts, line.ends = parse_time_range(written)
    except DateProblem as problem:
        if problem.code == "range_backwards":
            text = _("“%(text)s” ends before it begins. What goes on past midnight is entered as two.",
                     text=clean(written))  # fmt: skip
            return _say(line, layout, "time", text)
        try:
            line.starts = parse_time(written)
        except DateProblem:
            _say(line, layout, "time", _("“%(text)s” is no time such as 09.00 – 10.30.", text=clean(written)[:60]))


def _continue(found, row, values, layout, known):
    """A row without a time says more about the entry above it."""
    text = clean(as_written(values.get("title")))
    if not found:
        return
    line = found[-1]
    line.details = "\n".join(filter(None, (line.details, text)))
    if not _only_merged(line, row, layout):
        line.speakers = tuple(dict.fromkeys((*line.speakers, *cells.speakers(values, line, known))))


def _is_footnote(values):
    """Whether the row is a remark such as หมายเหตุ beneath the table, in whatever column."""
    said = [clean(as_written(values.get(name))).lower() for name in ("time", "title")]
    return any(text.startswith(FOOTNOTES) for text in said) and not all(said)


def _end_open_ones(found, layout):
    """What says only when it begins ends where the next one of its day begins."""
    for line, following in zip(found, [*found[1:], None], strict=False):
        if line.starts and not line.ends:
            if following and following.day == line.day and following.starts and following.starts > line.starts:
                line.ends = following.starts
            else:
                _say(line, layout, "time", _("It is not said when this ends."))


def _say(line, layout: Mapping, name, text):
    column = layout.columns.get(name)
    line.problems.append(("" if column is None else letter(column), text))
