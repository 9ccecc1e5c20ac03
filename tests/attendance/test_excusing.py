"""Excused absence explains an absence and makes no presence of it."""

import pytest

from tests import make
from trainer.attendance import excusing
from trainer.attendance.models import Excuse, Presence
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration.models import State


@pytest.fixture
def slots(app):
    return make.slots(make.cohort())


@pytest.fixture
def one(slots):
    return make.registration(slots[0].cohort)


def test_somebody_is_excused_from_several_at_once_each_on_the_record(slots, one):
    excusing.excuse(one, slots[:2], "ป่วย มีใบรับรองแพทย์", None)

    kept = {(each.slot_id, each.reason) for each in db.session.query(Excuse)}
    entries = [(each.act, each.registration_id, each.facts["slot_id"]) for each in db.session.query(Entry)]
    assert kept == {(slot.id, "ป่วย มีใบรับรองแพทย์") for slot in slots[:2]}
    assert sorted(entries) == [("excused", one.id, slot.id) for slot in slots[:2]]


def test_an_excuse_is_no_presence(slots, one):
    excusing.excuse(one, slots[:1], "ป่วย", None)

    assert db.session.query(Presence).count() == 0


def test_excusing_again_keeps_the_first_reason_and_is_no_news(slots, one):
    excusing.excuse(one, slots[:1], "ป่วย", None)

    assert excusing.excuse(one, slots[:2], "ลากิจ", None) == [slots[1]]
    assert [each.reason for each in db.session.query(Excuse).order_by(Excuse.slot_id)] == ["ป่วย", "ลากิจ"]


@pytest.mark.parametrize(("slots_asked", "reason", "place"), [(1, " ", "reason"), (0, "ป่วย", "slots")])
def test_an_excuse_needs_a_reason_and_a_slot(slots, one, slots_asked, reason, place):
    with pytest.raises(Refused) as refusal:
        excusing.excuse(one, slots[:slots_asked], reason, None)

    assert refusal.value.place == place


def test_who_was_there_is_not_excused_from_it_and_the_slot_is_named(slots, one):
    make.presence(slots[0], one)

    with pytest.raises(Refused, match="29 ม.ค. 2563 เช้า"):
        excusing.excuse(one, slots[:2], "ป่วย", None)

    assert db.session.query(Excuse).count() == 0


def test_who_holds_no_seat_is_not_excused(slots):
    gone = make.registration(slots[0].cohort, state=State.WITHDRAWN)

    with pytest.raises(Refused):
        excusing.excuse(gone, slots[:1], "ป่วย", None)


def test_an_excuse_is_taken_back_with_a_reason_and_only_this_one(slots, one):
    excusing.excuse(one, slots[:2], "ป่วย", None)

    excusing.take_back(one, slots[0], "มาได้", None)

    entry = db.session.query(Entry).order_by(Entry.id.desc()).first()
    assert [each.slot_id for each in db.session.query(Excuse)] == [slots[1].id]
    assert (entry.act, entry.facts["reason"]) == ("took_back_excuse", "มาได้")


def test_what_nobody_excused_cannot_be_taken_back(slots, one):
    with pytest.raises(Refused):
        excusing.take_back(one, slots[0], "เหตุ", None)
