"""How a cohort takes people in: whether strangers may apply, and what happens by itself."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db
from trainer.programmes.models import Cohort


class Intake(db.Model):
    """A cohort's way of taking people in; a cohort without one takes no applications in public.

    `seats_at_once`: who meets the terms gets a seat, or a rank, the moment the application is sent.
    `offer_days`: how long an offered seat waits for its answer; None gives seats without asking.
    `offers_at_once`: a seat that becomes free is offered to the next in line by itself.
    """

    __tablename__ = "intake"
    __table_args__ = (
        CheckConstraint("closes_on IS NULL OR opens_on IS NULL OR closes_on >= opens_on", name="dates_in_order"),
        CheckConstraint("offer_days IS NULL OR offer_days BETWEEN 1 AND 60", name="offer_days"),
    )

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    seats_at_once: Mapped[bool] = mapped_column(default=False, server_default=false())
    offer_days: Mapped[int | None]
    offers_at_once: Mapped[bool] = mapped_column(default=False, server_default=false())
    nominations_closed_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()

    @property
    def id(self):
        """The journal speaks of records by number; this one has its cohort's."""
        return self.cohort_id

    @property
    def label(self):
        return self.cohort.label


def intake_of(cohort):
    """The Intake of a cohort, or one that is not saved and takes nobody in."""
    return db.session.get(Intake, cohort.id) or Intake(
        cohort_id=cohort.id, seats_at_once=False, offers_at_once=False, offer_days=None
    )


def takes_applications(cohort, intake, today):
    """Whether strangers may apply on this day (Bangkok): announced, not begun, and within the days that were set."""
    if intake.opens_on is None or not cohort.in_public(today) or cohort.closed_at or today >= cohort.starts_on:
        return False
    return intake.opens_on <= today and (intake.closes_on is None or today <= intake.closes_on)
