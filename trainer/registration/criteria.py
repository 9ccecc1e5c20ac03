"""What a programme gives points for when it ranks by score: criteria that everybody may see, and the points given."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.programmes.models import Programme
from trainer.registration.models import Registration


class Measure(StrEnum):
    """Who gives the points: somebody by hand, or the system from what it knows."""

    BY_HAND = "by_hand"
    NEW_ORGANISATION = "new_organisation"  # nobody of it was ever trained in this programme
    NEW_PROVINCE = "new_province"  # nobody from there was
    YEARS_CERTIFIED = "years_certified"  # a point for each full year, up to the most


class Criterion(db.Model):
    """One criterion of a programme, worth at most `most` points, from `created_at` until `retired_at`.

    What points once meant never changes: a criterion that is dropped, or worth another number of points, is retired,
    so that cohorts which began before keep it (see `scheme.py`).
    """

    __tablename__ = "criterion"
    __table_args__ = (CheckConstraint("most BETWEEN 1 AND 100", name="most"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    measure: Mapped[Measure] = mapped_column(String(30), default=Measure.BY_HAND)
    name: Mapped[str] = mapped_column(String(300))
    name_en: Mapped[str] = mapped_column(String(300), default="")
    most: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)
    retired_at: Mapped[datetime | None]
    programme: Mapped[Programme] = relationship(backref="criteria")

    @property
    def label(self):
        return self.name

    @property
    def by_hand(self):
        return self.measure == Measure.BY_HAND

    def called(self, language):
        """The name for readers of a language; the Thai one where there is no other."""
        return self.name_en if language == "en" and self.name_en else self.name


class Mark(db.Model):
    """The points that somebody gave one applicant for one criterion."""

    __tablename__ = "mark"
    __table_args__ = (CheckConstraint("points >= 0", name="points"),)

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    points: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    registration: Mapped[Registration] = relationship(backref="marks")
    criterion: Mapped[Criterion] = relationship()
