"""Entering a signed sheet: everybody but these."""

import pytest

from tests import make
from tests.attendance.papers import address, all_of, form, ticked
from trainer.attendance.models import Presence, Way
from trainer.database import db
from trainer.journal import Entry
from trainer.registration import list_numbers


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


@pytest.fixture
def slot(cohort):
    return make.slots(cohort)[0]


def recorded():
    return all_of(Presence)


def test_a_new_sheet_has_everybody_ticked(cohort, slot, as_organiser):
    for _ in range(3):
        make.registration(cohort)

    assert ticked(as_organiser.get(address(slot)).text) == 3


def test_one_may_start_from_what_is_recorded_instead(cohort, slot, as_organiser):
    make.registration(cohort)
    make.presence(slot, make.registration(cohort))

    assert ticked(as_organiser.get(address(slot) + "?start=recorded").text) == 1


def test_saving_records_everybody_but_the_unticked_as_known_from_paper(cohort, slot, as_organiser):
    here, absent = make.registration(cohort), make.registration(cohort)

    as_organiser.post(address(slot), data=form([here]))

    there = db.session.query(Presence).one()
    assert (there.registration_id, there.way) == (here.id, Way.PAPER) and absent.id != here.id


def test_looking_shows_the_difference_and_writes_nothing(cohort, slot, as_organiser):
    here, gone = make.registration(cohort), make.registration(cohort, person=make.person("ผู้ไม่ลงชื่อ"))
    make.presence(slot, gone)

    page = as_organiser.post(address(slot), data=form([here], [gone], step="look")).text

    removed = page[page.index('data-list-of="removed"'):page.index('data-list-of="absent"')]
    assert "ผู้ไม่ลงชื่อ" in removed and recorded() == {gone.id}


def test_what_is_recorded_already_is_neither_added_nor_removed(cohort, slot, as_organiser):
    here = make.registration(cohort)
    kept = make.presence(slot, here)
    db.session.commit()
    moment = kept.at

    as_organiser.post(address(slot), data=form([here], [here]))

    db.session.rollback()
    assert db.session.query(Presence).one().at == moment
    assert [each.act for each in db.session.query(Entry)] == ["entered_sheet"]


def test_taking_presences_back_without_a_reason_is_refused_and_nothing_typed_is_lost(cohort, slot, as_organiser):
    here, gone = make.registration(cohort), make.registration(cohort)
    make.presence(slot, gone)

    page = as_organiser.post(address(slot), data=form([here], [gone]))

    assert "กรุณาระบุเหตุผล" in page.text and ticked(page.text) == 1 and recorded() == {gone.id}


def test_taking_presences_back_with_a_reason_is_written_with_it(cohort, slot, as_organiser):
    here, gone = make.registration(cohort), make.registration(cohort)
    make.presence(slot, gone)

    as_organiser.post(address(slot), data=form([here], [gone], reason="ไม่มีลายมือชื่อ"))

    entry = db.session.query(Entry).filter_by(act="presence_annulled").one()
    assert (recorded(), entry.facts["reason"]) == ({here.id}, "ไม่มีลายมือชื่อ")


def test_presences_recorded_since_the_page_was_opened_are_not_taken_back_unseen(cohort, slot, as_organiser):
    here, latecomer = make.registration(cohort), make.registration(cohort)
    make.presence(slot, latecomer)

    page = as_organiser.post(address(slot), data=form([here], [], reason="ไม่มีลายมือชื่อ"))

    assert page.status_code == 200 and recorded() == {latecomer.id}


def test_a_person_of_another_cohort_is_not_recorded_from_a_changed_form(cohort, slot, as_organiser):
    stranger = make.registration(make.cohort(number=5), person=make.person("คนรุ่นอื่น"))
    here = make.registration(cohort)

    page = as_organiser.post(address(slot), data=form([here, stranger]))

    assert "คนรุ่นอื่น" not in page.text and recorded() == set()


def test_a_half_day_of_another_cohort_is_not_found_here(cohort, as_organiser):
    other = make.slots(make.cohort(number=5))[0]

    assert as_organiser.get(address(other)).status_code == 404


def test_the_sheet_page_asks_the_database_as_much_for_three_people_as_for_one(cohort, slot, as_organiser, statements):
    seen = []
    for people in (1, 2):
        for _ in range(people):
            make.presence(slot, make.registration(cohort))
        list_numbers.give(cohort)
        db.session.commit()
        with statements() as counted:
            as_organiser.get(address(slot))
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 15
