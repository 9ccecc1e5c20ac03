"""The form of a cohort's own questions: which are asked, and how what was sent is read.

A field is called q<question id>. A question that is worded anew gets a new id, so a form that stood open meanwhile
still says which wording it answers.
"""

import hashlib
import json
import re

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.applications import answer_files, conditions, entries, saying
from trainer.applications.models import Question, QuestionKind
from trainer.applications.readings import Earlier, Reading
from trainer.database import db
from trainer.errors import Refused

NAME = re.compile(r"q\d{1,10}", re.ASCII)
TAKEN_OUT = "-out"  # q7-out: the file that stood there is not to be sent


def questions_of(cohort):
    """The Questions of a cohort that are in force, in the order in which they are asked."""
    return db.session.scalars(in_force(cohort)).all()


def in_force(cohort):
    """The same as a select."""
    found = select(Question).where(Question.cohort_id == cohort.id, Question.retired_at.is_(None))
    return found.order_by(Question.position, Question.id)


def stamp(questions):
    """A short text that changes whenever what is asked changes; help and order leave it as it is."""
    asked = sorted([one.id, one.required, one.sensitive, one.shown_if_id, one.shown_if_values] for one in questions)
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:32]


def read(questions, form, files=None, stamp="", must=True):
    """Judge what was sent: a Reading. Nothing that was typed is lost, whatever is wrong with it.

    `form` is the request's form, or a draft's data; `files` the request's files; `stamp` the one that the form was
    drawn with: of a form older than the last change of a question, answers to unchanged questions count, and those
    that were worded anew are asked again. `must` False lets required questions stay open, for staff who do not know
    the answer. Keeps the files that are sound, so that they need not be sent twice.
    """
    found = Reading(questions, entered(form), changed=bool(stamp) and stamp != stamp_of(questions))
    found.before = earlier(questions, found.entered)
    for question in questions:
        if conditions.is_asked(question, found.values):
            answer(found, question, form, files or {}, must)
    return found


def answer(reading, question, form, files, must):
    """Read one question into the Reading, or write down what is wrong."""
    try:
        if question.kind == QuestionKind.FILE:
            value = file_of(reading, question, form, files)
        else:
            value = entries.judged(question, reading.entered.get(f"q{question.id}", ""))
    except Refused as refusal:
        reading.problems[question.id] = str(refusal)
        return
    if value is not None:
        reading.values[question.id] = value
    elif must and reading.changed and question.id in reading.before:
        reading.problems[question.id] = _("This question was changed. Please answer it again.")
    elif must and question.required:
        reading.problems[question.id] = missing(question)


def missing(question):
    """What is said beside a question that must be answered and was not."""
    said = {QuestionKind.CHOICE: _("Please choose one of the options."), QuestionKind.FILE: _("Please send a file."),
            QuestionKind.CHOICES: _("Please choose from the options.")}  # fmt: skip
    return said.get(question.kind) or _("Please fill this in.")


def file_of(reading, question, form, files):
    """The file sent just now, or the one that was kept before and is not taken out; else None."""
    name = f"q{question.id}"
    upload = files.get(name)
    if upload is not None and upload.filename:
        file = reading.files[question.id] = answer_files.keep(upload)
        reading.entered[name] = answer_files.ticket(file)
        return file
    words = entries.only(reading.entered.get(name, ""))
    if not words or form.get(f"{name}{TAKEN_OUT}"):
        reading.entered.pop(name, None)
        return None
    return kept_before(reading, name, words)


def kept_before(reading, name, words):
    file = answer_files.of_ticket(words)
    if file is None:
        del reading.entered[name]
        raise Refused(_("The file is no longer kept. Please choose it again."))
    answer_files.hold(file)
    return file


def entered(form):
    """{"q<id>": text | [texts]} of a form or of a draft's data: what was typed into fields that questions have."""
    several = form.getlist if hasattr(form, "getlist") else lambda name: listed(form.get(name))
    names = [name for name in form if NAME.fullmatch(name)]
    found = {name: [str(one) for one in several(name) if one not in (None, "")] for name in names}
    return {name: those if len(those) > 1 else those[0] for name, those in found.items() if those}


def listed(value):
    return value if isinstance(value, list) else [value]


def earlier(questions, typed):
    """{question id: Earlier} of the questions that were worded anew and have an entry only for a wording before."""
    asked = {one.id for one in questions}
    older = {int(name[1:]) for name in typed} - asked
    if not older or not questions:
        return {}
    rows = select(Question).where(Question.cohort_id == questions[0].cohort_id, Question.retired_at.is_not(None))
    retired = {one.id: one for one in db.session.scalars(rows)}
    found = {}
    for question in questions:
        past = next((one for one in versions(question, retired) if one.id in older), None)
        if past is not None and f"q{question.id}" not in typed:
            name = f"q{past.id}"
            found[question.id] = Earlier(name, listed(typed[name]), saying.typed(past, typed[name]))
    return found


def versions(question, retired):
    """The earlier wordings of a question, the latest first; `retired` are {id: Question}."""
    seen = set()
    while (question := retired.get(question.replaces_id)) is not None and question.id not in seen:
        seen.add(question.id)
        yield question


stamp_of = stamp  # `read` has an argument of that name


