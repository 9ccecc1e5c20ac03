"""Spreadsheets in and out: what other people sent us, and what we print and hand on."""

from trainer.workbook.book import Book, Broken, Merge, Row, Sheet, as_written
from trainer.workbook.reading import read
from trainer.workbook.writing import Page, write

__all__ = ["Book", "Broken", "Merge", "Page", "Row", "Sheet", "as_written", "read", "write"]
