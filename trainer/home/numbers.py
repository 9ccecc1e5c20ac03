"""The figures that the dashboards show, for many cohorts in a fixed number of statements."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import case, func, select

from trainer.attendance.models import Presence, Slot
from trainer.awards.certificate import IssuedCertificate
from trainer.database import db
from trainer.look import today
from trainer.mail.models import Message, MessageState
from trainer.registration import appeals, offered
from trainer.registration.drafts import RosterDraft
from trainer.registration.intake import Intake
from trainer.registration.models import Registration, State
from trainer.schedule.models import TrainingSession
from trainer.schedule.versions import AgendaVersion


@dataclass
class Figures:
    """How one cohort stands; `states` counts registrations by state, `unseen` entries of a never published agenda."""

    states: dict = field(default_factory=dict)
    sessions: int = 0
    first_entry: datetime | None = None
    last_entry: datetime | None = None
    unseen: int = 0
    slots: int = 0
    slots_taken: int = 0
    certificates: int = 0
    drafts: int = 0
    opens_on: date | None = None
    closes_on: date | None = None
    offers_due: int = 0
    mail_failed: int = 0
    addresses_broken: int = 0
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
    def offered(self):
        return self.states.get(State.OFFERED, 0)

    @property
    def people(self):
        """Everybody who ever asked, whatever became of it; a second entry of somebody is nobody more."""
        return sum(count for state, count in self.states.items() if state != State.MERGED)


def figures(cohorts):
    """Figures by cohort id; ten statements however many cohorts there are.

    `offers_due` is how many offers end today (Bangkok) without an answer so far.
    """
    ids = [cohort.id for cohort in cohorts]
    found = defaultdict(Figures)
    for cohort_id, state, count in db.session.execute(
        select(Registration.cohort_id, Registration.state, func.count())
        .where(Registration.cohort_id.in_(ids))
        .group_by(Registration.cohort_id, Registration.state)
    ):
        found[cohort_id].states[state] = count
    for names, statement in counts(ids).items():
        for cohort_id, *values in db.session.execute(statement):
            for name, value in zip(names.split(), values, strict=True):
                setattr(found[cohort_id], name, value)
    return found


def counts(ids):
    """{names of figures: a select of (cohort id, *those figures)}: counts, and the first and last of what has days."""

    def of(model, *conditions, figures=None):
        column = model.cohort_id
        return select(column, *(figures or [func.count()])).where(column.in_(ids), *conditions).group_by(column)

    begins = TrainingSession.starts_at
    seen = select(AgendaVersion.id).where(AgendaVersion.cohort_id == TrainingSession.cohort_id).exists()
    unseen = case((seen, 0), else_=1)
    taken = (
        select(Slot.cohort_id, func.count(func.distinct(Slot.id)))
        .join(Presence, Presence.slot_id == Slot.id)
        .where(Slot.cohort_id.in_(ids))
        .group_by(Slot.cohort_id)
    )
    return {
        "sessions first_entry last_entry unseen": of(
            TrainingSession, figures=(func.count(), func.min(begins), func.max(begins), func.sum(unseen))
        ),
        "slots": of(Slot),
        "slots_taken": taken,
        "certificates": of(IssuedCertificate, IssuedCertificate.revoked_at.is_(None)),
        "drafts": of(RosterDraft),
        "opens_on closes_on": select(Intake.cohort_id, Intake.opens_on, Intake.closes_on).where(
            Intake.cohort_id.in_(ids)
        ),
        "offers_due": offered.ending(ids, today()),
        "appeals": appeals.waiting(ids),
        "mail_failed addresses_broken": of(
            Message, Message.state == MessageState.FAILED, figures=(
                func.count().filter(~Message.undeliverable),
                func.count(func.distinct(Message.recipient)).filter(Message.undeliverable),
            ),
        ),
    }
