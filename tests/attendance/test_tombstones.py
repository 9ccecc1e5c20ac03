"""What taking back leaves behind, so that nothing said before it comes back."""

from datetime import timedelta

import pytest

from tests import make
from trainer.attendance import tombstones
from trainer.attendance.checkin import annul
from trainer.attendance.models import Annulment
from trainer.database import db, now


@pytest.fixture
def slot(app):
    return make.slots(make.cohort())[0]


def marks():
    db.session.expire_all()
    return [(each.at, each.reason) for each in db.session.query(Annulment)]


def test_taking_back_leaves_a_mark_of_its_moment(slot):
    person = make.registration(slot.cohort)
    make.presence(slot, person)
    before = now()

    annul(slot, [person.id], None, "กดผิดคน")

    [(at, reason)] = marks()
    assert before <= at <= now() and reason == "กดผิดคน"


@pytest.mark.parametrize(("first", "second", "kept"), [(8, 9, 9), (9, 8, 9)])
def test_of_two_marks_the_later_one_stays(slot, first, second, kept):
    person = make.registration(slot.cohort)

    for hour in (first, second):
        tombstones.bury(slot.id, [person.id], make.moment(slot.day, hour), f"{hour}")

    assert marks() == [(make.moment(slot.day, kept), f"{kept}")]


def test_somebody_who_answers_for_a_presence_moves_the_mark_before_it(slot):
    person, other = make.registration(slot.cohort), make.registration(slot.cohort)
    late, early = make.moment(slot.day, 11), make.moment(slot.day, 9)
    tombstones.bury(slot.id, [person.id, other.id], late, "")

    tombstones.yield_to(slot.id, person.id, early)

    assert sorted(at for at, _reason in marks()) == [early - timedelta(microseconds=1), late]
