"""What is recorded about one person at one slot, in one word."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests import make
from trainer.attendance.marks import Said, marked
from trainer.attendance.models import Way
from trainer.attendance.records import marks_of, record_of, records_of
from trainer.attendance.words import told
from trainer.database import db, now

DAY = make.FIRST_DAY
NINE = make.moment(DAY, 9)
TIMES = SimpleNamespace(opens=make.moment(DAY, 8), late=make.moment(DAY, 9, 15), closes=make.moment(DAY, 12, 30))


def sign(hour=8, minute=50, way=Way.DOOR, left_at=None, left_reason=""):
    return SimpleNamespace(at=make.moment(DAY, hour, minute), way=way, left_at=left_at, left_reason=left_reason)


def said(sign=None, excuse=None, hour=10, entered=True):
    return marked(None, TIMES, sign, excuse, make.moment(DAY, hour), entered).said


@pytest.mark.parametrize("way", [Way.DOOR, Way.SCAN, Way.SELF, Way.CONFLICT])
def test_who_signed_in_after_the_late_moment_is_late(way):
    assert said(sign(9, 16, way)) == Said.LATE


def test_who_signed_in_at_the_late_moment_is_in_time():
    assert said(sign(9, 15)) == Said.PRESENT


@pytest.mark.parametrize("way", [Way.PAPER, Way.MATRIX])
def test_what_was_entered_afterwards_from_paper_or_by_hand_says_nothing_of_lateness(way):
    mark = marked(None, TIMES, sign(11, 0, way))

    assert (mark.said, mark.since) == (Said.PRESENT, None)


def test_what_an_organiser_records_at_the_door_after_closing_makes_nobody_late():
    assert said(sign(15)) == Said.PRESENT


def test_leaving_early_is_said_before_lateness_and_keeps_it():
    mark = marked(None, TIMES, sign(9, 30, left_at=make.moment(DAY, 11), left_reason="ป่วย"))

    assert (mark.said, mark.late, mark.present) == (Said.LEFT, True, True)


def test_a_presence_beats_an_excuse():
    assert said(sign(), excuse="ลาป่วย") == Said.PRESENT


@pytest.mark.parametrize(("hour", "entered", "expected"), [
    (7, True, Said.COMING), (8, True, Said.OPEN), (12, True, Said.OPEN), (13, True, Said.ABSENT),
    (13, False, Said.UNENTERED), (7, False, Said.COMING),
])  # fmt: skip
def test_without_a_sign_it_depends_on_the_time_and_on_whether_anything_is_entered(hour, entered, expected):
    assert said(hour=hour, entered=entered) == expected


@pytest.mark.parametrize(("sign", "excuse", "sentence"), [
    (sign(8, 50), None, "มา 08.50 น."),
    (sign(9, 20), None, "มา 09.20 น. (สาย)"),
    (sign(10, 0, Way.PAPER), None, "มา"),
    (sign(9, 20, left_at=make.moment(DAY, 11), left_reason="ป่วย"), None,
     "มา 09.20 น. (สาย), กลับก่อนเวลา 11.00 น. (ป่วย)"),
    (None, "ไปราชการ", "ลา: ไปราชการ"),
])  # fmt: skip
def test_a_mark_is_told_with_time_and_reason(app, sign, excuse, sentence):
    assert told(marked(None, TIMES, sign, excuse)) == sentence


def test_the_record_holds_every_slot_in_order_and_only_one_s_own(app):
    cohort = make.cohort()
    person, other = make.registration(cohort), make.registration(cohort)
    slots = make.slots(cohort)
    make.presence(slots[1], person), make.presence(slots[2], other), make.excuse(slots[3], person)

    record = record_of(person)

    assert [mark.slot for mark in record] == slots
    assert [str(mark.said) for mark in record] == [
        "unentered", "present", "absent", "excused", "unentered", "unentered"]


def test_a_sheet_that_was_entered_with_nobody_on_it_is_no_longer_awaited(app):
    cohort = make.cohort()
    slot = make.slots(cohort)[0]
    slot.paper_entered_at = now()

    assert record_of(make.registration(cohort))[0].said == Said.ABSENT


def test_records_of_many_in_several_cohorts_take_as_many_statements_as_one(app, statements):
    people = []
    for number in (1, 2, 3):
        cohort = make.cohort(number)
        slots = make.slots(cohort)
        people.append(make.registration(cohort))
        make.presence(slots[0], people[-1])
    db.session.commit()
    seen = []
    for some in (people[:1], people):
        [(one.cohort_id, one.cohort.programme) for one in some]
        with statements() as counted:
            records_of(some)
        seen.append(len(counted))

    assert seen == [3, 3]


def test_marks_of_a_cohort_hold_nobody_of_another(app):
    cohort, other = make.cohort(4), make.cohort(5)
    slot, stranger = make.slots(cohort)[0], make.registration(other)
    make.presence(make.slots(other)[0], stranger)
    person = make.registration(cohort)
    make.presence(slot, person, Way.DOOR, at=NINE + timedelta(minutes=20))

    found = marks_of(cohort, [slot])

    assert {pair: str(mark.said) for pair, mark in found.items()} == {(slot.id, person.id): "late"}
