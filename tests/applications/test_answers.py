"""Answers are kept with the wording that they answer, changed later with a trace, and judged where they decide."""

from tests import make
from tests.applications import asked
from trainer.applications import answer_rules, answers, asking
from trainer.applications.models import Answer, QuestionKind
from trainer.database import db
from trainer.journal import Entry
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose

CHOICE = QuestionKind.CHOICE


def applicant(**programme):
    cohort = make.cohort(programme=make.programme(**programme))
    return cohort, make.registration(cohort, state="applied")


def kept(registration):
    return {one.question_id: one.value for one in db.session.query(Answer).filter_by(registration=registration)}


def entries(act):
    return db.session.query(Entry).filter_by(act=act).all()


def test_an_answer_shows_the_words_of_its_option(app):
    cohort, one = applicant()
    question = asked.question(cohort, kind=QuestionKind.CHOICES)
    asked.answer(one, question, ["2", "1"])

    assert answers.answers_of(one) == [(question, "เคย, ไม่เคย")]


def test_an_answer_shows_english_words_to_whoever_asks_for_them(app):
    cohort, one = applicant()
    offered = [{"value": "1", "label": "เคย", "label_en": "Yes"}]
    question = asked.question(cohort, kind=CHOICE, options=offered)
    asked.answer(one, question, "1")

    assert answers.answers_of(one, "en") == [(question, "Yes")]


def test_changing_an_answer_keeps_what_stood_before_in_the_journal(app):
    cohort, one = applicant()
    question = asked.question(cohort)
    asked.answer(one, question, "ห้าปี")
    asked.answer(one, question, "หกปี")

    [entry] = entries("changed_answers")
    assert (kept(one), entry.facts["changes"]) == ({question.id: "หกปี"}, {question.label: ["ห้าปี", "หกปี"]})


def test_the_same_answers_again_leave_no_trace(app):
    cohort, one = applicant()
    question = asked.question(cohort)
    asked.answer(one, question, "ห้าปี")
    asked.answer(one, question, "ห้าปี")

    assert (len(entries("answered")), entries("changed_answers")) == (1, [])


def test_an_answer_that_is_cleared_goes(app):
    cohort, one = applicant()
    question = asked.question(cohort)
    asked.answer(one, question, "ห้าปี")
    asked.answer(one, question, "")

    assert kept(one) == {}


def test_an_answer_to_a_question_that_is_retired_stays(app):
    cohort, one = applicant()
    old, other = asked.question(cohort, "เดิม"), asked.question(cohort, "อื่น")
    asked.answer(one, old, "คำตอบเดิม")
    old.retired_at = make.moment(cohort.starts_on, 9)
    asked.answer(one, other, "คำตอบใหม่")

    assert kept(one) == {old.id: "คำตอบเดิม", other.id: "คำตอบใหม่"}


def sensitive(cohort):
    return asked.question(cohort, "ต้องการความช่วยเหลือใด", sensitive=True)


def test_a_sensitive_answer_without_consent_is_not_kept(app):
    cohort, one = applicant()
    question = sensitive(cohort)
    asked.answer(one, question, "เก้าอี้รถเข็น")

    assert kept(one) == {}


def test_a_sensitive_answer_is_kept_with_consent_and_never_told_to_the_journal(app):
    cohort, one = applicant()
    question = sensitive(cohort)
    consent.give(one, Purpose.SENSITIVE_NEEDS, None, consent.Way.PAPER)
    asked.answer(one, question, "เก้าอี้รถเข็น")
    asked.answer(one, question, "ล่ามภาษามือ")

    told = " ".join(str(entry.facts) for entry in db.session.query(Entry))
    assert (kept(one), "เก้าอี้รถเข็น" in told, "ล่าม" in told) == ({question.id: "ล่ามภาษามือ"}, False, False)


def deciding():
    return applicant(answers_decide=True)


def shortcomings(registration):
    return [(one.rule, one.facts["question"]) for one in answer_rules.shortcomings(registration)]


def test_a_required_question_without_an_answer_speaks_against_somebody(app):
    cohort, one = deciding()
    asked.question(cohort, "ตำแหน่งบริหารหรือไม่", required=True)

    assert shortcomings(one) == [("answer_missing", "ตำแหน่งบริหารหรือไม่")]


def test_answers_speak_against_nobody_where_the_programme_does_not_let_them_decide(app):
    cohort, one = applicant(answers_decide=False)
    asked.question(cohort, required=True)

    assert shortcomings(one) == []


def test_an_option_that_does_not_meet_the_terms_speaks_against_somebody(app):
    cohort, one = deciding()
    question = asked.question(cohort, "เป็นผู้บริหาร", CHOICE, qualifying=["1"])
    asked.answer(one, question, "2")

    assert shortcomings(one) == [("answer_not_qualifying", "เป็นผู้บริหาร")]


def test_an_option_that_meets_the_terms_speaks_against_nobody(app):
    cohort, one = deciding()
    question = asked.question(cohort, kind=QuestionKind.CHOICES, qualifying=["1"])
    asked.answer(one, question, ["1", "2"])

    assert shortcomings(one) == []


def test_a_required_question_that_is_not_asked_of_somebody_speaks_against_nobody(app):
    cohort, one = deciding()
    first = asked.question(cohort, kind=CHOICE)
    asked.question(cohort, required=True, shown_if_id=first.id, shown_if_values=["1"])
    asked.answer(one, first, "2")

    assert shortcomings(one) == []


def test_correcting_answers_asks_the_rules_anew(app):
    cohort, one = deciding()
    question = asked.question(cohort, kind=CHOICE, qualifying=["1"])
    answers.correct(one, asking.read([question], {f"q{question.id}": "2"}))

    assert "answer_not_qualifying" in [each["rule"] for each in one.shortcomings]


def test_judging_everybody_takes_as_many_statements_as_judging_one(app, statements):
    cohort, first = deciding()
    question = asked.question(cohort, required=True)
    people = [first, *(make.registration(cohort) for _number in range(2))]
    for one in people:
        asked.answer(one, question, "ใช่")
    with statements() as for_one:
        answer_rules.shortcomings_of(people[:1])
    with statements() as for_three:
        answer_rules.shortcomings_of(people)

    assert len(for_one) == len(for_three)


def reworded(cohort, one):
    """A question that somebody answered with “ห้าปี”, and the wording that replaced it."""
    old = asked.question(cohort, "ทำงานกี่ปี")
    asked.answer(one, old, "ห้าปี")
    old.retired_at = make.moment(cohort.starts_on, 9)
    return old, asked.question(cohort, "ทำงานในองค์กรนี้กี่ปี", replaces_id=old.id)


def test_an_answer_to_an_earlier_wording_stays_until_the_new_one_is_answered(app):
    cohort, one = applicant()
    old, new = reworded(cohort, one)
    asked.answer(one, new, "")

    assert kept(one) == {old.id: "ห้าปี"}


def test_an_answer_to_the_new_wording_takes_the_place_of_the_old_one(app):
    cohort, one = applicant()
    _old, new = reworded(cohort, one)
    asked.answer(one, new, "สามปี")

    [entry] = entries("changed_answers")
    assert (kept(one), entry.facts["changes"]) == ({new.id: "สามปี"}, {new.label: ["ห้าปี", "สามปี"]})


def test_who_answered_the_earlier_wording_of_a_required_question_lacks_nothing(app):
    cohort, one = deciding()
    _old, new = reworded(cohort, one)
    new.required = True

    assert shortcomings(one) == []
