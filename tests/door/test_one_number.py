"""A number in the lists is one person's wherever it is shown, and is lasting from the moment others rely on it."""

import io
import subprocess

import openpyxl
import pytest

from tests import make
from tests.attendance import papers
from tests.door import seating
from tests.door.phones import Phone
from trainer.attendance import roll
from trainer.attendance.models import Slot
from trainer.attendance.sheets import sheet_of
from trainer.database import db
from trainer.door import devices, hall, self_check_in_people, standing_in
from trainer.door.counter import Counter
from trainer.door.roster import people_of
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration
from trainer.registration.queries import participants_of

CAME = {"name": "นายกมล มาแทน", "position": "", "phone": "0899999999", "email": ""}


@pytest.fixture
def slot(app):
    """Three who hold a seat, of one organisation, by whose names the second is ขวัญ."""
    slot, group = seating.slot(seats=5), make.organisation()
    for first in ("กานดา", "ขวัญ", "จิตรา"):
        one = make.person(first, "ดีงาม", phone="0812345678")
        make.registration(slot.cohort, person=one, organisation=group)
    db.session.commit()
    return slot


def numbers(slot):
    return [one.list_number for one in Registration.query.filter_by(state="accepted").order_by(Registration.id)]


def enrolled(slot):
    return devices.enrol(devices.invite(slot.cohort, "ประตู 1", None))


def desk(slot, page):
    return f"/desk/cohorts/{slot.cohort.programme.slug}/{slot.cohort.number}/{page}"


ALL_BADGES = {"paper": "badges", "everybody": 1}
BEGIN = {
    "a sheet": lambda slot, desk_of: desk_of.get(desk(slot, f"attendance/{slot.id}/sheet.pdf")),
    "all sheets": lambda slot, desk_of: desk_of.post(desk(slot, "attendance/sheets")),
    "paper": lambda slot, desk_of: desk_of.get(desk(slot, f"attendance/{slot.id}/paper")),
    "badges": lambda slot, desk_of: desk_of.post(desk(slot, "badges/print-runs"), data=ALL_BADGES),
    "badges elsewhere": lambda slot, desk_of: desk_of.get(desk(slot, "badges.xlsx")),
    "self check-in": lambda slot, _: hall.set_self_check_in(slot.cohort, True, None),
    "a device": lambda slot, _: enrolled(slot),
}  # fmt: skip


@pytest.mark.parametrize("begins", BEGIN.values(), ids=BEGIN)
def test_numbers_are_lasting_from_the_first_list_that_goes_out(slot, as_organiser, begins):
    begins(slot, as_organiser)
    db.session.commit()

    assert numbers(slot) == [1, 2, 3]


def test_a_device_that_takes_its_roster_finds_lasting_numbers_of_who_got_a_seat_before_there_were_any(slot, client):
    phone = Phone(slot.cohort, client)
    db.session.execute(db.update(Registration).values(list_number=None))
    db.session.commit()

    roster = client.get("/door/scanner/roster", headers=phone.headers).json

    assert ([one["number"] for one in roster["people"]], numbers(slot)) == ([1, 2, 3], [1, 2, 3])


@pytest.fixture
def replaced(slot):
    """Somebody whose name comes first of all came instead of the second, and somebody walked in."""
    papers.sheet(slot)
    second = Registration.query.filter_by(list_number=2).one()
    standing_in.stand_in(slot, second, CAME, "ป่วย", None)
    db.session.commit()
    return slot


EXPECTED = {1: "กานดา", 2: "กมล", 3: "จิตรา"}


def in_page(text):
    """{number: first name} of the rows of a page."""
    rows = [row.split("</small>")[0] for row in text.split('class="matrix-number">')[1:]]
    return {int(row.split("<")[0]): next(one for one in (*EXPECTED.values(), "ขวัญ") if one in row) for row in rows
            if row.split("<")[0].isdecimal()}  # fmt: skip


def table(slot, as_organiser):
    book = openpyxl.load_workbook(io.BytesIO(as_organiser.get(desk(slot, "attendance.xlsx")).data))
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if isinstance(row[0], int)]
    return {row[0]: row[1] for row in rows}


def printed(slot):
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=sheet_of(slot), capture_output=True, check=True).stdout
    lines = text.decode().splitlines()
    return {number: next(line for line in lines if line.startswith(digit) and EXPECTED[number] in line)
            for number, digit in ((1, "๑"), (2, "๒"), (3, "๓"))}  # fmt: skip


def by_phone(slot):
    cohort = db.session.get(Cohort, slot.cohort_id)
    return {n: self_check_in_people.identified(cohort, str(n), "9999" if n == 2 else "5678").label for n in EXPECTED}


def list_of(slot):
    return db.session.scalars(participants_of(slot.cohort)).all()


PLACES = {
    "roster": lambda slot, _: {one["number"]: one["name"] for one in people_of(slot.cohort)},
    "roll": lambda slot, _: {line.number: line.name for line in roll.roll_of(slot.cohort)},
    "counter": lambda slot, _: {n: Counter.at(slot, str(n)).only_match().name for n in EXPECTED},
    "table": table,
    "matrix": lambda slot, desk_of: in_page(desk_of.get(desk(slot, "attendance")).text),
    "paper": lambda slot, desk_of: in_page(desk_of.get(desk(slot, f"attendance/{slot.id}/paper?sheet=0")).text),
    "sheet": lambda slot, _: printed(slot),
    "name list": lambda slot, _: {one.list_number: one.label for one in list_of(slot)},
    "self check-in": lambda slot, _: by_phone(slot),
}  # fmt: skip


def test_after_a_substitution_every_place_says_the_same_number_of_everybody(replaced, as_organiser):
    found = {place: says(replaced, as_organiser) for place, says in PLACES.items()}

    told = {place: {number: EXPECTED.get(number) in said for number, said in each.items()}
            for place, each in found.items()}  # fmt: skip
    assert told == dict.fromkeys(PLACES, dict.fromkeys(EXPECTED, True))


def test_the_board_says_the_lasting_number_of_who_is_missing(replaced, as_organiser):
    assert in_page(as_organiser.get(desk(replaced, f"board?slot={replaced.id}")).text) == {1: "กานดา", 3: "จิตรา"}


def test_on_a_sheet_printed_before_the_number_is_asked_about(replaced, as_organiser):
    page = as_organiser.post(desk(replaced, f"attendance/{replaced.id}/paper"),
                             data={"step": "look", "entry": "signed", "called": "1-3"}).text  # fmt: skip

    assert (papers.ticked(page), 'value="2"' in page, "เปลี่ยนผู้ถือลำดับที่ 2" in page) == (2, True, True)


def test_every_count_after_a_substitution_in_mid_course_is_of_those_who_hold_a_seat(replaced, as_organiser):
    later = Slot.query.filter_by(cohort_id=replaced.cohort_id, day=replaced.day, half="2-afternoon").one()
    left = Registration.query.filter_by(state="withdrawn").one()
    make.presence(later, left)
    db.session.commit()

    matrix, sheets, counter, board, paper = (as_organiser.get(address).text for address in (
        desk(replaced, "attendance"), desk(replaced, "attendance/sheets"), f"/door/{later.id}",
        desk(replaced, f"board?slot={later.id}"), desk(replaced, f"attendance/{later.id}/paper?sheet=0")))  # fmt: skip

    assert "(3)" in matrix and f'data-there="{later.id}">0</span>/3' in matrix and "ไม่มีที่นั่งแล้ว 1 คน" in matrix
    assert "0 / 3" in sheets and "4" not in [cell.strip() for cell in sheets.split("/ ")]
    assert "<strong>0</strong> / 3" in counter and "/ 3 · 0 %" in board
    assert '<strong data-number-of="signed">3</strong> / 3' in paper
