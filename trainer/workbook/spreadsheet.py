"""Reads an .xlsx row by row, once the parcel was found harmless."""

import io
import math
import re
import warnings

import openpyxl
from flask_babel import gettext as _
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from trainer.errors import Refused
from trainer.workbook import kinds, parcel
from trainer.workbook.book import Book, Broken, Merge, Row, Sheet

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # _x000D_: the line's end of a cell that was pasted in


def read_xlsx(name, data):
    """The visible sheets, with calculated values where there are formulas. Raises Refused for what cannot be read."""
    facts = parcel.survey(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of extensions and odd dates, which we meet ourselves
            return _read(name, openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True), facts)
    except Refused:
        raise
    except Exception as error:  # a broken workbook can fail anywhere in the library, in any way
        raise Refused(kinds.damaged(name), place=name) from error


def _read(name, workbook, facts):
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    notes = [_("%(file)s: the hidden sheet “%(sheet)s” was not read.", file=name, sheet=sheet.title)
             for sheet in workbook.worksheets if sheet not in visible]
    sheets = []
    for sheet in visible:
        # Pinned openpyxl keeps the sheet's part here; only by it do our own facts find their sheet.
        known = facts.get(sheet._worksheet_path.lstrip("/"))
        if known is None:  # hidden where nobody looked it through
            raise Refused(kinds.damaged(name), place=name)
        sheets.append(Sheet(sheet.title, tuple(_rows(sheet, known)), tuple(_merges(known))))
        if known.hidden_rows:
            notes.append(_("%(file)s: hidden rows in “%(sheet)s”: %(count)s. They were read like the others.",
                           file=name, sheet=sheet.title, count=known.hidden_rows))
    return Book(name, tuple(sheets), tuple(notes))


def _rows(sheet, known):
    sheet.reset_dimensions()  # some programs declare A1:A1, whatever the sheet holds
    uncalculated = {}
    for row, column in map(coordinate_to_tuple, filter(None, known.uncalculated)):
        uncalculated.setdefault(row, []).append(column - 1)
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_cell(value) for value in values]
        for column in uncalculated.get(number, ()):
            cells += [None] * (column + 1 - len(cells))
            cells[column] = Broken(_("formula without a value"))
        if any(cell is not None and cell != "" for cell in cells):
            yield Row(number, tuple(cells))


def _cell(value):
    if isinstance(value, str):
        return Broken(value) if value in ERROR_CODES else ESCAPED.sub(_unescaped, value)
    return Broken(str(value)) if isinstance(value, float) and not math.isfinite(value) else value


def _unescaped(escape):
    """A sign that XML cannot hold, as Excel escapes it: a line's end as it is, of the rest nothing."""
    sign = chr(int(escape[1], 16))
    return sign if sign.isprintable() or sign in "\t\n\r" else ""


def _merges(known):
    for reference in known.merges:
        left, top, right, bottom = range_boundaries(reference)
        yield Merge(top, bottom, left - 1, right - 1)
