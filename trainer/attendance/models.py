"""Half-day slots and who was present at them. Absence is the lack of a presence."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.look import short_date, today
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration
from trainer.wording import words


class Half(StrEnum):
    """The halves of a training day; the values sort in the order of the day."""

    MORNING = "1-morning"
    AFTERNOON = "2-afternoon"


class Way(StrEnum):
    """How a presence came to be known."""

    DOOR = "door"
    MATRIX = "matrix"
    PAPER = "paper"


class Slot(db.Model):
    """One half-day that people sign in for; slots follow from the agenda."""

    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("cohort_id", "day", "half"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    day: Mapped[date]
    half: Mapped[Half] = mapped_column(String(20))
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        """The half-day as people call it, in the language of whoever asks: 29 ม.ค. 2563 เช้า."""
        return f"{short_date(self.day)} {words(self.half, 'half')}"

    @property
    def journal_label(self):
        """The half-day in no language, as the journal keeps it: 2020-01-29 1-morning; look.fact words it."""
        return f"{self.day.isoformat()} {self.half}"

    @property
    def begun(self):
        """Whether its day has come, by Bangkok's calendar: people sign in from then on."""
        return self.day <= today()


class Presence(db.Model):
    """That one registered person was there at one slot: once, however often it is said."""

    __tablename__ = "presence"
    __table_args__ = (UniqueConstraint("slot_id", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    way: Mapped[Way] = mapped_column(String(20))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    slot: Mapped[Slot] = relationship()
    registration: Mapped[Registration] = relationship()
