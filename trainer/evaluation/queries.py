"""Questionnaires as selects."""

from sqlalchemy import and_, exists, func, or_, select

from trainer.database import now
from trainer.evaluation.models import Questionnaire, QuestionnaireDone
from trainer.registration.models import Registration, State
from trainer.registration.queries import participants_of


def questionnaires_of(cohort):
    """All of a cohort, in the order in which they open."""
    found = select(Questionnaire).where(Questionnaire.cohort_id == cohort.id)
    return found.order_by(Questionnaire.opens_at, Questionnaire.id)


def questionnaire_at(cohort, questionnaire_id):
    return questionnaires_of(cohort).where(Questionnaire.id == questionnaire_id)


def meant():
    """The condition that joins a questionnaire and those who are asked to fill it in: who holds a seat."""
    return and_(Registration.cohort_id == Questionnaire.cohort_id, Registration.state == State.ACCEPTED)


def done():
    """The condition that joins what somebody says to have filled in."""
    return and_(
        QuestionnaireDone.questionnaire_id == Questionnaire.id, QuestionnaireDone.registration_id == Registration.id
    )


def opened(moment=None):
    """The condition that it can be filled in at a moment (now)."""
    moment, closes = moment or now(), Questionnaire.closes_at
    return and_(Questionnaire.opens_at <= moment, or_(closes.is_(None), closes > moment))


def asked_of(registration_ids, moment=None):
    """Rows (registration id, Questionnaire, when it was done or None) of what these people are asked at a moment."""
    return (
        select(Registration.id, Questionnaire, QuestionnaireDone.at)
        .select_from(Registration)
        .join(Questionnaire, meant())
        .outerjoin(QuestionnaireDone, done())
        .where(Registration.id.in_(registration_ids), opened(moment))
        .order_by(QuestionnaireDone.at.is_not(None), Questionnaire.closes_at, Questionnaire.id)
    )


def counts(cohort):
    """Rows (questionnaire id, how many are asked, how many of them say to be done)."""
    return (
        select(Questionnaire.id, func.count(Registration.id), func.count(QuestionnaireDone.at))
        .select_from(Questionnaire)
        .join(Registration, meant())
        .outerjoin(QuestionnaireDone, done())
        .where(Questionnaire.cohort_id == cohort.id)
        .group_by(Questionnaire.id)
    )


def missing(questionnaire):
    """Those who are asked and have not said to be done, in the order of the name list."""
    people = participants_of(questionnaire.cohort).join(Questionnaire, meant())
    return people.where(Questionnaire.id == questionnaire.id, ~exists().where(done()))
