"""A session for some groups asks only those groups' people, wherever it is counted, printed or judged."""

import io
import subprocess

import openpyxl
import pytest

from tests import make
from trainer.attendance import paperwork, queries, roll
from trainer.attendance.matrix import Matrix
from trainer.attendance.models import Slot
from trainer.attendance.records import record_of
from trainer.attendance.register import register
from trainer.attendance.sheets import sheet_of
from trainer.awards.own_records import own_records
from trainer.awards.standings import standing_of
from trainer.database import db
from trainer.door import board_queries
from trainer.door.board import Board
from trainer.door.counter import Counter
from trainer.programmes.models import Measure, Signed
from trainer.registration.groups import TrainingGroup


@pytest.fixture
def cohort(app):
    """A session for everybody, then two at the same time for a group each; somebody in each group, somebody in none."""
    cohort = make.cohort(programme=make.programme("executive", signed_for=Signed.SESSIONS))
    for title, start, groups in (("รวม", 9, []), ("กลุ่มแรก", 10, [1]), ("กลุ่มสอง", 10, [2])):
        make.session_slot(make.session(cohort, start=start, end=start + 1, title=title, groups=groups))
    for number, first in ((1, "กานดา"), (2, "ขวัญ"), (None, "จิตรา")):
        group = number and make.add(TrainingGroup(cohort_id=cohort.id, number=number))
        make.registration(cohort, person=make.person(first), training_group=group)
    db.session.commit()
    return cohort


@pytest.fixture
def slots(cohort):
    """{title: slot}"""
    return {slot.session.title: slot for slot in db.session.scalars(queries.slots_of(cohort))}


@pytest.fixture
def people(cohort):
    """{first name: registration}"""
    return {one.person.first_name: one for one in db.session.query(make.Registration)}


def firsts(lines):
    return [line.name.removeprefix("นาย").split(" ")[0] for line in lines]


def test_a_slot_asks_the_people_of_its_groups(slots):
    asked = {title: firsts(roll.asked_at(slot)) for title, slot in slots.items()}

    assert asked == {"รวม": ["กานดา", "ขวัญ", "จิตรา"], "กลุ่มแรก": ["กานดา"], "กลุ่มสอง": ["ขวัญ"]}


def test_its_sheet_lists_nobody_else(slots):
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=sheet_of(slots["กลุ่มสอง"]), capture_output=True,
                          check=True).stdout.decode()  # fmt: skip

    assert "ขวัญ" in text and "กานดา" not in text and "ผู้มีรายชื่อ ๑ คน" in text


def test_board_counter_and_sheets_count_and_miss_nobody_else(cohort, slots, people):
    make.presence(slots["กลุ่มแรก"], people["ขวัญ"])  # somebody of the other group looked in
    slot, view = slots["กลุ่มแรก"], Counter.at(slots["กลุ่มแรก"])

    whole = Board.of(slot).whole
    sought = board_queries.missing(tuple(slot.groups))
    missing = [row.first_name for row in db.session.execute(sought, board_queries.facts(slot))]
    paper = next(each for each in paperwork.paperwork(cohort) if each.slot == slot)

    assert (whole.expected, whole.present, missing, len(view.asked), view.there) == (1, 0, ["กานดา"], 1, 0)
    assert (paper.asked, paper.recorded, firsts(view.found)) == (1, 0, ["กานดา"])


def test_the_counter_finds_others_by_searching(slots):
    assert firsts(Counter.at(slots["กลุ่มแรก"], "จิตรา").found) == ["จิตรา"]


def test_the_table_leaves_others_out_of_numbers_and_signs(cohort, slots, as_organiser):
    grid = Matrix.of(cohort, missing_at=slots["กลุ่มแรก"].id)
    whole = Matrix.of(cohort).detailed()
    book = openpyxl.load_workbook(io.BytesIO(register(cohort, whole)))
    rows = [row[4:7] for row in book.worksheets[0].iter_rows(values_only=True) if isinstance(row[0], int)]
    page = as_organiser.get("/desk/cohorts/executive/4/attendance").text

    assert (firsts(grid.lines), [whole.asked(slot) for slot in whole.slots]) == (["กานดา"], [3, 1, 1])
    assert rows == [("–", "–", None), ("–", None, "–"), ("–", None, None)]
    assert page.count("matrix-unasked") == 4 and page.count(" disabled") == 4


@pytest.mark.parametrize(("measure", "whole"), [(Measure.SLOTS, (2, 2, 1)), (Measure.HOURS, (120, 120, 60))])
def test_it_counts_neither_for_nor_against_who_is_in_another_group(cohort, slots, people, measure, whole):
    cohort.programme.completed_by = measure
    for slot in slots.values():
        make.presence(slot, people["จิตรา"])

    accounts = [standing_of(people[first]).account for first in ("กานดา", "ขวัญ", "จิตรา")]

    assert tuple(each.whole for each in accounts) == whole
    assert (accounts[2].done, accounts[2].percent) == (whole[2], 100)


def test_ones_own_record_has_the_sessions_of_ones_group(people):
    one = people["ขวัญ"]

    assert [mark.slot.session.title for mark in record_of(one)] == ["รวม", "กลุ่มสอง"]
    assert own_records([one])[one.id].progress.account.whole == 2


def test_what_is_recorded_at_another_groups_session_is_shown_and_does_not_count(slots, people):
    one = people["ขวัญ"]
    make.presence(slots["กลุ่มแรก"], one)

    own = own_records([one])[one.id]

    assert [mark.slot.session.title for mark in own.marks] == ["รวม", "กลุ่มแรก", "กลุ่มสอง"]
    assert (own.progress.account.done, own.progress.account.whole) == (0, 2)


def test_the_page_of_corrections_leaves_the_session_of_another_group_out(people, as_organiser):
    page = as_organiser.get(f"/desk/cohorts/executive/4/attendance/people/{people['ขวัญ'].id}").text

    assert "กลุ่มสอง" in page and "กลุ่มแรก" not in page and db.session.query(Slot).count() == 3
