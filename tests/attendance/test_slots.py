"""Half-days follow from the agenda."""

from datetime import date, timedelta

import pytest

from tests import make
from trainer.attendance import queries
from trainer.attendance.asked import half_at
from trainer.attendance.models import Half, Slot
from trainer.attendance.slots import follow_agenda, slot_now
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.schedule import agenda
from trainer.schedule.models import SessionKind, TrainingSession

DAY = make.FIRST_DAY
MORNING, AFTERNOON = Half.MORNING, Half.AFTERNOON


def halves(cohort):
    return [(slot.day, slot.half) for slot in db.session.scalars(queries.slots_of(cohort))]


@pytest.mark.parametrize(("kind", "counts"), [
    (SessionKind.SESSION, True), (SessionKind.CEREMONY, True),
    (SessionKind.SIGN_IN, False), (SessionKind.BREAK, False), (SessionKind.MEAL, False),
])  # fmt: skip
def test_only_sessions_and_ceremonies_make_a_half_day(app, kind, counts):
    cohort = make.cohort()
    make.session(cohort, kind=kind)

    follow_agenda(cohort)

    assert bool(halves(cohort)) is counts


@pytest.mark.parametrize(("hour", "minute", "half"), [(6, 30, MORNING), (11, 59, MORNING), (12, 0, AFTERNOON)])
def test_an_entry_belongs_to_the_half_in_which_it_begins_in_bangkok(hour, minute, half):
    assert half_at(make.moment(DAY, hour, minute)) == (DAY, half)


def test_a_session_over_noon_makes_a_morning_only(app):
    cohort = make.cohort()
    make.session(cohort, start=10, end=15)

    follow_agenda(cohort)

    assert halves(cohort) == [(DAY, MORNING)]


def test_three_days_of_mornings_and_afternoons_make_six_slots_in_order(app):
    cohort = make.cohort()
    days = [DAY + timedelta(days=n) for n in range(3)]
    for day in reversed(days):
        make.session(cohort, day=day, start=13, end=16)
        make.session(cohort, day=day)

    follow_agenda(cohort)

    assert halves(cohort) == [(day, half) for day in days for half in (MORNING, AFTERNOON)]


def test_another_cohort_s_agenda_makes_no_slots_here(app):
    cohort, other = make.cohort(), make.cohort(number=5)
    make.session(other)

    follow_agenda(cohort)

    assert halves(cohort) == []


def test_following_twice_adds_nothing_and_writes_one_entry(app):
    cohort = make.cohort()
    make.session(cohort)

    follow_agenda(cohort)
    again = follow_agenda(cohort)

    assert (again, db.session.query(Entry).filter_by(act="half_days_followed").count()) == (([], [], []), 1)


def test_a_half_day_that_nobody_attended_vanishes_with_its_last_session(app):
    cohort = make.cohort()
    session = agenda.plan(cohort, None, title="การบริหาร", starts_at=make.moment(DAY, 9), ends_at=make.moment(DAY, 12))

    agenda.remove(session, None)

    assert halves(cohort) == []


def test_planning_a_session_makes_its_half_day_in_the_same_transaction(app):
    cohort = make.cohort()

    agenda.plan(cohort, None, title="การบริหาร", starts_at=make.moment(DAY, 13), ends_at=make.moment(DAY, 16))

    assert halves(cohort) == [(DAY, AFTERNOON)]


def test_a_half_day_that_was_attended_cannot_be_emptied(app):
    cohort = make.cohort()
    session = agenda.plan(cohort, None, title="การบริหาร", starts_at=make.moment(DAY, 9), ends_at=make.moment(DAY, 12))
    make.presence(db.session.scalar(queries.slots_of(cohort)), make.registration(cohort))

    with pytest.raises(Refused, match="29 ม.ค. 2563 เช้า.* 1 "):
        agenda.remove(session, None)


def test_a_refused_change_of_the_agenda_leaves_everything_as_it_was(app):
    cohort = make.cohort()
    session = agenda.plan(cohort, None, title="การบริหาร", starts_at=make.moment(DAY, 9), ends_at=make.moment(DAY, 12))
    make.presence(db.session.scalar(queries.slots_of(cohort)), make.registration(cohort))
    db.session.commit()

    with pytest.raises(Refused):
        agenda.change(session, None, starts_at=make.moment(DAY, 13), ends_at=make.moment(DAY, 16))
    db.session.rollback()

    assert (db.session.query(TrainingSession).one().starts_at, halves(cohort)) == (
        make.moment(DAY, 9), [(DAY, MORNING)])


def test_moving_a_session_within_its_half_day_is_free_even_when_attended(app):
    cohort = make.cohort()
    session = agenda.plan(cohort, None, title="การบริหาร", starts_at=make.moment(DAY, 9), ends_at=make.moment(DAY, 12))
    make.presence(db.session.scalar(queries.slots_of(cohort)), make.registration(cohort))

    agenda.change(session, None, starts_at=make.moment(DAY, 10), ends_at=make.moment(DAY, 12))

    assert halves(cohort) == [(DAY, MORNING)]


@pytest.mark.parametrize(("day", "hour", "expected"), [
    (DAY, 8, (DAY, MORNING)),
    (DAY, 12, (DAY, AFTERNOON)),
    (DAY - timedelta(days=9), 8, (DAY, MORNING)),
    (DAY + timedelta(days=1), 14, (DAY + timedelta(days=2), MORNING)),
    (date(2030, 1, 1), 8, (DAY + timedelta(days=2), MORNING)),
])  # fmt: skip
def test_the_slot_that_is_now_is_this_half_day_or_the_next_or_the_last(day, hour, expected):
    days = [(DAY, MORNING), (DAY, AFTERNOON), (DAY + timedelta(days=1), MORNING), (DAY + timedelta(days=2), MORNING)]
    slots = [Slot(day=day, half=half, ends_at=make.moment(day, 12 if half is MORNING else 16)) for day, half in days]

    found = slot_now(slots, make.moment(day, hour))

    assert (found.day, found.half) == expected


def test_without_slots_none_is_now():
    assert slot_now([], make.moment(DAY, 8)) is None
