"""What becomes of answers when earlier chapters erase, merge or show a registration; and of files nobody refers to."""

from sqlalchemy import select

from trainer import journal
from trainer.applications import answer_files, answers, asking
from trainer.applications.models import Answer, ApplicationDraft, Question, QuestionKind
from trainer.database import db
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.record_blocks import Block
from trainer.registration.signals import forgetting, merging, record_shown

UNUSED = 24 * 3600  # seconds after which a file that nobody refers to goes


def init_app():
    """Listen to what registrations tell."""
    forgetting.connect(forget_sensitive)
    merging.connect(move_answers)
    record_shown.connect(show_answers)


def forget_sensitive(cohort, registrations, dry_run=False):
    """Erase the sensitive answers of these registrations, and their files; answers with the ids of the people."""
    sensitive = (
        select(Answer)
        .join(Answer.question)
        .where(Answer.registration_id.in_(registrations), Question.sensitive.is_(True))
    )
    people = set(db.session.scalars(sensitive.with_only_columns(Answer.registration_id).distinct()))
    if dry_run or not people:
        return people
    for answer in db.session.scalars(sensitive).all():
        answers.drop(answer)
    db.session.flush()
    journal.record(None, "forgot_answers", cohort, count=len(people))
    return people


def move_answers(gone, into):
    """Give the registration that stays the answers that it lacks; what both answered stays with each.

    An answer to another wording of the same question counts, too; sensitive ones go only where a consent stands.
    """
    kept = {one.question_id for one in answers.rows_of(into)}
    past = answers.retired_of(into.cohort)
    families = [{one.id, *(each.id for each in asking.versions(one, past))} for one in asking.questions_of(into.cohort)]
    moved, agreed = 0, consent.standing(into, Purpose.SENSITIVE_NEEDS) is not None
    for answer in answers.rows_of(gone):
        if answer.question.sensitive and not agreed:
            continue
        family = next((those for those in families if answer.question_id in those), {answer.question_id})
        if not family & kept:
            answer.registration = into
            kept.add(answer.question_id)
            moved += 1
    db.session.flush()
    if moved:
        journal.record(journal.actor(), "moved_answers", into, count=moved)


def show_answers(registration):
    """The card with the answers, where there are any or anything is asked."""
    rows = answers.rows_of(registration)
    asked = bool(rows) or bool(asking.questions_of(registration.cohort))
    return Block("applications/question_answers.html", {"rows": rows}) if asked else None


def sweep():
    """Delete files that neither an answer nor a draft names; returns how many. For the daily round of the worker."""
    listed = files_of_answers() | files_of_drafts()
    return answer_files.abandoned(listed, UNUSED)


def files_of_answers():
    """The places of all files that answers name: a set."""
    found = select(Answer.value).join(Answer.question).where(Question.kind == QuestionKind.FILE)
    return {value["place"] for value in db.session.scalars(found) if value}


def files_of_drafts():
    """The places of all files that applications in the making name: a set."""
    tickets = (words for data in db.session.scalars(select(ApplicationDraft.data)) for words in tickets_in(data or {}))
    return {file["place"] for file in map(answer_files.of_ticket, tickets) if file}


def tickets_in(data):
    """What may be a ticket among the entries of a draft."""
    for value in asking.entered(data).values():
        yield from (one for one in ([value] if isinstance(value, str) else value) if len(one) > 60)
