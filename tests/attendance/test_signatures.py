"""What the signed sheet says is kept, beside what was recorded."""

import threading

import pytest

from tests import make
from tests.attendance.papers import address, all_of, form, sheet, ticked
from trainer.attendance.models import Presence, Signature, Slot
from trainer.attendance.tally import Seen, Tally
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.registration import list_numbers
from trainer.registration.models import State


@pytest.fixture
def slot(app):
    return make.slots(make.cohort(programme=make.programme("executive")))[0]


def test_saving_keeps_who_signed_and_when_it_was_entered(slot, as_organiser):
    here, absent = make.registration(slot.cohort), make.registration(slot.cohort)

    as_organiser.post(address(slot), data=form([here]))

    assert all_of(Signature) == {here.id} and db.session.get(Slot, slot.id).paper_entered_at and absent.id != here.id


def test_only_keeping_leaves_presences_as_they_were(slot, as_organiser):
    signed, recorded = make.registration(slot.cohort), make.registration(slot.cohort)
    make.presence(slot, recorded)

    answer = as_organiser.post(address(slot), data=form([signed], [recorded], step="keep"))

    assert (all_of(Signature), all_of(Presence)) == ({signed.id}, {recorded.id})
    assert answer.location.endswith("/differences")


def test_entering_a_sheet_again_begins_with_what_it_says(slot, as_organiser):
    signed = make.registration(slot.cohort)
    make.registration(slot.cohort)
    as_organiser.post(address(slot), data=form([signed]))

    assert ticked(as_organiser.get(address(slot)).text) == 1


def test_entering_who_signed_begins_with_nobody(slot, as_organiser):
    make.registration(slot.cohort)

    assert ticked(as_organiser.get(address(slot) + "?entry=signed").text) == 0


def test_a_signature_entered_by_mistake_goes_when_the_sheet_is_entered_again(slot, as_organiser):
    right, wrong = make.registration(slot.cohort), make.registration(slot.cohort)
    as_organiser.post(address(slot), data=form([right, wrong]))
    db.session.rollback()
    entered = db.session.get(Slot, slot.id).paper_entered_at.isoformat()

    as_organiser.post(address(slot), data=form([right], [right, wrong], entered=entered, reason="อ่านผิด"))

    assert (all_of(Signature), all_of(Presence)) == ({right.id}, {right.id})


def test_a_sheet_that_somebody_else_entered_meanwhile_is_not_overwritten_unseen(slot, as_organiser):
    mine, theirs = make.registration(slot.cohort), make.registration(slot.cohort)
    make.add(Signature(slot_id=slot.id, registration_id=theirs.id))
    slot.paper_entered_at = now()

    page = as_organiser.post(address(slot), data=form([mine]))

    assert (page.status_code, ticked(page.text), all_of(Signature)) == (200, 1, {theirs.id})


def test_who_recorded_what_meanwhile_is_told_by_name(slot, as_organiser):
    make.presence(slot, make.registration(slot.cohort, person=make.person("มาสาย", "จริงจัง")))

    page = as_organiser.post(address(slot), data=form([], []))

    assert "1 นายมาสาย จริงจัง" in page.text[page.text.index('role="alert"'):]


def test_the_numbers_are_those_of_the_sheet_that_was_printed(slot, as_organiser):
    """Somebody who sorts first got a seat after the paper was printed; number 1 on it is still who it was."""
    first = make.registration(slot.cohort, person=make.person("ขวัญ"))
    sheet(slot)
    list_numbers.follow(make.registration(slot.cohort, person=make.person("กานดา")))

    page = as_organiser.post(address(slot), data=form([], step="look", called="1", entry="signed"))

    assert f'value="{first.id}" checked' in page.text and "1 คนได้รับที่นั่งหลังจากนั้น" in page.text


def test_a_signature_of_who_holds_no_seat_any_more_is_kept_but_makes_no_presence(slot, as_organiser):
    gone = make.registration(slot.cohort)
    sheet(slot)
    gone.state = State.WITHDRAWN

    as_organiser.post(address(slot), data=form([gone]))

    assert (all_of(Signature), all_of(Presence)) == ({gone.id}, set())


def test_entering_stands_in_the_journal_with_number_and_names(slot, as_organiser):
    here = make.registration(slot.cohort, person=make.person("มาลี", "ทองดี"))

    as_organiser.post(address(slot), data=form([here]))

    entry = db.session.query(Entry).filter_by(act="entered_sheet").one()
    assert (entry.facts["count"], entry.facts["people"], entry.facts["ids"]) == (1, ["นายมาลี ทองดี"], [here.id])


def test_nobody_can_have_signed_the_sheet_of_a_day_to_come(app):
    slot = make.slots(make.cohort(starts_on=today()))[2]
    person = make.registration(slot.cohort)

    with pytest.raises(Refused, match="ยังมาไม่ถึง"):
        Tally.of(slot, ticked=[person.id]).write(None, "", Seen(frozenset(), ""), presences=False)


def test_of_two_who_enter_one_sheet_at_once_one_is_told(slot, app):
    people = [make.registration(slot.cohort).id for _ in range(4)]
    slot_id, told = slot.id, []
    db.session.commit()
    start = threading.Barrier(2)

    def enter(mine):
        with app.app_context():
            tally = Tally.of(db.session.get(Slot, slot_id), ticked=mine)
            db.session.commit()
            start.wait()
            try:
                tally.write(None, "", Seen(frozenset(), ""), presences=False)
                db.session.commit()
            except Refused as refusal:
                db.session.rollback()
                told.append(refusal)

    threads = [threading.Thread(target=enter, args=(mine,)) for mine in (people[:2], people[2:])]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert (len(told), all_of(Signature) in (set(people[:2]), set(people[2:]))) == (1, True)
