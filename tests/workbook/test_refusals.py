"""What is no spreadsheet, or no harmless one, is refused in a sentence that names the file."""

import io
import tracemalloc

import msoffcrypto
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook.parcels import SHEET, parcel_of, with_part
from tests.workbook.sheets import saved, xlsx
from trainer import workbook
from trainer.errors import Refused
from trainer.workbook import limits

LIST = [["ชื่อ-สกุล", "องค์กร"], ["นายสมชาย ใจดี", "มูลนิธิ ก"]]


def refusal(name, data):
    with pytest.raises(Refused) as refused:
        workbook.read(name, data)
    assert name in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("data, words", [
    (b"", "is empty"),
    (b"\xef\xbb\xbf\r\n \r\n", "is empty"),
    (b"%PDF-1.7 ...", "is a PDF"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
    (b"<html><table><tr><td>x</td></tr></table>", "is a web page"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "is an old Excel file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "is a Word document"),
    (b"MZ\x90\x00\x03\x00\x00\x00", "is not a spreadsheet"),
    (parcel_of(word_document__xml="<w/>"), "is a Word document"),
    (parcel_of(xl_workbook__bin="x"), "binary Excel file"),
    (parcel_of(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
    (parcel_of(readme__txt="hello"), "is not a spreadsheet"),
])  # fmt: skip
def test_another_kind_of_file_is_named_whatever_its_name_says(data, words):
    assert words in refusal("list.xlsx", data)


def test_a_workbook_behind_a_password_is_refused_as_such():
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx(LIST))).encrypt("secret", locked)
    assert msoffcrypto.OfficeFile(io.BytesIO(locked.getvalue())).is_encrypted()

    assert "password" in refusal("list.xlsx", locked.getvalue())


@pytest.mark.parametrize("spoil", [
    lambda data: data[: len(data) // 2],
    lambda data: with_part(data, SHEET, lambda xml: xml[:-40]),
    lambda data: with_part(data, "xl/workbook.xml", lambda xml: b"<workbook/>"),
    lambda data: data[:1500] + b"\x00" * 300 + data[1800:],
])  # fmt: skip
def test_a_damaged_workbook_is_refused(spoil):
    refusal("list.xlsx", spoil(xlsx(LIST * 50)))


def test_a_zip_bomb_is_refused_without_being_unpacked():
    bomb = with_part(xlsx(LIST), "xl/sharedStrings.xml", lambda xml: b" " * (limits.MAX_PART + 1))
    tracemalloc.start()

    sentence = refusal("list.xlsx", bomb)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "far more" in sentence and peak < 5_000_000


def test_a_zip_bomb_of_many_parts_is_refused():
    parts = {f"xl_media_{number}__png": b"" for number in range(limits.MAX_PARTS + 1)}

    assert "far more" in refusal("list.xlsx", parcel_of(xl_workbook__xml="<a/>", **parts))


def test_xml_with_entities_is_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'
    trick = with_part(xlsx(LIST), SHEET, lambda xml: xml.replace(b"<worksheet", laughs + b"<worksheet", 1))

    assert "declarations" in refusal("list.xlsx", trick)


def test_xml_with_entities_in_utf_16_is_refused_too():
    trick = with_part(xlsx(LIST), "docProps/app.xml", lambda xml: (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "haha">]><x>&a;</x>'.encode("utf-16")))

    assert "declarations" in refusal("list.xlsx", trick)


def test_a_list_of_100_000_rows_is_refused_before_it_is_loaded():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _row in range(100_000):
        sheet.append(["นายสมชาย ใจดี", "มูลนิธิ ก"])
    data = saved(book)
    tracemalloc.start()

    sentence = refusal("list.xlsx", data)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "20,000 rows" in sentence and peak < 10_000_000


def test_rows_without_a_value_do_not_count_towards_the_limit():
    empty = b"".join(b'<row r="%d"/>' % number for number in range(3, limits.MAX_ROWS + 100))
    data = with_part(xlsx(LIST), SHEET, lambda xml: xml.replace(b"</sheetData>", empty + b"</sheetData>"))

    assert len(workbook.read("list.xlsx", data).sheets[0].rows) == 2


def test_more_columns_than_a_list_has_are_refused():
    assert "columns" in refusal("list.xlsx", xlsx([["ก"] + [None] * limits.MAX_COLUMNS + ["ข"]]))


@pytest.mark.parametrize("number", ["900000000", "1048577", "abc"])
def test_a_row_that_no_spreadsheet_has_is_refused_before_the_way_there_is_walked(number):
    data = with_part(xlsx(LIST), SHEET, lambda xml: xml.replace(b'<row r="2"', f'<row r="{number}"'.encode()))

    assert "is damaged" in refusal("list.xlsx", data)


def test_a_sheet_hidden_from_the_first_look_is_refused():
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    data = with_part(xlsx(LIST), "xl/worksheets/sheet1.bin", lambda _nothing: far)
    for part in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        data = with_part(data, part, lambda xml: xml.replace(b"sheet1.xml", b"sheet1.bin"))

    assert "is damaged" in refusal("list.xlsx", data)


@pytest.mark.parametrize("path, words", [("nowhere.xlsx", "There is no file"), (".", "is a folder")])
def test_a_path_without_a_file_is_refused(tmp_path, path, words):
    with pytest.raises(Refused, match=words):
        workbook.read_file(tmp_path / path)


def test_a_file_of_this_path_is_read(tmp_path):
    (tmp_path / "list.xlsx").write_bytes(xlsx(LIST))

    assert workbook.read_file(tmp_path / "list.xlsx").name == "list.xlsx"
