"""Paper beside the record: the lines that differ, and what somebody decides about them."""

import pytest

from tests import make
from tests.attendance.papers import address, all_of
from trainer.attendance import differences
from trainer.attendance.models import Annulment, LeftDifference, Presence, Signature, Way
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration.models import State


@pytest.fixture
def slot(app):
    slot = make.slots(make.cohort(programme=make.programme("executive")))[0]
    slot.paper_entered_at = now()
    return slot


def signed(slot, **facts):
    """Somebody who signed and was not recorded."""
    one = make.registration(slot.cohort, **facts)
    make.add(Signature(slot_id=slot.id, registration_id=one.id))
    return one


def recorded(slot, **facts):
    """Somebody who was recorded and did not sign."""
    one = make.registration(slot.cohort, **facts)
    make.presence(slot, one, Way.SCAN)
    return one


def both(slot):
    """Somebody of whom paper and record say the same."""
    one = signed(slot)
    make.presence(slot, one)
    return one


def decide(visitor, slot, act, people, reason=""):
    side = "signed" if act in ("count", "leave_signed") else "recorded"
    data = {"act": act, side: [each.id for each in people], "reason": reason}
    return visitor.post(address(slot, "differences"), data=data)


def ids(slot):
    db.session.commit()
    return tuple([one.line.id for one in side] for side in differences.differences_at(slot))


def test_only_who_differs_is_listed_each_on_its_side(slot):
    both(slot)
    make.registration(slot.cohort)

    assert ids(slot) == ([], [])
    missing, unsigned = signed(slot), recorded(slot)
    db.session.commit()
    assert ids(slot) == ([missing.id], [unsigned.id])


def test_counting_makes_a_presence_from_paper(slot, as_organiser):
    one, other = signed(slot), signed(slot)

    decide(as_organiser, slot, "count", [one])

    there = db.session.query(Presence).one()
    assert (there.registration_id, there.way) == (one.id, Way.PAPER) and ids(slot) == ([other.id], [])


def test_counting_counts_although_a_presence_was_taken_back_before(slot):
    one = signed(slot)
    make.add(Annulment(slot_id=slot.id, registration_id=one.id, at=now()))

    assert differences.count(slot, [one.id], None) == 1


def test_taking_back_removes_the_presences_with_the_reason(slot, as_organiser):
    one, other = recorded(slot), recorded(slot)

    decide(as_organiser, slot, "take_back", [one], "สแกนแทนกัน")

    entry = db.session.query(Entry).filter_by(act="presence_annulled").one()
    assert (all_of(Presence), entry.facts["reason"]) == ({other.id}, "สแกนแทนกัน")


def test_taking_back_needs_a_reason(slot):
    one = recorded(slot)

    with pytest.raises(Refused):
        differences.take_back(slot, [one.id], None, " ")


@pytest.mark.parametrize(("act", "make_one"), [("leave_signed", signed), ("leave_recorded", recorded)])
def test_what_is_left_is_remembered_with_its_reason_and_no_presence_changes(slot, as_organiser, act, make_one):
    one = make_one(slot)
    before = all_of(Presence)

    decide(as_organiser, slot, act, [one], "นั่งหน้าห้อง ลืมลงชื่อ")

    kept = db.session.query(LeftDifference).one()
    entry = db.session.query(Entry).filter_by(act="left_difference", subject_id=one.id).one()
    assert (kept.registration_id, kept.reason, entry.facts["reason"]) == (one.id, *["นั่งหน้าห้อง ลืมลงชื่อ"] * 2)
    assert all_of(Presence) == before


def test_leaving_again_keeps_the_last_reason(slot):
    one = recorded(slot)
    for reason in ("ยังไม่ทราบ", "ถามแล้ว อยู่จริง"):
        differences.leave(slot, [one.id], None, reason, signed=False)

    assert [each.reason for each in db.session.query(LeftDifference)] == ["ถามแล้ว อยู่จริง"]


def test_a_line_that_was_decided_meanwhile_is_passed_over(slot):
    one, settled = signed(slot), both(slot)

    assert differences.count(slot, [one.id, settled.id], None) == 1


def test_a_line_of_the_other_side_is_not_taken_back(slot):
    settled = both(slot)

    taken = differences.take_back(slot, [settled.id], None, "ผิดฝั่ง")

    assert (taken, all_of(Presence)) == (0, {settled.id})


def test_who_holds_no_seat_cannot_be_counted_and_is_named(slot):
    gone = signed(slot, state=State.WITHDRAWN, person=make.person("ไพโรจน์", "ถอนตัว"))

    with pytest.raises(Refused, match="นายไพโรจน์ ถอนตัว"):
        differences.count(slot, [gone.id], None)


def test_somebody_of_another_cohort_is_not_touched(slot, as_organiser):
    other = make.slots(make.cohort(number=5))[0]
    stranger = recorded(other)

    decide(as_organiser, slot, "take_back", [stranger], "ลอง")

    assert all_of(Presence) == {stranger.id}


def test_without_lines_nothing_is_decided(slot, as_organiser):
    recorded(slot)

    assert decide(as_organiser, slot, "take_back", [], "เหตุ").status_code == 422


def test_an_unknown_act_is_refused(slot, as_organiser):
    assert decide(as_organiser, slot, "burn", [recorded(slot)]).status_code == 400


def test_before_the_sheet_is_entered_nothing_differs(slot, as_organiser):
    slot.paper_entered_at = None
    one = recorded(slot, person=make.person("มาลี"))

    assert "มาลี" not in as_organiser.get(address(slot, "differences")).text
    with pytest.raises(Refused):
        differences.leave(slot, [one.id], None, "", signed=False)


def test_the_page_asks_the_database_as_much_for_three_lines_as_for_one(slot, as_organiser, statements):
    seen = []
    for lines in (1, 2):
        for _ in range(lines):
            signed(slot), recorded(slot)
        db.session.commit()
        with statements() as counted:
            as_organiser.get(address(slot, "differences"))
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 16
