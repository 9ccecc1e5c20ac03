"""Several at once: one wording follows another once, and nobody answers a question twice."""

from sqlalchemy import func, select

from tests import make
from tests.applications.test_composing import add, facts_of
from tests.registration.pressure import at_once
from trainer.applications import answers, asking, composing
from trainer.applications.models import Answer, Question
from trainer.database import db
from trainer.errors import Refused
from trainer.registration.models import Registration

MANY = 8


def refused(answers):
    return [one for one in answers if isinstance(one, Refused)]


def test_a_question_that_many_word_anew_at_once_gets_one_successor(app):
    question = add(make.cohort(), "เดิม")
    facts, number_of = facts_of(question), question.id
    db.session.commit()

    def reword(number):
        held = db.session.get(Question, number_of)
        composing.change(held, None, **facts | {"label": f"ใหม่ {number}"})

    told = at_once(app, [lambda number=number: reword(number) for number in range(MANY)])

    successors = db.session.scalar(select(func.count()).where(Question.replaces_id == number_of))
    assert (successors, len(refused(told))) == (1, MANY - 1)


def test_answers_that_are_sent_many_times_at_once_are_kept_once(app):
    one = make.registration()
    question = add(one.cohort)
    mine, asked = one.id, question.id
    db.session.commit()

    def send():
        registration = db.session.get(Registration, mine)
        questions = asking.questions_of(registration.cohort)
        answers.correct(registration, asking.read(questions, {f"q{asked}": "คำตอบ"}))

    told = at_once(app, [send] * MANY)

    assert (db.session.scalar(select(func.count()).select_from(Answer)), refused(told)) == (1, [])
