"""Decisions mailed by themselves: only where wanted, once for each decision, and never for one that did not happen."""

import pytest

from tests import make
from tests.letters import people
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import decisions
from trainer.registration import admission
from trainer.registration.models import State


@pytest.fixture
def cohort(app):
    made = people.cohort(seats=1)
    decisions.switch(made, True, make.organiser())
    db.session.commit()
    return made


def codes():
    return [one.code for one in people.messages()]


def test_nobody_is_written_to_unless_an_organiser_switched_it_on(app):
    one = people.someone(people.cohort(), state=State.APPLIED)

    admission.accept(one, make.organiser())

    assert codes() == []


def test_a_seat_given_is_told_with_the_days_for_the_calendar(cohort):
    admission.accept(people.someone(cohort, state=State.APPLIED), make.organiser())

    assert [(one.code, one.attachments) for one in people.messages()] == [("accepted", [{"kind": "calendar"}])]


def test_a_double_click_on_a_seat_is_one_message(cohort):
    one, by = people.someone(cohort, state=State.APPLIED), make.organiser()

    admission.accept(one, by)
    admission.accept(one, by)

    assert codes() == ["accepted"]


def test_every_decision_in_turn_is_told(cohort):
    one, by = people.someone(cohort, state=State.APPLIED), make.organiser()
    admission.accept(one, by)
    admission.withdraw(one, "ป่วย", by)
    one.reconsider(by)
    admission.accept(one, by)
    admission.withdraw(one, "", by)
    one.reconsider(by)
    one.decline("เอกสารไม่ครบ", by)

    assert codes() == ["accepted", "withdrawn", "accepted", "withdrawn", "declined"]


def test_who_comes_too_late_is_told_the_place_in_the_queue(cohort):
    chosen = [people.someone(cohort, name, f"{n}@example.org", State.APPLIED) for n, name in enumerate(["ก", "ข"])]

    admission.accept_in_order(cohort, chosen, make.organiser())

    assert [(one.code, "ลำดับที่ 1" in one.body) for one in people.messages()] == [("accepted", False), ("reserve", True)]


def test_a_decision_that_was_undone_is_told_to_nobody(cohort):
    admission.accept(people.someone(cohort, state=State.APPLIED), make.organiser())

    db.session.rollback()

    assert codes() == []


def test_a_decision_that_was_refused_is_told_to_nobody(cohort):
    one = people.someone(cohort, state=State.WITHDRAWN)

    with pytest.raises(Refused):
        admission.accept(one, make.organiser())

    assert codes() == []


def test_who_has_no_address_is_decided_upon_all_the_same(cohort):
    one = people.someone(cohort, email=None, state=State.APPLIED)

    admission.accept(one, make.organiser())

    assert (one.state, codes()) == (State.ACCEPTED, [])


def test_another_cohort_of_the_programme_stays_silent(cohort):
    other = make.cohort(programme=cohort.programme, number=6)

    admission.accept(people.someone(other, state=State.APPLIED), make.organiser())

    assert codes() == []
