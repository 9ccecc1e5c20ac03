"""What a roster's row means and what is wrong with it: the cases of the handbook, through the whole engine."""

from datetime import date

import pytest

from tests.registration.rosters import LAMPHUN, TERMS, check, codes, matcher, row
from trainer.registration import problems, roster
from trainer.registration.eligibility import Terms
from trainer.registration.roster import Decision
from trainer.workbook import Broken


def one(**cells):
    return check(row(**cells))[0]


def test_a_good_row_is_ready_and_without_problems():
    checked = one()

    assert (checked.status, checked.problems) == ("ready", ())


def test_a_row_is_printed_as_the_command_line_promises():
    assert one(file="form.xlsx", number=7).to_json() == {
        "file": "form.xlsx", "sheet": "", "row": 7, "title": "นาย", "first_name": "สมชาย", "last_name": "ใจดี",
        "phone": "0812345678", "email": "a@example.org", "province": "TH-51", "registration_no": "4595/2549",
        "problems": [],
    }  # fmt: skip


@pytest.mark.parametrize("written, parts", [
    ("นาย\u00a0สมชาย  ใจดี", ("นาย", "สมชาย", "ใจดี")), ("น.ส.กาญจนา ปู่กตัญญู", ("นางสาว", "กาญจนา", "ปู่กตัญญู")),
    ("พล.ต.อ.วิชัย สุขใจ", ("พลตำรวจเอก", "วิชัย", "สุขใจ")), ("แม่ชีบุญเรือน", ("แม่ชี", "บุญเรือน", None)),
    ("ว่าที่ ร.ต.หญิง มาลี ณ อยุธยา", ("ว่าที่ร้อยตรีหญิง", "มาลี", "ณ อยุธยา")),
    ("\u200bนายวีระ น้ําเพชร", ("นาย", "วีระ", "น้ำเพชร")), ("นายิกา แสงทอง", (None, "นายิกา", "แสงทอง")),
])  # fmt: skip
def test_a_name_is_taken_apart(written, parts):
    checked = one(name=written)

    assert (checked.title, checked.first_name, checked.last_name) == parts


def test_a_name_in_three_columns_is_the_same_name():
    cells = {"name": None, "title": "น.ส.", "first_name": "กาญจนา", "last_name": "ปู่กตัญญู"}

    assert one(**cells).name == "นางสาวกาญจนา ปู่กตัญญู"


def test_a_title_in_its_own_column_and_the_name_in_one():
    assert one(title="นาง", name="นางนวล ทองคำ").name == "นางนางนวล ทองคำ"


@pytest.mark.parametrize("cells, code", [
    ({"name": None}, "name_missing"), ({"name": "-"}, "name_missing"), ({"name": "123"}, "name_missing"),
    ({"name": "(-ไม่ระบุ-)"}, "name_missing"),
    ({"name": Broken("#REF!")}, "cell_broken"), ({"name": "นายหลู่"}, "name_needs_look"),
    ({"name": "คุณแก้ว ศรีสุข"}, "courtesy_dropped"), ({"phone": None}, "phone_missing"),
    ({"phone": 812345678}, "phone_restored_zero"), ({"phone": "06435939"}, "phone_invalid"),
    ({"phone": 1.1017e12}, "phone_invalid"), ({"phone": "081-2345678, 02-6596100"}, "several_phones"),
    ({"email": "k884 at example.org"}, "email_invalid"), ({"email": None}, "email_missing"),
    ({"email": "a@example.org, b@example.org"}, "several_emails"), ({"province": "ลำพวน"}, "province_unknown"),
    ({"province": None}, "province_from_organisation"), ({"organisation": None}, "organisation_unknown"),
    ({"organisation": "กลุ่มอาสา"}, "organisation_unknown"),
    ({"organisation": "สมาคมอื่น", "registration_no": "4595/2549"}, "registration_no_mismatch"),
    ({"organisation": "มูลนิธิถูกเพิกถอน"}, "organisation_not_certified"),
    ({"organisation": "มูลนิธิรับรองทีหลัง"}, "organisation_not_certified"),
    ({"organisation": "กองทุนสวัสดิการชุมชน"}, "organisation_kind_not_eligible"),
])  # fmt: skip
def test_a_cell_that_is_not_as_it_should_be_is_told(cells, code):
    assert code in codes(one(**cells))


@pytest.mark.parametrize("cells, blocked", [
    ({"name": None}, True), ({"phone": Broken("#N/A")}, True), ({"organisation": "กลุ่มอาสา"}, True),
    ({"organisation": "มูลนิธิถูกเพิกถอน"}, True),
    ({"organisation": "กองทุนสวัสดิการชุมชน"}, True), ({"phone": "06435939"}, False), ({"phone": 812345678}, False),
    ({"email": "no"}, False), ({"province": "ลำพวน"}, False), ({"name": "นายหลู่"}, False),
])  # fmt: skip
def test_only_what_would_put_in_the_wrong_person_holds_a_row_back(cells, blocked):
    assert (one(**cells).status == "blocked") is blocked


@pytest.mark.parametrize("written, number", [
    ("๐๘๑ ๒๓๔ ๕๖๗๘", "0812345678"), ("+66 81 234 5678", "0812345678"), (812345678, "0812345678"),
    (812345678.0, "0812345678"), ("0 2659 6100 ต่อ 123", "026596100"), ("06435939", None), ("-", None),
])  # fmt: skip
def test_a_telephone_is_ten_or_nine_digits_or_none(written, number):
    assert one(phone=written).phone == number


def test_the_other_telephone_is_taken_where_the_first_has_none():
    assert one(phone="ไม่มี", other_phone="02-659-6100").phone == "026596100"


@pytest.mark.parametrize("written, address", [
    ("k884 at example.org", None), (" A@Example.org\u200b", "A@example.org"), ("a@example.org;", "a@example.org"),
    ("a @ example.org", "a@example.org"), ("-", None), ("mailto:a@example.org", "a@example.org"),
])  # fmt: skip
def test_an_address_is_valid_or_none(written, address):
    assert one(email=written).email == address


@pytest.mark.parametrize("written, code", [
    ("จ.อยุธยา", "TH-14"), ("โคราช", "TH-30"), ("แปดริ้ว", "TH-24"), ("กทม.", "TH-10"), ("อ.เมือง จ.ลำพูน", "TH-51"),
    ("ลำพวน", None), ("-", "TH-51"),
])  # fmt: skip
def test_a_province_is_its_code(written, code):
    assert one(province=written).province == code


def test_the_cohorts_first_day_decides_over_the_certification():
    later = Terms(date(2020, 4, 1), TERMS.eligible_kinds)

    assert check(row(organisation="มูลนิธิรับรองทีหลัง"), terms=later)[0].status == "ready"


def test_a_person_may_choose_the_organisation():
    checked = one(organisation="มูลนิธิเด็กลำพูน", registration_no=None, decision=Decision(organisation_id=LAMPHUN.id))

    assert (checked.organisation, checked.status) == (LAMPHUN, "ready")


def test_a_person_may_correct_cells():
    checked = one(name="นายหลู่", phone="06435939", decision=Decision({"last_name": "แซ่ตั้ง", "phone": "0643593900"}))

    assert (checked.name, checked.phone, checked.problems) == ("นายหลู่ แซ่ตั้ง", "0643593900", ())


def test_what_was_written_stays_beside_what_was_understood():
    assert one(phone=812345678, decision=Decision({"phone": "0899999999"})).raw["phone"] == 812345678


def test_an_exception_lets_an_ineligible_organisation_in():
    checked = one(organisation="มูลนิธิถูกเพิกถอน", decision=Decision(exception_reason="อธิบดีอนุมัติ"))

    assert (checked.status, codes(checked)) == ("ready", ["organisation_not_certified"])


def test_every_problem_has_a_sentence_of_its_own():
    told = set(problems.SENTENCES)

    assert problems.BLOCKING <= told and {"already_registered", "phone_restored_zero"} <= told


@pytest.mark.parametrize("cells, words", [
    ({"phone": "06435939"}, "“06435939” is not a telephone number."),
    ({"organisation": "มูลนิธิถูกเพิกถอน"}, "revoked on 1 มิ.ย. 2562"),
    ({"organisation": "มูลนิธิรับรองทีหลัง"}, "only from 15 มี.ค. 2563"),
    ({"province": "ลำพวน"}, "Is it ลำพูน"),
    ({"email": Broken("#N/A")}, "holds an error: #N/A"),
])  # fmt: skip
def test_a_sentence_names_what_is_wrong(cells, words):
    assert words in " ".join(map(problems.sentence, one(**cells).problems))


def test_a_thousand_rows_are_checked_together():
    rows = [row(name=f"นายสมชาย{number} ใจดี", number=number) for number in range(1000)]

    assert len(roster.check(rows, matcher(), TERMS)) == 1000
