"""The answers of a cohort as a workbook: one row a person, one column for each wording of a question."""

from flask_babel import gettext as _
from sqlalchemy import or_, select

from trainer import workbook
from trainer.applications import saying
from trainer.applications.models import Answer, Question
from trainer.database import db
from trainer.look import long_date, province
from trainer.registration import queries
from trainer.registration.models import Registration, State
from trainer.thai import dates
from trainer.wording import words


def pages(cohort):
    """The workbook.Pages: one sheet. Sensitive answers stay out of it: a file that travels cannot be purged."""
    questions = db.session.scalars(columns_of(cohort)).all()
    given = values_of(cohort)
    people = db.session.scalars(queries.registrations_of(cohort).where(Registration.state != State.MERGED)).all()
    header = (_("No."), _("Name"), _("Position"), _("Organisation"), _("Province"), _("Telephone"), _("E-mail"),
              _("State"), *map(heading_of, questions))  # fmt: skip
    rows = [[place, *facts_of(one), *(saying.said(each, given.get((one.id, each.id))) for each in questions)]
            for place, one in enumerate(people, 1)]
    return [workbook.Page(title=_("Answers"), heading=heading(cohort), header=header, rows=rows)]


def heading(cohort):
    days = dates.date_range(cohort.starts_on, cohort.ends_on) if cohort.starts_on else ""
    left_out = _("Without answers to sensitive questions; they stand on the record of each person.")
    name = f"{cohort.programme.name} {_('cohort %(number)s', number=cohort.number)}"
    return (name, *([days] if days else []), left_out)


def heading_of(question):
    """The question in the words that were answered; of an earlier wording, until when it was asked."""
    label = saying.in_words(question)
    return label if question.retired_at is None else _("%(question)s (asked until %(day)s)", question=label,
                                                       day=long_date(question.retired_at))  # fmt: skip


def facts_of(registration):
    person = registration.person
    return [registration.label, registration.position, registration.organisation_label,
            province(registration.province), person.phone or "", person.email or "", words(registration.state, "state")]


def columns_of(cohort):
    """The questions that are asked or were answered, sensitive ones left out, in the order of the form."""
    answered = select(Answer.question_id)
    kept = or_(Question.retired_at.is_(None), Question.id.in_(answered))
    found = select(Question).where(Question.cohort_id == cohort.id, Question.sensitive.is_(False), kept)
    return found.order_by(Question.position, Question.id)


def values_of(cohort):
    """{(registration id, question id): value} of the cohort's answers that are not sensitive."""
    rows = select(Answer.registration_id, Answer.question_id, Answer.value).join(Answer.question).where(
        Question.cohort_id == cohort.id, Question.sensitive.is_(False)
    )
    return {(one, question): value for one, question, value in db.session.execute(rows)}
