"""Seats and reserves. When many ask at once: see test_seat_pressure.py."""

import pytest

from tests import make
from trainer.errors import Refused
from trainer.registration import admission, seats
from trainer.registration.models import State


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
