"""Standings by slots, by sessions and by hours, with who left early and who is excused."""

import pytest

from tests import make
from trainer.attendance.models import Slot
from trainer.awards.standings import standing_of, standings
from trainer.awards.words import fraction, missing
from trainer.database import db
from trainer.programmes.models import Measure, Signed
from trainer.programmes.queries import cohort_at

DAY = make.FIRST_DAY


@pytest.fixture
def slots(cohort):
    return db.session.query(Slot).order_by(Slot.starts_at).all()


def stand(registration):
    standing = standing_of(registration)
    return fraction(standing.account), missing(standing.shortfalls)


def test_an_excuse_is_no_presence_but_is_named_among_the_reasons(cohort, slots):
    person = make.registration(cohort)
    for slot in slots[:4]:
        make.presence(slot, person)
    make.excuse(slots[4], person, "ไปราชการ")

    assert stand(person) == (
        "4 / 6", "ขาดอีก 1 ครึ่งวัน (เข้า 4 จาก 6 ต้องได้ 5) ลา 31 ม.ค. 2563 เช้า: ไปราชการ")


def test_who_came_in_spite_of_an_excuse_was_present(cohort, slots):
    person = make.registration(cohort)
    for slot in slots[:5]:
        make.presence(slot, person)
    make.excuse(slots[0], person)

    assert stand(person) == ("5 / 6", "")


def test_somebody_else_s_excuse_is_not_told(cohort, slots):
    person = make.registration(cohort)
    make.excuse(slots[0], make.registration(cohort), "เรื่องส่วนตัวของคนอื่น")

    assert "คนอื่น" not in stand(person)[1]


@pytest.mark.parametrize(("minute", "done"), [(29, "4 / 6"), (30, "5 / 6")])
def test_a_half_day_left_before_half_of_its_time_is_not_credited(cohort, slots, minute, done):
    person = make.registration(cohort)
    make.presence(slots[0], person, left_at=make.moment(DAY, 10, minute))
    for slot in slots[1:5]:
        make.presence(slot, person)

    assert stand(person)[0] == done


def test_by_hours_the_time_until_leaving_counts(cohort, slots):
    cohort.programme.completed_by = Measure.HOURS
    person = make.registration(cohort)
    make.presence(slots[0], person, left_at=make.moment(DAY, 10, 40))

    assert stand(person) == (
        "1 ชั่วโมง 40 นาที / 18 ชั่วโมง",
        "ขาดอีก 12 ชั่วโมง 44 นาที (เข้า 1 ชั่วโมง 40 นาที จาก 18 ชั่วโมง ต้องได้ 14 ชั่วโมง 24 นาที)")


def test_by_sessions_the_words_are_of_sessions(app):
    cohort = make.cohort(programme=make.programme(signed_for=Signed.SESSIONS))
    for hour in (8, 9, 10, 11):
        make.session_slot(make.session(cohort, start=hour, end=hour + 1))

    assert stand(make.registration(cohort)) == ("0 / 4", "ขาดอีก 4 หัวข้อ (เข้า 0 จาก 4 ต้องได้ 4)")


def test_the_one_asked_about_stands_as_among_all(cohort, slots):
    people = [make.registration(cohort) for _ in range(3)]
    for person, count in zip(people, (2, 5, 6), strict=True):
        for slot in slots[:count]:
            make.presence(slot, person)

    everybody = {row.registration.id: row.account for row in standings(cohort)}

    assert {person.id: standing_of(person).account for person in people} == everybody


def test_standings_take_as_many_statements_for_three_as_for_one(cohort, slots, statements):
    seen = []
    for people in (1, 2):
        for _ in range(people):
            person = make.registration(cohort)
            make.presence(slots[0], person, left_at=make.moment(DAY, 11)), make.excuse(slots[1], person)
        db.session.commit()
        held = db.session.scalar(cohort_at(cohort.programme.slug, cohort.number))
        with statements() as counted:
            standings(held)
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 8
