"""Seats offered with a deadline: kept free for one person until the answer, then given or passed on, once."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.registration.models import Registration

UNANSWERED = sql("answer IS NULL")


class Answer(StrEnum):
    """How an offer ended; LAPSED: nobody answered in time; RETRACTED: an organiser took it back."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    RETRACTED = "retracted"


class Offer(db.Model):
    """One seat offered to one person until `deadline`; a person has at most one that waits for an answer."""

    __tablename__ = "offer"
    __table_args__ = (
        Index("uq_offer_open", "registration_id", unique=True, sqlite_where=UNANSWERED, postgresql_where=UNANSWERED),
        Index(None, "answer", "deadline"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(default=now)
    deadline: Mapped[datetime]
    answer: Mapped[Answer | None] = mapped_column(String(20))
    answered_at: Mapped[datetime | None]
    registration: Mapped[Registration] = relationship(backref="offers")

    @property
    def label(self):
        return self.registration.label
