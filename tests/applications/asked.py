"""Makes questions, uploads and answers for tests."""

import io

from werkzeug.datastructures import FileStorage, MultiDict

from tests import make
from trainer.applications import answers, asking
from trainer.applications.models import Question, QuestionKind
from trainer.database import db


def options(*labels):
    """Options with the values 1, 2, 3 …"""
    return [{"value": str(number), "label": label, "label_en": ""} for number, label in enumerate(labels, 1)]


def question(cohort, label="ท่านมีประสบการณ์กี่ปี", kind=QuestionKind.TEXT, **facts):
    """A question in force, at the end of the form."""
    if kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        facts.setdefault("options", options("เคย", "ไม่เคย", "ไม่แน่ใจ"))
    facts.setdefault("position", len(asking.questions_of(cohort)))
    return make.add(Question(cohort=cohort, label=label, kind=kind, **facts))


def sent(**fields):
    """What a browser sends: q7="…", or several texts in a list."""
    return MultiDict(fields)


def upload(data, name="file.pdf"):
    return FileStorage(io.BytesIO(data), filename=name)


def read(cohort, form, files=None, stamp=""):
    return asking.read(asking.questions_of(cohort), sent(**form), files, stamp)


def answer(registration, question, entry):
    """Let a registrant answer one question and leave the others as they are."""
    form = answers.entered_of(registration) | {f"q{question.id}": entry}
    answers.keep(registration, asking.read(asking.questions_of(registration.cohort), form))
    db.session.flush()
