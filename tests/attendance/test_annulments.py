"""What a hand says and takes back, as far as it stands against devices that bring older news later."""

import pytest

from tests import make
from trainer.attendance.checkin import annul, mark_present
from trainer.attendance.models import Annulment, Presence, Way
from trainer.database import db, now


@pytest.fixture
def person(app):
    return make.registration()


@pytest.fixture
def slot(person):
    return make.slots(person.cohort)[0]


def test_taking_back_leaves_an_annulment_with_its_reason(slot, person):
    make.presence(slot, person)
    before = now()

    annul(slot, [person.id], None, " กดผิดคน ")

    left = db.session.query(Annulment).one()
    assert (left.slot_id, left.registration_id, left.reason) == (slot.id, person.id, "กดผิดคน") and left.at >= before


def test_taking_back_again_moves_the_annulment_on(slot, person):
    annul(slot, [person.id], None, "ครั้งแรก")
    first = db.session.query(Annulment).one().at
    db.session.expire_all()

    annul(slot, [person.id], None, "ครั้งที่สอง")

    left = db.session.query(Annulment).one()
    assert left.at > first and left.reason == "ครั้งที่สอง"


def test_signing_in_after_taking_back_counts(slot, person):
    annul(slot, [person.id], None, "กดผิดคน")

    assert mark_present(slot, [person.id], None, Way.DOOR) == [person.id]


def test_a_hand_vouches_at_the_moment_of_the_click_whatever_moment_it_gives(slot, person):
    before = now()

    mark_present(slot, [person.id], None, Way.PAPER, at=make.moment(slot.day, 8, 41))

    there = db.session.query(Presence).one()
    assert there.at == make.moment(slot.day, 8, 41) and there.vouched_at >= before


def test_saying_again_by_hand_what_is_recorded_vouches_again(slot, person):
    make.presence(slot, person)

    news = mark_present(slot, [person.id], None, Way.MATRIX)

    db.session.expire_all()
    assert news == [] and db.session.query(Presence).one().vouched_at is not None


def test_each_of_many_can_be_signed_in_at_a_moment_of_its_own(slot, person):
    other = make.registration(person.cohort)
    moments = {person.id: make.moment(slot.day, 8), other.id: make.moment(slot.day, 9)}

    mark_present(slot, list(moments), None, Way.CONFLICT, at=moments)

    assert {each.registration_id: each.at for each in db.session.query(Presence)} == moments
