"""Adding, changing and dropping criteria, without making wrong afterwards what they once meant."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.registration import ranking_cases as case
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import scheme
from trainer.registration.criteria import Mark, Measure
from trainer.registration.models import State

FACTS = {"name": "ความพร้อม", "name_en": "", "most": 5, "measure": Measure.BY_HAND}


def names(cohort):
    return [one.name for one in scheme.criteria_of(cohort)]


def test_a_new_criterion_stands_last(app):
    cohort = case.cohort()
    scheme.add(cohort.programme, None, **FACTS)
    scheme.add(cohort.programme, None, **FACTS | {"name": "ผลงาน"})

    assert names(cohort) == ["ความพร้อม", "ผลงาน"]


def test_a_criterion_of_the_same_name_is_refused(app):
    cohort = case.cohort()
    scheme.add(cohort.programme, None, **FACTS)

    with pytest.raises(Refused):
        scheme.add(cohort.programme, None, **FACTS)


def test_a_criterion_goes_up(app):
    cohort = case.cohort()
    scheme.add(cohort.programme, None, **FACTS)
    second = scheme.add(cohort.programme, None, **FACTS | {"name": "ผลงาน"})

    scheme.move(second, None, up=True)

    assert names(cohort) == ["ผลงาน", "ความพร้อม"]


@pytest.mark.parametrize("state", [State.ACCEPTED, State.RESERVE, State.OFFERED])
def test_points_that_have_given_seats_cannot_change(app, state):
    cohort = case.cohort()
    criterion = scheme.add(cohort.programme, None, **FACTS)
    case.applicant(cohort, state=state, rank=1 if state == State.RESERVE else None)

    for act in (
        lambda: scheme.add(cohort.programme, None, **FACTS | {"name": "อีกข้อ"}),
        lambda: scheme.correct(criterion, None, **FACTS | {"most": 9}),
        lambda: scheme.remove(criterion, None),
    ):
        with pytest.raises(Refused):
            act()


def test_the_words_of_a_criterion_can_be_corrected_at_any_time(app):
    cohort = case.cohort()
    criterion = scheme.add(cohort.programme, None, **FACTS)
    case.applicant(cohort, state=State.ACCEPTED)

    scheme.correct(criterion, None, **FACTS | {"name": "ความพร้อมขององค์กร"})

    assert names(cohort) == ["ความพร้อมขององค์กร"]


def test_points_given_go_along_when_a_criterion_becomes_worth_more(app):
    cohort = case.cohort()
    criterion = scheme.add(cohort.programme, None, **FACTS)
    case.mark(case.applicant(cohort), criterion, 4)

    changed = scheme.correct(criterion, None, **FACTS | {"most": 9})

    assert [one.criterion_id for one in db.session.scalars(db.select(Mark))] == [changed.id]


def test_a_criterion_is_not_made_worth_less_than_somebody_has(app):
    cohort = case.cohort()
    criterion = scheme.add(cohort.programme, None, **FACTS)
    case.mark(case.applicant(cohort), criterion, 4)

    with pytest.raises(Refused):
        scheme.correct(criterion, None, **FACTS | {"most": 3})


def test_a_cohort_that_has_begun_keeps_its_criteria(app):
    cohort = case.cohort(in_days=10)
    criterion = scheme.add(cohort.programme, None, **FACTS)
    case.applicant(cohort, state=State.ACCEPTED)
    db.session.flush()

    with time_machine.travel(make.moment(cohort.starts_on, 9) + timedelta(0), tick=True):
        scheme.remove(criterion, None)
        assert names(cohort) == ["ความพร้อม"]


def test_a_criterion_that_was_added_later_does_not_count_for_a_cohort_that_has_begun(app):
    over = make.cohort()
    coming = case.cohort()
    over.programme = coming.programme
    over.number = 1
    scheme.add(coming.programme, None, **FACTS)

    assert names(over) == []


def test_a_replaced_criterion_is_not_changed_once_more(app):
    cohort = case.cohort()
    criterion = scheme.add(cohort.programme, None, **FACTS)
    scheme.correct(criterion, None, **FACTS | {"most": 9})

    with pytest.raises(Refused):
        scheme.remove(criterion, None)
