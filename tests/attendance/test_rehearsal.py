"""After a rehearsal everything that was recorded goes, and nothing of it comes back."""

import pytest

from tests import make
from tests.attendance.papers import all_of
from trainer.attendance import rehearsal
from trainer.attendance.models import Annulment, Excuse, LeftDifference, Presence, Signature, Slot
from trainer.awards import issuing
from trainer.database import db, now
from trainer.door.models import Device, Scan
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration.models import State

PAGE = "/desk/cohorts/executive/4/attendance/rehearsal"


@pytest.fixture
def slots(app):
    return make.slots(make.cohort(programme=make.programme("executive")))


def rehearse(slot, **facts):
    """Somebody of whom everything was recorded at a slot."""
    one = make.registration(slot.cohort, **facts)
    make.presence(slot, one)
    slot.paper_entered_at = now()
    own = {"slot_id": slot.id, "registration_id": one.id}
    for row in (Signature(**own), Excuse(reason="ลอง", **own), LeftDifference(signed=True, **own)):
        make.add(row)
    return one


def test_everything_goes_from_the_slots_that_were_chosen_and_from_no_other(slots):
    one = rehearse(slots[0])
    make.presence(slots[1], one)

    gone = rehearsal.reset(one.cohort, slots[:1], "ซ้อมระบบ", None)

    kept = [db.session.query(model).count() for model in (Presence, Signature, Excuse, LeftDifference)]
    assert (gone, kept, slots[0].paper_entered_at) == (1, [1, 0, 0, 0], None)
    assert db.session.query(Presence).one().slot_id == slots[1].id


def test_a_tombstone_stands_for_everybody_whom_a_device_may_still_hold(slots):
    there, not_yet = rehearse(slots[0]), make.registration(slots[0].cohort)
    withdrawn = rehearse(slots[0], state=State.WITHDRAWN)
    make.registration(slots[0].cohort, state=State.APPLIED)

    rehearsal.reset(there.cohort, slots[:1], "ซ้อมระบบ", None)

    assert all_of(Annulment) == {there.id, not_yet.id, withdrawn.id}


def test_the_journal_keeps_the_reason_the_names_and_the_numbers(slots):
    one = rehearse(slots[0], person=make.person("มาลี", "ทองดี"))

    rehearsal.reset(one.cohort, slots[:1], " ซ้อมระบบ ", None)

    entry = db.session.query(Entry).one()
    people = {"people": ["นายมาลี ทองดี"], "ids": [one.id]}
    counts = {"count": 1, "presences": 1, "signatures": 1, "excuses": 1}
    assert (entry.act, entry.subject_type) == ("reset_slot", "slot")
    assert entry.facts == {"reason": "ซ้อมระบบ", **people, **counts}


def test_scans_of_the_rehearsal_wait_for_no_decision_and_stay_as_evidence(slots):
    one = rehearse(slots[0])
    device = make.add(Device(cohort=one.cohort, name="โต๊ะ 1", invited_until=now(), expires_at=now()))
    for number, result in enumerate(("already", "recorded")):
        said = {"kind": "present", "how": "camera", "device_at": 0, "at": now(), "result": result}
        make.add(Scan(uid=f"{number}", body_hash="", device=device, cohort_id=one.cohort_id, slot=slots[0], **said))

    rehearsal.reset(one.cohort, slots[:1], "ซ้อมระบบ", None)

    db.session.expire_all()
    assert [(scan.result, scan.resolution) for scan in db.session.query(Scan).order_by(Scan.uid)] == [
        ("already", "dismissed"), ("recorded", "")]  # fmt: skip


def test_without_a_reason_nothing_goes(slots):
    one = rehearse(slots[0])

    with pytest.raises(Refused) as refusal:
        rehearsal.reset(one.cohort, slots[:1], " ", None)

    assert refusal.value.place == "reason" and db.session.query(Presence).count() == 1


def test_where_nothing_was_recorded_nothing_can_be_thrown_away(slots):
    rehearse(slots[0])

    with pytest.raises(Refused):
        rehearsal.reset(slots[0].cohort, slots[1:2], "ซ้อมระบบ", None)


def test_once_certificates_were_issued_what_is_recorded_stays(slots):
    one = rehearse(slots[0])
    for slot in slots[1:]:
        make.presence(slot, one)
    issuing.issue_all(one.cohort, None)

    with pytest.raises(Refused, match="วุฒิบัตร"):
        rehearsal.reset(one.cohort, slots[:1], "ซ้อมระบบ", None)


def test_the_page_throws_away_what_is_ticked(slots, as_organiser):
    rehearse(slots[0]), rehearse(slots[1])

    as_organiser.post(PAGE, data={"slots": [slots[0].id], "reason": "ซ้อมระบบ"})

    db.session.rollback()
    assert [each.slot_id for each in db.session.query(Presence)] == [slots[1].id]


def test_a_slot_of_another_cohort_is_not_thrown_away_from_here(slots, as_organiser):
    other = make.slots(make.cohort(number=5))[0]
    rehearse(other), rehearse(slots[0])

    answer = as_organiser.post(PAGE, data={"slots": [other.id], "reason": "ซ้อมระบบ"})

    assert (answer.status_code, db.session.query(Presence).count()) == (422, 2)


def test_a_refusal_keeps_what_was_ticked_and_typed(slots, as_organiser):
    rehearse(slots[0])

    page = as_organiser.post(PAGE, data={"slots": [slots[0].id], "reason": ""})

    assert page.status_code == 422 and f'value="{slots[0].id}" checked' in page.text


def test_before_anything_was_tried_the_page_says_what_it_is_for(slots, as_organiser):
    assert "ไม่มีอะไรให้ล้าง" in as_organiser.get(PAGE).text


def test_the_page_asks_the_database_as_much_for_six_slots_as_for_two(app, as_organiser, statements):
    seen = []
    for number, days in ((4, 1), (5, 3)):
        slots = make.slots(make.cohort(number=number, days=days, programme=make.programme(f"executive{number}")))
        for slot in slots:
            rehearse(db.session.get(Slot, slot.id))
        db.session.commit()
        with statements() as counted:
            as_organiser.get(f"/desk/cohorts/executive{number}/{number}/attendance/rehearsal")
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 12
