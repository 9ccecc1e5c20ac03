"""Programmes, their topics and their cohorts."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now


class Programme(db.Model):
    """An approved course that is held cohort after cohort, and what it asks of people."""

    __tablename__ = "programme"
    __table_args__ = (
        CheckConstraint("required_percent BETWEEN 1 AND 100", name="percent"),
        CheckConstraint("slug <> ''", name="has_slug"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    name_en: Mapped[str] = mapped_column(String(300), default="")
    objectives: Mapped[str] = mapped_column(Text, default="")
    issuing_body: Mapped[str] = mapped_column(String(300), default="")
    since_year: Mapped[int | None]
    trained_before: Mapped[int] = mapped_column(default=0)
    eligible_kinds: Mapped[list] = mapped_column(JSON, default=lambda: ["public_benefit"])
    max_per_organisation: Mapped[int | None]
    required_percent: Mapped[int] = mapped_column(default=80)
    certificate_title: Mapped[str] = mapped_column(String(120), default="วุฒิบัตร")
    certificate_number: Mapped[str] = mapped_column(String(120), default="{cohort}/{serial:03}/{year}")
    signatories: Mapped[list] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime] = mapped_column(default=now)
    topics: Mapped[list["Topic"]] = relationship(
        back_populates="programme", order_by="Topic.position", cascade="all, delete-orphan"
    )
    cohorts: Mapped[list["Cohort"]] = relationship(back_populates="programme", order_by="Cohort.number")

    @property
    def label(self):
        return self.name


class Topic(db.Model):
    """A topic of the curriculum that the agenda has to cover."""

    __tablename__ = "topic"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(300))
    programme: Mapped[Programme] = relationship(back_populates="topics")

    @property
    def label(self):
        return self.name


class Phase(StrEnum):
    """Where a cohort stands; it follows from its dates and its announcements and is never stored."""

    HISTORY = "history"
    DRAFT = "draft"
    ANNOUNCED = "announced"
    RUNNING = "running"
    ENDED = "ended"
    CLOSED = "closed"


class Cohort(db.Model):
    """One run of a programme: รุ่นที่ ๔. Cohorts held before this system came carry no dates and no people."""

    __tablename__ = "cohort"
    __table_args__ = (
        UniqueConstraint("programme_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("seats >= 0", name="seats"),
        CheckConstraint("(starts_on IS NULL) = (ends_on IS NULL)", name="both_dates"),
        CheckConstraint("ends_on >= starts_on", name="dates_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    number: Mapped[int]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    venue: Mapped[str] = mapped_column(String(300), default="")
    seats: Mapped[int] = mapped_column(default=0)
    announced_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    programme: Mapped[Programme] = relationship(back_populates="cohorts")

    @property
    def address(self):
        """How commands and pages name the cohort: executive/4."""
        return f"{self.programme.slug}/{self.number}"

    @property
    def label(self):
        return self.address

    def phase(self, today: date) -> Phase:
        """Where the cohort stands on a day (Bangkok)."""
        if self.starts_on is None:
            return Phase.HISTORY
        if self.closed_at:
            return Phase.CLOSED
        if today > self.ends_on:
            return Phase.ENDED
        if today >= self.starts_on:
            return Phase.RUNNING
        return Phase.ANNOUNCED if self.announced_at else Phase.DRAFT
