"""Two doors at the same moment: one seat, one presence, and the other is told. On both databases."""

import pytest

from tests import make
from tests.attendance.papers import all_of
from tests.door import seating
from tests.registration.pressure import at_once
from trainer.attendance.checkin import mark_present
from trainer.attendance.models import Presence, Slot, Way
from trainer.database import db
from trainer.door import walk_ins
from trainer.door.standing_in import stand_in
from trainer.errors import Refused
from trainer.registration import seats
from trainer.registration.models import Registration, State

NEW = {"name": "นายสมชาย มาแทน", "position": "กรรมการ", "phone": "0899999999"}


@pytest.fixture
def slot(app):
    return seating.slot(seats=1)


def act(verb, slot, *people, **facts):
    """The verb as a door of its own does it, on the slot and these people read anew."""
    slot_id, ids = slot.id, [one.id for one in people]

    def do():
        own = [db.session.get(Registration, each) for each in ids]
        return verb(db.session.get(Slot, slot_id), *own, **facts)

    return do


def refused(answers):
    return [isinstance(each, Refused) for each in answers].count(True)


@pytest.mark.parametrize("doors", [2, 8])
def test_the_last_seat_goes_to_one_walk_in_and_the_others_are_told(app, slot, doors):
    people = [seating.applicant(slot) for _ in range(doors)]

    answers = at_once(app, [act(walk_ins.let_in, slot, one, by=None) for one in people])

    seated = {one.id for one in people if one.state == State.ACCEPTED}
    assert (refused(answers), seats.taken(slot.cohort), all_of(Presence)) == (doors - 1, 1, seated)


def test_the_seat_of_one_who_has_not_come_is_given_away_once(app, slot):
    absent = seating.holder(slot)
    people = [seating.applicant(slot) for _ in range(4)]

    said = {"by": None, "why_absent": "ไม่มา"}
    answers = at_once(app, [act(walk_ins.let_in_instead, slot, absent, one, **said) for one in people])

    assert (refused(answers), seats.taken(slot.cohort), len(all_of(Presence))) == (3, 1, 1)


def test_two_who_stand_in_for_one_at_once_are_one(app, slot):
    left = seating.holder(slot)
    others = [NEW | {"name": f"นายคนที่ สกุล{number}ก", "phone": f"08{number:08}"} for number in range(4)]

    answers = at_once(app, [act(stand_in, slot, left, facts=facts, reason="ป่วย", by=None) for facts in others])

    assert (refused(answers), seats.taken(slot.cohort), len(all_of(Presence))) == (3, 1, 1)


@pytest.mark.parametrize("verb", ["release", "stand_in"])
def test_who_is_signed_in_while_the_seat_is_taken_away_has_either_the_seat_or_no_presence(app, slot, verb):
    left, slot_id = seating.holder(slot), slot.id
    left_id = left.id
    taking = {
        "release": act(walk_ins.release, slot, left, reason="ไม่มา", by=None),
        "stand_in": act(stand_in, slot, left, facts=NEW, reason="ป่วย", by=None),
    }[verb]

    def sign_in():
        mark_present(db.session.get(Slot, slot_id), [left_id], None, Way.DOOR)

    answers = at_once(app, [taking, sign_in])

    assert refused(answers) == 1 and (left.state == State.ACCEPTED) == (left_id in all_of(Presence))


def test_the_doors_of_two_cohorts_do_not_stand_in_each_others_way(app, slot):
    other = make.slots(make.cohort(number=6, starts_on=slot.day, seats=1))[0]
    one, another = seating.applicant(slot), seating.applicant(other)

    answers = at_once(app, [act(walk_ins.let_in, slot, one, by=None), act(walk_ins.let_in, other, another, by=None)])

    assert (refused(answers), all_of(Presence)) == (0, {one.id, another.id})
