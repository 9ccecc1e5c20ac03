"""CSV as old systems write it."""

import pytest

from trainer import workbook
from trainer.errors import Refused

TEXT = "ชื่อ-สกุล,องค์กร,โทรศัพท์\r\nนางมาลี ศรีสุวรรณ,มูลนิธิ ก,0843251498\r\nนายเก่ง ลำพูนชัย,สมาคม ข,๐๘๑๒๓๔๕๖๗๘\r\n"


def rows(data):
    return [row.cells for row in workbook.read("old.csv", data).sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
def test_every_encoding_reads_as_its_utf8_twin(encoding):
    assert rows(TEXT.encode(encoding)) == rows(TEXT.encode("utf-8"))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_separate_too(delimiter):
    assert rows(TEXT.replace(",", delimiter).encode()) == rows(TEXT.encode())


def test_a_comma_inside_quotes_does_not_separate():
    assert rows('ชื่อ,โทร\n"นายสมชาย ใจดี","081-2345678, 02-6596100"'.encode())[1][1] == "081-2345678, 02-6596100"


def test_cp874_that_is_valid_utf8_by_chance_is_still_thai():
    assert "เขต".encode("cp874").decode("utf-8") == "\u08b5"  # the chance

    assert rows("เขต,เขต\nเขต,เขต".encode("cp874"))[0] == ("เขต", "เขต")


def test_utf8_with_one_broken_byte_is_refused_rather_than_read_as_garbage():
    with pytest.raises(Refused, match="UTF-8"):
        rows(TEXT.encode()[:60] + b"\xe0\xb8" + TEXT.encode()[60:])


def test_blank_lines_count_as_rows():
    assert [row.number for row in workbook.read("old.csv", b"a,b\n\n\nc,d\n").sheets[0].rows] == [1, 4]


def test_a_line_that_declares_the_separator_is_no_row():
    assert rows("sep=;\nชื่อ;โทร\nก;1".encode()) == [("ชื่อ", "โทร"), ("ก", "1")]


def test_a_list_of_100_000_rows_is_refused():
    with pytest.raises(Refused, match="20,000 rows"):
        rows("ชื่อ,องค์กร\n".encode("cp874") + "นายสมชาย ใจดี,มูลนิธิ ก\n".encode("cp874") * 100_000)


def test_an_unclosed_quote_that_swallows_the_rest_is_refused():
    with pytest.raises(Refused):
        rows(('ชื่อ,โทร\n"นายสมชาย' + "x" * 140_000).encode())


def test_a_quotation_mark_that_swallows_the_rest_of_the_list_is_refused_with_its_row():
    with pytest.raises(Refused, match="old.csv, row 2: a quotation mark"):
        rows('ชื่อ-สกุล,โทร.\n"นายสมชาย ใจดี,081\nนายสมพล ใจดี,082\n'.encode())


def test_a_quotation_mark_inside_a_cell_is_left_as_it_is():
    assert rows('ชื่อ-สกุล,องค์กร\nนายสมชาย ใจดี,บ้าน 5" น้ำ\n'.encode())[1] == ("นายสมชาย ใจดี", 'บ้าน 5" น้ำ')


def test_a_cell_without_end_is_refused_with_its_row():
    with pytest.raises(Refused, match="old.csv, row 2: a cell is too long"):
        rows(f"ชื่อ-สกุล,โทร.\n{'ก' * 200_000},081\n".encode())
