"""Reading .xlsx: numbered rows, cells as they were written, and what is not plain values."""

import json
import re
from datetime import datetime

import pytest

from tests.workbook.parcels import SHEET, with_part
from tests.workbook.sheets import xlsx
from trainer import workbook
from trainer.errors import Refused
from trainer.workbook import Broken


def read(rows, **more):
    return workbook.read("list.xlsx", xlsx(rows, **more))


def test_cells_stay_as_they_were_written():
    row = ["\u200bนายวีระ ฟ้าใส\u00a0", 826123191, datetime.fromisoformat("2019-12-02 09:00"), None, "๓๖๔๑/๒๕๖๒"]

    assert read([row]).sheets[0].rows[0].cells == tuple(row)


def test_rows_keep_the_numbers_that_the_spreadsheet_shows():
    sheet = read([["หัว"], [None], [None], ["นายสมชาย ใจดี"]]).sheets[0]

    assert [row.number for row in sheet.rows] == [1, 4]


def test_a_hidden_sheet_is_not_read_and_said_so():
    def hide(book):
        secret = book.create_sheet("รายชื่อลับ")
        secret.append(["นายลับ ลวง"])
        secret.sheet_state = "hidden"

    book = read([["ชื่อ"]], prepare=hide)

    assert [sheet.title for sheet in book.sheets] == ["Sheet"] and "รายชื่อลับ" in book.notes[0]


def test_hidden_rows_are_read_and_said_so():
    def hide(book):
        book.active.row_dimensions[2].hidden = True

    book = read([["ชื่อ"], ["นายสมชาย ใจดี"]], prepare=hide)

    assert len(book.sheets[0].rows) == 2 and len(book.notes) == 1


def test_merged_blocks_are_told_with_sheet_rows_and_columns_from_zero():
    merge = read([["หัวเรื่อง", None, None], ["ก", "ข", "ค"]], merges=["A1:C1"]).sheets[0].merges[0]

    assert (merge.top, merge.bottom, merge.left, merge.right) == (1, 1, 0, 2)


def test_a_formula_that_was_never_calculated_is_a_broken_cell():
    cell = read([["นายสมชาย", '="มูลนิธิ"&"ก"']]).sheets[0].rows[0].at(1)

    assert isinstance(cell, Broken)


def test_a_formula_that_was_calculated_gives_its_value():
    saved = with_part(xlsx([["=A2"]]), SHEET, lambda xml: re.sub(
        rb'<c r="A1".*?</c>', '<c r="A1" t="str"><f>A2</f><v>นายสมชาย</v></c>'.encode(), xml))

    assert workbook.read("f.xlsx", saved).sheets[0].rows[0].at(0) == "นายสมชาย"


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!"])
def test_an_error_cell_is_broken_and_keeps_its_words(error):
    def spoil(book):
        book.active["B1"].data_type = "e"

    assert read([["ก", error]], prepare=spoil).sheets[0].rows[0].at(1) == Broken(error)


def test_a_wrong_declaration_of_size_does_not_hide_rows():
    data = xlsx([["ก", "ข"], ["ค", "ง"]])
    lying = with_part(data, SHEET, lambda xml: xml.replace(b'"A1:B2"', b'"A1"'))

    assert len(workbook.read("list.xlsx", lying).sheets[0].rows) == 2


def test_a_sheet_without_any_value_is_refused_as_empty():
    with pytest.raises(Refused, match="list.xlsx is empty"):
        read([[None, None]])


def test_a_sheet_can_be_kept_as_json_and_restored():
    sheet = read([["ก", "=1+1", 3], ["ข", None, 2.5]], merges=["A1:A2"]).sheets[0]

    assert workbook.Sheet.from_table("Sheet", json.loads(json.dumps(sheet.to_table()))) == sheet


@pytest.mark.parametrize("written, cell", [
    ("นายสมชาย_x000D_\nใจดี", "นายสมชาย\r\nใจดี"), ("สม_x0000_ชาย", "สมชาย"), ("a_x005F_b", "a_b"), ("x_y", "x_y"),
    ("สม_xD800_ชาย", "สมชาย"),
])  # fmt: skip
def test_signs_that_excel_escapes_are_read_as_what_they_are(written, cell):
    assert read([[written]]).sheets[0].rows[0].cells == (cell,)


def test_a_number_beyond_all_numbers_is_a_broken_cell():
    data = with_part(xlsx([["ชื่อ", 1]]), SHEET, lambda xml: xml.replace(b"<v>1</v>", b"<v>1e999</v>"))

    assert workbook.read("list.xlsx", data).sheets[0].rows[0].cells[1] == Broken("inf")


def test_a_name_that_would_steer_a_terminal_or_cannot_be_kept_is_made_harmless():
    book = workbook.read("a\x1b[31m\udcff\u202egnp.xlsx", xlsx([["ชื่อ"]]))

    assert book.name == "a\ufffd[31m\ufffd\ufffdgnp.xlsx"
