"""Two registrations that look like one person's: somebody says whether they are."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from trainer.database import db, now


class DifferentPeople(db.Model):
    """Two registrations that somebody looked at and found to be two people; never asked about again."""

    __tablename__ = "different_people"
    __table_args__ = (CheckConstraint("first_id < second_id", name="in_order"),)

    first_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime] = mapped_column(default=now)
