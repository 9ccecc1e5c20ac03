"""The name list: participants in Thai order, then the reserves by rank; as page, PDF and workbook."""

import io
import subprocess

import openpyxl
import pytest

from certificates.text import normalised
from tests import make
from tests.registration import lists
from trainer.registration.models import State

ORDER = ["กา", "กิ่ง", "เก่ง", "แก้ว", "ไก่", "ขวัญ", "ฤดี"]


@pytest.fixture
def cohort(app):
    made = make.cohort()
    for first in ("เก่ง", "กา", "แก้ว", "ขวัญ", "ไก่", "กิ่ง", "ฤดี"):
        make.registration(made, person=make.person(first, "ปู่กตัญญู"))
    make.registration(made, person=make.person("กก", "น้ำทิพย์"), state=State.RESERVE, rank=8)
    make.registration(made, person=make.person("ฮูก", "กุ้งกี๋"), state=State.RESERVE, rank=3)
    for state in (State.APPLIED, State.DECLINED, State.WITHDRAWN):
        make.registration(made, person=make.person("ไม่อยู่", "ในบัญชี"), state=state)
    make.registration(make.cohort(5), person=make.person("ต่างรุ่น"))
    return made


def workbook_of(client, cohort):
    data = client.get(lists.address(cohort, "name-list.xlsx")).data
    return openpyxl.load_workbook(io.BytesIO(data))


def column(sheet, header):
    """What stands below a heading, wherever the table begins."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if header in row)
    return [row[rows[top].index(header)] for row in rows[top + 1:]]


@pytest.fixture
def pdf_text(as_organiser, cohort, tmp_path):
    path = tmp_path / "list.pdf"
    path.write_bytes(as_organiser.get(lists.address(cohort, "name-list.pdf")).data)
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    return normalised(told.stdout)


def test_the_page_lists_participants_in_thai_order(as_organiser, cohort):
    page = as_organiser.get(lists.address(cohort, "name-list")).text

    places = [page.index(f"นาย{first} ปู่กตัญญู") for first in ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("stranger", ["ไม่อยู่", "ต่างรุ่น"])
def test_only_those_with_a_seat_or_a_rank_are_listed(as_organiser, cohort, stranger):
    assert stranger not in as_organiser.get(lists.address(cohort, "name-list")).text


def test_every_name_can_be_copied_out_of_the_pdf(pdf_text):
    names = [f"นาย{first} ปู่กตัญญู" for first in ORDER] + ["นายฮูก กุ้งกี๋", "นายกก น้ำทิพย์"]

    assert [name for name in names if normalised(name) not in pdf_text] == []


def test_the_pdf_keeps_the_order_and_puts_reserves_last_by_rank(pdf_text):
    places = [pdf_text.index(normalised(f"นาย{first}")) for first in [*ORDER, "ฮูก", "กก"]]

    assert places == sorted(places)


def test_the_pdf_speaks_in_thai_digits(pdf_text):
    assert normalised("รุ่นที่ ๔ ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓") in pdf_text


def test_the_pdf_does_not_list_others(pdf_text):
    assert normalised("ไม่อยู่") not in pdf_text and normalised("ต่างรุ่น") not in pdf_text


def test_the_workbook_has_participants_and_reserves_in_order(as_organiser, cohort):
    book = workbook_of(as_organiser, cohort)

    assert [column(sheet, "ชื่อ–สกุล") for sheet in book.worksheets] == [
        [f"นาย{first} ปู่กตัญญู" for first in ORDER], ["นายฮูก กุ้งกี๋", "นายกก น้ำทิพย์"]]  # fmt: skip


def test_a_name_that_begins_like_a_formula_stays_text_in_the_workbook(as_organiser):
    cohort = make.cohort()
    make.registration(cohort, organisation=make.organisation('=HYPERLINK("http://x")'))

    sheet = workbook_of(as_organiser, cohort).worksheets[0]

    [cell] = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=HYPERLINK")]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_an_empty_list_says_what_to_do_first(as_organiser):
    cohort = make.cohort()

    assert f'href="{lists.address(cohort, "people")}"' in as_organiser.get(lists.address(cohort, "name-list")).text


def test_the_list_asks_the_database_equally_often_for_one_and_for_three(as_organiser, statements):
    counts = []
    for number, people in ((4, 1), (5, 3)):
        cohort = make.cohort(number)
        for _ in range(people):
            make.registration(cohort)
        address = lists.address(cohort, "name-list")
        with statements() as seen:
            as_organiser.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("rest", ["name-list", "name-list.pdf", "name-list.xlsx"])
def test_the_door_may_not_see_the_list(as_door, rest):
    assert as_door.get(lists.address(make.cohort(), rest)).status_code == 403
