"""Workbooks that go out: printable, and harmless to whoever opens them."""

import io
from datetime import date

import openpyxl
import pytest

from trainer import workbook
from trainer.workbook import Page


def written(*rows, **more):
    page = Page("รายชื่อ", ("ที่", "ชื่อ–สกุล"), list(rows), heading=("โครงการ", "รุ่นที่ ๔"), **more)
    return openpyxl.load_workbook(io.BytesIO(workbook.write([page]))).active


@pytest.mark.parametrize("text", ["=1+1", "+66 81 234 5678", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_text_that_looks_like_a_formula_is_written_as_text(text):
    cell = written((1, text))["B5"]

    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", True)


def test_numbers_and_dates_stay_numbers_and_dates():
    assert [cell.data_type for cell in written((1.5, date(2020, 1, 29)))[5]] == ["n", "d"]


def test_signs_that_no_workbook_may_hold_are_dropped():
    assert written((1, "นาย\x08สมชาย"))["B5"].value == "นายสมชาย"


def test_the_header_is_repeated_on_every_page_and_stays_in_sight():
    sheet = written((1, "ก"))

    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$4:$4", "A5")


def test_a_page_is_a4_landscape_and_as_wide_as_the_paper():
    sheet = written((1, "ก"))

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight,
            sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, "landscape", 0, True)


def test_title_lines_and_totals_stand_around_the_table():
    sheet = written((1, "ก"), totals=("รวม", 1))

    assert [sheet["A1"].value, sheet["A2"].value, sheet["A6"].value] == ["โครงการ", "รุ่นที่ ๔", "รวม"]


def test_sheet_names_that_excel_forbids_are_made_allowed():
    pages = [Page("a/b:c*?[x] " + "ยาว" * 20, ("h",), []), Page("", ("h",), [])]

    assert [len(sheet.title) <= 31 for sheet in openpyxl.load_workbook(io.BytesIO(workbook.write(pages)))] == [True] * 2


def test_what_was_written_reads_back():
    rows = workbook.read("out.xlsx", workbook.write([Page("x", ("ก", "ข"), [("=1", 2)])])).sheets[0].rows

    assert [row.cells for row in rows] == [("ก", "ข"), ("=1", 2)]
