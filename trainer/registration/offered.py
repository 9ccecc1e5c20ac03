"""Seats offered with a deadline: kept free for one person until the answer; what follows it is in `offers.py`."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, func, select, update
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.look import local, today
from trainer.registration.models import Registration
from trainer.settings import BANGKOK

UNANSWERED = sql("answer IS NULL")
END_OF_DAY = time(23, 59, 59)


class Answer(StrEnum):
    """How an offer ended; LAPSED: nobody answered in time; RETRACTED: an organiser took it back."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    RETRACTED = "retracted"


class Offer(db.Model):
    """One seat offered to one person until `deadline`; a person has at most one that waits for an answer.

    `rank` is where among the reserves the person stood, for an organiser who takes the offer back; None: on none.
    """

    __tablename__ = "offer"
    __table_args__ = (
        Index("uq_offer_open", "registration_id", unique=True, sqlite_where=UNANSWERED, postgresql_where=UNANSWERED),
        Index(None, "answer", "deadline"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(default=now)
    deadline: Mapped[datetime]
    rank: Mapped[int | None]
    answer: Mapped[Answer | None] = mapped_column(String(20))
    answered_at: Mapped[datetime | None]
    registration: Mapped[Registration] = relationship(backref="offers")

    @property
    def label(self):
        return self.registration.label

    @property
    def overdue(self):
        """Whether the deadline has passed without an answer."""
        return self.answer is None and self.deadline < now()

    def end(self, answer):
        """Write down how it ended."""
        self.answer, self.answered_at = answer, now()


def deadline(cohort, days):
    """Until when a seat offered now waits: the end of the day in Bangkok so many days on, and never beyond the day
    before the cohort begins. None when the cohort begins today, or has begun: then there is no time to ask."""
    day = today() + timedelta(days)
    if cohort.starts_on:
        if cohort.starts_on <= today():
            return None
        day = min(day, cohort.starts_on - timedelta(1))
    return end_of(day)


def end_of(day):
    """The last second of a day in Bangkok."""
    return datetime.combine(day, END_OF_DAY, BANGKOK)


def shorten(cohort, first_day):
    """Let no open offer wait into the course, when its first day comes earlier."""
    last = end_of(first_day - timedelta(1))
    late = update(Offer).where(Offer.registration_id.in_(_people(cohort)), UNANSWERED, Offer.deadline > last)
    db.session.execute(late.values(deadline=last), execution_options={"synchronize_session": "fetch"})


def open_offer(registration):
    """The Offer that waits for this person's answer, or None."""
    return _as_it_stands(select(Offer).where(Offer.registration_id == registration.id, UNANSWERED))


def last_offer(registration):
    """The person's newest Offer, answered or not, or None."""
    offers = select(Offer).where(Offer.registration_id == registration.id).order_by(Offer.id.desc())
    return _as_it_stands(offers.limit(1))


def open_offers(cohort):
    """The offers of a cohort that wait for an answer, the most urgent first."""
    waiting = select(Offer).where(Offer.registration_id.in_(_people(cohort)), UNANSWERED)
    return waiting.order_by(Offer.deadline, Offer.id)


def ended_offers(cohort):
    """The offers of a cohort that were not accepted, the newest first."""
    ended = select(Offer).where(Offer.registration_id.in_(_people(cohort)), Offer.answer != Answer.ACCEPTED)
    return ended.order_by(Offer.answered_at.desc(), Offer.id.desc())


def taken_back():
    """The ids of registrations whose last offer an organiser took back: no machine offers to them again."""
    newest = select(func.max(Offer.id)).group_by(Offer.registration_id)
    return select(Offer.registration_id).where(Offer.id.in_(newest), Offer.answer == Answer.RETRACTED)


def day_of(offer):
    """The last day (Bangkok) on which an offer can be answered."""
    return local(offer.deadline).date()


def _as_it_stands(offers):
    """The one Offer of a select, read from the database even if the session knew it before; or None."""
    return db.session.scalar(offers, execution_options={"populate_existing": True})


def _people(cohort):
    return select(Registration.id).where(Registration.cohort_id == cohort.id)


def ending(cohort_ids, day):
    """A select of (cohort id, number) of the offers that end without an answer by the end of this day (Bangkok)."""
    end = datetime.combine(day, END_OF_DAY, BANGKOK)
    return (
        select(Registration.cohort_id, func.count())
        .join(Offer, Offer.registration_id == Registration.id)
        .where(Registration.cohort_id.in_(cohort_ids), Offer.answer.is_(None), Offer.deadline <= end)
        .group_by(Registration.cohort_id)
    )
