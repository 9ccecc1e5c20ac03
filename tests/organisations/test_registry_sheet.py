"""The registry as it comes: dates in four spellings, Thai digits, claims in names, revocations."""

from datetime import date, datetime

import pytest

from tests.workbook.sheets import xlsx
from trainer import workbook
from trainer.errors import Refused
from trainer.organisations import registry_sheet

HEADER = ["ลำดับ", "ชื่อองค์กร", "ประเภท", "ทะเบียนเลขที่", "วันที่รับรอง", "จังหวัด", "สถานะ"]
ROW = {"ชื่อองค์กร": "มูลนิธิบ้านปันสุขจังหวัดเลย", "ประเภท": "องค์กรสาธารณประโยชน์", "ทะเบียนเลขที่": "1477/2559",
       "วันที่รับรอง": "5/8/2559", "จังหวัด": "เลย", "สถานะ": "รับรอง"}  # fmt: skip


def read(*rows, header=HEADER, above=(), merges=()):
    data = xlsx([*above, header, *rows], merges)
    return registry_sheet.rows_of(workbook.read("registry.xlsx", data))


def one(**cells):
    values = ROW | cells
    return read([1, *(values[name] for name in HEADER[1:])])[0]


@pytest.mark.parametrize("written", [
    "5/8/2559", "5 ส.ค. 2559", "๕ สิงหาคม ๒๕๕๙",
    datetime.fromisoformat("2016-08-05"), "05/08/2016", "5 สิงหาคม พ.ศ. 2559",
])  # fmt: skip
def test_a_date_is_read_however_it_is_spelled(written):
    assert one(วันที่รับรอง=written).certified_on == date(2016, 8, 5)


def test_thai_digits_of_a_number_become_ascii():
    assert one(ทะเบียนเลขที่="๙๙๙๕/๒๕๕๓").registration_no == "9995/2553"


def test_the_claim_is_dropped_from_the_name():
    assert one(ชื่อองค์กร="มูลนิธิ ก (องค์กรสาธารณประโยชน์)").name == "มูลนิธิ ก"


@pytest.mark.parametrize("written, kind", [
    ("องค์กรสาธารณประโยชน์", "public_benefit"), ("องค์กรสวัสดิการชุมชน", "community_welfare"),
    ("อสป.", "public_benefit"), ("หน่วยงานของรัฐ", "other"),
])  # fmt: skip
def test_the_kind_is_one_of_three(written, kind):
    assert one(ประเภท=written).kind == kind


@pytest.mark.parametrize("written", [
    "เพิกถอน 1/6/2562", "เพิกถอนเมื่อวันที่ ๑ มิถุนายน ๒๕๖๒", "เพิกถอน (1 มิ.ย. 2562)", "เลิก 1/6/2562",
    "เพิกถอนตามมติ 3/2562 เมื่อวันที่ 1/6/2562",
])  # fmt: skip
def test_a_revocation_has_its_day(written):
    row = one(สถานะ=written)

    assert (row.status, row.revoked_on, row.problems) == ("revoked", date(2019, 6, 1), ())


def test_a_revocation_without_its_day_is_told():
    assert one(สถานะ="เพิกถอน").problems == ("revoked_on_missing",)


def test_the_day_of_revocation_may_have_a_column_of_its_own():
    row = read(["มูลนิธิ ก", "1/2550", "1/1/2550", "1/6/2562"],
               header=["ชื่อองค์กร", "เลขทะเบียน", "วันที่ได้รับการรับรอง", "วันที่เพิกถอน"])[0]

    assert (row.certified_on, row.revoked_on) == (date(2007, 1, 1), date(2019, 6, 1))


@pytest.mark.parametrize("column, written, problem", [
    ("วันที่รับรอง", "29/2/2562", "certified_on_unreadable"), ("วันที่รับรอง", None, "certified_on_missing"),
    ("จังหวัด", "ลำพวน", "province_unknown"), ("ทะเบียนเลขที่", None, "number_missing"),
    ("ชื่อองค์กร", None, "name_missing"), ("สถานะ", "เพิกถอน 1/1/2550", "revoked_before_certified"),
    ("วันที่รับรอง", "5/8/59", "date_needs_look"),
])  # fmt: skip
def test_what_cannot_be_right_is_told_and_the_row_kept(column, written, problem):
    assert problem in one(**{column: written}).problems


def test_every_problem_has_a_sentence():
    codes = registry_sheet.RegistryRow.__doc__.split('codes:')[1].split('"')[1::2]

    assert all(registry_sheet.sentence(code) != code for code in codes) and len(codes) == 9


def test_title_lines_blank_rows_and_totals_are_no_organisations():
    above = [["ทะเบียนองค์กรที่ได้รับการรับรอง (ข้อมูลสมมติ)"], [None]]
    row = [1, *(ROW[name] for name in HEADER[1:])]

    found = read(row, [None], [None, "รวมทั้งสิ้น ๑ แห่ง"], HEADER, row, above=above, merges=["A1:G1"])

    assert [one.row for one in found] == [4, 8]


def test_columns_may_stand_in_another_order_under_other_names():
    found = read(["TH-50", "๑๒/๒๕๕๐", "1 ม.ค. 2550", "มูลนิธิ ก"],
                 header=["จังหวัดที่ตั้ง", "เลขที่ทะเบียน อสป.", "ได้รับการรับรองเมื่อ", "ชื่อมูลนิธิ/สมาคม"])[0]

    assert (found.name, found.registration_no, found.certified_on, found.province) == (
        "มูลนิธิ ก", "12/2550", date(2007, 1, 1), "TH-50")


def test_a_book_without_a_registry_is_refused():
    with pytest.raises(Refused, match="registry.xlsx: no header row of a registry"):
        read(["นายสมชาย ใจดี", "0812345678"], header=["ชื่อ-สกุล", "โทร."])


@pytest.mark.parametrize("people", [["ชื่อ – สกุล"], ["คำนำหน้า", "ชื่อ", "นามสกุล"], ["รายชื่อผู้เข้าอบรม"], ["Full name"]])
def test_a_roster_is_not_taken_for_a_registry(people):
    header = [*people, "ชื่อองค์กร", "ทะเบียนเลขที่", "วันที่สมัคร", "จังหวัด"]

    with pytest.raises(Refused, match="registry.xlsx, row 1: the column .* names people"):
        read(["นายสมชาย ใจดี", *[None] * (len(people) - 1), "มูลนิธิ ก", "12/2550", "1/1/2562", "ลำพูน"], header=header)


def test_a_registry_may_name_who_speaks_for_an_organisation():
    found = read(["มูลนิธิ ก", "12/2550", "1/1/2550", "นายสมชาย ใจดี"],
                 header=["ชื่อองค์กร", "ทะเบียนเลขที่", "วันที่รับรอง", "ชื่อ-สกุล ประธาน"])

    assert [one.name for one in found] == ["มูลนิธิ ก"]


def test_a_registry_without_organisations_is_refused_with_its_row():
    with pytest.raises(Refused, match="there are no organisations .* row 2"):
        read(above=[["ทะเบียนองค์กร"]])
