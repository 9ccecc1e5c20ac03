"""The entry field of a paper sheet: whom a text means, and what is not saved while it still means somebody."""

from dataclasses import replace

import pytest

from tests import make
from tests.attendance.papers import ticked
from trainer.attendance import roll
from trainer.attendance.models import Presence
from trainer.attendance.rollcall import called_out
from trainer.database import db


@pytest.fixture
def cohort(app):
    """Ten people: นายก๑ … in the order of their numbers, the last two both called มาลี."""
    cohort, group = make.cohort(programme=make.programme("executive")), make.organisation("สมาคมไร้เลข")
    for n in range(8):
        make.registration(cohort, person=make.person("ก", f"ที่{n}"), organisation=group)
    for last in ("ทองดี", "ทองคำ"):
        make.registration(cohort, person=make.person("มาลี", last), organisation=group)
    return cohort


@pytest.mark.parametrize(
    ("typed", "numbers", "unclear"),
    [
        ("3", [3], []),
        ("1 3, 5-7", [1, 3, 5, 6, 7], []),
        ("๒ ๔", [2, 4], []),
        ("๕ – ๗;๑", [5, 6, 7, 1], []),
        ("1 99", [1], ["99"]),
        ("8-99", [8, 9, 10], ["11-99"]),
        ("10-11", [10], ["11"]),
        ("7-5", [], ["7-5"]),
        ("0", [], ["0"]),
        ("12-999999999", [], ["12-999999999"]),
        ("ทองดี, 1", [10, 1], []),
        ("มาลี, 1", [1], ["มาลี"]),
        ("1 มาลี", [], ["1 มาลี"]),
        ("9999999999999999999999", [], ["9999999999999999999999"]),
        (" , ,", [], []),
    ],
)
def test_numbers_ranges_and_names_mean_the_people_of_the_list(cohort, typed, numbers, unclear):
    found, rest = called_out(roll.roll_of(cohort), typed)

    assert ([line.number for line in found], rest) == (numbers, unclear)


def test_a_number_that_nobody_has_any_more_is_passed_over_and_one_of_two_people_is_asked_about(cohort):
    first, second, third, *_others = roll.roll_of(cohort)
    lines = [first, replace(second, number=3), third, replace(third, id=0, number=6)]

    found, rest = called_out(lines, "1-6")

    assert ([line.number for line in found], rest) == ([1, 6], ["3"])


def send(cohort, visitor, step, typed, entry="all_but"):
    lines, slot = roll.roll_of(cohort), make.slots(cohort)[0]
    present = [line.id for line in lines] if entry == "all_but" else []
    form = {"present": present, "recorded": "", "entered": "", "step": step, "called": typed, "entry": entry}
    return visitor.post(f"/desk/cohorts/executive/4/attendance/{slot.id}/paper", data=form)


def test_looking_without_script_unticks_whom_the_field_names_and_keeps_what_it_could_not_read(cohort, as_organiser):
    page = send(cohort, as_organiser, "look", "1 3, 5-6 99").text

    assert ticked(page) == 6 and 'value="99"' in page and "ไม่มีในบัญชีนี้" in page


def test_looking_without_script_ticks_whom_the_field_names_where_signatures_are_entered(cohort, as_organiser):
    page = send(cohort, as_organiser, "look", "1 3, 5-6 99", entry="signed").text

    assert ticked(page) == 4 and 'value="99"' in page


@pytest.mark.parametrize("typed", ["1 3", "99", "มาลี"])
def test_nothing_is_saved_while_the_field_holds_a_text_and_nothing_is_lost(cohort, as_organiser, typed):
    page = send(cohort, as_organiser, "save", typed).text

    db.session.rollback()
    assert (db.session.query(Presence).count(), ticked(page), f'value="{typed}"' in page) == (0, 10, True)
