"""Finds the header of a table under its title lines, and which column is what.

Understands a header of two lines (a group's title merged over the columns it groups, or the same header in two
languages) and a header repeated further down, as on page 2 of a printed form.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from trainer.thai import text
from trainer.workbook.book import Broken, as_written

SEARCHED_ROWS = 60  # a header further down than this is not looked for
LONGEST_HEADING = 80
SEPARATORS = re.compile(r"[\s\-–—_./\\:;,*•|'\"“”]+")
PARENTHESES = re.compile(r"[(\[{（].*?[)\]}）]")


@dataclass(frozen=True)
class Vocabulary:
    """Which words mean which field: (field, pattern) in order, the first that is found in a heading's key wins.

    `named` are the fields of which a table needs one; `foreign` marks headings of columns about somebody else.
    """

    words: tuple
    named: tuple
    foreign: re.Pattern

    def field_of(self, heading):
        """The field that a heading announces; None for a text that is no heading we know."""
        written = as_written(heading)
        if isinstance(heading, Broken) or not written or len(written) > LONGEST_HEADING:
            return None
        whole = key(written)
        if self.foreign.search(whole):
            return "foreign"
        short = key(PARENTHESES.sub("", written)) or whole
        return next((field for field, pattern in self.words if pattern.search(short)), None)


@dataclass(frozen=True)
class Layout:
    """Where a sheet's header stands and which 0-based column holds which field; a person may correct `columns`."""

    sheet: str
    header_row: int  # the sheet's row number of the header's first line
    last_header_row: int
    columns: Mapping  # field → column
    headings: Mapping = field(default_factory=dict)  # column → heading as written, recognised or not
    spans: Mapping = field(default_factory=dict)  # field → number of columns under its one heading

    def corrected(self, columns):
        """The same layout with another person's opinion of which column is what."""
        kept = {name: width for name, width in self.spans.items() if columns.get(name) == self.columns.get(name)}
        return replace(self, columns=dict(columns), spans=kept)


def key(heading):
    """A heading reduced to what its spellings share: no spaces, dashes, dots or brackets, lower case."""
    return SEPARATORS.sub("", re.sub(r"[()\[\]{}（）]", "", text.clean(as_written(heading)))).lower()


def find(sheet, vocabulary):
    """The sheet's Layout, or None where no row looks like a header of this vocabulary.

    The row (or two rows) that names most fields wins, the first of those that name equally many.
    """
    rows = sheet.rows[:SEARCHED_ROWS]
    candidates = [_layout(sheet, vocabulary, upper) for upper in rows]
    candidates += [_layout(sheet, vocabulary, upper, lower) for upper, lower in pairwise(rows)
                   if _are_one_header(sheet, vocabulary, upper, lower)]
    candidates = [layout for layout in candidates if _is_header(layout, vocabulary)]
    return max(candidates, key=_fields_named, default=None)


def _fields_named(layout):
    return len(layout.columns), -layout.last_header_row


def _is_header(layout, vocabulary):
    named = any(name in layout.columns for name in vocabulary.named)
    return named and (len(layout.columns) > 1 or len(layout.headings) == 1)


def _are_one_header(sheet, vocabulary, upper, lower):
    if lower.number != upper.number + 1:
        return False
    return all(vocabulary.field_of(value) for value in lower.filled.values())


def _layout(sheet, vocabulary, upper, lower=None):
    columns, headings = {}, {}
    width = max(len(row.cells) for row in (upper, lower or upper))
    for column in range(width):
        above, below = _heading_at(sheet, upper, column, spread=lower is not None), lower and lower.at(column)
        heading = " ".join(part for part in (as_written(above), as_written(below)) if part)
        if heading:
            headings[column] = heading
            found = _field(vocabulary, above, below)
            if found and found != "foreign":
                columns.setdefault(found, column)
    return Layout(sheet.title, upper.number, (lower or upper).number, columns, headings)


def _heading_at(sheet, row, column, spread):
    """The heading over a column; with `spread`, one merged over several columns counts for each of them."""
    value = row.at(column)
    merge = sheet.merge_at(row.number, column) if spread and not as_written(value) else None
    return row.at(merge.left) if merge and merge.top == row.number else value


def _field(vocabulary, above, below):
    over, under = vocabulary.field_of(above), vocabulary.field_of(below)
    if "foreign" in (over, under):
        return "foreign"
    if under and over and over not in vocabulary.named and key(below) in ("ชื่อ", "name"):
        return over  # "name" under "organisation" is the organisation's
    return under or over


def rows_below(sheet, layout, vocabulary):
    """(row, {field: value}) for each row under the header that is neither a repeated header nor blank.

    A value merged over several rows counts for each of them, except in the fields that name the row.
    """
    spread = _spread_down(sheet, layout, vocabulary)
    for row in sheet.rows:
        if row.number > layout.last_header_row and not _repeats_header(row, layout, vocabulary):
            values = {name: _value(row, layout, name) for name in layout.columns}
            for name, value in spread.get(row.number, {}).items():
                values[name] = value if not as_written(values[name]) else values[name]
            yield row, values


def _value(row, layout, name):
    first = layout.columns[name]
    cells = [row.at(column) for column in range(first, first + layout.spans.get(name, 1))]
    parts = [cell for cell in cells if as_written(cell)]
    return " ".join(map(as_written, parts)) if len(parts) > 1 else (parts or [None])[0]


def _spread_down(sheet, layout, vocabulary):
    spread = {}
    shared = {name: column for name, column in layout.columns.items() if name not in vocabulary.named}
    by_number = {row.number: row for row in sheet.rows if row.number > layout.last_header_row}
    for merge in sheet.merges:
        if merge.bottom > merge.top and merge.top in by_number:
            for name, column in shared.items():
                if merge.left <= column <= merge.right:
                    value = by_number[merge.top].at(merge.left)
                    for number in range(merge.top + 1, min(merge.bottom, sheet.rows[-1].number) + 1):
                        spread.setdefault(number, {})[name] = value
    return spread


def _repeats_header(row, layout, vocabulary):
    """Whether the row says again what its columns are, in the same words or in others for the same fields."""
    filled = row.filled
    if all(key(value) and key(value) in key(layout.headings.get(column, "")) for column, value in filled.items()):
        return True
    said = {name: vocabulary.field_of(row.at(column)) for name, column in layout.columns.items()
            if as_written(row.at(column))}
    return any(name in vocabulary.named for name in said) and all(
        found == name or {name, found} <= set(vocabulary.named) for name, found in said.items())
