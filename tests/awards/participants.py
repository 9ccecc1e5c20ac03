"""Participants who were present at so many half-days."""

from sqlalchemy import select

from tests import make
from trainer.attendance.models import Slot
from trainer.awards import issuing
from trainer.database import db


def attended(cohort, count, **facts):
    """A participant who was present at so many of the cohort's half-days."""
    registration = make.registration(cohort, **facts)
    for slot in db.session.scalars(select(Slot).filter_by(cohort_id=cohort.id)).all()[:count]:
        make.presence(slot, registration)
    return registration


def certified(cohort, **facts):
    """A certificate as issued to a participant who was there all the time."""
    registration = attended(cohort, 6, **facts)
    issued = {one.award.registration_id: one for one in issuing.issue_all(cohort, by=None)}
    db.session.flush()
    return issued[registration.id]
