"""What is due next for a cohort, as a pure rule."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests import make
from trainer.home.due import steps
from trainer.home.numbers import Figures
from trainer.programmes.models import Phase

COHORT = SimpleNamespace(
    seats=100, announced_at=None, starts_on=make.FIRST_DAY, ends_on=make.FIRST_DAY + timedelta(days=2)
)


@pytest.fixture(autouse=True)
def context(app):
    """Sentences need a language."""


def endpoints(phase, **figures):
    return [step.endpoint for step in steps(phase, COHORT, Figures(**figures))]


def test_an_empty_draft_asks_for_agenda_people_and_announcement():
    assert endpoints(Phase.DRAFT) == ["schedule.agenda", "registration.people", "programmes.cohort_settings"]


def test_a_closed_cohort_asks_for_nothing():
    assert endpoints(Phase.CLOSED, states={"applied": 3}, slots=6) == []


def test_mail_that_failed_comes_first():
    assert endpoints(Phase.RUNNING, sessions=9, states={"accepted": 9}, mail_failed=2)[0] == "letters.messages"


def test_an_ended_cohort_asks_for_the_sheets_that_were_not_entered():
    assert endpoints(Phase.ENDED, sessions=9, states={"accepted": 9}, slots=6) == ["attendance.matrix"]


def test_an_ended_cohort_with_attendance_asks_for_certificates():
    figures = dict(sessions=9, states={"accepted": 9}, slots=6, slots_taken=6)

    assert endpoints(Phase.ENDED, **figures) == ["awards.board"]


def test_reserves_are_named_only_while_a_seat_is_free():
    full = dict(sessions=1, states={"accepted": 100, "reserve": 3})

    assert endpoints(Phase.ANNOUNCED, **full) == []


def test_a_cohort_that_runs_unannounced_is_to_be_announced():
    assert "programmes.cohort_settings" in endpoints(Phase.RUNNING, sessions=1, states={"accepted": 1})


@pytest.mark.parametrize(("day", "due"), [(0, []), (2, []), (3, ["schedule.agenda"]), (-1, ["schedule.agenda"])])
def test_entries_outside_the_days_are_to_be_moved(day, due):
    moment = make.moment(make.FIRST_DAY + timedelta(days=day), 9)
    figures = {"sessions": 1, "first_entry": moment, "last_entry": moment, "states": {"accepted": 1}}

    assert endpoints(Phase.ANNOUNCED, **figures) == due
