"""Writes workbooks that can be printed as they are: title lines, a header on every page, widths that fit."""

import io
from copy import copy
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

FONT = "TH Sarabun New"
THIN = Border(*[Side(style="thin", color="999999")] * 4)
SHADE = PatternFill("solid", fgColor="E8EDF3")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Page:
    """One sheet to write: title lines, one header row, rows of plain values, and totals below if there are any."""

    title: str
    header: tuple
    rows: list
    heading: tuple = ()  # lines above the table
    widths: dict = field(default_factory=dict)  # 0-based column → characters; the rest fits itself
    totals: tuple = ()  # one bold row below the table
    landscape: bool = True
    bands: frozenset = frozenset()  # places in `rows` of headings that go across the whole table


def write(pages):
    """The bytes of an .xlsx with these Pages; A4, fit to the width of the page, the header repeated on each.

    Text that begins with = + - @ is stored as a string cell with Excel's own quote prefix, so that no program takes
    it for a formula, not even after the cell was edited.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    looks = {}
    for page in pages:
        _write_page(workbook.create_sheet(_sheet_title(page.title, workbook)), page, looks)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _sheet_title(title, workbook):
    """Excel allows 31 characters in a sheet's name and none of []:*?/\\ ; openpyxl numbers those that repeat."""
    cleaned = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()[:28]
    return cleaned or f"Sheet {len(workbook.worksheets) + 1}"


def _write_page(sheet, page, looks):
    for number, line in enumerate(page.heading, 1):
        cell = sheet.cell(number, 1)
        cell.font = Font(name=FONT, size=18 if number == 1 else 16, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        _fill(cell, line)
        if len(page.header) > 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(page.header))
    top = len(page.heading) + 1 + bool(page.heading)
    _put_row(sheet, top, page.header, looks, bold=True, fill=SHADE)
    for number, values in enumerate(page.rows, top + 1):
        band = number - top - 1 in page.bands
        _put_row(sheet, number, values, looks, bold=band, fill=SHADE if band else None)
        if band and len(page.header) > 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(page.header))
    if page.totals:
        _put_row(sheet, top + 1 + len(page.rows), page.totals, looks, bold=True)
    _set_widths(sheet, page)
    _set_paper(sheet, page, top)


def _put_row(sheet, number, values, looks, bold=False, fill=None):
    """`looks` keeps the styles of one workbook: openpyxl compares each one that it is given with all before."""
    for column, value in enumerate(values, 1):
        cell = sheet.cell(number, column)
        known = looks.get((bold, fill is None))
        if known is None:
            cell.font, cell.border = Font(name=FONT, size=16, bold=bold), THIN
            cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if fill else None)
            if fill:
                cell.fill = fill
            looks[bold, fill is None] = copy(cell._style)
        else:
            cell._style = copy(known)
        _fill(cell, value)


def _fill(cell, value):
    if isinstance(value, str) or hasattr(value, "__html__") or not _is_plain(value):
        text = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:32_767]
        cell.value = text
        cell.data_type = "s"  # openpyxl makes a formula of a leading "="
        cell.quotePrefix = text.startswith(FORMULA_STARTS)
    else:
        cell.value = value


def _is_plain(value):
    return value is None or isinstance(value, (int, float)) or hasattr(value, "isoformat")


def _set_widths(sheet, page):
    for column in range(len(page.header)):
        own = [row for place, row in enumerate(page.rows[:500]) if place not in page.bands]
        longest = max((len(str(row[column])) for row in [page.header, *own]
                       if column < len(row) and row[column] is not None), default=0)
        sheet.column_dimensions[get_column_letter(column + 1)].width = page.widths.get(
            column, min(max(longest + 2, 6), 45))


def _set_paper(sheet, page, top):
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.center.text = "&P / &N"
