"""The closing workbook."""

import io

import openpyxl
import pytest

from tests import make
from tests.awards.participants import attended, certified
from trainer.awards import issuing
from trainer.database import db


@pytest.fixture
def cohort(app):
    cohort = make.cohort(number=4)
    make.slots(cohort)
    return cohort


@pytest.fixture
def workbook(as_organiser, cohort):
    """Fetch the workbook as openpyxl reads it."""

    def fetch():
        answer = as_organiser.get(f"/desk/cohorts/{cohort.programme.slug}/4/report.xlsx")
        return openpyxl.load_workbook(io.BytesIO(answer.data))

    return fetch


def rows(sheet):
    """The table of a sheet from its header on, as lists of values."""
    top = int(sheet.print_title_rows.split("$")[-1])
    return [list(row) for row in sheet.iter_rows(min_row=top, values_only=True)]


def test_there_are_four_sheets(workbook, cohort):
    make.registration(cohort)

    assert workbook().sheetnames == ["ผู้เข้าอบรม", "การเข้าอบรม", "วุฒิบัตร", "สรุปตามภาค"]


def test_in_english_the_headings_are_english_and_the_names_stay(as_organiser, workbook, cohort):
    make.registration(cohort, person=make.person("สมชาย", "ใจดี"))
    as_organiser.post("/language", data={"language": "en"})
    book = workbook()

    assert (book.sheetnames[0], rows(book.worksheets[0])[1][1]) == ("Participants", "นายสมชาย ใจดี")


def test_every_sheet_is_ready_to_be_printed(workbook, cohort):
    make.registration(cohort)
    settings = {
        (s.page_setup.paperSize, s.page_setup.orientation, s.page_setup.fitToHeight, s.print_title_rows)
        for s in workbook()
    }

    assert settings == {(9, "landscape", 0, "$5:$5"), (9, "landscape", 0, "$6:$6")}


def test_every_sheet_says_which_cohort_and_when_in_buddhist_years(workbook, cohort):
    make.registration(cohort)

    assert {sheet["A2"].value for sheet in workbook()} == {"รุ่นที่ 4 · 29 – 31 มกราคม 2563 · สถาบันพัฒนา"}


def test_people_stand_in_thai_order(workbook, cohort):
    for first in ("ฮานา", "เก่ง", "กานดา"):
        make.registration(cohort, person=make.person(first, "ก"))

    assert [row[1] for row in rows(workbook().worksheets[0])[1:]] == ["นายกานดา ก", "นายเก่ง ก", "นายฮานา ก"]


def test_people_without_a_seat_are_not_listed(workbook, cohort):
    make.registration(cohort)
    make.registration(cohort, state="withdrawn")
    make.registration(cohort, state="reserve", rank=1)

    assert len(rows(workbook().worksheets[0])) == 2


def test_what_people_eat_and_need_is_not_reported(workbook, cohort):
    make.registration(cohort, food="ฮาลาล", needs="รถเข็น")
    cells = [cell for sheet in workbook() for row in sheet.iter_rows(values_only=True) for cell in row]

    assert [cell for cell in cells if "ฮาลาล" in str(cell) or "รถเข็น" in str(cell)] == []


def test_telephone_numbers_keep_their_zero(workbook, cohort):
    make.registration(cohort, person=make.person(phone="0812345678"))

    assert str(rows(workbook().worksheets[0])[1][7]).startswith("08")


def test_half_days_are_ticked_and_summed_up_both_ways(workbook, cohort):
    attended(cohort, 5, person=make.person("ก", "ก"))
    attended(cohort, 2, person=make.person("ข", "ข"))
    table = rows(workbook().worksheets[1])

    assert [row[3:] for row in table[1:]] == [
        ["✓"] * 5 + ["–", 5, 83.3], ["✓"] * 2 + ["–"] * 4 + [2, 33.3], [2, 2, 1, 1, 1, 0, None, None],
    ]  # fmt: skip


def test_awards_stand_with_their_number_or_with_what_is_missing(workbook, cohort):
    certified(cohort, person=make.person("ก", "ก"))
    attended(cohort, 4, person=make.person("ข", "ข"))
    table = rows(workbook().worksheets[2])

    assert [(row[3], row[5], row[7]) for row in table[1:3]] == [
        ("6 / 6", "4/001/2563", None), ("4 / 6", None, "ขาดอีก 1 ครึ่งวัน (เข้า 4 จาก 6 ต้องได้ 5)"),
    ]  # fmt: skip


def test_an_exception_stands_with_its_reason(workbook, cohort):
    issuing.award_by_exception(attended(cohort, 1), "ป่วย มีใบรับรองแพทย์", by=None)

    assert "ป่วย มีใบรับรองแพทย์" in rows(workbook().worksheets[2])[1][7]


def test_regions_are_summed_up_below_their_provinces(workbook, cohort):
    for code in ("TH-50", "TH-51"):
        certified(cohort, organisation=make.organisation(province=code))
    table = rows(workbook().worksheets[3])

    assert [row[:2] + row[2:3] + row[5:] for row in table[1:]] == [
        ["ภาคเหนือ", "เชียงใหม่", 1, 1], ["ภาคเหนือ", "ลำพูน", 1, 1], ["ภาคเหนือ", "รวม", 2, 2], ["ทั้งหมด", None, 2, 2],
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_people_wrote_never_becomes_a_formula(workbook, cohort, start):
    make.registration(cohort, position=f"{start}HYPERLINK()", organisation=make.organisation(f"{start}1"))
    kinds = {cell.data_type for sheet in workbook() for row in sheet.iter_rows() for cell in row}

    assert "f" not in kinds


def test_a_cohort_without_people_has_no_workbook_and_says_why(as_organiser, cohort):
    answer = as_organiser.get(f"/desk/cohorts/{cohort.programme.slug}/4/report.xlsx")

    assert (answer.status_code, "ไม่มีข้อมูลให้สรุป" in answer.text) == (422, True)


def test_the_file_is_named_after_the_cohort(as_organiser, cohort):
    make.registration(cohort)
    db.session.commit()
    answer = as_organiser.get(f"/desk/cohorts/{cohort.programme.slug}/4/report.xlsx")

    assert f"{cohort.programme.slug}%20%E0%B8%A3%E0%B8%B8%E0%B9%88%E0%B8%99" in answer.headers["Content-Disposition"]
