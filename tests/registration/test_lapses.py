"""Offers that nobody answers in time, and seats that pass on by themselves; the worker looks every minute."""

from datetime import date

import pytest
import time_machine

from tests import make
from tests.registration import seated
from trainer.errors import Refused
from trainer.registration import admission, offers
from trainer.registration.models import State
from trainer.registration.offers import Answer
from trainer.registration.signals import decided

OFFERED_ON = "2026-03-02T08:00:00+07:00"
LAST_SECOND, TOO_LATE = "2026-03-05T23:59:58+07:00", "2026-03-06T00:00:01+07:00"


@pytest.fixture
def clock():
    with time_machine.travel(OFFERED_ON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def where(app, clock):
    """A cohort with one seat that offers by itself and waits three days for the answer."""
    made = make.cohort(seats=1, starts_on=date(2026, 6, 1))
    seated.intake(made, offer_days=3, offers_at_once=True)
    return made


@pytest.fixture
def first(where):
    """To whom the seat is offered."""
    one = seated.reserve(where, 1)
    admission.admit_next(where, by=None)
    return one


def test_nothing_lapses_before_the_deadline(first, clock):
    clock.move_to(LAST_SECOND)

    assert (offers.lapse_due(), first.state) == (0, State.OFFERED)


def test_who_has_not_answered_in_time_loses_the_offer(first, clock):
    clock.move_to(TOO_LATE)
    offers.lapse_due()

    assert (first.state, first.offers[0].answer) == (State.WITHDRAWN, Answer.LAPSED)


def test_the_seat_is_offered_to_the_next_then(where, first, clock):
    second = seated.reserve(where, 2)

    clock.move_to(TOO_LATE)
    offers.lapse_due()

    assert second.state == State.OFFERED


def test_a_second_worker_finds_nothing_left_to_do(where, first, clock):
    [seated.reserve(where, rank) for rank in (2, 3)]
    clock.move_to(TOO_LATE)

    assert (offers.lapse_due(), offers.lapse_due()) == (1, 0)


def test_later_chapters_are_told_that_it_lapsed(first, clock):
    told = []

    def note(registration, entry):
        told.append((registration, entry.act))

    clock.move_to(TOO_LATE)
    with decided.connected_to(note):
        offers.lapse_due()

    assert told == [(first, "let_lapse")]


def test_an_offer_is_not_taken_after_its_deadline_even_before_the_worker_looks(first, clock):
    clock.move_to(TOO_LATE)

    with pytest.raises(Refused, match="สิ้นสุด"):
        offers.accept(first)


def test_an_organiser_who_was_told_in_time_may_still_write_it_down(first, clock):
    clock.move_to(TOO_LATE)

    offers.accept(first, by=make.organiser())

    assert first.state == State.ACCEPTED


def test_an_offer_that_lapsed_is_not_taken(first, clock):
    clock.move_to(TOO_LATE)
    offers.lapse_due()

    with pytest.raises(Refused, match="สิ้นสุด"):
        offers.accept(first)


def test_who_let_it_lapse_may_ask_again_and_stands_last(where, first, clock):
    second, third = seated.reserve(where, 2), seated.reserve(where, 3)
    clock.move_to(TOO_LATE)
    offers.lapse_due()

    admission.wait_again(first)

    assert (second.state, third.rank, first.rank) == (State.OFFERED, 3, 4)


def test_who_asks_again_while_a_seat_is_free_is_offered_it(first, clock):
    clock.move_to(TOO_LATE)
    offers.lapse_due()

    admission.wait_again(first)

    assert first.state == State.OFFERED


def test_who_had_no_offer_cannot_ask_again(where):
    gone = seated.one(where, State.WITHDRAWN)

    with pytest.raises(Refused):
        admission.wait_again(gone)


def test_nobody_asks_again_once_the_course_has_begun(first, clock):
    clock.move_to(TOO_LATE)
    offers.lapse_due()
    clock.move_to("2026-06-01T07:00:00+07:00")

    with pytest.raises(Refused):
        admission.wait_again(first)


def test_a_seat_that_was_added_is_offered_within_the_minute(where, first, clock):
    second = seated.reserve(where, 2)
    where.change(None, seats=2)

    offers.lapse_due()

    assert second.state == State.OFFERED


def test_once_the_course_has_begun_nothing_is_passed_on_by_itself(where, clock):
    waiting = seated.reserve(where, 1)
    clock.move_to("2026-06-01T07:00:00+07:00")

    offers.lapse_due()

    assert waiting.state == State.RESERVE


def test_in_a_closed_cohort_nothing_lapses(where, first, clock):
    where.closed_at = make.moment(date(2026, 3, 3), 9)
    clock.move_to(TOO_LATE)

    assert (offers.lapse_due(), first.state) == (0, State.OFFERED)


def test_a_cohort_that_does_not_pass_seats_on_lets_offers_lapse_all_the_same(app, clock):
    quiet = make.cohort(seats=1, starts_on=date(2026, 6, 1))
    seated.intake(quiet, offer_days=3)
    one, second = seated.reserve(quiet, 1), seated.reserve(quiet, 2)
    admission.admit_next(quiet, by=None)
    clock.move_to(TOO_LATE)

    offers.lapse_due()

    assert (one.state, second.state) == (State.WITHDRAWN, State.RESERVE)
