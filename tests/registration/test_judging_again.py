"""The terms are asked of a roster's rows, and again of whoever waits when register, rules or dates were put right."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.registration import lists
from tests.registration.lists import book, line
from tests.registration.test_judging import applied, rules
from trainer.errors import Refused
from trainer.look import today
from trainer.registration import importing, judging
from trainer.registration.models import State


def test_an_import_asks_the_database_as_often_for_many_rows_as_for_few(app, statements):
    counts = []
    make.organisation(lists.KNOWN)
    for number, rows in ((4, 2), (5, 60)):
        cohort = make.cohort(number, programme=make.programme(max_per_organisation=500, years_between=3))
        checked = importing.check_books(cohort, [lists.read(book(*lists.people(rows)))])[0]
        with statements() as seen:
            importing.take_in(cohort, checked, None, give_seats=False)
        counts.append(len([each for each in seen if each.startswith("SELECT")]))

    assert counts[0] == counts[1]


def test_a_row_of_a_roster_whose_person_was_trained_not_long_ago_is_held_back_with_cohort_and_day(app):
    programme = make.programme(years_between=3)
    make.registration(make.cohort(2, starts_on=date(2018, 6, 11), programme=programme),
                      person=make.person("สมชาย", "ใจดี", phone="0812345678"))  # fmt: skip
    cohort = lists.cohort(programme=programme)

    [row] = importing.check_books(cohort, [lists.read(book(line()))])[0]

    facts = next(each.facts for each in row.problems if each.code == "trained_recently")
    assert (row.status, facts["cohort"], facts["ended_on"]) == ("blocked", 2, "2018-06-13")


def test_such_a_row_goes_in_with_a_reason_and_keeps_it(as_organiser):
    programme = make.programme(years_between=3)
    make.registration(make.cohort(2, starts_on=date(2018, 6, 11), programme=programme),
                      person=make.person("สมชาย", "ใจดี", phone="0812345678"))  # fmt: skip
    draft = lists.drafted(as_organiser, lists.cohort(programme=programme), book(line()))
    lists.decide(as_organiser, draft, 2, exception_reason="หลักสูตรปรับใหม่")

    lists.finish(as_organiser, draft)

    one = lists.registered()[-1]
    assert (one.state, one.exception_reason, rules(one)) == ("accepted", "หลักสูตรปรับใหม่", ["trained_recently"])


def test_the_terms_are_asked_again_on_the_record_once_the_register_was_put_right(as_organiser):
    home = make.organisation(certified_on=None)
    one = applied(make.cohort(), home)
    home.certify(None, on=date(2010, 1, 1))

    as_organiser.post(f"/desk/registrations/{one.id}/judgement")

    assert lists.registered()[0].shortcomings == []


def test_whoever_holds_a_seat_is_not_asked_again(app):
    one = make.registration(organisation=make.organisation(certified_on=None))

    with pytest.raises(Refused):
        judging.judge_again(one, None)


def test_everybody_who_waits_is_asked_again_and_whoever_holds_a_seat_is_not(app):
    cohort, home = make.cohort(), make.organisation(certified_on=None)
    seated = make.registration(cohort, organisation=home)
    reserve = make.registration(cohort, State.RESERVE, organisation=home, rank=1)
    one = make.registration(cohort, State.APPLIED, organisation=home)

    told = judging.judge_waiting(cohort, None)

    assert (told, rules(seated), rules(reserve), rules(one)) == (
        (2, 2), [], ["organisation_not_certified"], ["organisation_not_certified"])  # fmt: skip


@pytest.mark.parametrize("days, expected", [(9, ["organisation_kind_not_eligible"]), (0, [])])
def test_a_new_rule_of_the_programme_is_asked_of_whoever_waits_in_a_cohort_to_come(app, days, expected):
    cohort = make.cohort(starts_on=today() + timedelta(days=days))
    one = applied(cohort, make.organisation())

    cohort.programme.change(None, eligible_kinds=["community_welfare"])

    assert rules(one) == expected


def test_another_name_of_the_programme_asks_nothing_anew(app):
    cohort = make.cohort(starts_on=today() + timedelta(days=9))
    one = make.registration(cohort, State.APPLIED, organisation=make.organisation(certified_on=None))

    cohort.programme.change(None, name="โครงการชื่อใหม่")

    assert rules(one) == []


def test_the_page_of_appeals_asks_everybody_again_once_the_register_was_put_right(as_organiser):
    home = make.organisation(certified_on=None)
    cohort = make.cohort()
    applied(cohort, home)
    home.certify(None, on=date(2010, 1, 1))
    address = lists.address(cohort, "judgements")

    told = as_organiser.post(address, follow_redirects=True).text

    assert lists.registered()[0].shortcomings == [] and "1 คน" in told


def test_without_a_first_day_nobody_can_be_judged(app):
    one = make.registration(make.cohort(starts_on=None), State.DECLINED)

    with pytest.raises(Refused):
        judging.judge_again(one, None)
