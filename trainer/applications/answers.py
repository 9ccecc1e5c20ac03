"""What people answered: kept, changed later, shown, and forgotten."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from trainer import journal
from trainer.applications import answer_files, asking, saying
from trainer.applications.models import Answer, Question, QuestionKind
from trainer.changes import as_fact
from trainer.database import db, lock, now
from trainer.registration import consent, judging
from trainer.registration.consent_texts import Purpose

UNSAID = "…"  # stands in the journal for what only a consent lets us keep


def keep(registration, reading, by=None, first=False):
    """Keep what a form without problems answered, in place of what was answered before.

    An answer to a question that is no longer asked of this person, or was left blank, goes; one to a question that was
    retired, or to an earlier wording of one that is not answered anew, stays. Without a consent that stands, answers to
    sensitive questions are not kept: give it before. The caller holds the cohort where two may write at a time, and
    asks `judging.judge` afterwards; `first` says that nothing was answered before. Returns the changes as the journal
    keeps them: {question's label: [before, after]}.
    """
    if not reading.questions:
        return {}
    values = allowed(registration, reading)
    before = rows_of(registration) if registration.id and not first else []
    there = {one.question_id: one for one in before}
    past = retired_of(registration.cohort) if any(one.question.retired_at for one in there.values()) else {}
    changes = {}
    for question in reading.questions:
        older = [there[one.id] for one in asking.versions(question, past) if one.id in there]
        change(registration, question, there.get(question.id), older, values.get(question.id), changes)
    if changes:
        note(registration, changes, by, first=not there)
    db.session.flush()
    return changes


def correct(registration, reading, by=None):
    """Change the answers of somebody who is registered, and ask the rules anew. Refused in a closed cohort."""
    lock(registration.cohort).refuse_if_closed()
    changes = keep(registration, reading, by)
    if changes:
        judging.judge(registration)
    return changes


def allowed(registration, reading):
    """The values that may be kept of this person."""
    if reading.sensitive and consent.standing(registration, Purpose.SENSITIVE_NEEDS) is None:
        return reading.without_sensitive().values
    return reading.values


def change(registration, question, answer, older, value, changes):
    """Bring one answer to its new value (None: none), and write the difference into `changes`.

    `older` are answers to earlier wordings of the question, the latest first; a new answer takes their place.
    """
    last = answer or (older[0] if older else None)
    if answer is None and value is None or answer is not None and answer.value == value:
        return
    before = saying.said(last.question, last.value, "th") if last else ""
    for one in older:
        drop(one, spared=value)
    if value is None and answer is not None:
        drop(answer)
    elif answer is not None:
        release(answer, spared=value)
        answer.value, answer.answered_at = value, now()
    elif value is not None:
        db.session.add(Answer(registration=registration, question_id=question.id, value=value))
    pair = [before, saying.said(question, value, "th")]
    changes[question.label] = [UNSAID if one and question.sensitive else as_fact(one) for one in pair]


def note(registration, changes, by, first):
    """Tell the journal: the first time how many answers there are, later what stood before."""
    if first:
        journal.record(by, "answered", registration, count=len(changes))
    else:
        journal.record(by, "changed_answers", registration, changes=changes)


def drop(answer, spared=None):
    """Take an answer away, and its file with it unless it is the file `spared`."""
    release(answer, spared)
    db.session.delete(answer)


def release(answer, spared=None):
    if answer.question.kind == QuestionKind.FILE and answer.value and answer.value != spared:
        answer_files.forget(answer.value)


def rows_of(registration):
    """The Answers of a registration with their questions, in the order of the form."""
    found = select(Answer).join(Answer.question).where(Answer.registration_id == registration.id)
    found = found.options(contains_eager(Answer.question)).order_by(Question.position, Question.id)
    return db.session.scalars(found).all()


def answers_of(registration, language=None):
    """[(Question, answer in words)] in the words of the version that was answered, in the order of the form."""
    return [(one.question, saying.said(one.question, one.value, language)) for one in rows_of(registration)]


def entered_of(registration):
    """{"q<id>": …} of the answers of a registration, as the form shows them and `asking.read` takes them."""
    return {f"q{one.question_id}": as_entered(one) for one in rows_of(registration)}


def as_entered(answer):
    if answer.question.kind == QuestionKind.FILE:
        return answer_files.ticket(answer.value)
    return answer.value if isinstance(answer.value, list) else str(answer.value)


def retired_of(cohort):
    """{id: Question} of the cohort's questions that are no longer asked."""
    found = select(Question).where(Question.cohort_id == cohort.id, Question.retired_at.is_not(None))
    return {one.id: one for one in db.session.scalars(found)}
