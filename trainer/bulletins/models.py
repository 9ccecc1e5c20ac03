"""Bulletins: what organisers tell the participants of a cohort. ("Announcement" is the name of name lists.)"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration


class Audience(StrEnum):
    """For whom a bulletin is. Groups are never guessed from a list that happens to be empty."""

    EVERYBODY = "everybody"
    GROUPS = "groups"


class Standing(StrEnum):
    """Where a bulletin stands at a moment."""

    SHOWN = "shown"
    WAITING = "waiting"
    OVER = "over"
    TAKEN_BACK = "taken_back"


bulletin_group = Table(
    "bulletin_group",
    db.metadata,
    Column("bulletin_id", ForeignKey("bulletin.id", ondelete="CASCADE"), primary_key=True),
    Column("training_group_id", ForeignKey("training_group.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class Bulletin(db.Model):
    """One bulletin. It is shown from `shows_from` until `shows_until` (None: to the end), unless it was taken back.

    `issue` counts how often it was told anew: reading an earlier issue is not reading this one, which is `fresh_at`.
    `mailed_at`: when this issue was mailed, to `mailed` people; `edited_at`: when its words were changed last.
    """

    __tablename__ = "bulletin"
    __table_args__ = (
        CheckConstraint("shows_until IS NULL OR shows_until > shows_from", name="ends_after_start"),
        Index(None, "cohort_id", "shows_from"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    headline: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    audience: Mapped[Audience] = mapped_column(String(20), default=Audience.EVERYBODY)
    shows_from: Mapped[datetime] = mapped_column(default=now)
    shows_until: Mapped[datetime | None]
    pinned: Mapped[bool] = mapped_column(default=False)
    by_mail: Mapped[bool] = mapped_column(default=False)
    issue: Mapped[int] = mapped_column(default=1)
    fresh_at: Mapped[datetime] = mapped_column(default=now)
    mailed_at: Mapped[datetime | None]
    mailed: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    made_by: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()
    account: Mapped[Account | None] = relationship()
    groups: Mapped[list[TrainingGroup]] = relationship(secondary=bulletin_group, order_by=TrainingGroup.number)

    @property
    def label(self):
        return self.headline

    def standing(self, moment):
        """The Standing at a moment."""
        if self.withdrawn_at:
            return Standing.TAKEN_BACK
        if self.shows_from > moment:
            return Standing.WAITING
        return Standing.OVER if self.shows_until and self.shows_until <= moment else Standing.SHOWN


class BulletinReading(db.Model):
    """A participant has read a bulletin: when last."""

    __tablename__ = "bulletin_reading"

    bulletin_id: Mapped[int] = mapped_column(ForeignKey("bulletin.id", ondelete="CASCADE"), primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    registration: Mapped[Registration] = relationship()
