"""All rules are asked of one person or of many, and what they say is frozen with the registration."""

import pytest

from tests import make
from trainer.registration import admission, judging
from trainer.registration.eligibility import Shortcoming
from trainer.registration.models import State


def full(most=1, **facts):
    """A cohort of whose organisations each may send so many, and an organisation."""
    return make.cohort(programme=make.programme(max_per_organisation=most, **facts)), make.organisation("มูลนิธิเพื่อเด็ก")


def applied(cohort, home, state=State.APPLIED, **facts):
    one = make.registration(cohort, state, organisation=home, **facts)
    judging.judge(one)
    return one


def rules(one):
    return [each["rule"] for each in one.shortcomings]


def test_the_answer_is_frozen_with_the_day_that_it_was_asked_of(app):
    one = applied(make.cohort(), make.organisation(certified_on=None))

    assert (rules(one), one.judged_as_of) == (["organisation_not_certified"], make.FIRST_DAY)


def test_an_organisation_that_stands_in_no_register_is_named_as_it_was_written(app):
    one = make.registration(state=State.APPLIED, organisation_id=None)
    one.organisation, one.organisation_name = None, "มูลนิธิไม่มีชื่อ"
    judging.judge(one)

    assert one.shortcomings == [{"rule": "organisation_unknown", "facts": {"name": "มูลนิธิไม่มีชื่อ"}}]


def test_whoever_comes_after_the_share_is_full_is_told_how_many_came(app):
    cohort, home = full(most=2)
    last = [applied(cohort, home) for _ in range(3)][-1]

    assert last.shortcomings == [{"rule": "organisation_has_its_share", "facts": {
        "organisation": "มูลนิธิเพื่อเด็ก", "most": 2, "colleagues": 2}}]  # fmt: skip


def test_asking_the_first_one_again_does_not_count_those_who_came_too_many(app):
    cohort, home = full(most=1)
    first, _second = applied(cohort, home), applied(cohort, home)

    judging.judge(first)

    assert rules(first) == []


@pytest.mark.parametrize("gone", [State.DECLINED, State.WITHDRAWN, State.MERGED])
def test_who_is_gone_takes_no_share(app, gone):
    cohort, home = full()
    make.registration(cohort, gone, organisation=home)

    assert rules(applied(cohort, home)) == []


def test_an_offered_seat_takes_its_share(app):
    cohort, home = full()
    make.registration(cohort, State.OFFERED, organisation=home)

    assert rules(applied(cohort, home)) == ["organisation_has_its_share"]


def test_who_may_not_come_anyway_takes_no_share_until_admitted_by_exception(app):
    cohort, home = full()
    other = make.registration(cohort, State.APPLIED, organisation=home, shortcomings=[{"rule": "trained_recently"}])
    before = rules(applied(cohort, home, State.DECLINED))
    other.exception_reason = "อธิบดีอนุมัติ"

    assert (before, rules(applied(cohort, home))) == ([], ["organisation_has_its_share"])


def test_when_somebody_leaves_the_first_colleague_whom_only_the_share_kept_out_may_come(app):
    cohort, home = full()
    first, second, third = (applied(cohort, home) for _ in range(3))

    admission.withdraw(first, "ป่วย", None)

    assert (rules(second), rules(third)) == ([], ["organisation_has_its_share"])


def test_in_a_list_the_share_goes_to_the_first_who_may_come(app):
    cohort, home = full()
    people = [make.registration(cohort, State.APPLIED, organisation=home) for _ in range(3)]

    judging.judge_all(cohort, people)

    assert [bool(rules(one)) for one in people] == [False, True, True]


@pytest.fixture
def own_rule():
    """A rule of a later chapter, gone after the test."""
    rules_before = list(judging.RULES)
    yield judging.rule
    judging.RULES[:] = rules_before


def test_a_later_chapter_adds_its_rule(app, own_rule):
    own_rule(lambda registration: [Shortcoming("answer_missing", {"question": "ประสบการณ์"})])

    assert applied(make.cohort(), make.organisation()).shortcomings == [
        {"rule": "answer_missing", "facts": {"question": "ประสบการณ์"}}]  # fmt: skip


def test_a_rule_that_can_be_asked_of_many_at_once_is_asked_once(app, own_rule):
    calls = []

    def many(registrations):
        calls.append(len(registrations))
        return [[] for _ in registrations]

    own_rule(lambda registration: [], many=many)
    cohort = make.cohort()
    judging.judge_all(cohort, [make.registration(cohort, State.APPLIED) for _ in range(3)])

    assert calls == [3]


def test_many_are_judged_in_as_many_statements_as_one(app, statements):
    counts = []
    for number, people in ((4, 1), (5, 40)):
        cohort = make.cohort(number, programme=make.programme(max_per_organisation=2, years_between=3))
        made = [make.registration(cohort, State.APPLIED) for _ in range(people)]
        with statements() as seen:
            judging.judge_all(cohort, made)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 4
