"""Where the programme has people sign in for each session, the slots are the sessions."""

import pytest

from tests import make
from trainer.attendance import queries
from trainer.attendance.models import Annulment, Slot
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.programmes.models import Signed
from trainer.schedule import agenda
from trainer.schedule.models import SessionKind, TrainingSession

DAY = make.FIRST_DAY


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme(signed_for=Signed.SESSIONS))


def plan(cohort, start=9, end=10, title="กฎหมาย", **facts):
    times = {"starts_at": make.moment(DAY, start), "ends_at": make.moment(DAY, end)}
    return agenda.plan(cohort, None, title=title, **times, **facts)


def labels(cohort):
    db.session.expire_all()
    return [slot.label for slot in db.session.scalars(queries.slots_of(cohort))]


def attended(cohort):
    """The cohort's only slot, at which somebody was present."""
    slot = db.session.scalar(queries.slots_of(cohort))
    make.presence(slot, make.registration(cohort))
    return slot


def test_each_session_is_a_slot_named_by_time_and_title_in_order(cohort):
    plan(cohort, 13, 15, "การเขียนโครงการ")
    plan(cohort, 9, 10, "กฎหมาย")

    assert labels(cohort) == ["29 ม.ค. 2563 09.00 น. กฎหมาย", "29 ม.ค. 2563 13.00 น. การเขียนโครงการ"]


@pytest.mark.parametrize("kind", [kind for kind in SessionKind if kind != SessionKind.SESSION])
def test_what_is_no_session_is_not_signed_for(cohort, kind):
    plan(cohort, kind=kind)

    assert labels(cohort) == []


def test_a_slot_holds_the_minutes_of_its_session(cohort):
    plan(cohort, 13, 15)

    assert db.session.query(Slot).one().minutes == 120


def test_a_renamed_session_keeps_its_slot_even_when_attended(cohort):
    session = plan(cohort, title="กฎหมาย")
    slot_id = attended(cohort).id

    agenda.change(session, None, title="กฎหมายใหม่")

    assert labels(cohort) == ["29 ม.ค. 2563 09.00 น. กฎหมายใหม่"] and db.session.query(Slot).one().id == slot_id


def test_moving_a_session_moves_its_slot_with_what_was_decided_for_it(cohort):
    session = plan(cohort, 9, 10)
    slot = db.session.query(Slot).one()
    slot.opens_at, slot.closes_at = make.moment(DAY, 8, 45), make.moment(DAY, 10, 5)

    agenda.change(session, None, starts_at=make.moment(DAY, 13), ends_at=make.moment(DAY, 15))

    assert (slot.starts_at, slot.half, slot.opens_at, slot.closes_at) == (
        make.moment(DAY, 13), "2-afternoon", make.moment(DAY, 12, 45), make.moment(DAY, 15, 5))


def test_moving_a_session_says_that_its_slot_moved_along(cohort):
    session = plan(cohort, 9, 10)

    said = agenda.change(session, None, starts_at=make.moment(DAY, 13), ends_at=make.moment(DAY, 15))

    assert said == ["เวลาลงชื่อ 1 ช่วงเลื่อนตามไปด้วย"]


def test_a_session_whose_slot_was_signed_for_cannot_move_and_that_is_said(cohort):
    session = plan(cohort, 9, 10)
    attended(cohort)

    with pytest.raises(Refused, match="29 ม.ค. 2563.*กฎหมาย.*1 คน"):
        agenda.change(session, None, starts_at=make.moment(DAY, 13), ends_at=make.moment(DAY, 15))


def test_removing_a_session_removes_its_slot_with_what_was_taken_back_there(cohort):
    session = plan(cohort)
    slot = db.session.query(Slot).one()
    person = make.registration(cohort)
    make.add(Annulment(slot_id=slot.id, registration_id=person.id, at=now(), reason="กดผิดคน"))

    agenda.remove(session, None)

    left = [db.session.query(table).count() for table in (Slot, TrainingSession, Annulment)]
    assert left == [0, 0, 0]


@pytest.mark.parametrize("record", [make.presence, make.excuse])
def test_a_session_at_which_attendance_is_recorded_cannot_leave_the_agenda(cohort, record):
    session = plan(cohort)
    record(db.session.query(Slot).one(), make.registration(cohort))

    with pytest.raises(Refused, match="29 ม.ค. 2563.*กฎหมาย"):
        agenda.remove(session, None)


def test_a_session_that_becomes_a_break_is_no_slot_any_more(cohort):
    session = plan(cohort)

    agenda.change(session, None, kind=SessionKind.BREAK)

    assert labels(cohort) == []


def test_clearing_the_agenda_clears_the_slots_and_says_so_once(cohort):
    plan(cohort, 9, 10), plan(cohort, 10, 11)

    agenda.clear(cohort, None)

    told = db.session.query(Entry).filter_by(act="half_days_followed").order_by(Entry.id.desc()).first()
    assert (labels(cohort), len(told.facts["removed"])) == ([], 2)


def test_clearing_is_refused_where_one_session_was_attended(cohort):
    plan(cohort, 9, 10)
    attended(cohort)
    plan(cohort, 10, 11)

    with pytest.raises(Refused):
        agenda.clear(cohort, None)


def test_two_sessions_at_the_same_time_are_two_slots(cohort):
    plan(cohort, title="ห้อง ก"), plan(cohort, title="ห้อง ข")

    assert len(labels(cohort)) == 2
