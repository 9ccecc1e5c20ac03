"""Seats and reserves, also when many ask at once."""

import threading

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from tests import make
from trainer import database
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import admission, seats
from trainer.registration.models import Registration, State


def test_accepting_gives_a_seat_while_one_is_free(app):
    registration = make.registration(make.cohort(seats=1), state=State.APPLIED)

    admission.accept(registration, by=make.organiser())

    assert registration.state == State.ACCEPTED


def test_accepting_into_a_full_cohort_puts_you_on_the_reserve_list(app):
    cohort = make.cohort(seats=1)
    make.registration(cohort, state=State.ACCEPTED)
    late = make.registration(cohort, state=State.APPLIED)

    admission.accept(late, by=make.organiser())

    assert (late.state, late.rank) == (State.RESERVE, 1)


def test_the_next_reserve_stands_behind_the_last_one(app):
    cohort = make.cohort(seats=0)
    make.registration(cohort, state=State.RESERVE, rank=7)
    late = make.registration(cohort, state=State.APPLIED)

    admission.accept(late, by=make.organiser())

    assert late.rank == 8


def test_a_reserve_is_not_taken_out_of_turn_without_a_reason(app):
    cohort = make.cohort(seats=1)
    make.registration(cohort, state=State.RESERVE, rank=1)
    second = make.registration(cohort, state=State.RESERVE, rank=2)

    with pytest.raises(Refused):
        admission.accept(second, by=make.organiser())


def test_a_withdrawal_frees_the_seat(app):
    cohort = make.cohort(seats=1)
    holder = make.registration(cohort, state=State.ACCEPTED)

    admission.withdraw(holder, "ติดราชการ", by=make.organiser())

    assert seats.free(cohort) == 1


def test_someone_who_does_not_meet_the_terms_gets_no_seat(app):
    registration = make.registration(state=State.APPLIED, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])

    with pytest.raises(Refused):
        admission.accept(registration, by=make.organiser())


def test_someone_admitted_by_exception_gets_a_seat(app):
    registration = make.registration(state=State.APPLIED, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])

    registration.admit("อธิบดีอนุมัติ", by=make.organiser())
    admission.accept(registration, by=make.organiser())

    assert registration.state == State.ACCEPTED


def test_declining_needs_a_reason(app):
    registration = make.registration(state=State.APPLIED)

    with pytest.raises(Refused):
        registration.decline(" ", by=make.organiser())


def accept_all_at_once(app, registrations):
    """Each registration is accepted in a thread and a transaction of its own, all starting together."""
    ids = [registration.id for registration in registrations]
    db.session.commit()
    start = threading.Barrier(len(ids))

    def accept(registration_id):
        with app.app_context():
            start.wait()
            try:
                admission.accept(db.session.get(Registration, registration_id), by=None)
                db.session.commit()
            except OperationalError:
                db.session.rollback()  # this one was lost: it stays an application, which the assertions see

    threads = [threading.Thread(target=accept, args=(one,)) for one in ids]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.expire_all()
    return [db.session.get(Registration, one) for one in ids]


def test_eight_at_once_for_the_last_seat_give_one_seat_and_seven_ranks(app):
    cohort = make.cohort(seats=1)
    asking = [make.registration(cohort, state=State.APPLIED) for _ in range(8)]

    answered = accept_all_at_once(app, asking)

    assert sorted((r.state, r.rank or 0) for r in answered) == [("accepted", 0), *(("reserve", n) for n in range(1, 8))]


@pytest.fixture
def without_locks(app, monkeypatch):
    """Takes away what keeps deciders apart: the hold on the cohort, and SQLite's write lock from the beginning."""

    def begin_late(connection):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")

    counted = threading.Barrier(8)
    monkeypatch.setattr(seats, "hold", lambda registration: None)
    monkeypatch.setattr(seats, "free", lambda cohort, ask=seats.free: (ask(cohort), counted.wait())[0])
    event.remove(Engine, "begin", database.begin)
    event.listen(Engine, "begin", begin_late)
    yield
    event.remove(Engine, "begin", begin_late)
    event.listen(Engine, "begin", database.begin)


def test_the_race_for_the_last_seat_is_real_when_nothing_is_held(app, without_locks):
    """Proves that the test above can fail: all count the same free seat; then too many get it, or most are lost."""
    cohort = make.cohort(seats=1)
    asking = [make.registration(cohort, state=State.APPLIED) for _ in range(8)]

    answered = accept_all_at_once(app, asking)

    states = [r.state for r in answered]
    assert states.count(State.ACCEPTED) > 1 or State.APPLIED in states


def test_seats_go_out_in_the_order_given_and_the_rest_are_ranked(app):
    cohort = make.cohort(seats=1)
    asking = [make.registration(cohort, state=State.APPLIED) for _ in range(3)]

    admission.accept_in_order(cohort, asking, by=None)

    assert [(r.state, r.rank) for r in asking] == [("accepted", None), ("reserve", 1), ("reserve", 2)]


def test_nobody_is_given_anything_when_one_of_many_does_not_meet_the_terms(app):
    cohort = make.cohort(seats=5)
    good = make.registration(cohort, state=State.APPLIED)
    bad = make.registration(cohort, state=State.APPLIED, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])

    with pytest.raises(Refused):
        admission.accept_in_order(cohort, [good, bad], by=None)

    assert good.state == State.APPLIED


def test_a_free_seat_goes_to_the_first_reserve(app):
    cohort = make.cohort(seats=1)
    make.registration(cohort, state=State.RESERVE, rank=5)
    first = make.registration(cohort, state=State.RESERVE, rank=2)

    assert admission.promote(cohort, by=None) == [first]


def test_a_new_application_does_not_overtake_the_reserves(app):
    cohort = make.cohort(seats=1)
    make.registration(cohort, state=State.RESERVE, rank=1)

    with pytest.raises(Refused):
        admission.accept(make.registration(cohort, state=State.APPLIED), by=None)
