"""The sheets of a cohort: what is still to be entered, and in how many lines paper and record differ."""

import pytest
import time_machine

from tests import make
from trainer.attendance.models import LeftDifference, Signature
from trainer.attendance.paperwork import following, paperwork
from trainer.database import db, now
from trainer.look import today

LIST = "/desk/cohorts/executive/4/attendance/sheets"


@pytest.fixture
def slots(app):
    return make.slots(make.cohort(programme=make.programme("executive")))


def sign(slot, one):
    make.add(Signature(slot_id=slot.id, registration_id=one.id))


def test_each_slot_counts_who_signed_who_is_recorded_and_who_differs(slots):
    one, other, third = (make.registration(slots[0].cohort) for _ in range(3))
    slots[0].paper_entered_at = now()
    for person in (one, other):
        sign(slots[0], person)
    make.presence(slots[0], one), make.presence(slots[0], third), make.presence(slots[1], one)

    first, second, *_others = paperwork(slots[0].cohort)

    assert (first.signed, first.recorded, first.unrecorded, first.unsigned, first.differing) == (2, 2, 1, 1, 2)
    assert (second.signed, second.recorded, second.differing) == (0, 1, 0)


@pytest.mark.parametrize(("side", "waiting"), [(True, (0, 1)), (False, (1, 0))])
def test_what_was_left_does_not_wait_any_more_as_long_as_it_differs_in_that_way(slots, side, waiting):
    one, other = make.registration(slots[0].cohort), make.registration(slots[0].cohort)
    sign(slots[0], one), make.presence(slots[0], other)
    for person in (one, other):
        make.add(LeftDifference(slot_id=slots[0].id, registration_id=person.id, signed=side))

    first = paperwork(slots[0].cohort)[0]

    assert (first.unrecorded, first.unsigned) == waiting


def test_the_next_sheet_is_the_one_after_that_is_not_entered(slots):
    slots[1].paper_entered_at = now()
    papers = paperwork(slots[0].cohort)

    assert following(papers, slots[0].id).slot == slots[2]
    assert following(papers, slots[5].id).slot == slots[0]


def test_a_sheet_of_a_half_day_to_come_is_not_next(app):
    slots = make.slots(make.cohort(starts_on=today()))

    with time_machine.travel(make.moment(today(), 10)):
        assert following(paperwork(slots[0].cohort), slots[0].id).slot == slots[0]


def test_the_page_offers_the_next_sheet_first(slots, as_organiser):
    make.registration(slots[0].cohort)

    page = as_organiser.get(f"{LIST}?after={slots[0].id}").text

    first = page.index(f"/attendance/{slots[1].id}/paper")
    assert "autofocus" in page[first:first + 80]


def test_before_the_agenda_the_page_says_what_it_is_for(app, as_organiser):
    make.cohort(programme=make.programme("executive"))

    assert "ยังไม่มีครึ่งวัน" in as_organiser.get(LIST).text


def test_the_page_asks_the_database_as_much_for_six_slots_as_for_two(app, as_organiser, statements):
    seen = []
    for number, days in ((4, 1), (5, 3)):
        programme = make.programme(f"executive{number}")
        slots = make.slots(make.cohort(number=number, days=days, programme=programme))
        for slot in slots:
            sign(slot, make.registration(slot.cohort))
        db.session.commit()
        with statements() as counted:
            as_organiser.get(f"/desk/cohorts/executive{number}/{number}/attendance/sheets")
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 14
