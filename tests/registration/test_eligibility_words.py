"""Each reason is a whole sentence with its facts, the same for the applicant and the office."""

import pytest
from flask_babel import force_locale

from tests import make
from trainer.registration.eligibility import Terms
from trainer.registration.eligibility_words import sentence
from trainer.registration.models import State

DAY = "2020-01-29"
FROZEN = {
    "organisation_unknown": {"name": "มูลนิธิลับ"},
    "organisation_kind_not_eligible": {
        "organisation": "ชมรมเพื่อน", "kind": "community_welfare", "eligible": ["public_benefit"]},
    "organisation_not_certified": {"organisation": "ชมรมเพื่อน", "day": DAY, "revoked_on": "2019-12-31"},
    "organisation_has_its_share": {"organisation": "ชมรมเพื่อน", "most": 2, "colleagues": 3},
    "trained_recently": {"cohort": 2, "ended_on": "2018-06-13", "years": 3, "again_on": "2021-06-13", "day": DAY},
}  # fmt: skip


@pytest.mark.parametrize("rule, language, facts", [
    ("organisation_unknown", "th", ["มูลนิธิลับ"]),
    ("organisation_kind_not_eligible", "th", ["ชมรมเพื่อน", "องค์กรสวัสดิการชุมชน", "องค์กรสาธารณประโยชน์"]),
    ("organisation_not_certified", "th", ["ชมรมเพื่อน", "31 ธ.ค. 2562", "29 ม.ค. 2563"]),
    ("organisation_has_its_share", "th", ["ชมรมเพื่อน", "3 คน", "2 คน"]),
    ("trained_recently", "th", ["รุ่นที่ 2", "13 มิ.ย. 2561", "3 ปี", "13 มิ.ย. 2564"]),
    ("trained_recently", "en", ["cohort 2", "13 Jun 2018", "3 years", "13 Jun 2021"]),
])  # fmt: skip
def test_the_sentence_of_a_rule_tells_its_facts(app, rule, language, facts):
    with force_locale(language):
        told = sentence({"rule": rule, "facts": FROZEN[rule]})

    assert [fact for fact in facts if fact not in told] == []


@pytest.mark.parametrize("rule", FROZEN)
def test_what_was_frozen_without_facts_still_has_words(app, rule):
    assert sentence({"rule": rule, "facts": {}}) not in ("", rule)


def test_a_certification_that_comes_too_late_is_told_with_its_day(app):
    home = make.organisation("ชมรมเพื่อน", certified_on=make.FIRST_DAY.replace(month=3))
    [found] = Terms(make.FIRST_DAY, frozenset({"public_benefit"})).shortcomings(home)

    with force_locale("th"):
        assert "29 มี.ค. 2563" in sentence(found.to_dict())


def test_the_record_says_the_whole_sentence(as_organiser):
    shortcomings = [{"rule": "trained_recently", "facts": FROZEN["trained_recently"]}]
    one = make.registration(state=State.APPLIED, shortcomings=shortcomings)

    assert "13 มิ.ย. 2564" in as_organiser.get(f"/desk/registrations/{one.id}").text


def test_a_name_of_an_organisation_is_shown_as_text_and_never_as_a_page(as_organiser):
    shortcomings = [{"rule": "organisation_unknown", "facts": {"name": "<script>alert(1)</script>"}}]
    one = make.registration(state=State.APPLIED, shortcomings=shortcomings)

    assert "<script>alert(1)" not in as_organiser.get(f"/desk/registrations/{one.id}").text
