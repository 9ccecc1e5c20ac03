"""Ticking the matrix: cell by cell, or the whole form at once."""

import pytest

from tests import make
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.journal import Entry
from trainer.registration.models import State


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


def address(cohort, end=""):
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/attendance{end}"


def cell(cohort, slot, person):
    return address(cohort, f"/{slot.id}/presences/{person.id}")


def cells():
    db.session.rollback()
    return {(each.slot_id, each.registration_id) for each in db.session.query(Presence)}


def test_one_cell_is_ticked_and_the_new_counts_come_back(cohort, as_organiser):
    person, slots = make.registration(cohort), make.slots(cohort)
    make.presence(slots[1], person)

    answer = as_organiser.put(cell(cohort, slots[0], person))

    assert answer.json == {"present": True, "attended": 2, "there": 1}


def test_one_cell_is_unticked(cohort, as_organiser):
    person, slot = make.registration(cohort), make.slots(cohort)[0]
    make.presence(slot, person)

    as_organiser.delete(cell(cohort, slot, person))

    assert cells() == set()


def test_a_person_of_another_cohort_cannot_be_ticked_here(cohort, as_organiser):
    stranger = make.registration(make.cohort(number=5, programme=cohort.programme))

    answer = as_organiser.put(cell(cohort, make.slots(cohort)[0], stranger))

    assert (answer.status_code, cells()) == (404, set())


def test_a_half_day_of_another_cohort_cannot_be_ticked_through_this_one(cohort, as_organiser):
    other = make.cohort(number=5, programme=cohort.programme)
    person, slot = make.registration(other), make.slots(other)[0]

    assert as_organiser.put(cell(cohort, slot, person)).status_code == 404


def test_ticking_a_reserve_is_refused_with_the_name(cohort, as_organiser):
    reserve = make.registration(cohort, state=State.RESERVE, rank=1, person=make.person("สำรองคนแรก"))

    answer = as_organiser.put(cell(cohort, make.slots(cohort)[0], reserve), headers={"HX-Request": "true"})

    assert answer.status_code == 422 and "สำรองคนแรก" in answer.text


def test_saving_the_form_writes_only_what_was_changed_on_the_page(cohort, as_organiser):
    one, two, three = (make.registration(cohort) for _ in range(3))
    slot = make.slots(cohort)[0]
    for person in (two, three):  # three was signed in at the door after the page was made
        make.presence(slot, person)

    form = {"shown": f"{slot.id}-{two.id}", "present": [f"{slot.id}-{one.id}"]}
    as_organiser.post(address(cohort), data=form)

    assert cells() == {(slot.id, one.id), (slot.id, three.id)}


def test_saving_keeps_the_filter_and_nothing_else_of_the_address(cohort, as_organiser):
    make.slots(cohort)

    answer = as_organiser.post(address(cohort, "?q=abc&_external=1&_scheme=evil&slug=other"), data={"shown": ""})

    assert answer.location == "/desk/cohorts/executive/4/attendance?q=abc"


@pytest.mark.parametrize("junk", ["x", "1", "1-2-3", "-", "๑-๒", "1-" + "9" * 30])
def test_a_tick_that_is_none_is_refused(cohort, as_organiser, junk):
    make.slots(cohort)

    answer = as_organiser.post(address(cohort), data={"present": [junk]})

    assert (answer.status_code, db.session.query(Entry).count()) == (422, 0)


def test_a_door_account_cannot_tick_the_matrix(cohort, as_door):
    person, slot = make.registration(cohort), make.slots(cohort)[0]

    answer = as_door.put(cell(cohort, slot, person))

    assert (answer.status_code, cells()) == (403, set())
