"""Seats offered with a deadline, and what follows from each answer."""

from datetime import date

import pytest
import time_machine

from tests import make
from tests.registration import seated
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import local
from trainer.registration import admission, offers, seats
from trainer.registration.models import State
from trainer.registration.offers import Answer, Offer
from trainer.registration.signals import decided

MORNING = "2026-03-02T08:00:00+07:00"


@pytest.fixture
def acts():
    """The acts that later chapters are told of, with the name of whom they concern."""
    told = []

    def note(registration, entry):
        told.append((entry.act, registration.label))

    with decided.connected_to(note):
        yield told


def cohort(starts_on=date(2026, 6, 1), seats=1, at_once=True, days=3, **facts):
    made = make.cohort(seats=seats, starts_on=starts_on, **facts)
    seated.intake(made, offer_days=days, offers_at_once=at_once)
    return made


def offered(where, rank=1):
    """A reserve to whom the free seat was offered."""
    one = seated.reserve(where, rank)
    admission.admit_next(where, by=None)
    return one


def until(one):
    return local(offers.open_offer(one).deadline).isoformat()


def entries(act):
    return Entry.query.filter_by(act=act).count()


@time_machine.travel(MORNING)
def test_a_free_seat_is_offered_to_the_next_where_the_cohort_asks_first(app):
    assert offered(cohort()).state == State.OFFERED


@time_machine.travel(MORNING)
def test_an_offer_waits_until_the_end_of_the_last_day_in_bangkok(app):
    assert until(offered(cohort(days=3))) == "2026-03-05T23:59:59+07:00"


@time_machine.travel("2026-03-02T20:00:00+00:00")  # three in the morning of the third in Bangkok
def test_the_days_are_counted_from_the_day_in_bangkok(app):
    assert until(offered(cohort(days=3))) == "2026-03-06T23:59:59+07:00"


@time_machine.travel(MORNING)
def test_no_offer_waits_into_the_course(app):
    assert until(offered(cohort(starts_on=date(2026, 3, 4), days=7))) == "2026-03-03T23:59:59+07:00"


@time_machine.travel(MORNING)
def test_an_offer_ends_earlier_when_the_course_begins_earlier(app):
    where = cohort(days=30)
    one = offered(where)

    where.change(None, starts_on=date(2026, 3, 10), ends_on=date(2026, 3, 12))

    assert until(one) == "2026-03-09T23:59:59+07:00"


@time_machine.travel(MORNING)
def test_on_the_first_day_there_is_no_time_to_ask_and_the_seat_is_given(app):
    assert offered(cohort(starts_on=date(2026, 3, 2))).state == State.ACCEPTED


def test_an_offered_seat_is_taken(app):
    where = seated.cohort(seats=1)
    seated.one(where, State.OFFERED)

    assert seats.free(where) == 0


@time_machine.travel(MORNING)
def test_taking_the_offer_gives_the_seat(app):
    one = offered(cohort())

    offers.accept(one)

    assert (one.state, one.offers[0].answer) == (State.ACCEPTED, Answer.ACCEPTED)


@time_machine.travel(MORNING)
def test_taking_it_twice_is_told_once(app, acts):
    one = offered(cohort())

    offers.accept(one)
    offers.accept(one)

    assert [act for act, _name in acts] == ["offered", "accepted"]


@time_machine.travel(MORNING)
def test_a_declined_seat_is_offered_to_the_next(app, acts):
    where = cohort()
    first, second = offered(where), seated.reserve(where, 2)

    offers.decline(first)

    assert acts[1:] == [("withdrew", first.label), ("offered", second.label)]


@time_machine.travel(MORNING)
def test_declining_twice_passes_the_seat_on_once(app):
    where = cohort()
    first = offered(where)
    for rank in (2, 3):
        seated.reserve(where, rank)

    offers.decline(first)
    offers.decline(first)

    assert entries("offered") == 2


@time_machine.travel(MORNING)
def test_a_seat_is_not_passed_on_by_itself_where_an_organiser_does_it(app):
    where = cohort(at_once=False)
    first, second = offered(where), seated.reserve(where, 2)

    offers.decline(first)

    assert second.state == State.RESERVE


@time_machine.travel(MORNING)
def test_who_withdraws_from_a_seat_frees_it_for_the_next(app):
    where = cohort()
    holder, waiting = seated.one(where, State.ACCEPTED), seated.reserve(where, 1)

    admission.withdraw(holder, "ติดราชการ", by=None)

    assert waiting.state == State.OFFERED


@time_machine.travel(MORNING)
def test_who_withdraws_with_an_offer_ends_it(app):
    one = offered(cohort())

    admission.withdraw(one, "", by=None)

    assert one.offers[0].answer == Answer.DECLINED


@time_machine.travel(MORNING)
def test_without_days_to_answer_the_next_gets_the_seat_at_once(app):
    where = cohort(days=None)
    holder, waiting = seated.one(where, State.ACCEPTED), seated.reserve(where, 1)

    admission.withdraw(holder, "", by=None)

    assert waiting.state == State.ACCEPTED


@time_machine.travel(MORNING)
def test_whoever_does_not_meet_the_terms_is_offered_nothing_by_itself(app):
    where = cohort()
    seated.reserve(where, 1, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])
    second = seated.reserve(where, 2)

    assert admission.admit_next(where, by=None) == [second]


@time_machine.travel(MORNING)
def test_an_offer_by_hand_out_of_turn_needs_a_reason(app):
    where = cohort()
    seated.reserve(where, 1)

    with pytest.raises(Refused):
        offers.make(seated.reserve(where, 2), by=None)


@time_machine.travel(MORNING)
def test_an_offer_by_hand_can_be_made_to_an_application(app):
    one = seated.one(cohort())

    offers.make(one, by=None, days=2)

    assert until(one) == "2026-03-04T23:59:59+07:00"


@time_machine.travel(MORNING)
def test_nobody_is_offered_a_seat_that_is_kept_for_others(app):
    where = cohort()
    seated.keep(where, 1)

    with pytest.raises(Refused):
        offers.make(seated.one(where), by=None, reason="ผู้อำนวยการขอ")


@time_machine.travel(MORNING)
def test_nobody_has_two_offers(app):
    one = offered(cohort(seats=2))

    with pytest.raises(Refused):
        offers.make(one, by=None)


@time_machine.travel(MORNING)
def test_an_offer_taken_back_puts_the_person_where_they_stood(app):
    where = cohort(at_once=False)
    first = offered(where, rank=4)
    seated.reserve(where, 5)

    offers.retract(first, "ส่งผิดคน", by=make.organiser())

    assert (first.state, first.rank) == (State.RESERVE, 4)


@time_machine.travel(MORNING)
def test_somebody_who_stands_there_by_now_moves_one_back(app):
    where = cohort(at_once=False)
    first = offered(where, rank=1)
    by_now = [seated.reserve(where, rank) for rank in (1, 2)]

    offers.retract(first, "ส่งผิดคน", by=make.organiser())

    assert [one.rank for one in (first, *by_now)] == [1, 2, 3]


@time_machine.travel(MORNING)
def test_an_offer_taken_back_is_not_made_again_by_itself_but_goes_to_the_next(app):
    where = cohort(at_once=True)
    first, second = offered(where), seated.reserve(where, 2)

    offers.retract(first, "ส่งผิดคน", by=make.organiser())

    assert (first.state, second.state) == (State.RESERVE, State.OFFERED)


@time_machine.travel(MORNING)
def test_taking_an_offer_back_needs_a_reason(app):
    with pytest.raises(Refused):
        offers.retract(offered(cohort()), " ", by=make.organiser())


@time_machine.travel(MORNING)
def test_an_offer_taken_back_cannot_be_taken_any_more(app):
    one = offered(cohort(at_once=False))
    offers.retract(one, "ส่งผิดคน", by=make.organiser())

    with pytest.raises(Refused, match="ผู้จัดการอบรมเรียกคืนที่นั่ง"):
        offers.accept(one)


def test_nobody_takes_what_was_not_offered(app):
    with pytest.raises(Refused):
        offers.accept(seated.reserve(seated.cohort(), 1))


@time_machine.travel(MORNING)
def test_whoever_is_offered_a_seat_is_not_turned_down_meanwhile(app):
    with pytest.raises(Refused):
        offered(cohort()).decline("คุณสมบัติไม่ครบ", by=None)


@time_machine.travel(MORNING)
def test_a_closed_cohort_takes_no_answers(app):
    where = cohort()
    one = offered(where)
    where.closed_at = make.moment(date(2026, 3, 3), 9)

    with pytest.raises(Refused):
        offers.accept(one)


@time_machine.travel(MORNING)
def test_giving_the_seat_by_hand_takes_the_offer_as_accepted(app):
    one = offered(cohort())

    admission.accept(one, by=make.organiser())

    assert (one.state, Offer.query.one().answer) == (State.ACCEPTED, Answer.ACCEPTED)
