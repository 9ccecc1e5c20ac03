"""The seat of somebody who has not come: freed by an organiser with a reason, and given to the next."""

import pytest

from tests import make
from tests.attendance.papers import all_of
from tests.door import seating
from tests.registration import seated
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.door import walk_ins
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration.models import State


@pytest.fixture
def slot(app):
    return seating.slot(seats=1)


@pytest.fixture
def absent(slot):
    return seating.holder(slot)


def test_freeing_a_seat_is_a_withdrawal_with_its_reason(slot, absent):
    walk_ins.release(slot, absent, " ไม่มา ", None)

    assert absent.state == State.WITHDRAWN
    assert [(each.act, each.facts["reason"]) for each in db.session.query(Entry)] == [("withdrew", "ไม่มา")]


def test_without_a_reason_the_seat_stays(slot, absent):
    with pytest.raises(Refused) as refusal:
        walk_ins.release(slot, absent, " ", None)

    assert (refusal.value.place, absent.state) == ("reason", State.ACCEPTED)


def test_whoever_was_there_once_keeps_the_seat(slot, absent):
    make.presence(slot, absent)
    db.session.commit()

    with pytest.raises(Refused, match="เข้าอบรมแล้ว"):
        walk_ins.release(slot, absent, "ไม่มา", None)

    db.session.rollback()
    assert absent.state == State.ACCEPTED


def test_only_an_organiser_frees_seats_although_the_door_may_give_them(slot, absent):
    seating.allow(slot)

    with pytest.raises(Refused):
        walk_ins.release(slot, absent, "ไม่มา", make.account("door"))


def test_the_freed_seat_goes_to_the_one_at_the_door_at_one_go(slot, absent):
    one = seating.reserve(slot, 1)

    walk_ins.let_in_instead(slot, absent, one, None, "ไม่มา")

    assert (absent.state, one.state, all_of(Presence)) == (State.WITHDRAWN, State.ACCEPTED, {one.id})


def test_where_the_one_at_the_door_may_not_have_that_seat_the_absent_one_keeps_it(slot, absent):
    seated.keep(slot.cohort, 1)
    absent.province, one = seated.LAMPHUN, seating.applicant(slot)
    db.session.commit()

    with pytest.raises(Refused, match="เหนือ"):
        walk_ins.let_in_instead(slot, absent, one, None, "ไม่มา")

    db.session.rollback()
    assert (absent.state, one.state) == (State.ACCEPTED, State.APPLIED)


def test_others_who_wait_for_the_freed_seat_come_first_without_a_reason(slot, absent):
    seating.reserve(slot, 1)
    one = seating.reserve(slot, 2)

    with pytest.raises(Refused) as refusal:
        walk_ins.let_in_instead(slot, absent, one, None, "ไม่มา")

    assert refusal.value.place == "reason"
