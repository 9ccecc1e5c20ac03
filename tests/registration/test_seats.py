"""Seats and reserves, also when many ask at once."""

import threading

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import seats
from trainer.registration.models import Registration, State


def test_accepting_gives_a_seat_while_one_is_free(app):
    registration = make.registration(make.cohort(seats=1), state=State.APPLIED)

    registration.accept(by=make.organiser())

    assert registration.state == State.ACCEPTED


def test_accepting_into_a_full_cohort_puts_you_on_the_reserve_list(app):
    cohort = make.cohort(seats=1)
    make.registration(cohort, state=State.ACCEPTED)
    late = make.registration(cohort, state=State.APPLIED)

    late.accept(by=make.organiser())

    assert (late.state, late.rank) == (State.RESERVE, 1)


def test_the_next_reserve_stands_behind_the_last_one(app):
    cohort = make.cohort(seats=0)
    make.registration(cohort, state=State.RESERVE, rank=7)
    late = make.registration(cohort, state=State.APPLIED)

    late.accept(by=make.organiser())

    assert late.rank == 8


def test_a_reserve_is_not_taken_out_of_turn_without_a_reason(app):
    cohort = make.cohort(seats=1)
    make.registration(cohort, state=State.RESERVE, rank=1)
    second = make.registration(cohort, state=State.RESERVE, rank=2)

    with pytest.raises(Refused):
        second.accept(by=make.organiser())


def test_a_withdrawal_frees_the_seat(app):
    cohort = make.cohort(seats=1)
    holder = make.registration(cohort, state=State.ACCEPTED)

    holder.withdraw("ติดราชการ", by=make.organiser())

    assert seats.free(cohort) == 1


def test_someone_who_does_not_meet_the_terms_gets_no_seat(app):
    registration = make.registration(state=State.APPLIED, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])

    with pytest.raises(Refused):
        registration.accept(by=make.organiser())


def test_someone_admitted_by_exception_gets_a_seat(app):
    registration = make.registration(state=State.APPLIED, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])

    registration.admit("อธิบดีอนุมัติ", by=make.organiser())
    registration.accept(by=make.organiser())

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
            db.session.get(Registration, registration_id).accept(by=None)
            db.session.commit()

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
