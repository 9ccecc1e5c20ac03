"""Signature sheets on paper, read back as a reader would copy their text."""

import re
import subprocess
from itertools import pairwise

import pytest

from certificates.text import normalised
from tests import make
from trainer import jobs
from trainer.attendance import sheets
from trainer.attendance.sheets import bind_sheets, file_name, order_sheets, sheet_of
from trainer.database import db
from trainer.errors import Refused
from trainer.registration.models import State

NAMES = [("น้ำทิพย์", "กตัญญู"), ("ปู่ฟื้น", "ณัฏฐ์"), ("ฐิติพร", "ผึ้งป้ำ"), ("ญี่ปุ่น", "การงาน")]


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), venue="ห้องประชุม 2 สถาบันพัฒนา")


def text_of(pdf):
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def pages_of(pdf):
    return text_of(pdf).split("\f")[:-1]


def test_every_name_can_be_copied_out_of_the_sheet(cohort):
    for first, last in NAMES:
        make.registration(cohort, person=make.person(first, last))

    text = normalised(text_of(sheet_of(make.slots(cohort)[0])))

    assert [f"{first}{last}" for first, last in NAMES if normalised(f"นาย{first}{last}") not in text] == []


def test_the_sheet_has_the_columns_of_the_handbook_and_a_certifier(cohort):
    make.registration(cohort)

    text = normalised(text_of(sheet_of(make.slots(cohort)[0])))

    wanted = ["ที่ชื่อ–สกุลตำแหน่งองค์กร/จังหวัดลายมือชื่อหมายเหตุ", "ผู้รับรอง"]
    assert [words for words in wanted if normalised(words) not in text] == []


def test_the_heading_stands_on_every_page_in_thai_digits(cohort):
    for _ in range(60):
        make.registration(cohort)

    pages = pages_of(sheet_of(make.slots(cohort)[1]))

    wanted = ["รุ่นที่ ๔", "วันพุธที่ ๒๙ มกราคม ๒๕๖๓", "ภาคบ่าย", "ห้องประชุม ๒ สถาบันพัฒนา", "ลายมือชื่อ"]
    missing = [words for page in map(normalised, pages) for words in wanted if normalised(words) not in page]
    assert (len(pages) > 1, missing) == (True, [])


@pytest.mark.parametrize("name", ["สมาคมสตรี จังหวัดลำพูน", "มูลนิธิเด็ก"])
def test_the_province_is_written_once(cohort, name):
    make.registration(cohort, organisation=make.organisation(name, province="TH-51"))

    text = normalised(text_of(sheet_of(make.slots(cohort)[0])))

    assert text.count(normalised("ลำพูน")) == 1


def test_forty_people_fit_on_two_pages(cohort):
    for n in range(40):
        group = make.organisation(f"สมาคมส่งเสริมอาชีพบ้านใหม่ {n} จังหวัดลำพูน")
        make.registration(cohort, position="กรรมการและเลขานุการ", organisation=group)

    assert len(pages_of(sheet_of(make.slots(cohort)[0]))) == 2


def test_paper_has_no_arabic_digit(cohort):
    person, group = make.person("มาลี", "ทองดี"), make.organisation("มูลนิธิ 99")
    make.registration(cohort, position="กรรมการ คนที่ 2", person=person, organisation=group)

    assert re.findall("[0-9]", text_of(sheet_of(make.slots(cohort)[0]))) == []


def test_the_sheet_is_thai_for_a_reader_of_english_too(cohort, as_organiser):
    make.registration(cohort)
    slot = make.slots(cohort)[0]
    with as_organiser.session_transaction() as session:
        session["language"] = "en"

    pdf = as_organiser.get(f"/desk/cohorts/executive/4/attendance/{slot.id}/sheet.pdf").data

    assert normalised("วันพุธที่ ๒๙ มกราคม ๒๕๖๓ ภาคเช้า") in normalised(text_of(pdf))


def test_only_those_who_hold_a_seat_stand_on_the_sheet_and_no_telephone_number(cohort):
    make.registration(cohort, person=make.person("ตัวจริง", phone="0812345678", email="real@example.org"))
    make.registration(cohort, state=State.RESERVE, rank=1, person=make.person("สำรอง"))

    text = normalised(text_of(sheet_of(make.slots(cohort)[0])))

    assert "ตัวจริง" in text and not any(normalised(word) in text for word in ("สำรอง", "๐๘๑๒๓๔๕๖๗๘", "real@"))


def test_rows_are_at_least_nine_millimetres_high_and_some_are_left_for_walk_ins(cohort):
    for _ in range(3):
        make.registration(cohort)

    heights = row_heights(sheet_of(make.slots(cohort)[0]))

    assert len(heights) == 3 + sheets.WALK_INS and min(heights) >= 9


def row_heights(pdf):
    """The distances in mm between the ruled lines in the signature column, below the column heads; from a picture."""
    page = subprocess.run(["pdftoppm", "-gray", "-r", "254"], input=pdf, capture_output=True, check=True).stdout
    _, width, height, _, pixels = page.split(maxsplit=4)
    rows = [pixels[y * int(width):(y + 1) * int(width)] for y in range(int(height))]
    ruled = [y for y, row in enumerate(rows) if max(row[1450:1650]) < 160]  # 10 pixels a millimetre
    lines = [y for y in ruled if y - 1 not in ruled]
    return [(below - above) / 10 for above, below in pairwise(lines[1:])]


def test_all_half_days_are_bound_in_one_file_in_their_order(cohort, app):
    make.registration(cohort)
    make.slots(cohort)
    job = order_sheets(cohort, None)
    db.session.commit()

    pdf = (app.config["FILES_DIR"] / bind_sheets(job)).read_bytes()

    halves = [re.search("ภาค(เช้า|บ่าย)", page)[1] for page in pages_of(pdf)]
    assert halves == ["เช้า", "บ่าย"] * 3


def test_the_order_for_all_sheets_is_shown_on_the_matrix_until_the_file_is_there(cohort, as_organiser):
    make.registration(cohort)
    make.slots(cohort)

    page = as_organiser.post("/desk/cohorts/executive/4/attendance/sheets", follow_redirects=True)

    job = db.session.query(jobs.Job).one()
    assert f'id="job-{job.id}"' in page.text


def test_the_sheets_of_another_cohort_are_not_offered_here(cohort, as_organiser):
    other = make.cohort(number=5, programme=cohort.programme)
    for each in (cohort, other):
        make.slots(each)
        make.registration(each)
    job = order_sheets(other, None)

    page = as_organiser.get(f"/desk/cohorts/executive/4/attendance?sheets={job.id}")

    assert f'id="job-{job.id}"' not in page.text


def test_without_half_days_there_are_no_sheets(cohort):
    with pytest.raises(Refused):
        order_sheets(cohort, None)


def test_a_sheet_s_file_says_which_half_day_it_is_for(cohort):
    assert file_name(cohort, make.slots(cohort)[0]) == "บัญชีลายมือชื่อ executive-4 29 ม.ค. 2563 เช้า.pdf"


def test_a_session_s_file_says_when_it_begins_and_not_its_long_title(cohort):
    slot = make.session_slot(make.session(cohort, title="กฎหมาย " * 40))

    assert file_name(cohort, slot) == "บัญชีลายมือชื่อ executive-4 29 ม.ค. 2563 09.00 น.pdf"


def test_a_session_s_sheet_says_its_time_and_its_title_in_thai_digits(cohort):
    make.registration(cohort)
    slot = make.session_slot(make.session(cohort, title="กฎหมาย 2 ฉบับ"))

    page = normalised(text_of(sheet_of(slot)))

    assert normalised("เวลา ๐๙.๐๐ – ๑๒.๐๐ น.") in page and normalised("หัวข้อ กฎหมาย ๒ ฉบับ") in page
