"""A workbook as a reader finds it: sheets of numbered rows, every cell exactly as it was written."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Broken:
    """A cell without a usable value: an error such as #REF!, or a formula that was never calculated."""

    text: str

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class Row:
    """One row of a sheet: its number as the spreadsheet shows it, and its cells from column A on."""

    number: int
    cells: tuple

    def at(self, column):
        """The cell in this 0-based column; None beyond the last one that was filled."""
        return self.cells[column] if column < len(self.cells) else None

    @property
    def filled(self):
        """The cells that say anything at all, as {0-based column: value}."""
        return {column: value for column, value in enumerate(self.cells) if as_written(value)}


@dataclass(frozen=True)
class Merge:
    """A block of merged cells: sheet row numbers and 0-based columns, both ends included."""

    top: int
    bottom: int
    left: int
    right: int

    def covers(self, row, column):
        """Whether the cell lies in this block."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Sheet:
    """A visible sheet; rows without any value are left out, so row numbers may jump."""

    title: str
    rows: tuple
    merges: tuple = ()

    def to_table(self):
        """The sheet as JSON can keep it: [row number, [cells]] each, then the merges; dates become text."""
        rows = [[row.number, [_kept(cell) for cell in row.cells]] for row in self.rows]
        return [*rows, *(["merge", [merge.top, merge.bottom, merge.left, merge.right]] for merge in self.merges)]

    @classmethod
    def from_table(cls, title, table):
        """The sheet that `to_table` kept."""
        rows = tuple(Row(number, tuple(map(_restored, cells))) for number, cells in table if number != "merge")
        return cls(title, rows, tuple(Merge(*edges) for number, edges in table if number == "merge"))

    def merge_at(self, row, column):
        """The merged block that this cell is part of, or None."""
        return next((merge for merge in self.merges if merge.covers(row, column)), None)


@dataclass(frozen=True)
class Book:
    """A workbook that was read: its sheets, and sentences about what was not read as it stood."""

    name: str
    sheets: tuple
    notes: tuple = ()


def as_written(value):
    """The cell as text, as a person would see it; whole numbers without ".0", blanks as ""."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return str(value).strip("\ufeff\u200b\u200c\u200d\u2060\u00ad \t\r\n\u00a0")


def _kept(cell):
    if isinstance(cell, Broken):
        return {"broken": cell.text}
    return cell if cell is None or isinstance(cell, (str, int, float)) else as_written(cell)


def _restored(cell):
    return Broken(cell["broken"]) if isinstance(cell, dict) else cell
