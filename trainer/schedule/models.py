"""The agenda of a cohort: training sessions, breaks, rooms and speakers. `TrainingSession`, for `db.session` exists."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from trainer.database import SortKey, db
from trainer.programmes.models import Cohort, Topic
from trainer.settings import BANGKOK
from trainer.thai import names, sorting


class SessionKind(StrEnum):
    """What an entry of the agenda is; only a session is training and makes a half-day count."""

    SESSION = "session"
    SIGN_IN = "sign_in"
    CEREMONY = "ceremony"
    BREAK = "break"
    MEAL = "meal"


session_speaker = Table(
    "session_speaker",
    db.metadata,
    Column("session_id", ForeignKey("training_session.id", ondelete="CASCADE"), primary_key=True),
    Column("speaker_id", ForeignKey("speaker.id"), primary_key=True, index=True),
)


class Room(db.Model):
    """A room of a cohort's venue."""

    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("cohort_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str] = mapped_column(String(200))
    capacity: Mapped[int | None]
    cohort: Mapped[Cohort] = relationship(backref="rooms")

    @property
    def label(self):
        return self.name


class Speaker(db.Model):
    """Someone who speaks or facilitates; whether a state employee decides the fee category."""

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("name", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[str] = mapped_column(String(300), default="")
    state_employee: Mapped[bool] = mapped_column(default=False)
    sort_key: Mapped[str] = mapped_column(SortKey, default="")

    @property
    def label(self):
        return self.name

    @validates("name")
    def _keep_sort_key(self, _attribute, value):
        parts = names.split(value)
        self.sort_key = sorting.person_sort_key(parts.first, parts.last)[:400]
        return value


class TrainingSession(db.Model):
    """One entry of the agenda, between two moments of one Bangkok day.

    `groups` are the numbers of the training groups that it is for, in order; none of them: it is for everybody.
    """

    __tablename__ = "training_session"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index(None, "cohort_id", "starts_at"),
        {"sqlite_autoincrement": True},  # versions and calendars know an entry by its number: none is given twice
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    kind: Mapped[SessionKind] = mapped_column(String(20), default=SessionKind.SESSION)
    title: Mapped[str] = mapped_column(String(300))
    details: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), index=True)
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), index=True)
    groups: Mapped[list] = mapped_column(JSON, default=list, server_default="[]")
    cohort: Mapped[Cohort] = relationship()
    room: Mapped[Room | None] = relationship()
    topic: Mapped[Topic | None] = relationship()
    speakers: Mapped[list[Speaker]] = relationship(secondary=session_speaker, order_by=Speaker.sort_key)

    @property
    def label(self):
        return self.title

    @property
    def day(self):
        """The day in Bangkok: what begins at 06.30 there began the day before in UTC."""
        return self.starts_at.astimezone(BANGKOK).date()
