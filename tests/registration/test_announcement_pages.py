"""Announcements for the office: drafted, published, read as frozen, printed, withdrawn."""

import io
import subprocess

import openpyxl
import pytest

from certificates.text import normalised
from tests import make
from tests.registration import announced, lists
from tests.registration.announced import people, publish
from trainer.database import db, now
from trainer.registration import admission
from trainer.registration.announcements import Announcement
from trainer.registration.models import State

EVERYONE = ["นายกานดา ปู่กตัญญู", "นายขวัญ ปู่กตัญญู", "นายฮูก น้ำทิพย์", "นายฤดี น้ำทิพย์"]


@pytest.fixture
def cohort(app):
    return announced.cohort()


@pytest.fixture
def changed(cohort):
    """Announced, then one gave the seat up, a reserve moved up and a name was corrected; announced again."""
    publish(cohort)
    admission.withdraw(people(cohort)["ขวัญ"], "ติดราชการ", by=None)
    cohort.seats = 2
    admission.promote(cohort, by=None)
    people(cohort)["กานดา"].person.first_name = "กานต์ธิดา"
    publish(cohort)
    return cohort


def page(client, cohort, rest="name-list"):
    return client.get(lists.address(cohort, rest))


def read(pdf, tmp_path):
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    return normalised(said.stdout)


def test_the_button_publishes_and_shows_the_announcement(as_organiser, cohort):
    answer = as_organiser.post(lists.address(cohort, "announcements"), data={"preamble": "ขอประกาศ\nดังนี้"})

    assert (answer.location, db.session.query(Announcement).one().preamble) == (
        lists.address(cohort, "announcements/1"), "ขอประกาศ\nดังนี้")  # fmt: skip


def test_a_list_that_did_not_change_has_no_button_and_says_so(as_organiser, cohort):
    publish(cohort)
    told = page(as_organiser, cohort).text

    assert ('name="preamble"' in told, "ไม่มีการเปลี่ยนแปลงจากประกาศครั้งที่ 1" in told) == (False, True)


def test_publishing_again_by_a_second_click_is_refused_in_a_sentence(as_organiser, cohort):
    publish(cohort)
    answer = as_organiser.post(lists.address(cohort, "announcements"))

    assert (answer.status_code, "ไม่มีการเปลี่ยนแปลง" in answer.text) == (422, True)


def test_what_changed_since_the_last_announcement_stands_on_the_draft(as_organiser, cohort):
    publish(cohort)
    people(cohort)["กานดา"].person.first_name = "กานต์ธิดา"

    told = page(as_organiser, cohort).text

    assert "<s>นายกานดา ปู่กตัญญู</s> → นายกานต์ธิดา ปู่กตัญญู" in told


def test_the_page_of_an_announcement_keeps_the_old_name_and_tells_what_differed(as_organiser, changed):
    first, second = (page(as_organiser, changed, f"announcements/{place}").text for place in (1, 2))

    assert ("นายกานดา" in first, "กานต์ธิดา" in first, "difference-moved_up" in second) == (True, False, True)


def test_markup_in_a_name_stays_text(as_organiser, cohort):
    people(cohort)["กานดา"].person.first_name = "<b>ก</b>"
    publish(cohort, preamble="<script>alert(1)</script>")

    told = page(as_organiser, cohort, "announcements/1").text

    assert ("<b>ก</b>" in told, "<script>alert" in told, "&lt;script&gt;alert" in told) == (False, False, True)


def test_every_name_can_be_copied_out_of_the_paper(as_organiser, cohort, tmp_path):
    publish(cohort)
    said = read(page(as_organiser, cohort, "announcements/1.pdf").data, tmp_path)

    assert [name for name in EVERYONE if normalised(name) not in said] == []


@pytest.mark.parametrize("line", [
    "ประกาศกรมพัฒนาสังคมและสวัสดิการ", "เรื่อง รายชื่อผู้มีสิทธิ์เข้าอบรม", "ครั้งที่ ๒", "ประกาศ ณ วันที่",
    "(นางตัวอย่าง สมมติ)", "การเปลี่ยนแปลงจากประกาศครั้งที่ ๑", "เลื่อนจากสำรองเป็นตัวจริง",
    "นายกานดา ปู่กตัญญู เป็น นายกานต์ธิดา ปู่กตัญญู",
])  # fmt: skip
def test_the_paper_has_the_ministry_s_form_and_the_differences(as_organiser, changed, tmp_path, line):
    assert normalised(line) in read(page(as_organiser, changed, "announcements/2.pdf").data, tmp_path)


def test_the_paper_has_thai_digits_only(as_organiser, changed, tmp_path):
    people(changed)["ฮูก"].position = "กรรมการ 4 สมัย"
    publish(changed)
    said = read(page(as_organiser, changed, "announcements/3.pdf").data, tmp_path)

    assert [letter for letter in said if letter in "0123456789"] == []


def test_the_workbook_has_both_lists_and_what_changed(as_organiser, changed):
    book = openpyxl.load_workbook(io.BytesIO(page(as_organiser, changed, "announcements/2.xlsx").data))
    cells = [[cell.value for row in sheet.iter_rows() for cell in row] for sheet in book.worksheets]

    assert ["นายฮูก น้ำทิพย์" in cells[0], "นายฤดี น้ำทิพย์" in cells[1], "นายขวัญ ปู่กตัญญู" in cells[2]] == [True] * 3


def test_a_formula_in_a_name_stays_text_in_the_workbook(as_organiser, cohort):
    people(cohort)["กานดา"].position = "=1+1"
    publish(cohort)
    book = openpyxl.load_workbook(io.BytesIO(page(as_organiser, cohort, "announcements/1.xlsx").data))

    [cell] = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "=1+1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_withdrawal_says_why_to_the_office(as_organiser, cohort):
    publish(cohort)
    address = lists.address(cohort, "announcements/1/withdrawal")
    as_organiser.post(address, data={"reason": "สะกดชื่อนายขวัญผิด"})

    assert "สะกดชื่อนายขวัญผิด" in page(as_organiser, cohort, "announcements/1").text


@pytest.mark.parametrize("rest", ["announcements/2", "announcements/2.pdf", "announcements/2.xlsx"])
def test_an_announcement_of_another_number_or_cohort_is_not_found(as_organiser, cohort, rest):
    publish(cohort)
    other = announced.cohort(number=5)
    publish(other)
    people(other)["กานดา"].position = "กรรมการ"
    publish(other)

    assert page(as_organiser, cohort, rest).status_code == 404


@pytest.mark.parametrize("rest", ["name-list", "announcements/1"])
def test_the_pages_ask_the_database_equally_often_for_one_and_for_three(as_organiser, statements, rest):
    counts = []
    for number, more in ((4, 0), (5, 2)):
        cohort = make.cohort(number, announced_at=announced.ANNOUNCED)
        for _ in range(1 + more):
            announced.consented(make.registration(cohort))
            publish(cohort)  # as many announcements as people
        make.registration(cohort, state=State.RESERVE, rank=1)
        db.session.commit()
        with statements() as seen:
            page(as_organiser, cohort, rest)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15


def test_the_page_warns_of_offers_without_answer_and_of_applications_without_decision(as_organiser):
    cohort = make.cohort(announced_at=now())
    make.registration(cohort)
    make.registration(cohort, state=State.OFFERED)
    for _each in range(2):
        make.registration(cohort, state=State.APPLIED)

    page = as_organiser.get(f"/desk/cohorts/{cohort.address}/name-list").text

    assert "เสนอที่นั่งแล้วยังไม่ตอบ 1 ราย ใบสมัครที่ยังไม่พิจารณา 2 ราย" in page
