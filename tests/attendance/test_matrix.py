"""The matrix of people and half-days."""

import io

import openpyxl
import pytest

from tests import make
from trainer.database import db
from trainer.look import today
from trainer.registration.models import State


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


def address(cohort, end=""):
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/attendance{end}"


def test_the_matrix_shows_each_person_with_half_days_attended_of_all(cohort, as_organiser):
    person = make.registration(cohort, person=make.person("มาลี", "ทองดี"))
    make.presence(make.slots(cohort)[0], person)

    page = as_organiser.get(address(cohort)).text

    assert "มาลี ทองดี" in page and f'<span data-attended="{person.id}">1</span>/6' in page


def test_people_stand_in_thai_order_with_the_numbers_of_the_name_list(cohort, as_organiser):
    make.slots(cohort)
    for first in ("เก่ง", "ขวัญ", "กา"):
        make.registration(cohort, person=make.person(first, "ใจดี", title=None))

    page = as_organiser.get(address(cohort)).text

    places = [page.index(text) for text in (">1</span>", "กา ใจดี", ">2</span>", "เก่ง ใจดี", ">3</span>", "ขวัญ ใจดี")]
    assert places == sorted(places)


def test_reserves_and_people_of_other_cohorts_do_not_stand_in_the_matrix(cohort, as_organiser):
    make.slots(cohort)
    make.registration(cohort)
    make.registration(cohort, state=State.RESERVE, rank=1, person=make.person("สำรองคนแรก"))
    make.registration(make.cohort(number=5, programme=cohort.programme), person=make.person("คนรุ่นอื่น"))

    page = as_organiser.get(address(cohort)).text

    assert "สำรองคนแรก" not in page and "คนรุ่นอื่น" not in page


def test_who_was_there_and_has_lost_the_seat_is_still_shown_without_a_number(cohort, as_organiser):
    gone = make.registration(cohort, state=State.WITHDRAWN, person=make.person("ผู้ถอนตัว"))
    slot = make.slots(cohort)[0]
    make.presence(slot, gone)

    page = as_organiser.get(address(cohort)).text

    assert "ผู้ถอนตัว" in page and f'<span data-there="{slot.id}">0</span>/0' in page


def test_a_half_day_whose_day_is_still_to_come_cannot_be_ticked(as_organiser):
    cohort = make.cohort(starts_on=today(), programme=make.programme("executive"))
    make.registration(cohort)
    make.slots(cohort)

    assert as_organiser.get(address(cohort)).text.count(" disabled>") == 4


@pytest.mark.parametrize("typed", ["2", "๒", "มาลี", "นางมาลี", "มาลี ทองดี", "สตรีไทย", "เเม่แจ่ม"])
def test_a_search_narrows_by_number_name_and_organisation(cohort, as_organiser, typed):
    make.slots(cohort)
    make.registration(cohort, person=make.person("ขวัญ", "สุขใจ"))
    wanted = make.organisation("มูลนิธิสตรีไทย แม่แจ่ม")
    make.registration(cohort, person=make.person("มาลี", "ทองดี", title="นาง"), organisation=wanted)

    page = as_organiser.get(address(cohort), query_string={"q": typed}).text

    assert "มาลี ทองดี" in page and "ขวัญ สุขใจ" not in page


def test_the_list_can_be_narrowed_to_those_who_missed_a_half_day(cohort, as_organiser):
    slot = make.slots(cohort)[0]
    make.registration(cohort, person=make.person("ผู้ขาด"))
    make.presence(slot, make.registration(cohort, person=make.person("ผู้มา")))

    page = as_organiser.get(address(cohort), query_string={"missing": slot.id}).text

    assert "ผู้ขาด" in page and "ผู้มา" not in page


@pytest.mark.parametrize(
    "query", [{"missing": "999"}, {"missing": "x"}, {"slot": "x"}, {"slot": "999"}, {"q": "(%_"}, {"sheets": "7"}]
)
def test_nonsense_in_the_address_does_no_harm(cohort, as_organiser, query):
    make.slots(cohort)
    make.registration(cohort)

    assert as_organiser.get(address(cohort), query_string=query).status_code == 200


def test_without_half_days_the_page_leads_to_the_agenda(cohort, as_organiser):
    make.registration(cohort)

    assert "ไปที่กำหนดการ" in as_organiser.get(address(cohort)).text


def test_without_people_the_page_leads_to_the_participants(cohort, as_organiser):
    make.slots(cohort)

    assert "ไปที่ผู้เข้าอบรม" in as_organiser.get(address(cohort)).text


@pytest.mark.parametrize("end", ["", ".xlsx"])
def test_the_matrix_asks_the_database_as_much_for_three_people_as_for_one(cohort, as_organiser, statements, end):
    slots = make.slots(cohort)
    seen = []
    for people in (1, 2):
        for _ in range(people):
            make.presence(slots[0], make.registration(cohort))
        db.session.commit()
        as_organiser.get(address(cohort, end))
        with statements() as counted:
            as_organiser.get(address(cohort, end))
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 15


def test_the_workbook_holds_names_ticks_and_sums(cohort, as_organiser):
    person = make.registration(cohort, person=make.person("มาลี", "ทองดี", title="นาง"))
    slots = make.slots(cohort)
    make.presence(slots[0], person)

    sheet = openpyxl.load_workbook(io.BytesIO(as_organiser.get(address(cohort, ".xlsx")).data)).worksheets[0]

    row = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "นางมาลี ทองดี")
    assert (row[0], row[4:]) == (1, ("✓", "–", "–", "–", "–", "–", 1, 16.6, "ไม่ครบ"))


@pytest.mark.parametrize("end", ["", ".xlsx", "/1/paper", "/1/sheet.pdf"])
@pytest.mark.parametrize("role", ["door", "participant"])
def test_door_and_participants_cannot_open_what_the_organiser_sees(cohort, sign_in, end, role):
    person = make.registration(cohort, person=make.person("ชื่อที่ต้องไม่เห็น"))
    make.presence(make.slots(cohort)[0], person)

    answer = sign_in(make.account(role)).get(address(cohort, end))

    assert answer.status_code == 403 and "ชื่อที่ต้องไม่เห็น" not in answer.text
