"""Points: what counts by itself, what somebody gives, and what a score says about its parts."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.registration import ranking_cases as case
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.programmes.models import Ranking
from trainer.registration import marking
from trainer.registration.criteria import Mark, Measure
from trainer.registration.models import State
from trainer.registration.scores import full_years, score_of, scores_of


def earlier(cohort, **facts):
    """Somebody who held a seat in a cohort of the same programme that is over."""
    before = make.cohort(number=1, programme=cohort.programme)
    return make.registration(before, state=State.ACCEPTED, **facts)


def test_an_organisation_that_never_sent_anybody_gets_all_points(app):
    cohort = case.cohort()
    case.criterion(cohort, most=5, measure=Measure.NEW_ORGANISATION)

    assert score_of(case.applicant(cohort)).total == 5


def test_an_organisation_that_sent_somebody_before_gets_none(app):
    cohort = case.cohort()
    case.criterion(cohort, most=5, measure=Measure.NEW_ORGANISATION)
    known = earlier(cohort).organisation

    assert score_of(case.applicant(cohort, organisation=known)).total == 0


def test_somebody_who_withdrew_from_an_earlier_cohort_was_not_trained(app):
    cohort = case.cohort()
    case.criterion(cohort, most=5, measure=Measure.NEW_ORGANISATION)
    gone = earlier(cohort)
    gone.state = State.WITHDRAWN

    assert score_of(case.applicant(cohort, organisation=gone.organisation)).total == 5


def test_an_organisation_outside_the_register_is_not_taken_for_a_new_one(app):
    cohort = case.cohort()
    case.criterion(cohort, most=5, measure=Measure.NEW_ORGANISATION)
    one = case.applicant(cohort)
    one.organisation = None

    assert score_of(one).total == 0


def test_a_province_that_sent_somebody_before_gets_none(app):
    cohort = case.cohort()
    case.criterion(cohort, most=5, measure=Measure.NEW_PROVINCE)
    earlier(cohort)

    assert score_of(case.applicant(cohort)).total == 0


def test_each_full_year_of_certification_gives_a_point_up_to_the_most(app):
    cohort = case.cohort()
    case.criterion(cohort, most=10, measure=Measure.YEARS_CERTIFIED)
    day = cohort.starts_on.replace(year=cohort.starts_on.year - 3) + timedelta(1)
    young, old = make.organisation(certified_on=day), make.organisation(certified_on=date(1990, 1, 1))

    people = [case.applicant(cohort, organisation=one) for one in (young, old)]
    assert [scores_of(cohort, people)[one.id].total for one in people] == [2, 10]


def test_a_revoked_certification_gives_nothing(app):
    cohort = case.cohort()
    case.criterion(cohort, most=10, measure=Measure.YEARS_CERTIFIED)
    lost = make.organisation(revoked_on=date(2020, 1, 1))

    assert score_of(case.applicant(cohort, organisation=lost)).total == 0


@pytest.mark.parametrize(
    ("since", "day", "years"),
    [(date(2020, 2, 29), date(2021, 2, 28), 0), (date(2020, 2, 29), date(2021, 3, 1), 1),
     (date(2010, 5, 1), date(2020, 5, 1), 10), (date(2010, 5, 2), date(2020, 5, 1), 9)],
)  # fmt: skip
def test_a_year_is_full_on_its_anniversary(since, day, years):
    assert full_years(since, day) == years


def test_a_score_tells_how_many_criteria_still_wait_for_points(app):
    cohort = case.cohort()
    case.criterion(cohort, "ก")
    case.criterion(cohort, "ข", measure=Measure.NEW_PROVINCE)

    assert score_of(case.applicant(cohort)).missing == 1


def test_there_is_no_score_where_the_programme_takes_the_first(app):
    assert score_of(case.applicant(case.cohort(Ranking.FIRST_COME))) is None


def test_scores_take_as_many_statements_for_one_as_for_many(app, statements):
    cohort = case.cohort()
    for number, measure in enumerate(Measure):
        case.criterion(cohort, str(number), measure=measure)
    people = [case.applicant(cohort) for _ in range(3)]

    with statements() as few:
        scores_of(cohort, people[:1])
    with statements() as many:
        scores_of(cohort, people)
    assert len(few) == len(many) == 5


def test_points_are_given_and_told_to_the_journal(app):
    cohort = case.cohort()
    criterion, one = case.criterion(cohort), case.applicant(cohort)

    marking.give(cohort, {one.id: {criterion.id: 0}}, by=make.organiser())

    assert db.session.query(Entry).filter_by(act="marked").one().facts["changes"] == {"ประสบการณ์": ["", "0"]}


def test_points_can_be_taken_back(app):
    cohort = case.cohort()
    criterion, one = case.criterion(cohort), case.applicant(cohort)
    case.mark(one, criterion, 3)

    marking.give(cohort, {one.id: {criterion.id: None}}, by=make.organiser())

    assert db.session.query(Mark).count() == 0


def test_giving_points_lets_reserves_change_places(app):
    cohort = case.cohort()
    criterion = case.criterion(cohort)
    first, second = case.reserves(cohort, 2)

    marking.give(cohort, {second.id: {criterion.id: 9}}, by=make.organiser())

    assert case.standing(first, second) == [second, first]


@pytest.mark.parametrize("points", [-1, 11])
def test_points_stay_between_nothing_and_the_most(app, points):
    cohort = case.cohort()
    criterion, one = case.criterion(cohort, most=10), case.applicant(cohort)

    with pytest.raises(Refused):
        marking.give(cohort, {one.id: {criterion.id: points}}, by=None)


def test_whoever_holds_a_seat_keeps_the_points_that_led_to_it(app):
    cohort = case.cohort(seats=1)
    criterion, one = case.criterion(cohort), case.applicant(cohort, state=State.ACCEPTED)

    with pytest.raises(Refused):
        marking.give(cohort, {one.id: {criterion.id: 1}}, by=None)


def test_nobody_of_another_cohort_is_given_points(app):
    cohort = case.cohort()
    criterion, stranger = case.criterion(cohort), case.applicant(case.cohort())

    with pytest.raises(Refused):
        marking.give(cohort, {stranger.id: {criterion.id: 1}}, by=None)


def test_a_measured_criterion_takes_no_points_from_anybody(app):
    cohort = case.cohort()
    criterion, one = case.criterion(cohort, measure=Measure.NEW_PROVINCE), case.applicant(cohort)

    with pytest.raises(Refused):
        marking.give(cohort, {one.id: {criterion.id: 1}}, by=None)


@pytest.mark.parametrize(("written", "points"), [("๗", 7), (" 10 ", 10), ("", None), ("0", 0)])
def test_points_are_read_as_people_type_them(app, written, points):
    assert marking.read(written, case.criterion(case.cohort(), most=10)) == points


@pytest.mark.parametrize("written", ["11", "-1", "1.5", "สิบ", "=1+1", "²", "9" * 50, "<b>3</b>"])
def test_points_that_are_no_whole_number_up_to_the_most_are_refused(app, written):
    with pytest.raises(Refused):
        marking.read(written, case.criterion(case.cohort(), most=10))
