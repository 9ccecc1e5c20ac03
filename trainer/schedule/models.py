"""The agenda of a cohort: training sessions, breaks, rooms and speakers. `TrainingSession`, for `db.session` exists."""

from dataclasses import dataclass
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


class FeeCategory(StrEnum):
    """By which rate a speaker is paid: the finance office keeps one for state employees and one for all others."""

    STATE = "state"
    PRIVATE = "private"
    NONE = "none"


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


@dataclass(frozen=True)
class Acting:
    """Whoever holds a speaker's link, as the journal names them; they have no account."""

    label: str
    id: None = None


class Speaker(db.Model):
    """Someone who speaks or facilitates, once for all cohorts.

    `about_th` and `about_en` are the profile, `photo` a place of the storage: neither is shown in public without the
    consent to it (see `speaker_consent.py`). `merged_into_id`: this entry meant the same person as that one, which
    stands for both; it stays for what refers to it.
    """

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("name", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[str] = mapped_column(String(300), default="")
    fee_category: Mapped[FeeCategory] = mapped_column(
        String(20), default=FeeCategory.PRIVATE, server_default=FeeCategory.PRIVATE.value
    )
    email: Mapped[str] = mapped_column(String(254), default="", server_default="")
    phone: Mapped[str] = mapped_column(String(100), default="", server_default="")
    about_th: Mapped[str] = mapped_column(Text, default="", server_default="")
    about_en: Mapped[str] = mapped_column(Text, default="", server_default="")
    photo: Mapped[str] = mapped_column(String(120), default="", server_default="")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)
    sort_key: Mapped[str] = mapped_column(SortKey, default="")

    @property
    def label(self):
        return self.name

    @property
    def state_employee(self):
        """Whether the fee is that for state employees."""
        return self.fee_category == FeeCategory.STATE

    @property
    def actor(self):
        """For `by` in the journal, where the speaker acts by the private link."""
        return Acting(self.name)

    def about(self, language):
        """The profile in the reader's language, or else in the other one."""
        own, other = (self.about_en, self.about_th) if language == "en" else (self.about_th, self.about_en)
        return own or other

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
