"""How a cohort takes people in: what must stand first, and what each choice means."""

from datetime import timedelta

import pytest

from tests import make
from tests.registration import ranking_cases as case
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.programmes.models import Ranking
from trainer.registration import intake, intake_words

YES = {"seats_at_once": True, "offer_days": 3, "offers_at_once": True}


def cohort(ranking=Ranking.FIRST_COME, **facts):
    return case.cohort(ranking, **{"seats": 10, "announced_at": now()} | facts)


def days(first=0, last=10):
    return {"opens_on": today() + timedelta(first), "closes_on": today() + timedelta(last)}


def test_a_cohort_that_is_announced_and_has_seats_opens(app):
    found = cohort()

    intake.change(found, make.organiser(), **days())

    assert intake.takes_applications(found, intake.intake_of(found), today())


@pytest.mark.parametrize("lacking", [{"announced_at": None}, {"seats": 0}])
def test_a_cohort_opens_only_when_people_can_see_it_and_there_are_seats(app, lacking):
    with pytest.raises(Refused):
        intake.change(cohort(**lacking), None, **days())


def test_a_cohort_without_days_does_not_open(app):
    with pytest.raises(Refused):
        intake.change(make.cohort(starts_on=None, announced_at=now()), None, **days())


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [(5, 4, "closes_on"), (0, 60, "closes_on"), (61, None, "opens_on"), (None, 5, "opens_on")],
)
def test_days_out_of_order_are_refused_beside_their_field(app, first, last, place):
    wanted = {"opens_on": first, "closes_on": last}
    facts = {name: None if n is None else today() + timedelta(n) for name, n in wanted.items()}

    with pytest.raises(Refused) as refusal:
        intake.change(cohort(), None, **facts)
    assert refusal.value.place == place


@pytest.mark.parametrize("rule", [Ranking.SCORE, Ranking.BY_HAND])
def test_nobody_gets_a_seat_at_once_where_somebody_has_to_rank_first(app, rule):
    with pytest.raises(Refused):
        intake.change(cohort(rule), None, seats_at_once=True)


@pytest.mark.parametrize("offer_days", [0, 61])
def test_an_offer_waits_between_a_day_and_sixty(app, offer_days):
    with pytest.raises(Refused):
        intake.change(cohort(), None, offer_days=offer_days)


def test_a_closed_cohort_changes_no_more(app):
    with pytest.raises(Refused):
        intake.change(cohort(closed_at=now()), None, **YES)


def test_what_is_changed_is_told_to_the_journal_with_what_stood_before(app):
    intake.change(cohort(), make.organiser(), offer_days=3)

    assert db.session.query(Entry).filter_by(act="changed_intake").one().facts["changes"] == {"offer_days": [None, 3]}


def test_what_is_not_named_stays(app):
    found = cohort()
    intake.change(found, None, **YES)

    intake.change(found, None, offer_days=5)

    assert intake.intake_of(found).offers_at_once


@pytest.mark.parametrize("first", [0, -5])
def test_applications_can_be_ended_at_once(app, first):
    found = cohort()
    intake.change(found, None, **days(first))

    intake.close_now(found, None, today())

    assert not intake.takes_applications(found, intake.intake_of(found), today())


def test_what_is_not_open_cannot_be_ended(app):
    with pytest.raises(Refused):
        intake.close_now(cohort(), None, today())


@pytest.mark.parametrize(
    ("facts", "code"), [(days(), "open"), (days(3), "opens"), (days(-9, -1), "over"), ({}, "shut")]
)
def test_it_is_said_whether_applications_are_taken(app, facts, code):
    found = cohort()
    intake.change(found, None, **facts)

    assert intake_words.standing(found, intake.intake_of(found), today())[0] == code


def test_each_choice_changes_a_sentence(app):
    found = cohort()
    before = list(intake_words.consequences(found, intake.intake_of(found)))

    after = list(intake_words.consequences(found, intake.change(found, None, **YES)))

    assert [one != other for one, other in zip(before, after, strict=True)] == [True, False, True, True]
