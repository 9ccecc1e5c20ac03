"""Who meets the terms: each rule by its name, as of the cohort's first day, and what happens when that day moves."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.registration import lists
from tests.registration.lists import book, line
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.registration.eligibility import Terms
from trainer.registration.models import State

FIRST = make.FIRST_DAY
NEXT = FIRST + timedelta(days=1)
TERMS = Terms(FIRST, frozenset({"public_benefit"}), max_per_organisation=2)


def rules(organisation, colleagues=0):
    return [one.rule for one in TERMS.shortcomings(organisation, colleagues)]


def test_a_certified_organisation_meets_the_terms(app):
    assert rules(make.organisation(certified_on=FIRST)) == []


@pytest.mark.parametrize("facts, rule", [
    ({"certified_on": NEXT}, "organisation_not_certified"),
    ({"certified_on": None}, "organisation_not_certified"),
    ({"revoked_on": FIRST}, "organisation_not_certified"),
    ({"kind": "community_welfare"}, "organisation_kind_not_eligible"),
])  # fmt: skip
def test_each_shortcoming_names_its_rule(app, facts, rule):
    assert rules(make.organisation(**facts)) == [rule]


def test_a_certification_revoked_the_day_after_still_counts(app):
    assert rules(make.organisation(revoked_on=NEXT)) == []


def test_an_unknown_organisation_is_a_shortcoming_of_its_own():
    assert rules(None) == ["organisation_unknown"]


def test_the_share_of_an_organisation_is_full_when_so_many_came(app):
    assert rules(make.organisation(), colleagues=2) == ["organisation_has_its_share"]


def test_the_answer_stays_as_it_was_given_when_the_register_changes(as_organiser):
    cohort = lists.cohort()
    lists.finish(as_organiser, lists.drafted(as_organiser, cohort, book(line())))
    lists.registered()[0].organisation.certifications[0].revoked_on = date(2015, 1, 1)

    assert lists.registered()[0].shortcomings == []


def moved(cohort, days):
    first = cohort.starts_on + timedelta(days=days)
    cohort.change(make.organiser(), starts_on=first, ends_on=first + timedelta(days=2))


def waiting(cohort, **facts):
    return make.registration(cohort, organisation=make.organisation(revoked_on=NEXT), **facts)


@pytest.mark.parametrize("place", [{"state": State.APPLIED}, {"state": State.RESERVE, "rank": 1}])
def test_when_the_first_day_moves_those_without_a_seat_are_judged_anew(app, place):
    one = waiting(make.cohort(), **place)

    moved(one.cohort, days=1)

    assert [each["rule"] for each in one.shortcomings] == ["organisation_not_certified"]


def test_when_the_first_day_moves_back_a_shortcoming_goes(app):
    shortcomings = [{"rule": "organisation_not_certified"}]
    one = waiting(make.cohort(starts_on=NEXT), state=State.APPLIED, shortcomings=shortcomings)

    moved(one.cohort, days=-1)

    assert one.shortcomings == []


def test_when_the_first_day_moves_whoever_holds_a_seat_keeps_the_answer(app):
    one = waiting(make.cohort(), state=State.ACCEPTED)

    moved(one.cohort, days=1)

    assert one.shortcomings == []


def test_a_new_venue_asks_nothing_anew(app):
    one = make.registration(state=State.APPLIED, organisation=make.organisation(certified_on=None))

    one.cohort.change(make.organiser(), venue="ที่อื่น")

    assert one.shortcomings == []


def test_seats_cannot_fall_below_the_people_who_hold_one(app):
    cohort = make.cohort(seats=5)
    [make.registration(cohort) for _ in range(3)]

    with pytest.raises(Refused) as refused:
        cohort.change(make.organiser(), seats=2)

    assert refused.value.place == "seats"


def test_seats_may_fall_to_the_people_who_hold_one(app):
    cohort = make.cohort(seats=5)
    [make.registration(cohort) for _ in range(3)]

    cohort.change(make.organiser(), seats=3)

    assert cohort.seats == 3


def test_dates_cannot_be_taken_away_while_people_are_registered(app):
    cohort: Cohort = make.registration().cohort

    with pytest.raises(Refused):
        cohort.change(make.organiser(), starts_on=None, ends_on=None)


def test_the_day_that_the_terms_were_asked_of_moves_with_the_answer(app):
    one = waiting(make.cohort(), state=State.APPLIED, judged_as_of=make.FIRST_DAY)

    moved(one.cohort, days=1)

    assert one.judged_as_of == one.cohort.starts_on


def test_whoever_holds_a_seat_keeps_the_day_that_the_terms_were_asked_of(app):
    one = waiting(make.cohort(), state=State.ACCEPTED, judged_as_of=make.FIRST_DAY)

    moved(one.cohort, days=1)

    assert one.judged_as_of == make.FIRST_DAY
