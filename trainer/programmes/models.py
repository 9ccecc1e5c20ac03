"""Programmes, their topics and their cohorts."""

from datetime import date, datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.changes import change, kept_unique
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.programmes.signals import cohort_changing, programme_changed

LONGEST = 60  # days of a cohort: the longest courses take two months; beyond it somebody's finger slipped in the year


class Ranking(StrEnum):
    """By which rule a programme puts applications in order."""

    FIRST_COME = "first_come"
    SCORE = "score"
    BY_HAND = "by_hand"


class Signed(StrEnum):
    """What people sign in for: half-days, or each session."""

    HALF_DAYS = "half_days"
    SESSIONS = "sessions"


class Measure(StrEnum):
    """By what completion is counted: slots attended, or hours of training attended."""

    SLOTS = "slots"
    HOURS = "hours"


class Programme(db.Model):
    """An approved course that is held cohort after cohort, and what it asks of people.

    `years_between` keeps out who was trained in it within so many years; `answers_decide` makes the answers that a
    cohort's questions require a condition; `ranking` orders those who apply.
    `required_percent` of what `completed_by` measures earns the certificate. People sign in for what `signed_for` says:
    from `opens_before` minutes before it begins, as late from `late_after` minutes after that, until `closes_after`
    minutes after it ends.
    """

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
    years_between: Mapped[int | None]
    answers_decide: Mapped[bool] = mapped_column(default=False, server_default=false())
    ranking: Mapped[Ranking] = mapped_column(String(20), default=Ranking.FIRST_COME, server_default="first_come")
    required_percent: Mapped[int] = mapped_column(default=80)
    completed_by: Mapped[Measure] = mapped_column(String(20), default=Measure.SLOTS, server_default="slots")
    signed_for: Mapped[Signed] = mapped_column(String(20), default=Signed.HALF_DAYS, server_default="half_days")
    opens_before: Mapped[int] = mapped_column(default=60, server_default="60")
    late_after: Mapped[int] = mapped_column(default=15, server_default="15")
    closes_after: Mapped[int] = mapped_column(default=30, server_default="30")
    signatories: Mapped[list] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime] = mapped_column(default=now)
    topics: Mapped[list["Topic"]] = relationship(
        back_populates="programme", order_by="Topic.position", cascade="all, delete-orphan"
    )
    cohorts: Mapped[list["Cohort"]] = relationship(back_populates="programme", order_by="Cohort.number")

    @property
    def label(self):
        return self.name

    def called(self, language):
        """The name for readers of a language ("th", "en"); the Thai one where there is no other. Paper says `name`."""
        return self.name_en if language == "en" and self.name_en else self.name

    def establish(self, by):
        """Add the programme. Refused when its address is taken."""
        kept_unique(lambda: (db.session.add(self), journal.record(by, "created", self)), _address_taken)

    def change(self, by, **facts):
        """Change any of its facts. Refused as `establish` is."""
        changes = kept_unique(lambda: change(by, self, **facts), _address_taken)
        programme_changed.send(self, changes=changes)


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
        """A proper name, so it stays Thai whichever language the clerk reads: โครงการอบรม… รุ่นที่ 4."""
        return f"{self.programme.name[:280]} รุ่นที่ {self.number}"

    def plan(self, by):
        """Add the cohort to its programme.

        Refused when the number is taken, the dates are not in order, or lie more than `LONGEST` days apart.
        """
        self._refuse_disorder(self.starts_on, self.ends_on)
        kept_unique(lambda: (db.session.add(self), journal.record(by, "planned", self)), self._number_taken)

    def change(self, by, **facts):
        """Change number, dates, venue or seats. Later chapters may refuse, e.g. fewer seats than people."""
        self.refuse_if_closed()
        self._refuse_disorder(facts.get("starts_on", self.starts_on), facts.get("ends_on", self.ends_on))
        cohort_changing.send(self, facts=facts)
        kept_unique(lambda: change(by, self, **facts), self._number_taken)

    def announce(self, by):
        """Let everybody see it."""
        if self.announced_at:
            raise Refused(_("The cohort is announced already."))
        if self.starts_on is None:
            raise Refused(_("Set the dates before you announce the cohort."), place="starts_on")
        if not self.seats:
            raise Refused(_("Say how many seats there are before you announce the cohort."), place="seats")
        self.announced_at = now()
        journal.record(by, "announced_cohort", self)

    def withdraw_announcement(self, by, today: date):
        """Take the announcement back. Refused once the first day has come."""
        if not self.announced_at:
            raise Refused(_("The cohort is not announced."))
        if today >= self.starts_on:
            raise Refused(_("The cohort has begun; its announcement can no longer be taken back."))
        self.announced_at = None
        journal.record(by, "withdrew_announcement", self)

    def close(self, by, today: date):
        """Declare the work on it done, so that nothing in it changes by accident; refused before its last day."""
        lock(self)
        if self.closed_at:
            raise Refused(_("The cohort is closed already."))
        if self.starts_on is None or today < self.ends_on:
            raise Refused(_("A cohort can be closed from its last day on."))
        self.closed_at = now()
        journal.record(by, "closed_cohort", self)

    def refuse_if_closed(self):
        """Refuse every change of what a closed cohort holds; later chapters ask this before they write."""
        if self.closed_at:
            raise Refused(_("The cohort is closed. Open it again before you change it."))

    def reopen(self, by):
        """Take up the work on it again."""
        if not self.closed_at:
            raise Refused(_("The cohort is not closed."))
        self.closed_at = None
        journal.record(by, "reopened_cohort", self)

    def _refuse_disorder(self, first, last):
        if (first is None) != (last is None):
            missing = "ends_on" if first else "starts_on"
            raise Refused(_("Give both the first and the last day, or neither."), place=missing)
        if first and last < first:
            raise Refused(_("The last day is before the first."), place="ends_on")
        if first and (days := (last - first).days + 1) > LONGEST:
            raise Refused(_("From the first day to the last there are %(days)s days; a cohort lasts %(most)s at most. "
                            "Look at month and year of both.", days=f"{days:,}", most=LONGEST), place="ends_on")

    def _number_taken(self):
        return Refused(_("This programme has a cohort of that number already."), place="number")

    def in_public(self, today: date) -> bool:
        """Whether strangers see it: it was announced, whatever its dates say; a draft never comes out by itself."""
        return self.announced_at is not None and self.phase(today) not in (Phase.HISTORY, Phase.DRAFT)

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


def _address_taken():
    return Refused(_("Another programme has this address already."), place="slug")
