"""What is due next for a cohort, as a pure rule."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests import make
from trainer.home.due import steps
from trainer.home.numbers import Figures, figures
from trainer.look import today
from trainer.programmes.models import Phase
from trainer.registration.offers import Offer

COHORT = SimpleNamespace(
    seats=100, announced_at=None, starts_on=make.FIRST_DAY, ends_on=make.FIRST_DAY + timedelta(days=2)
)


@pytest.fixture(autouse=True)
def context(app):
    """Sentences need a language."""


def endpoints(phase, **figures):
    return [step.endpoint for step in steps(phase, COHORT, Figures(**figures))]


def test_an_agenda_that_nobody_can_see_is_to_be_published():
    assert "schedule.versions" in endpoints(Phase.ANNOUNCED, sessions=3, unseen=3)


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


@pytest.mark.parametrize(("left", "due"), [(0, True), (1, True), (2, False), (-1, False)])
def test_the_end_of_applications_is_told_two_days_before(left, due):
    facts = dict(sessions=1, states={"accepted": 1}, opens_on=today(), closes_on=today() + timedelta(left))

    assert ("registration.intake" in endpoints(Phase.ANNOUNCED, **facts)) is due


def test_offers_that_end_today_are_told():
    assert "registration.seats" in endpoints(Phase.ANNOUNCED, sessions=1, states={"accepted": 1}, offers_due=2)


def test_offered_seats_are_not_called_free():
    facts = dict(sessions=1, states={"accepted": 98, "offered": 2, "reserve": 3})

    assert endpoints(Phase.ANNOUNCED, **facts) == []


def test_a_cohort_that_takes_applications_needs_no_spreadsheet():
    assert endpoints(Phase.ANNOUNCED, sessions=1, opens_on=today()) == []


def test_offers_are_counted_until_the_end_of_the_day_in_bangkok(app):
    cohort = make.cohort()
    for hours in (-1, 24):
        end = make.moment(today(), 23) + timedelta(hours=hours)
        make.add(Offer(registration=make.registration(cohort, state="offered"), deadline=end))

    assert figures([cohort])[cohort.id].offers_due == 1
