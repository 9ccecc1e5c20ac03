"""The figures that the dashboards show, for many cohorts in a fixed number of statements."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from trainer.attendance.models import Presence, Slot
from trainer.awards.models import IssuedCertificate
from trainer.database import db
from trainer.mail.models import Message, MessageState
from trainer.registration import appeals
from trainer.registration.drafts import RosterDraft
from trainer.registration.models import Registration, State
from trainer.schedule.models import TrainingSession


@dataclass
class Figures:
    """How one cohort stands; `states` counts registrations by state."""

    states: dict = field(default_factory=dict)
    sessions: int = 0
    first_entry: datetime | None = None
    last_entry: datetime | None = None
    slots: int = 0
    slots_taken: int = 0
    certificates: int = 0
    drafts: int = 0
    mail_failed: int = 0
    appeals: int = 0

    @property
    def accepted(self):
        return self.states.get(State.ACCEPTED, 0)

    @property
    def applied(self):
        return self.states.get(State.APPLIED, 0)

    @property
    def reserves(self):
        return self.states.get(State.RESERVE, 0)

    @property
    def people(self):
        return sum(self.states.values())


def figures(cohorts):
    """Figures by cohort id; ten statements however many cohorts there are."""
    ids = [cohort.id for cohort in cohorts]
    found = defaultdict(Figures)
    for cohort_id, state, count in db.session.execute(
        select(Registration.cohort_id, Registration.state, func.count())
        .where(Registration.cohort_id.in_(ids))
        .group_by(Registration.cohort_id, Registration.state)
    ):
        found[cohort_id].states[state] = count
    for name, statement in counts(ids).items():
        for cohort_id, count in db.session.execute(statement):
            setattr(found[cohort_id], name, count)
    return found


def counts(ids):
    """One select (cohort id, figure) for each plain figure: a count, or the moment of the first or last entry."""

    def of(model, *conditions):
        column = model.cohort_id
        return select(column, func.count()).where(column.in_(ids), *conditions).group_by(column)

    def entry(which):
        column = TrainingSession.cohort_id
        return select(column, which(TrainingSession.starts_at)).where(column.in_(ids)).group_by(column)

    taken = (
        select(Slot.cohort_id, func.count(func.distinct(Slot.id)))
        .join(Presence, Presence.slot_id == Slot.id)
        .where(Slot.cohort_id.in_(ids))
        .group_by(Slot.cohort_id)
    )
    return {
        "sessions": of(TrainingSession),
        "first_entry": entry(func.min),
        "last_entry": entry(func.max),
        "slots": of(Slot),
        "slots_taken": taken,
        "certificates": of(IssuedCertificate, IssuedCertificate.revoked_at.is_(None)),
        "drafts": of(RosterDraft),
        "appeals": appeals.waiting(ids),
        "mail_failed": of(Message, Message.state == MessageState.FAILED),
    }
