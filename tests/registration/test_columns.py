"""Which column of a roster is what, and which rows are people, in the many shapes that rosters have."""

import pytest

from tests.workbook.sheets import sheet, xlsx
from trainer import workbook
from trainer.errors import Refused
from trainer.registration import columns, rows
from trainer.workbook.headings import key

PERSON = ["นายสมชาย ใจดี", "มูลนิธิ ก", "0812345678"]
HEADER = ["ชื่อ-สกุล", "องค์กร", "โทร."]


def layout(*written, merges=()):
    return columns.layout_of(sheet(written, merges))


def people(*written, merges=()):
    page = sheet(written, merges)
    return rows.people(page, columns.layout_of(page))[0]


@pytest.mark.parametrize("heading, field", [
    ("ชื่อ-นามสกุล (พร้อมคำนำหน้า)", "name"), ("ชื่อ – สกุล", "name"), ("ชื่อ - นามสกุล", "name"), ("ชื่อ/สกุล", "name"),
    ("ชื่อผู้เข้าอบรม", "name"), ("รายชื่อผู้เข้าร่วมโครงการ", "name"), ("ชื่อและนามสกุล", "name"), ("Full name", "name"),
    ("คำนำหน้า ชื่อ นามสกุล", "name"), ("ชื่อ-ฉายา/นามสกุล", "name"), ("Name - Surname", "name"), ("Name", "name"),
    ("คำนำหน้า", "title"), ("คำนำหน้าชื่อ", "title"), ("ยศ/คำนำหน้า", "title"), ("ชื่อ", "first_name"),
    ("สกุล", "last_name"), ("นามสกุล", "last_name"), ("Last name", "last_name"), ("ตำแหน่งในองค์กร", "position"),
    ("องค์กร", "organisation"), ("หน่วยงาน/สังกัด", "organisation"), ("ชื่อองค์กร/มูลนิธิ", "organisation"),
    ("ชื่อมูลนิธิ/สมาคม", "organisation"), ("Organization", "organisation"), ("ชื่อหน่วยงาน", "organisation"),
    ("ทะเบียนองค์กรสาธารณประโยชน์เลขที่", "registration_no"), ("เลขทะเบียน อสป.", "registration_no"),
    ("ทะเบียนเลขที่", "registration_no"), ("เลขที่ใบอนุญาต", "registration_no"), ("Registration No.", "registration_no"),
    ("เลขทะเบียนองค์กร", "registration_no"), ("จังหวัด", "province"), ("จังหวัดที่ตั้งองค์กร", "province"),
    ("โทร.", "phone"), ("โทรศัพท์", "phone"), ("เบอร์ติดต่อ", "phone"), ("เบอร์โทรศัพท์มือถือ", "mobile"),
    ("มือถือ", "mobile"), ("Tel.", "phone"), ("อีเมล", "email"), ("อีเมล์", "email"), ("E-mail", "email"),
    ("e-Mail Address", "email"), ("เมล", "email"), ("อาหาร", "food"),
    ("ประเภทอาหาร", "food"), ("ความต้องการพิเศษ", "needs"),
    ("แพ้อาหาร", "needs"), ("ประทับเวลา", "timestamp"), ("ที่", "sequence"), ("ลำดับ", "sequence"), ("No.", "sequence"),
    ("จ.", "province"), ("ชื่อผู้ลงทะเบียน", "name"), ("รายนามผู้เข้าอบรม", "name"), ("ไปรษณีย์อิเล็กทรอนิกส์", "email"),
    ("ชื่อองค์กร ตามที่จดทะเบียน", "organisation"), ("เลขที่จดทะเบียน", "registration_no"), ("ล.ที่", "sequence"),
    ("เลขประจำตัวประชาชน", "national_id"), ("ชื่อเล่น", "nickname"), ("ชื่อผู้ประสานงาน", "foreign"),
    ("ชื่อ-สกุล (ภาษาอังกฤษ)", "foreign"), ("นายสมชาย ใจดี", None), ("0812345678", None), (None, None),
])  # fmt: skip
def test_a_heading_means(heading, field):
    assert columns.VOCABULARY.field_of(heading) == field


def test_headings_are_compared_without_what_their_spellings_differ_in():
    assert {key("ชื่อ – สกุล"), key("ชื่อ-สกุล"), key("ชื่อ\nสกุล "), key("\u200bชื่อ / สกุล")} == {"ชื่อสกุล"}


def test_the_header_is_found_under_title_lines():
    title = "แบบตอบรับเข้าร่วมโครงการอบรมนักบริหารองค์กรสาธารณประโยชน์ รุ่นที่ ๔"

    found = layout([title], ["ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓"], [None], HEADER, PERSON, merges=["A1:C1"])

    assert (found.header_row, found.columns) == (4, {"name": 0, "organisation": 1, "phone": 2})


def test_columns_may_stand_in_any_order():
    found = layout(["โทร.", "จังหวัด", "ลำดับ", "หน่วยงาน", "ชื่อ-สกุล"])

    assert found.columns == {"phone": 0, "province": 1, "sequence": 2, "organisation": 3, "name": 4}


def test_a_name_may_have_columns_of_its_own():
    assert layout(["คำนำหน้า", "ชื่อ", "สกุล", "องค์กร"]).columns == {
        "title": 0, "first_name": 1, "last_name": 2, "organisation": 3}


def test_a_lone_name_column_holds_the_whole_name():
    assert layout(["ชื่อ", "องค์กร"]).columns["name"] == 0


def test_three_columns_under_one_heading_are_one_name():
    written = [["ที่", "ชื่อ - สกุล", None, None, "องค์กร"], [1, "นาย", "สมชาย", "ใจดี", "มูลนิธิ ก"]]

    assert people(*written, merges=["B1:D1"])[0].raw["name"] == "นาย สมชาย ใจดี"


def test_a_group_heading_over_two_lines_is_understood():
    found = layout(
        ["ที่", "ชื่อ-สกุล", None, None, "องค์กร", "ติดต่อ", None],
        [None, "คำนำหน้า", "ชื่อ", "สกุล", None, "มือถือ", "อีเมล"],
        [1, "นาย", "สมชาย", "ใจดี", "มูลนิธิ ก", "0812345678", "a@example.org"],
        merges=["A1:A2", "B1:D1", "E1:E2", "F1:G1"],
    )

    assert (found.header_row, found.last_header_row, found.columns) == (1, 2, {
        "title": 1, "first_name": 2, "last_name": 3, "organisation": 4, "phone": 5, "email": 6, "sequence": 0})


def test_the_name_under_organisation_is_the_organisations():
    found = layout(["ชื่อ-สกุล", "องค์กร", None], [None, "ชื่อ", "เลขทะเบียน"], merges=["A1:A2", "B1:C1"])

    assert found.columns == {"name": 0, "organisation": 1, "registration_no": 2}


def test_a_header_in_two_languages_is_no_person():
    assert [one.row for one in people(HEADER, ["Name", "Organization", "Tel."], PERSON)] == [3]


@pytest.mark.parametrize("again", [HEADER, ["ชื่อ – นามสกุล", "หน่วยงาน", "โทรศัพท์"]])
def test_a_header_repeated_on_page_two_is_no_person(again):
    assert [one.row for one in people(HEADER, PERSON, ["แบบตอบรับ (ต่อ)"], again, PERSON)] == [2, 5]


def test_a_mobile_goes_before_the_office():
    found = layout(["ชื่อ-สกุล", "โทรศัพท์", "มือถือ"])

    assert (found.columns["phone"], found.columns["other_phone"]) == (2, 1)


def test_a_coordinators_columns_are_not_the_persons():
    assert layout(["ชื่อผู้ประสานงาน", "โทรผู้ประสานงาน", *HEADER]).columns == {"name": 2, "organisation": 3, "phone": 4}


def test_identity_numbers_are_not_kept():
    kept = people(["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "อายุ"], ["นายสมชาย ใจดี", "1101700230703", 41])[0].cells

    assert kept == {"ชื่อ-สกุล": "นายสมชาย ใจดี", "อายุ": "41"}


def test_a_person_may_name_the_columns():
    page = sheet([["ก", "ข"], ["นายสมชาย ใจดี", "มูลนิธิ ก"]])

    found = rows.people(page, columns.layout_with(page, 1, {"name": 0, "organisation": 1}))[0]

    assert found[0].raw == {"name": "นายสมชาย ใจดี", "organisation": "มูลนิธิ ก"}


def test_columns_without_one_for_names_are_refused():
    with pytest.raises(Refused, match="holds the names"):
        columns.layout_with(sheet([HEADER, PERSON]), 1, {"organisation": 1})


@pytest.mark.parametrize("written, words", [
    ([["องค์กร", "จังหวัด"], ["มูลนิธิ ก", "เลย"]], "row 1: no column of this header holds people's names"),
    ([["ก", "ข"], ["ค", "ง"]], "no header row was found"),
])  # fmt: skip
def test_a_book_without_names_is_refused(written, words):
    with pytest.raises(Refused, match=words):
        columns.layouts(workbook.read("list.xlsx", xlsx(written)))


def test_of_two_columns_headed_alike_the_second_telephone_is_the_other_one():
    found = layout(["ชื่อ-สกุล", "โทร.", "โทร."], ["นายสมชาย ใจดี", None, "0812345678"])

    assert found.columns == {"name": 0, "phone": 1, "other_phone": 2}
