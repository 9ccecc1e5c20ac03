"""Signing in, once per person and half-day, and taking it back."""

import threading

import pytest

from tests import make
from trainer.attendance.checkin import annul, mark_present
from trainer.attendance.models import Presence, Way
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.registration.models import State


def test_signing_in_records_who_when_how_and_by_whom(app):
    person, by = make.registration(), make.organiser()
    slot = make.slots(person.cohort)[0]
    moment = make.moment(slot.day, 8, 41)

    mark_present(slot, [person.id], by, Way.DOOR, at=moment)

    there = db.session.query(Presence).one()
    assert (there.registration_id, there.at, there.way, there.account_id) == (person.id, moment, Way.DOOR, by.id)


def test_signing_in_twice_keeps_the_first_time_and_says_that_it_was_no_news(app):
    person = make.registration()
    slot = make.slots(person.cohort)[0]
    mark_present(slot, [person.id], None, Way.DOOR, at=make.moment(slot.day, 8))

    news = mark_present(slot, [person.id], None, Way.PAPER, at=make.moment(slot.day, 11))

    assert (news, [each.at for each in db.session.query(Presence)]) == ([], [make.moment(slot.day, 8)])


def test_eight_doors_at_once_sign_one_person_in_once(app):
    person = make.registration()
    slot = make.slots(person.cohort)[0]
    slot_id, person_id = slot.id, person.id
    db.session.commit()
    start, news = threading.Barrier(8), []

    def door():
        with app.app_context():
            start.wait()
            news.extend(mark_present(db.session.get(type(slot), slot_id), [person_id], None, Way.DOOR))
            db.session.commit()

    threads = [threading.Thread(target=door) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (db.session.query(Presence).count(), news) == (1, [person_id])


@pytest.mark.parametrize("state", [State.APPLIED, State.DECLINED, State.WITHDRAWN])
def test_who_holds_no_seat_is_refused_by_name(app, state):
    person = make.registration(state=state, person=make.person("ไพโรจน์", "ไร้ที่นั่ง"))
    slot = make.slots(person.cohort)[0]

    with pytest.raises(Refused, match="นายไพโรจน์ ไร้ที่นั่ง"):
        mark_present(slot, [person.id], None, Way.DOOR)


def test_one_without_a_seat_keeps_all_the_others_from_being_marked(app):
    cohort = make.cohort()
    seated, reserve = make.registration(cohort), make.registration(cohort, state=State.RESERVE, rank=1)
    slot = make.slots(cohort)[0]

    with pytest.raises(Refused):
        mark_present(slot, [seated.id, reserve.id], None, Way.PAPER)

    assert db.session.query(Presence).count() == 0


def test_someone_of_another_cohort_is_refused_and_their_name_not_told(app):
    stranger = make.registration(make.cohort(number=5), person=make.person("ลับ", "ปกปิด"))
    slot = make.slots(make.cohort())[0]

    with pytest.raises(Refused) as refusal:
        mark_present(slot, [stranger.id], None, Way.DOOR)

    assert "ปกปิด" not in str(refusal.value)


def test_taking_back_removes_only_this_person_at_this_half_day(app):
    cohort = make.cohort()
    person, other = make.registration(cohort), make.registration(cohort)
    morning, afternoon = make.slots(cohort)[:2]
    kept = [make.presence(morning, other), make.presence(afternoon, person)]
    make.presence(morning, person)

    annul(morning, [person.id], None, "กดผิดคน")

    assert set(db.session.query(Presence)) == set(kept)


def test_taking_back_needs_a_reason(app):
    person = make.registration()
    slot = make.slots(person.cohort)[0]
    make.presence(slot, person)

    with pytest.raises(Refused):
        annul(slot, [person.id], None, "  ")


def test_taking_back_what_was_never_recorded_is_no_act(app):
    person = make.registration()

    taken = annul(make.slots(person.cohort)[0], [person.id], None, "กดผิดคน")

    assert (taken, db.session.query(Entry).count()) == ([], 0)


def test_a_presence_can_be_taken_back_from_who_has_withdrawn_since(app):
    person = make.registration(state=State.WITHDRAWN)
    slot = make.slots(person.cohort)[0]
    make.presence(slot, person)

    assert annul(slot, [person.id], None, "ถอนตัวแล้ว") == [person.id]


def test_signing_in_one_person_stands_in_that_persons_journal_with_the_half_day(app):
    person = make.registration()
    slot = make.slots(person.cohort)[0]

    mark_present(slot, [person.id], None, Way.DOOR)

    entry = db.session.query(Entry).one()
    assert (entry.act, entry.subject_type, entry.subject_id, entry.facts["changes"]) == (
        "marked_present", "registration", person.id, {"half_day": [None, "2020-01-29 1-morning"]})


def test_taking_back_stands_in_the_journal_with_its_reason(app):
    person = make.registration()
    slot = make.slots(person.cohort)[0]
    make.presence(slot, person)

    annul(slot, [person.id], None, " กดผิดคน ")

    assert [(each.act, each.facts["reason"]) for each in db.session.query(Entry)] == [("presence_annulled", "กดผิดคน")]


def test_signing_in_many_is_one_entry_with_their_number_and_names(app):
    cohort = make.cohort()
    people = [make.registration(cohort, person=make.person("มาลี", f"ที่{n}")) for n in range(25)]

    mark_present(make.slots(cohort)[0], [each.id for each in people], None, Way.PAPER)

    entry = db.session.query(Entry).one()
    assert (entry.subject_type, entry.facts["count"], len(entry.facts["people"])) == ("slot", 25, 25)


def test_nobody_is_signed_in_before_the_day_has_come(app):
    person = make.registration(make.cohort(starts_on=today()))
    tomorrow = make.slots(person.cohort)[2]

    with pytest.raises(Refused, match="ยังมาไม่ถึง"):
        mark_present(tomorrow, [person.id], None, Way.PAPER)

    assert db.session.query(Presence).count() == 0


def test_on_its_day_even_the_afternoon_may_be_signed_in_for(app):
    person = make.registration(make.cohort(starts_on=today()))
    afternoon = make.slots(person.cohort)[1]

    assert mark_present(afternoon, [person.id], None, Way.PAPER) == [person.id]
