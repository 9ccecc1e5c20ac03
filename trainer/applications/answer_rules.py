"""Answers as a condition: what a programme that lets them decide has against somebody because of what they said."""

from itertools import groupby

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from trainer.applications import asking, conditions, saying
from trainer.applications.answers import retired_of
from trainer.applications.models import Answer, QuestionKind
from trainer.database import db
from trainer.registration import eligibility_words, judging
from trainer.registration.eligibility import Shortcoming

CHOSEN = (QuestionKind.CHOICE, QuestionKind.CHOICES)


def shortcomings(registration):
    """What the answers of one registration lack: a list of Shortcoming."""
    return shortcomings_of([registration])[0]


@judging.rule(many=lambda registrations: shortcomings_of(registrations))
def _rule(registration):
    return shortcomings(registration)


def shortcomings_of(registrations):
    """The same for many of one cohort, in a fixed number of statements: a list for each."""
    cohort = registrations[0].cohort if registrations else None
    if cohort is None or not cohort.programme.answers_decide:
        return [[] for _one in registrations]
    questions = asking.questions_of(cohort)
    retired = retired_of(cohort) if questions else {}
    given = answers_by_registration(registrations) if questions else {}
    return [list(lacking(questions, retired, given.get(one.id, {}))) for one in registrations]


def answers_by_registration(registrations):
    """{registration id: {question id: Answer}}."""
    ids = [one.id for one in registrations if one.id is not None]
    rows = select(Answer).where(Answer.registration_id.in_(ids)).options(joinedload(Answer.question))
    found = db.session.scalars(rows.order_by(Answer.registration_id)).all() if ids else []
    grouped = groupby(found, lambda one: one.registration_id)
    return {registration_id: {one.question_id: one for one in those} for registration_id, those in grouped}


def lacking(questions, retired, given):
    """Shortcomings of one person; `given` {question id: Answer}.

    A question that was worded anew since the person answered counts as answered, by the terms of the old wording.
    """
    latest = {one.id: latest_answer(one, retired, given) for one in questions}
    values = {key: answer.value for key, answer in latest.items() if answer}
    for question in conditions.asked(questions, values):
        answer = latest[question.id]
        if answer is None:
            if question.required:
                yield Shortcoming("answer_missing", facts_of(question))
        elif not qualifies(answer.question, answer.value):
            yield Shortcoming("answer_not_qualifying", facts_of(answer.question) | {
                "answer": saying.said(answer.question, answer.value, "th"),
                "answer_en": saying.said(answer.question, answer.value, "en"),
            })  # fmt: skip


def latest_answer(question, retired, given):
    """The answer to the question, or else to the latest of its earlier wordings that was answered, or None."""
    for version in (question, *asking.versions(question, retired)):
        if version.id in given:
            return given[version.id]
    return None


def qualifies(question, value):
    """Whether an answer meets the terms: of a choice of several, one that does is enough."""
    if question.kind not in CHOSEN or not question.qualifying:
        return True
    return bool(set(value if isinstance(value, list) else [value]) & set(question.qualifying))


def facts_of(question):
    """The question's words, frozen with the judgement."""
    return {"question": question.label, "question_en": question.label_en or question.label}


@eligibility_words.say("answer_missing")
def _missing(facts):
    return _("“%(question)s” was not answered, and the programme requires it.", question=spoken(facts, "question"))


@eligibility_words.say("answer_not_qualifying")
def _not_qualifying(facts):
    return _("The answer to “%(question)s”, %(answer)s, does not meet the terms.",
             question=spoken(facts, "question"), answer=spoken(facts, "answer"))  # fmt: skip


def spoken(facts, name):
    english = saying.english()
    return facts[f"{name}_en"] if english and facts.get(f"{name}_en") else facts[name]
