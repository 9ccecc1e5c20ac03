"""Somebody else came: put in the place of the one who did not, and signed in at once."""

import pytest

from tests import make
from tests.attendance.papers import all_of
from tests.door import seating
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.door.standing_in import stand_in
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.nominations.models import Substitution
from trainer.registration.models import State

NEW = {"name": "นายสมชาย มาแทน", "position": "กรรมการ", "phone": "0899999999"}


@pytest.fixture
def slot(app):
    return seating.slot(seats=1)


@pytest.fixture
def left(slot):
    return seating.holder(slot)


def test_the_one_who_came_has_the_seat_and_is_signed_in(slot, left):
    made = stand_in(slot, left, NEW, "ป่วย", None)

    assert (left.state, made.came.state, made.came.label) == (State.WITHDRAWN, State.ACCEPTED, "นายสมชาย มาแทน")
    assert all_of(Presence) == {made.came_id}


def test_it_stands_in_the_log_with_who_did_it_and_why(slot, left):
    by = make.organiser()

    stand_in(slot, left, NEW, "ป่วย", by)

    kept = db.session.query(Substitution).one()
    assert (kept.reason, kept.who) == ("ป่วย", by.label)
    assert db.session.query(Entry).filter_by(act="marked_present", registration_id=kept.came_id).count() == 1


def test_who_is_signed_in_already_is_replaced_by_nobody(slot, left):
    make.presence(slot, left)
    db.session.commit()

    with pytest.raises(Refused):
        stand_in(slot, left, NEW, "ป่วย", None)

    db.session.rollback()
    assert (left.state, db.session.query(Substitution).count()) == (State.ACCEPTED, 0)


def test_who_holds_no_seat_is_replaced_elsewhere_not_at_the_door(slot):
    waiting = seating.reserve(slot, 1)
    db.session.commit()

    with pytest.raises(Refused):
        stand_in(slot, waiting, NEW, "ป่วย", None)

    db.session.rollback()
    assert waiting.state == State.RESERVE


@pytest.mark.parametrize("facts", [{"name": ""}, {"phone": "", "email": ""}])
def test_whoever_comes_needs_a_name_and_a_way_to_be_reached(slot, left, facts):
    with pytest.raises(Refused):
        stand_in(slot, left, NEW | facts, "ป่วย", None)


def test_without_a_reason_nobody_stands_in(slot, left):
    with pytest.raises(Refused) as refusal:
        stand_in(slot, left, NEW, " ", None)

    assert refusal.value.place == "reason"


def test_a_door_account_records_it_only_where_it_may_and_makes_no_exception(slot, left):
    door = make.account("door")
    with pytest.raises(Refused):
        stand_in(slot, left, NEW, "ป่วย", door)
    seating.allow(slot)
    with pytest.raises(Refused):
        stand_in(slot, left, NEW, "ป่วย", door, exception="รู้จักกัน")

    stand_in(slot, left, NEW, "ป่วย", door)

    assert db.session.query(Substitution).one().who == door.label
