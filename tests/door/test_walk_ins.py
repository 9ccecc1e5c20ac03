"""Letting somebody in who holds no seat: the rules of seats decide, and who gets one is signed in with it."""

import pytest

from tests import make
from tests.door import seating
from tests.registration import seated
from trainer.attendance.models import Presence, Way
from trainer.database import db, now
from trainer.door import walk_ins
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import seats
from trainer.registration.models import State
from trainer.registration.offered import Answer, Offer


@pytest.fixture
def slot(app):
    return seating.slot(seats=1)


def there():
    return [(each.registration_id, each.way) for each in db.session.query(Presence)]


@pytest.mark.parametrize("make_one", [lambda slot: seating.reserve(slot, 1), seating.applicant])
def test_whoever_gets_the_free_seat_is_signed_in_with_it_and_both_are_journalled(slot, make_one):
    one = make_one(slot)

    walk_ins.let_in(slot, one, None)

    acts = {entry.act for entry in db.session.query(Entry).filter_by(registration_id=one.id)}
    assert (one.state, there(), acts) == (State.ACCEPTED, [(one.id, Way.DOOR)], {"accepted", "marked_present"})


def test_somebody_to_whom_a_seat_is_offered_takes_it_by_coming(slot):
    one = seated.one(slot.cohort, State.OFFERED)
    offer = make.add(Offer(registration=one, deadline=now()))

    walk_ins.let_in(slot, one, None)

    assert (one.state, offer.answer, there()) == (State.ACCEPTED, Answer.ACCEPTED, [(one.id, Way.DOOR)])


def test_whoever_holds_a_seat_is_just_signed_in(slot):
    one = seating.holder(slot)

    walk_ins.let_in(slot, one, None)

    assert there() == [(one.id, Way.DOOR)]


@pytest.mark.parametrize("make_one", [lambda slot: seating.reserve(slot, 2), seating.applicant])
def test_somebody_put_before_waiting_reserves_needs_a_reason(slot, make_one):
    seating.reserve(slot, 1)
    one = make_one(slot)

    with pytest.raises(Refused) as refusal:
        walk_ins.let_in(slot, one, None)

    assert refusal.value.place == "reason"


def test_with_a_reason_somebody_overtakes_and_the_reason_is_journalled(slot):
    seating.reserve(slot, 1)
    one = seating.reserve(slot, 2)

    walk_ins.let_in(slot, one, None, reason="ผู้ที่อยู่ก่อนไม่ได้มา")

    assert one.state == State.ACCEPTED
    assert db.session.query(Entry).filter_by(act="accepted").one().facts["reason"] == "ผู้ที่อยู่ก่อนไม่ได้มา"


def test_in_a_full_hall_an_applicant_is_refused_and_not_put_on_the_waiting_list_in_passing(slot):
    seating.holder(slot)
    one = seating.applicant(slot)

    with pytest.raises(Refused):
        walk_ins.let_in(slot, one, None)

    assert (one.state, there()) == (State.APPLIED, [])


def test_a_seat_kept_for_a_region_goes_to_nobody_else(slot):
    seated.keep(slot.cohort, 1)
    one = seating.applicant(slot)

    with pytest.raises(Refused, match="เหนือ"):
        walk_ins.let_in(slot, one, None)


def test_who_does_not_meet_the_terms_comes_in_only_by_an_organisers_exception(slot):
    one, organiser = seating.stranger(slot), make.organiser()

    with pytest.raises(Refused):
        walk_ins.let_in(slot, one, organiser)
    walk_ins.let_in(slot, one, organiser, exception="อธิบดีอนุมัติ")

    assert (one.state, one.exception_reason) == (State.ACCEPTED, "อธิบดีอนุมัติ")


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED])
def test_who_gave_up_or_was_turned_down_does_not_come_in_by_a_press(slot, state):
    one = seating.applicant(slot)
    one.state = state

    with pytest.raises(Refused):
        walk_ins.let_in(slot, one, None)


def test_on_the_day_before_nobody_is_given_a_seat_at_the_door(slot):
    tomorrow = db.session.query(type(slot)).order_by(type(slot).day.desc()).first()
    one = seating.applicant(slot)

    with pytest.raises(Refused, match="ยังมาไม่ถึง"):
        walk_ins.let_in(tomorrow, one, None)

    assert one.state == State.APPLIED


def test_pressing_twice_gives_one_seat_and_one_presence(slot):
    one = seating.applicant(slot)

    walk_ins.let_in(slot, one, None), walk_ins.let_in(slot, one, None)

    assert (seats.taken(slot.cohort), there()) == (1, [(one.id, Way.DOOR)])


@pytest.mark.parametrize(("allowed", "state"), [(False, State.APPLIED), (True, State.ACCEPTED)])
def test_a_door_account_gives_seats_only_where_an_organiser_allowed_it(slot, allowed, state):
    one, door = seating.applicant(slot), make.account("door")
    if allowed:
        seating.allow(slot)

    try:
        walk_ins.let_in(slot, one, door)
    except Refused as refusal:
        assert "ผู้จัดอบรม" in str(refusal)

    assert one.state == state


def test_a_door_account_makes_no_exceptions(slot):
    one, door = seating.stranger(slot), make.account("door")
    seating.allow(slot)

    with pytest.raises(Refused):
        walk_ins.let_in(slot, one, door, exception="รู้จักกัน")

    assert one.exception_reason == ""
