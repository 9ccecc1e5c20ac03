"""Putting one person's attendance right afterwards, with a reason."""

from datetime import timedelta

import pytest

from tests import make
from trainer.attendance import corrections
from trainer.attendance.checkin import annul
from trainer.attendance.models import Annulment, Presence, Way
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.registration.models import State


@pytest.fixture
def slot(app):
    return make.slots(make.cohort())[0]


@pytest.fixture
def one(slot):
    return make.registration(slot.cohort)


def at(slot, hour, minute=0):
    return make.moment(slot.day, hour, minute)


def test_a_presence_is_added_with_its_time_and_stands_on_the_persons_record_with_the_reason(slot, one):
    corrections.add_presence(slot, one, at(slot, 9, 15), " ลืม ลงชื่อ ", None)

    there, entry = db.session.query(Presence).one(), db.session.query(Entry).one()
    assert (there.at, there.way) == (at(slot, 9, 15), Way.HAND)
    assert (entry.act, entry.registration_id, entry.facts["reason"]) == ("marked_present", one.id, "ลืม ลงชื่อ")


def test_a_presence_that_was_taken_back_can_be_added_again_and_what_was_said_before_stays_away(slot, one):
    make.presence(slot, one)
    annul(slot, [one.id], None, "กดผิดคน")

    corrections.add_presence(slot, one, at(slot, 9, 15), "อยู่จริง", None)

    db.session.expire_all()
    assert db.session.query(Annulment).one().at == at(slot, 9, 15) - timedelta(microseconds=1)


@pytest.mark.parametrize("reason", ["", "  "])
@pytest.mark.parametrize("act", [corrections.add_presence, corrections.leave_early])
def test_without_a_reason_nothing_is_added(slot, one, act, reason):
    with pytest.raises(Refused) as refusal:
        act(slot, one, at(slot, 10), reason, None)

    assert refusal.value.place == "reason"


@pytest.mark.parametrize("moment", [make.moment(make.FIRST_DAY, 12, 1), make.moment(make.FIRST_DAY + timedelta(1), 9)])
@pytest.mark.parametrize("act", [corrections.add_presence, corrections.leave_early])
def test_a_time_after_the_slot_or_of_another_day_is_refused(slot, one, act, moment):
    if act is corrections.leave_early:
        make.presence(slot, one)

    with pytest.raises(Refused) as refusal:
        act(slot, one, moment, "เหตุ", None)

    assert refusal.value.place == "at"


def test_a_time_still_to_come_is_refused(app):
    one = make.registration(make.cohort(starts_on=today()))
    slot = make.slot(one.cohort, today(), starts_at=now() - timedelta(hours=1), ends_at=now() + timedelta(hours=2))

    with pytest.raises(Refused, match="ยังมาไม่ถึง"):
        corrections.add_presence(slot, one, now() + timedelta(hours=1), "เหตุ", None)


def test_somebody_who_is_recorded_is_not_recorded_again_with_another_time(slot, one):
    make.presence(slot, one)

    with pytest.raises(Refused):
        corrections.add_presence(slot, one, at(slot, 9), "เหตุ", None)


def test_who_holds_no_seat_is_not_added(slot):
    gone = make.registration(slot.cohort, state=State.WITHDRAWN)

    with pytest.raises(Refused):
        corrections.add_presence(slot, gone, at(slot, 9), "เหตุ", None)


def test_taking_back_what_nobody_recorded_is_said(slot, one):
    with pytest.raises(Refused):
        corrections.take_back(slot, one, "เหตุ", None)


def test_leaving_early_is_kept_with_time_and_reason(slot, one):
    there = make.presence(slot, one)

    corrections.leave_early(slot, one, at(slot, 11), "ไปพบแพทย์", None)

    entry = db.session.query(Entry).one()
    assert (there.left_at, there.left_reason) == (at(slot, 11), "ไปพบแพทย์")
    assert (entry.act, entry.facts["reason"], entry.facts["changes"]["left_at"]) == (
        "left_early", "ไปพบแพทย์", [None, "11.00 น."])  # fmt: skip


def test_who_was_not_there_cannot_leave_early(slot, one):
    with pytest.raises(Refused):
        corrections.leave_early(slot, one, at(slot, 11), "เหตุ", None)


def test_nobody_leaves_before_it_begins(slot, one):
    make.presence(slot, one)

    with pytest.raises(Refused) as refusal:
        corrections.leave_early(slot, one, at(slot, 9), "เหตุ", None)

    assert refusal.value.place == "at"


@pytest.mark.parametrize(("way", "minute"), [(Way.DOOR, 49), (Way.HAND, 50)])
def test_nobody_leaves_before_having_come(slot, one, way, minute):
    make.presence(slot, one, way, at=at(slot, 9, 50))

    with pytest.raises(Refused, match=r"09\.50"):
        corrections.leave_early(slot, one, at(slot, 9, minute), "เหตุ", None)


@pytest.mark.parametrize(("way", "hour"), [(Way.PAPER, 11), (Way.MATRIX, 16)])
def test_a_presence_that_was_entered_afterwards_says_nothing_of_when_one_came(slot, one, way, hour):
    there = make.presence(slot, one, way, at=at(slot, hour))

    corrections.leave_early(slot, one, at(slot, 10), "เหตุ", None)

    assert there.left_at == at(slot, 10)


def test_that_somebody_left_can_be_taken_back_with_a_reason(slot, one):
    there = make.presence(slot, one)
    corrections.leave_early(slot, one, at(slot, 11), "ไปพบแพทย์", None)

    corrections.did_not_leave(slot, one, "กลับมาทัน", None)

    assert (there.left_at, there.left_reason) == (None, "")
    assert [each.act for each in db.session.query(Entry).order_by(Entry.id)] == ["left_early", "stayed_after_all"]


def test_who_did_not_leave_cannot_have_come_back(slot, one):
    make.presence(slot, one)

    with pytest.raises(Refused):
        corrections.did_not_leave(slot, one, "เหตุ", None)
