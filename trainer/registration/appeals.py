"""Appeals: who was turned down, or does not meet the terms, may say why that should be looked at again."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.people.models import Account
from trainer.registration.models import Registration

UNANSWERED = sql("granted IS NULL")


class Appeal(db.Model):
    """One appeal and its answer; a person has at most one that waits."""

    __tablename__ = "appeal"
    __table_args__ = (
        Index("uq_appeal_open", "registration_id", unique=True, sqlite_where=UNANSWERED, postgresql_where=UNANSWERED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(default=now)
    granted: Mapped[bool | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    registration: Mapped[Registration] = relationship(backref="appeals")
    answered_by: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return self.registration.label
