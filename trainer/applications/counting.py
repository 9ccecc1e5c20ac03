"""How many answered what: for the page on which a form is composed."""

import json
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import String, cast, func, select

from trainer.applications.models import Answer, Question, QuestionKind
from trainer.database import db
from trainer.registration.models import Registration, State


@dataclass(frozen=True)
class Counts:
    """`people`: in the cohort; `answered`: {question id: people}; `chosen`: {question id: {option's value: people}}."""

    people: int
    answered: dict
    chosen: dict


def counts_of(cohort):
    """The Counts of a cohort, second entries of somebody left out; three statements however many people there are."""
    those = Registration.cohort_id == cohort.id, Registration.state != State.MERGED
    people = db.session.scalar(select(func.count()).select_from(Registration).where(*those))
    answers = select(Answer.question_id).join(Answer.registration).where(*those)
    answered = answers.add_columns(func.count()).group_by(Answer.question_id)
    kinds = Question.kind.in_((QuestionKind.CHOICE, QuestionKind.CHOICES))
    value = cast(Answer.value, String)
    chosen = answers.join(Answer.question).where(kinds).add_columns(value, func.count())
    rows = db.session.execute(chosen.group_by(Answer.question_id, value)).all()
    return Counts(people, dict(db.session.execute(answered).all()), by_option(rows))


def by_option(rows):
    """{question id: Counter of option values} of rows (question id, value as JSON, people)."""
    found = {}
    for question_id, value, people in rows:
        value = json.loads(value)
        for one in value if isinstance(value, list) else [value]:
            found.setdefault(question_id, Counter())[one] += people
    return found
