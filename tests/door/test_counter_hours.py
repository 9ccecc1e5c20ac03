"""The counter keeps to the hours of sign-in; an organiser may record at any time."""

import pytest
import time_machine

from tests import make
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.journal import Entry
from trainer.programmes.models import Signed

HTMX = {"HX-Request": "true"}
DAY = make.FIRST_DAY


@pytest.fixture
def cohort(app):
    return make.cohort(number=5)


@pytest.fixture
def slot(cohort):
    return make.slots(cohort)[0]


def press(client, slot, person, act="presences", **facts):
    return client.post(f"/door/{slot.id}/{act}", data={"registration": person.id} | facts, headers=HTMX)


@pytest.fixture(autouse=True)
def hour():
    """Travel to an hour of the first day; it begins at six."""
    with time_machine.travel(make.moment(DAY, 6), tick=True) as traveller:
        yield lambda hour, minute=0: traveller.move_to(make.moment(DAY, hour, minute))


@pytest.mark.parametrize(("at", "said"), [((7, 30), "เปิดให้ลงชื่อ 08.00 น."), ((12, 45), "ตั้งแต่ 12.30 น.")])
def test_outside_the_hours_a_door_account_signs_nobody_in_and_reads_why(slot, as_door, at, said, hour):
    person = make.registration(slot.cohort)
    hour(*at)
    page = press(as_door, slot, person)
    shown = as_door.get(f"/door/{slot.id}").text

    assert (page.status_code, db.session.query(Presence).count()) == (422, 0)
    assert said in page.text and said in shown


def test_a_closed_slot_sends_the_door_account_to_an_organiser(slot, as_door, hour):
    hour(13)

    assert "โปรดติดต่อผู้จัดการอบรม" in press(as_door, slot, make.registration(slot.cohort)).text


def test_what_is_closed_a_door_account_cannot_take_back_either(slot, as_door, hour):
    person = make.registration(slot.cohort)
    make.presence(slot, person)
    hour(13)
    press(as_door, slot, person, "annulments")

    assert db.session.query(Presence).count() == 1


@pytest.mark.parametrize("at", [(8, 0), (9, 30), (12, 29)])
def test_within_the_hours_a_door_account_signs_people_in(slot, as_door, at, hour):
    hour(*at)
    press(as_door, slot, make.registration(slot.cohort))

    assert db.session.query(Presence).count() == 1


def test_a_slot_s_own_hours_stand_before_the_programme_s(slot, as_door, hour):
    slot.closes_at = make.moment(DAY, 10)
    hour(10, 30)
    press(as_door, slot, make.registration(slot.cohort))

    assert db.session.query(Presence).count() == 0


@pytest.mark.parametrize("at", [(7, 0), (13, 0)])
def test_an_organiser_records_at_any_hour_of_the_day_and_says_why(slot, as_organiser, at, hour):
    person = make.registration(slot.cohort)
    hour(*at)
    refused = press(as_organiser, slot, person)
    page = as_organiser.get(f"/door/{slot.id}?why=รถเสีย").text
    press(as_organiser, slot, person, why="รถเสีย")

    told = db.session.query(Entry).filter_by(act="marked_present").one()
    assert (refused.status_code, "ระบุเหตุผล" in refused.text, told.facts["reason"]) == (422, True, "รถเสีย")
    assert "alert-warning" in page and 'name="why" value="รถเสีย"' in page


def test_within_the_hours_nothing_warns(slot, as_door, hour):
    hour(9)

    assert "alert-warning" not in as_door.get(f"/door/{slot.id}").text


def test_the_door_opens_at_the_session_that_is_on_or_comes_next(app, as_door, hour):
    cohort = make.cohort(programme=make.programme(signed_for=Signed.SESSIONS))
    for start, title in ((9, "กฎหมาย"), (10, "การเขียนโครงการ")):
        make.session_slot(make.session(cohort, start=start, end=start + 1, title=title))
    hour(10, 5)
    page = as_door.get("/door", follow_redirects=True).text

    assert 'aria-current="true">29 ม.ค. 2563<br><span class="slot-name">10.00 น. การเขียนโครงการ' in page


def test_the_hours_cost_a_check_in_no_statement(slot, sign_in, statements, hour):
    people, seen = [make.registration(slot.cohort) for _ in range(2)], []
    for role, person in zip(("organiser", "door"), people, strict=True):
        client = sign_in(make.account(role))
        db.session.commit()
        hour(9)
        with statements() as counted:
            press(client, slot, person)
        seen.append(len(counted))

    assert seen[0] == seen[1]
