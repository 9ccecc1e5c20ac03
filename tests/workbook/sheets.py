"""Small workbooks that tests make for themselves."""

import io

import openpyxl

from trainer import workbook


def xlsx(rows, merges=(), title="Sheet", prepare=lambda book: None):
    """The bytes of an .xlsx with these rows; `prepare` may change the openpyxl workbook before it is saved."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for block in merges:
        book.active.merge_cells(block)
    prepare(book)
    return saved(book)


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet(rows, merges=()):
    """The first sheet of such a workbook, as we read it."""
    return workbook.read("list.xlsx", xlsx(rows, merges)).sheets[0]
