"""Spreadsheets in and out: what other people sent us, and what we print and hand on."""

from openpyxl.utils import get_column_letter

from trainer.workbook.book import Book, Broken, Merge, Row, Sheet, as_written
from trainer.workbook.reading import read, read_file
from trainer.workbook.writing import Page, write

__all__ = ["Book", "Broken", "Merge", "Page", "Row", "Sheet", "as_written", "letter", "read", "read_file", "write"]


def letter(column):
    """What a spreadsheet calls a 0-based column: 0 is A."""
    return get_column_letter(column + 1)
