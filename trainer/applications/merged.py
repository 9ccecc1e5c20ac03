"""What becomes of somebody's answers when two entries of them are made into one."""

from sqlalchemy import select

from trainer.applications.models import Answer
from trainer.database import db
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.signals import merging


def init_app():
    merging.connect(move_answers)


def move_answers(gone, into):
    """Answers to what the entry that stays was not asked, or did not answer, go there; sensitive ones only where it
    has the consent for them."""
    answered = set(db.session.scalars(select(Answer.question_id).where(Answer.registration_id == into.id)))
    sensitive = consent.standing(into, Purpose.SENSITIVE_NEEDS) is not None
    for answer in db.session.scalars(select(Answer).where(Answer.registration_id == gone.id)).all():
        if answer.question_id not in answered and (sensitive or not answer.question.sensitive):
            answer.registration = into
    db.session.flush()
    for one in (gone, into):
        db.session.expire(one, ["answers"])
