"""The door: find, press once, next."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.look import today
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def morning():
    """Nine o'clock of today in Bangkok, when the morning can be signed in for."""
    with time_machine.travel(make.moment(today(), 9), tick=True):
        yield


@pytest.fixture
def cohort(app):
    return make.cohort(number=5, starts_on=today())


@pytest.fixture
def slot(cohort):
    return make.slots(cohort)[0]


def test_the_door_opens_at_once_where_one_cohort_runs_today(cohort, slot, as_door):
    page = as_door.get("/door", follow_redirects=True)

    assert page.request.path.startswith("/door/") and f"รุ่นที่ {cohort.number}" in page.text


def test_the_door_asks_which_cohort_where_two_run_today(cohort, slot, as_door):
    make.slots(make.cohort(number=77, starts_on=today()))

    page = as_door.get("/door")

    assert page.status_code == 200 and "รุ่นที่ 5" in page.text and "รุ่นที่ 77" in page.text


def test_on_a_day_without_a_cohort_the_door_says_what_it_is_for(app, as_door):
    make.slots(make.cohort(starts_on=today() - timedelta(days=10)))

    assert "วันนี้ไม่มีการอบรม" in as_door.get("/door").text


def test_pressing_a_name_signs_the_person_in(cohort, slot, as_door):
    person = make.registration(cohort, person=make.person("มาลี", "ทองดี"))

    page = as_door.post(f"/door/{slot.id}/presences", data={"registration": person.id}, headers=HTMX)

    assert "มาลี ทองดี" in page.text and db.session.query(Presence).one().registration_id == person.id


def test_someone_signed_in_already_is_shown_with_the_time(cohort, slot, as_door):
    person = make.registration(cohort)
    make.presence(slot, person).at = make.moment(slot.day, 8, 41)

    page = as_door.post(f"/door/{slot.id}/presences", data={"registration": person.id}, headers=HTMX)

    assert "ลงชื่อไว้ก่อนแล้วเมื่อ 08.41 น." in page.text


def test_enter_signs_in_the_only_match(cohort, slot, as_door):
    make.registration(cohort, person=make.person("ขวัญ", "สุขใจ"))
    wanted = make.registration(cohort, person=make.person("มาลี", "ทองดี"))

    as_door.post(f"/door/{slot.id}/presences", data={"q": "ทอง"}, headers=HTMX)

    assert [each.registration_id for each in db.session.query(Presence)] == [wanted.id]


def test_a_number_is_one_person_even_where_others_contain_it(cohort, slot, as_door):
    people = [make.registration(cohort, person=make.person("มาลี", f"ก{n:02}")) for n in range(12)]

    as_door.post(f"/door/{slot.id}/presences", data={"q": "๑"}, headers=HTMX)

    assert [each.registration_id for each in db.session.query(Presence)] == [people[0].id]


@pytest.mark.parametrize("typed", ["มาลี", "ไม่มีใครชื่อนี้", "", "99"])
def test_enter_signs_in_nobody_where_the_search_does_not_mean_one_person(cohort, slot, as_door, typed):
    for last in ("ทองดี", "ทองคำ"):
        make.registration(cohort, person=make.person("มาลี", last))

    page = as_door.post(f"/door/{slot.id}/presences", data={"q": typed}, headers=HTMX)

    assert (page.status_code, db.session.query(Presence).count()) == (200, 0)


def test_typing_shows_who_is_meant_and_leaves_out_the_rest(cohort, slot, as_door):
    make.registration(cohort, person=make.person("ขวัญ", "สุขใจ"))
    make.registration(cohort, person=make.person("มาลี", "ทองดี"))

    page = as_door.get(f"/door/{slot.id}?q=มา", headers=HTMX)

    assert "มาลี ทองดี" in page.text and "ขวัญ" not in page.text and "<html" not in page.text


def test_undoing_takes_the_presence_back(cohort, slot, as_door):
    person = make.registration(cohort)
    make.presence(slot, person)

    page = as_door.post(f"/door/{slot.id}/annulments", data={"registration": person.id}, headers=HTMX)

    assert (page.status_code, db.session.query(Presence).count()) == (200, 0)


def test_the_row_that_was_pressed_comes_back_alone_and_says_so(cohort, slot, as_door):
    make.registration(cohort, person=make.person("ขวัญ", "สุขใจ"))
    person = make.registration(cohort, person=make.person("มาลี", "ทองดี"))

    headers = HTMX | {"HX-Target": f"person-{person.id}"}
    page = as_door.post(f"/door/{slot.id}/presences", data={"registration": person.id}, headers=headers).text

    assert f'<li id="person-{person.id}"' in page and "ลงชื่อเมื่อ" in page and "ขวัญ" not in page


def test_before_its_day_the_door_says_so_and_signs_nobody_in(cohort, as_door):
    tomorrow, person = make.slots(cohort)[2], make.registration(cohort)

    page = as_door.post(f"/door/{tomorrow.id}/presences", data={"registration": person.id}, headers=HTMX)

    assert "ยังไม่ถึงเวลาลงชื่อ" in page.text and "ยังมาไม่ถึง" in as_door.get(f"/door/{tomorrow.id}").text
    assert db.session.query(Presence).count() == 0


def test_without_script_the_door_answers_with_its_page_and_says_who_was_signed_in(cohort, slot, as_door):
    person = make.registration(cohort, person=make.person("มาลี", "ทองดี"))

    page = as_door.post(f"/door/{slot.id}/presences", data={"registration": person.id}, follow_redirects=True)

    assert "นายมาลี ทองดี ลงชื่อเข้าอบรมแล้ว" in page.text and "<html" in page.text


def test_the_counter_counts_who_holds_a_seat(cohort, slot, as_door):
    make.presence(slot, make.registration(cohort))
    make.presence(slot, make.registration(cohort, state=State.WITHDRAWN))
    make.registration(cohort)

    assert "<strong>1</strong> / 2" in as_door.get(f"/door/{slot.id}").text


def test_a_guessed_person_of_another_cohort_is_neither_signed_in_nor_named(cohort, slot, as_door):
    stranger = make.registration(make.cohort(starts_on=today()), person=make.person("คนรุ่นอื่น"))

    page = as_door.post(f"/door/{slot.id}/presences", data={"registration": stranger.id}, headers=HTMX)

    assert page.status_code == 422 and "คนรุ่นอื่น" not in page.text and db.session.query(Presence).count() == 0


@pytest.mark.parametrize("act", ["presences", "annulments"])
@pytest.mark.parametrize("junk", ["", "x", "0", "-1"])
def test_junk_instead_of_a_person_signs_nobody_in_or_out(cohort, slot, as_door, act, junk):
    make.presence(slot, make.registration(cohort))

    page = as_door.post(f"/door/{slot.id}/{act}", data={"registration": junk}, headers=HTMX)

    assert page.status_code in (200, 422) and db.session.query(Presence).count() == 1


def test_a_door_account_cannot_open_a_half_day_of_a_cohort_that_is_not_held_today(app, as_door):
    past = make.cohort(starts_on=today() - timedelta(days=10))
    make.registration(past, person=make.person("คนรุ่นก่อน"))

    page = as_door.get(f"/door/{make.slots(past)[0].id}")

    assert page.status_code == 404 and "คนรุ่นก่อน" not in page.text


def test_an_organiser_may_open_the_door_of_any_half_day(app, as_organiser):
    past = make.cohort(starts_on=today() - timedelta(days=10))

    assert as_organiser.get(f"/door/{make.slots(past)[0].id}").status_code == 200


def test_a_participant_cannot_open_the_door(cohort, slot, sign_in):
    assert sign_in(make.account("participant")).get(f"/door/{slot.id}").status_code == 403


def test_the_door_shows_no_telephone_number_and_no_address(cohort, slot, as_door):
    person = make.person("มาลี", phone="0812345678", email="malee@example.org")
    make.registration(cohort, person=person, food="halal", needs="รถเข็น")

    page = as_door.get(f"/door/{slot.id}").text

    assert "มาลี" in page and not any(word in page for word in ("0812345678", "081-234", "malee@", "halal", "รถเข็น"))


def test_the_door_asks_the_database_as_much_for_three_people_as_for_one(cohort, slot, as_door, statements):
    seen = []
    for people in (1, 2):
        for _ in range(people):
            make.presence(slot, make.registration(cohort))
        db.session.commit()
        with statements() as counted:
            as_door.get(f"/door/{slot.id}")
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 15


@pytest.fixture
def own_slots(cohort):
    """Two slots at one time, for the first group and for the second, and somebody of the second."""
    own = [make.session_slot(make.session(cohort, groups=[number], title=f"กลุ่ม {number}")) for number in (1, 2)]
    group = make.add(TrainingGroup(cohort=cohort, number=2))
    make.registration(cohort, person=make.person("จิราภรณ์"), training_group_id=group.id)
    return own


def test_enter_signs_in_nobody_of_another_group_and_says_so(own_slots, as_door):
    page = as_door.post(f"/door/{own_slots[0].id}/presences", data={"q": "จิราภรณ์"}, headers=HTMX)

    assert "กลุ่ม 2" in page.text and db.session.query(Presence).count() == 0


def test_somebody_of_another_group_is_marked_and_signed_in_by_pressing_the_name(own_slots, as_door):
    person = db.session.query(Registration).one()
    found = as_door.get(f"/door/{own_slots[0].id}?q=จิราภรณ์", headers=HTMX)

    as_door.post(f"/door/{own_slots[0].id}/presences", data={"registration": person.id}, headers=HTMX)

    assert "door-other" in found.text and db.session.query(Presence).count() == 1


def test_the_own_group_is_not_marked(own_slots, as_door):
    assert "door-other" not in as_door.get(f"/door/{own_slots[1].id}?q=จิราภรณ์", headers=HTMX).text


def test_the_door_asks_which_group_where_two_are_signed_for_at_once(own_slots, as_door):
    page = as_door.get("/door")

    assert [f"/door/{slot.id}" in page.text for slot in own_slots] == [True, True]
