"""Numbers on paper keep their meaning, whoever gives up or gets a seat after it was printed."""

import pytest

from tests import make
from tests.attendance import papers
from trainer.attendance.models import PrintedSheet
from trainer.attendance.numbered import Numbered
from trainer.database import db
from trainer.registration import list_numbers
from trainer.registration.models import State


@pytest.fixture
def slot(app):
    return make.slots(make.cohort())[0]


def person(slot, name, **facts):
    return make.registration(slot.cohort, person=make.person(name, "ทดสอบ"), **facts)


def sheet(slot):
    return db.session.get(PrintedSheet, papers.sheet(slot))


def follows(registration):
    """Gives somebody who just got a seat the next number, as `giving.seat` does."""
    list_numbers.follow(registration)
    return registration


def numbers(slot, sheet):
    return [(line.number, line.id) for line in Numbered.of(slot, sheet).lines]


def test_without_a_sheet_the_numbers_are_those_of_the_name_list(slot):
    second, first = person(slot, "ขวัญ"), person(slot, "กานดา")

    assert numbers(slot, None) == [(1, first.id), (2, second.id)]


def test_who_gave_up_the_seat_keeps_the_number(slot):
    first, gone, last = (person(slot, name) for name in ("กานดา", "ขวัญ", "จิตรา"))
    paper = sheet(slot)
    gone.state = State.WITHDRAWN

    found = Numbered.of(slot, paper)

    assert numbers(slot, paper) == [(1, first.id), (2, gone.id), (3, last.id)]
    assert ([line.id for line in found.gone], gone.id in found.seated) == ([gone.id], False)


def test_who_got_a_seat_since_follows_after_the_last_number(slot):
    person(slot, "ขวัญ"), person(slot, "จิตรา")
    paper = sheet(slot)
    late = follows(person(slot, "กานดา"))

    found = Numbered.of(slot, paper)

    assert [(line.number, line.id) for line in found.since] == [(3, late.id)]


def test_who_was_merged_into_another_entry_is_that_one(slot):
    gone, into = person(slot, "ขวัญ"), person(slot, "ขวัญ", state=State.APPLIED)
    paper = sheet(slot)
    gone.state, gone.merged_into_id = State.MERGED, into.id

    assert numbers(slot, paper) == [(1, into.id)]


def test_where_both_entries_were_printed_each_keeps_its_number(slot):
    gone, into = person(slot, "ขวัญ"), person(slot, "ขวัญ")
    paper = sheet(slot)
    gone.state, gone.merged_into_id = State.MERGED, into.id

    assert numbers(slot, paper) == [(1, gone.id), (2, into.id)]
