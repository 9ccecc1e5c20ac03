"""Seats given to many at once while reserves wait: nobody is overtaken, and nobody is passed over in silence."""

import pytest

from tests import make
from tests.registration import lists, seated
from trainer.errors import Refused
from trainer.registration import admission, seats
from trainer.registration.models import State

MOVED_AWAY = [{"rule": "organisation_not_certified", "facts": {}}]


def reserves(cohort, count, **facts):
    return [make.registration(cohort, state=State.RESERVE, rank=rank, **facts) for rank in range(1, count + 1)]


def tick(client, *people):
    cohort = people[0].cohort
    page = f"http://localhost{lists.address(cohort, 'people')}"
    return client.post(lists.address(cohort, "acceptances"), data={"people": [one.id for one in people]},
                       headers={"Referer": page}, follow_redirects=True).text  # fmt: skip


def states():
    return [str(one.state) for one in lists.registered()]


def test_reserves_ticked_in_their_turn_get_the_free_seats(as_organiser):
    first, second, _third = reserves(make.cohort(seats=2), 3)

    tick(as_organiser, second, first)

    assert states() == ["accepted", "accepted", "reserve"]


def test_a_reserve_ticked_out_of_turn_is_refused_and_the_way_is_named(as_organiser):
    _first, second = reserves(make.cohort(seats=1), 2)

    page = tick(as_organiser, second)

    assert "ให้ที่นั่งแก่สำรองตามลำดับเท่านั้น" in page and states() == ["reserve", "reserve"]


def test_more_reserves_ticked_than_seats_are_free_are_refused_with_both_numbers(as_organiser):
    ticked = reserves(make.cohort(seats=1), 2)

    page = tick(as_organiser, *ticked)

    assert "มีผู้อยู่ในบัญชีสำรอง 2 คน แต่มีที่นั่งว่าง 1 ที่" in page and states() == ["reserve", "reserve"]


def test_a_reserve_who_meets_the_terms_no_more_gets_no_seat_in_turn(app):
    cohort = make.cohort(seats=1)
    [one] = reserves(cohort, 1, shortcomings=MOVED_AWAY)

    with pytest.raises(Refused):
        admission.accept_in_order(cohort, [one], by=None)

    assert one.state == State.RESERVE


def test_nobody_moves_up_when_the_next_reserve_meets_the_terms_no_more(app):
    cohort = make.cohort(seats=1)
    [one] = reserves(cohort, 1, shortcomings=MOVED_AWAY)

    with pytest.raises(Refused):
        admission.promote(cohort, by=None)

    assert one.state == State.RESERVE


def test_those_who_had_a_seat_already_are_counted(as_organiser):
    cohort = make.cohort(seats=5)
    seated = make.registration(cohort)
    asking = make.registration(cohort, state=State.APPLIED)

    page = tick(as_organiser, seated, asking)

    assert "ได้ที่นั่ง 1 คน เป็นสำรอง 0 คน มีที่นั่งอยู่แล้ว 1 คน" in page


def test_applications_ticked_with_the_last_reserve_come_after_it(app):
    cohort = make.cohort(seats=2)
    asking = [make.registration(cohort, state=State.APPLIED) for _ in range(2)]
    [reserve] = reserves(cohort, 1)

    admission.accept_in_order(cohort, [*asking, reserve], by=None)

    assert [(one.state, one.rank) for one in (reserve, *asking)] == [
        ("accepted", None), ("accepted", None), ("reserve", 2)]  # fmt: skip


def test_applications_get_only_the_seats_that_no_reserve_waits_for(app):
    cohort = make.cohort(seats=3)
    reserves(cohort, 2)
    asking = [make.registration(cohort, state=State.APPLIED) for _ in range(2)]

    admission.accept_in_order(cohort, asking, by=None)

    assert [(one.state, one.rank) for one in asking] == [("accepted", None), ("reserve", 3)]


def test_nobody_new_would_get_a_seat_while_more_wait_than_are_free(app):
    cohort = make.cohort(seats=1)
    reserves(cohort, 2)

    assert seats.seated_of(cohort, [seats.group("TH-51", "public_benefit")]) == 0


def test_of_new_people_only_those_would_get_a_kept_seat_for_whom_it_is_kept(app):
    cohort = seated.cohort(seats=1, north=1)

    assert seats.seated_of(cohort, [seats.group(code, "other") for code in ("TH-90", "TH-51", "TH-51")]) == 1
