"""Seats kept for a region or a kind of organisation: who gets them, who waits, and changing how many they are."""

import pytest

from tests import make
from tests.registration import seated
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import admission, reservations, seats
from trainer.registration.models import State
from trainer.registration.reservations import Reservation
from trainer.registration.seating import Pot

NORTH, CLUBS = Pot("region", seated.NORTH), Pot("kind", "community_welfare")


def test_a_seat_kept_for_the_north_is_given_to_nobody_else(app):
    southerner = seated.one(seated.cohort(seats=1, north=1))

    admission.accept(southerner, by=None)

    assert southerner.state == State.RESERVE


def test_a_seat_kept_for_the_north_is_given_to_a_northerner(app):
    northerner = seated.northerner(seated.cohort(seats=1, north=1))

    admission.accept(northerner, by=None)

    assert northerner.state == State.ACCEPTED


def test_a_seat_kept_for_a_kind_of_organisation_is_given_to_that_kind(app):
    cohort = seated.cohort(seats=1)
    seated.keep(cohort, 1, "community_welfare", "kind")
    club = seated.one(cohort, kind="community_welfare")

    admission.accept(club, by=None)

    assert club.state == State.ACCEPTED


def test_a_northerner_does_not_have_to_wait_behind_southerners_for_a_northern_seat(app):
    cohort = seated.cohort(seats=1, north=1)
    seated.reserve(cohort, 1)
    northerner = seated.northerner(cohort)

    admission.accept(northerner, by=None)

    assert northerner.state == State.ACCEPTED


def test_the_organisation_tells_the_region_of_whoever_names_no_province(app):
    northerner = seated.northerner(seated.cohort(seats=1, north=1))
    northerner.province = None

    assert seats.seatable(northerner)


def test_a_freed_northern_seat_goes_to_the_first_northerner_in_line(app):
    cohort = seated.cohort(seats=2, north=1)
    seated.one(cohort, State.ACCEPTED)
    holder = seated.northerner(cohort, State.ACCEPTED)
    seated.reserve(cohort, 1)
    northern = seated.northern_reserve(cohort, 2)

    admission.withdraw(holder, "", by=None)

    assert admission.promote(cohort, by=None) == [northern]


def test_a_freed_open_seat_goes_to_the_first_in_line_wherever_from(app):
    cohort = seated.cohort(seats=2, north=1)
    holder = seated.one(cohort, State.ACCEPTED)
    seated.northerner(cohort, State.ACCEPTED)
    first = seated.reserve(cohort, 1)
    seated.northern_reserve(cohort, 2)

    admission.withdraw(holder, "", by=None)

    assert admission.promote(cohort, by=None) == [first]


def test_a_northerner_on_an_open_seat_moves_to_the_freed_northern_one_and_the_first_in_line_gets_the_open_one(app):
    cohort = seated.cohort(seats=2, north=1)
    holder = seated.northerner(cohort, State.ACCEPTED)
    seated.northerner(cohort, State.ACCEPTED)
    first = seated.reserve(cohort, 1)
    seated.northern_reserve(cohort, 2)

    admission.withdraw(holder, "", by=None)

    assert admission.promote(cohort, by=None) == [first]


def test_many_accepted_at_once_get_the_seats_they_may_sit_on(app):
    cohort = seated.cohort(seats=2, north=1)
    asking = [seated.one(cohort), seated.one(cohort), seated.northerner(cohort)]

    admission.accept_in_order(cohort, asking, by=None)

    assert [one.state for one in asking] == [State.ACCEPTED, State.RESERVE, State.ACCEPTED]


def test_a_reserve_for_whom_only_others_seats_are_free_is_refused_with_the_reason(app):
    waiting = seated.reserve(seated.cohort(seats=1, north=1), 1)

    with pytest.raises(Refused, match=r"กันไว้สำหรับภาคเหนือ"):
        admission.accept(waiting, by=None, reason="ผู้อำนวยการขอ")


def test_no_more_seats_can_be_kept_than_there_are(app):
    with pytest.raises(Refused):
        reservations.keep(seated.cohort(seats=3), {NORTH: 2, CLUBS: 2}, by=None)


def test_when_too_many_would_be_kept_nothing_changes(app):
    cohort = seated.cohort(seats=3, north=1)

    with pytest.raises(Refused):
        reservations.keep(cohort, {NORTH: 2, CLUBS: 2}, by=None)

    assert seats.kept(cohort) == {NORTH: 1}


def test_fewer_than_no_seats_cannot_be_kept(app):
    with pytest.raises(Refused):
        reservations.keep(seated.cohort(seats=3), {NORTH: -1}, by=None)


def test_seats_are_not_kept_for_a_region_that_does_not_exist(app):
    with pytest.raises(Refused):
        reservations.keep(seated.cohort(seats=3), {Pot("region", "ภาคสมมติ"): 1}, by=None)


def test_keeping_none_lets_a_reservation_go(app):
    cohort = seated.cohort(seats=3, north=1)

    reservations.keep(cohort, {NORTH: 0}, by=None)

    assert Reservation.query.count() == 0


def test_the_journal_says_what_was_kept_before_and_after(app):
    cohort = seated.cohort(seats=3, north=1)

    reservations.keep(cohort, {NORTH: 2}, by=make.organiser())

    assert Entry.query.filter_by(act="kept_seats").one().facts == {"changes": {"ภาคเหนือ": [1, 2]}}


def test_whoever_sits_keeps_the_seat_when_it_is_kept_for_others_later(app):
    cohort = seated.cohort(seats=2)
    southerners = [seated.one(cohort, State.ACCEPTED) for _ in range(2)]

    reservations.keep(cohort, {NORTH: 2}, by=None)

    assert [one.state for one in southerners] == [State.ACCEPTED, State.ACCEPTED]


def test_a_seat_kept_later_is_not_given_while_somebody_sits_on_it(app):
    cohort = seated.cohort(seats=2)
    for _ in range(2):
        seated.one(cohort, State.ACCEPTED)
    reservations.keep(cohort, {NORTH: 2}, by=None)
    northerner = seated.northerner(cohort)

    admission.accept(northerner, by=None)

    assert northerner.state == State.RESERVE


def test_seats_left_over_are_opened_and_those_filled_stay_kept(app):
    cohort = seated.cohort(seats=5, north=3)
    seated.northerner(cohort, State.ACCEPTED)

    seats.release(cohort, by=None)

    assert seats.kept(cohort) == {NORTH: 1}


def test_nothing_is_opened_when_nothing_is_left_over(app):
    cohort = seated.cohort(seats=1, north=1)
    seated.northerner(cohort, State.ACCEPTED)

    with pytest.raises(Refused):
        seats.release(cohort, by=None)


def test_a_cohort_cannot_have_fewer_seats_than_are_kept(app):
    with pytest.raises(Refused):
        seated.cohort(seats=5, north=4).change(None, seats=3)


def test_a_cohort_cannot_have_fewer_seats_than_are_taken_or_offered(app):
    cohort = seated.cohort(seats=2)
    seated.one(cohort, State.ACCEPTED)
    seated.one(cohort, State.OFFERED)

    with pytest.raises(Refused):
        cohort.change(None, seats=1)
