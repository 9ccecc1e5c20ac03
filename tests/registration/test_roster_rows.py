"""Which rows of a roster are people, and what merged cells mean to them."""

import pytest

from tests.workbook.sheets import sheet
from trainer.registration import columns, rows

PERSON = ["นายสมชาย ใจดี", "มูลนิธิ ก", "0812345678"]
HEADER = ["ชื่อ-สกุล", "องค์กร", "โทร."]


def people(*written, merges=()):
    page = sheet(written, merges)
    return rows.people(page, columns.layout_of(page))[0]


def test_an_organisation_merged_over_several_people_is_that_of_each():
    found = people(HEADER, ["นายก ข", "มูลนิธิ ก", "0812345678"], ["นายค ง", None, "0812345679"], merges=["B2:B3"])

    assert [one.raw["organisation"] for one in found] == ["มูลนิธิ ก", "มูลนิธิ ก"]


def test_a_name_merged_over_two_rows_is_one_person_with_all_that_both_say():
    found = people(HEADER, PERSON, [None, None, "02-659-6100"], ["นายค ง", "มูลนิธิ ข", "0812345679"], merges=["A2:A3"])

    assert [(one.row, one.raw["phone"]) for one in found] == [(2, "0812345678\n02-659-6100"), (4, "0812345679")]


@pytest.mark.parametrize("row", [
    [None, "รวมทั้งสิ้น ๔๙ คน"], [None, "รวม", None, 49], ["รวม 49 คน"], ["หมายเหตุ: ส่งกลับภายในวันศุกร์"],
    [None, "ลงชื่อ ........................ ผู้รับรอง"], [None, "(นางสาวสมใจ ใจงาม)"], [None, "จังหวัดลำพูน"],
    [50, None, None, None], [None, "Total 49 persons"], [None, None, "พัฒนาสังคมจังหวัดลำพูน"], [None, "(2)", "(3)", "(4)"],
])  # fmt: skip
def test_a_row_that_is_not_about_a_person_is_left_out(row):
    assert [one.row for one in people(["ที่", *HEADER], [1, *PERSON], row)] == [2]


def test_what_is_left_out_is_told():
    page = sheet([HEADER, PERSON, ["รวมทั้งสิ้น ๑ คน"]])

    assert rows.people(page, columns.layout_of(page))[1] == [rows.LeftOut(3, "รวมทั้งสิ้น ๑ คน")]


@pytest.mark.parametrize("row", [
    ["นายหลู่"], ["รวมพร ใจดี", "มูลนิธิ ก", "0812345678"], ["สมศรี มีสุข"], [None, "มูลนิธิ ก", "0812345678"],
])  # fmt: skip
def test_a_row_about_a_person_is_never_left_out(row):
    assert [one.row for one in people(HEADER, PERSON, row)] == [2, 3]


@pytest.mark.parametrize("position", ["ผู้จัดการ", "ผู้อำนวยการ", "ผู้ประสานงาน"])
def test_position_and_telephone_make_no_note_of_a_row_whose_name_is_missing(position):
    found = people(["ชื่อ-สกุล", "ตำแหน่ง", "องค์กร", "โทร."], [None, position, "มูลนิธิ ก", "โทร. 0812345678"])

    assert [one.row for one in found] == [2]
