"""Questionnaires of a cohort that are filled in elsewhere, and who says to have filled them in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.programmes.models import Cohort


class Questionnaire(db.Model):
    """A form in the web that everybody with a seat is asked to fill in, from `opens_at` until `closes_at` (None: no
    end)."""

    __tablename__ = "questionnaire"
    __table_args__ = (
        CheckConstraint("closes_at IS NULL OR closes_at > opens_at", name="closes_after_opening"),
        Index(None, "cohort_id", "opens_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    form_name: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(2000))
    opens_at: Mapped[datetime] = mapped_column(default=now)
    closes_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return self.form_name

    def standing(self, moment):
        """Where it stands at a moment: waiting, open or closed."""
        if self.opens_at > moment:
            return "waiting"
        return "closed" if self.closes_at and self.closes_at <= moment else "open"


class QuestionnaireDone(db.Model):
    """A participant says to have filled one in."""

    __tablename__ = "questionnaire_done"

    questionnaire_id: Mapped[int] = mapped_column(
        ForeignKey("questionnaire.id", ondelete="CASCADE"), primary_key=True
    )
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(default=now)
