"""Seats of a cohort that are kept for a region or for a kind of organisation; the rest are open to everybody."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db
from trainer.programmes.models import Cohort


class Dimension(StrEnum):
    REGION = "region"
    KIND = "kind"


class Reservation(db.Model):
    """So many seats kept for people of one region (`code`: a region's Thai name) or kind (an organisations.Kind)."""

    __tablename__ = "reservation"
    __table_args__ = (UniqueConstraint("cohort_id", "dimension", "code"), CheckConstraint("seats > 0", name="seats"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    dimension: Mapped[Dimension] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(60))
    seats: Mapped[int]
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return f"{self.code}: {self.seats}"
