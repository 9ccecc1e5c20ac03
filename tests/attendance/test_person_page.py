"""One person's attendance: every slot with its state and history, and the acts that put it right."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from trainer.attendance import excusing
from trainer.attendance.checkin import mark_present
from trainer.attendance.ledger import ledger
from trainer.attendance.models import Excuse, Presence, Signature, Way
from trainer.database import db, now
from trainer.look import today


@pytest.fixture
def slots(app):
    return make.slots(make.cohort(programme=make.programme("executive")))


@pytest.fixture
def one(slots):
    return make.registration(slots[0].cohort, person=make.person("มาลี", "ทองดี"))


def address(one, *more):
    return "/".join(map(str, ("/desk/cohorts/executive/4/attendance/people", one.id, *more)))


def test_each_slot_has_its_state(app):
    slots = make.slots(make.cohort(starts_on=today()))
    one = make.registration(slots[0].cohort)
    make.presence(slots[0], one)
    excusing.excuse(one, [slots[2]], "ป่วย", None)

    with time_machine.travel(make.moment(today(), 14)):
        states = [page.state for page in ledger(one)]

    assert states == ["present", "absent", "excused", "coming", "coming", "coming"]


def test_a_half_day_of_today_that_has_not_begun_is_still_to_come_and_offers_no_presence(app, as_organiser):
    cohort = make.cohort(starts_on=today(), days=1, programme=make.programme("executive"))
    soon, later = now() + timedelta(hours=1), now() + timedelta(hours=2)
    past = make.slot(cohort, today(), starts_at=now() - timedelta(minutes=5), ends_at=soon)
    coming = make.slot(cohort, today(), "2-afternoon", starts_at=soon, ends_at=later)
    one = make.registration(cohort)

    page = as_organiser.get(address(one)).text

    assert address(one, past.id, "presence") in page and address(one, coming.id, "presence") not in page
    assert page.count("ไม่มีบันทึกว่ามา") == page.count("ยังมาไม่ถึง") == 1


def test_who_left_early_is_shown_so(slots, one):
    make.presence(slots[0], one).left_at = now()

    assert ledger(one)[0].state == "left"


def test_history_holds_what_was_done_to_this_person_alone_or_among_many(slots, one):
    other = make.registration(slots[0].cohort)
    mark_present(slots[0], [one.id, other.id], None, Way.PAPER)
    mark_present(slots[0], [make.registration(slots[0].cohort).id for _ in range(2)], None, Way.PAPER)
    mark_present(slots[1], [one.id], None, Way.DOOR)
    mark_present(slots[1], [other.id], None, Way.DOOR)

    assert [[entry.act for entry in page.history] for page in ledger(one)][:3] == [["marked_present"]] * 2 + [[]]


def test_the_page_says_what_paper_says(slots, one, as_organiser):
    slots[0].paper_entered_at = now()
    make.add(Signature(slot_id=slots[0].id, registration_id=one.id))

    page = as_organiser.get(address(one)).text

    assert "มีลายมือชื่อในบัญชี" in page and "ไม่ตรงกับที่บันทึก" in page


@pytest.mark.parametrize("at", ["09.15", "9:15", "๙.๑๕ น."])
def test_a_presence_is_added_from_the_page(slots, one, as_organiser, at):
    as_organiser.post(address(one, slots[0].id, "presence"), data={"at": at, "reason": "ลืมลงชื่อ"})

    assert db.session.query(Presence).one().at == make.moment(slots[0].day, 9, 15)


def test_what_was_typed_stays_where_it_is_refused(slots, one, as_organiser):
    data = {"at": "สายๆ", "reason": "ลืมลงชื่อ"}

    page = as_organiser.post(address(one, slots[0].id, "presence"), data=data)

    assert (page.status_code, 'value="สายๆ"' in page.text, 'value="ลืมลงชื่อ"' in page.text) == (422, True, True)
    assert db.session.query(Presence).count() == 0


def test_leaving_and_taking_it_back_from_the_page(slots, one, as_organiser):
    make.presence(slots[0], one)

    as_organiser.post(address(one, slots[0].id, "leaving"), data={"at": "11.00", "reason": "ไปพบแพทย์"})
    left = as_organiser.get(address(one)).text
    as_organiser.post(address(one, slots[0].id, "staying"), data={"reason": "กลับมาทัน"})

    db.session.rollback()
    assert "ออกเมื่อ 11.00 น.: ไปพบแพทย์" in left and db.session.query(Presence).one().left_at is None


def test_excuses_are_given_for_several_and_taken_back_for_one(slots, one, as_organiser):
    data = {"slots": [slot.id for slot in slots[:2]], "reason": "ป่วย"}
    as_organiser.post(address(one, "excuses"), data=data)

    as_organiser.post(address(one, slots[0].id, "excuse-annulment"), data={"reason": "มาได้"})

    db.session.rollback()
    assert [each.slot_id for each in db.session.query(Excuse)] == [slots[1].id]


def test_a_presence_is_taken_back_from_the_page_with_a_reason(slots, one, as_organiser):
    make.presence(slots[0], one)

    refused = as_organiser.post(address(one, slots[0].id, "annulment"), data={"reason": ""})
    as_organiser.post(address(one, slots[0].id, "annulment"), data={"reason": "กดผิดคน"})

    assert (refused.status_code, db.session.query(Presence).count()) == (422, 0)


def test_a_person_or_a_slot_of_another_cohort_is_not_found_here(slots, one, as_organiser):
    other = make.cohort(number=5, programme=slots[0].cohort.programme)
    stranger, elsewhere = make.registration(other, person=make.person("คนรุ่นอื่น")), make.slots(other)[0]

    page = as_organiser.get(address(stranger))
    act = as_organiser.post(address(one, elsewhere.id, "presence"), data={"at": "9.00", "reason": "ลอง"})

    assert (page.status_code, act.status_code, "คนรุ่นอื่น" in page.text) == (404, 404, False)


def test_an_unknown_act_is_not_found(slots, one, as_organiser):
    assert as_organiser.post(address(one, slots[0].id, "burning")).status_code == 404


def test_a_closed_cohort_offers_no_acts(slots, one, as_organiser):
    make.presence(slots[0], one)
    slots[0].cohort.closed_at = now()

    assert "own-act" not in as_organiser.get(address(one)).text


def test_the_record_leads_to_the_page(slots, one, as_organiser):
    assert address(one) in as_organiser.get(f"/desk/registrations/{one.id}").text


def test_the_page_asks_the_database_as_much_for_six_slots_as_for_two(app, as_organiser, statements):
    seen = []
    for number, days in ((4, 1), (5, 3)):
        slots = make.slots(make.cohort(number=number, days=days, programme=make.programme(f"executive{number}")))
        one = make.registration(slots[0].cohort)
        for slot in slots:
            mark_present(slot, [one.id], None, Way.DOOR)
        db.session.commit()
        with statements() as counted:
            as_organiser.get(f"/desk/cohorts/executive{number}/{number}/attendance/people/{one.id}")
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 14
