"""Nobody is trained twice in one programme within the years that it states."""

from datetime import date, timedelta

import pytest

from tests import make
from trainer.attendance.models import Presence, Way
from trainer.database import db
from trainer.registration import judging, trained
from trainer.registration.eligibility import Terms, Training
from trainer.registration.models import State

FIRST = make.FIRST_DAY  # 29 January 2020
BEFORE = date(2018, 6, 11)


@pytest.fixture
def programme(app):
    return make.programme(years_between=3)


def again(programme, earlier=BEFORE, state=State.ACCEPTED, then=None, now=None, **facts):
    """Somebody who applies for cohort 4 and held a seat in cohort 2; `then` and `now` are facts of the person."""
    same = {"first": "มาลี", "last": "ใจดี", "phone": "0812345678"}
    past = make.cohort(2, starts_on=earlier, days=3, programme=programme)
    seat = make.registration(past, state, person=make.person(**same | (then or {})), **facts)
    cohort = make.cohort(4, programme=programme)
    one = make.registration(cohort, State.APPLIED, person=make.person(**same | {"title": "นางสาว"} | (now or {})))
    judging.judge(one)
    return one, seat


def rules(one):
    return [each["rule"] for each in one.shortcomings]


def test_who_was_trained_within_the_years_does_not_meet_the_terms(programme):
    one, _seat = again(programme)

    assert one.shortcomings == [{"rule": "trained_recently", "facts": {
        "cohort": 2, "ended_on": "2018-06-13", "years": 3, "again_on": "2021-06-13", "day": "2020-01-29"}}]  # fmt: skip


@pytest.mark.parametrize("mark", [
    {"phone": None, "email": "mali@example.org"}, {"phone": "0899999999", "email": "Mali@Example.org"},
])  # fmt: skip
def test_the_same_name_and_e_mail_is_the_same_person(programme, mark):
    one, _seat = again(programme, then=mark, now={"phone": None, "email": "mali@example.org"})

    assert rules(one) == ["trained_recently"]


def test_the_same_name_and_organisation_is_the_same_person(programme):
    home = make.organisation()
    past = make.cohort(2, starts_on=BEFORE, programme=programme)
    make.registration(past, person=make.person("มาลี", "ใจดี", phone="0899999999"), organisation=home)
    one = make.registration(make.cohort(4, programme=programme), State.APPLIED,
                            person=make.person("มาลี", "ใจดี", phone="0812345678"), organisation=home)  # fmt: skip

    judging.judge(one)

    assert rules(one) == ["trained_recently"]


@pytest.mark.parametrize("then", [
    {"phone": "0899999999"},  # a namesake: other telephone, other organisation
    {"first": "มานี"},  # a colleague with the same telephone
    {"last": "ใจงาม"},
])  # fmt: skip
def test_somebody_else_s_training_counts_for_nobody(programme, then):
    one, _seat = again(programme, then=then)

    assert rules(one) == []


@pytest.mark.parametrize("state", [State.APPLIED, State.DECLINED, State.WITHDRAWN, State.MERGED])
def test_who_held_no_seat_was_not_trained(programme, state):
    one, _seat = again(programme, state=state)

    assert rules(one) == []


@pytest.mark.parametrize("years, expected", [(1, []), (2, ["trained_recently"]), (None, [])])
def test_the_programme_says_how_many_years(app, years, expected):
    one, _seat = again(make.programme(years_between=years))

    assert rules(one) == expected


def test_a_training_in_another_programme_does_not_count(programme):
    elsewhere = make.cohort(2, starts_on=BEFORE, programme=make.programme())
    make.registration(elsewhere, person=make.person("มาลี", "ใจดี", phone="0812345678"))
    one = make.registration(make.cohort(4, programme=programme), State.APPLIED,
                            person=make.person("มาลี", "ใจดี", phone="0812345678"))  # fmt: skip

    judging.judge(one)

    assert rules(one) == []


def test_a_cohort_that_has_not_ended_before_the_first_day_does_not_count(programme):
    one, _seat = again(programme, earlier=FIRST - timedelta(days=2))

    assert rules(one) == []


@pytest.mark.parametrize("ended, expected", [
    (date(2017, 1, 28), []), (date(2017, 1, 29), []), (date(2017, 1, 30), ["trained_recently"]),
])  # fmt: skip
def test_the_years_are_full_on_the_same_day_so_many_years_later(programme, ended, expected):
    one, _seat = again(programme, earlier=ended - timedelta(days=2))

    assert rules(one) == expected


@pytest.mark.parametrize("first_day, expected", [(date(2021, 2, 27), ["trained_recently"]), (date(2021, 2, 28), [])])
def test_a_training_that_ended_on_29_february_is_a_year_ago_on_the_28th(first_day, expected):
    terms = Terms(first_day, frozenset(), years_between=1)

    assert [one.rule for one in terms.trained_too_recently(Training(1, date(2020, 2, 29)))] == expected


def test_the_last_of_several_trainings_is_told(programme):
    for number, day in ((1, date(2017, 6, 1)), (3, date(2019, 6, 1))):
        make.registration(make.cohort(number, starts_on=day, programme=programme),
                          person=make.person("มาลี", "ใจดี", phone="0812345678"))  # fmt: skip

    one, _seat = again(programme)

    assert one.shortcomings[0]["facts"]["cohort"] == 3


def test_who_never_signed_in_while_others_did_was_not_there(programme):
    one, seat = again(programme)
    [slot] = make.slots(seat.cohort, halves=("1-morning",))[:1]
    colleague = make.registration(seat.cohort)
    db.session.add(Presence(slot=slot, registration=colleague, way=Way.DOOR))
    db.session.flush()

    judging.judge(one)

    assert rules(one) == []


def test_who_signed_in_once_was_there(programme):
    one, seat = again(programme)
    make.presence(make.slots(seat.cohort, halves=("1-morning",))[0], seat)

    judging.judge(one)

    assert rules(one) == ["trained_recently"]


def test_a_thousand_people_are_asked_about_in_one_statement(programme, statements):
    cohort = make.cohort(4, programme=programme)
    people = [trained.Known.by(f"คนที่{n}", [f"08{n:08}"]) for n in range(1000)]

    with statements() as seen:
        trained.trainings(cohort, people, FIRST)

    assert len(seen) == 1
