"""Slots that people sign in for, and who was present at them. Absence is the lack of a presence."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.look import clock, short_date, today
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration
from trainer.schedule.models import TrainingSession
from trainer.settings import BANGKOK
from trainer.wording import words


class Half(StrEnum):
    """The halves of a training day; the values sort in the order of the day."""

    MORNING = "1-morning"
    AFTERNOON = "2-afternoon"


class Way(StrEnum):
    """How a presence came to be known."""

    DOOR = "door"  # the counter's page
    SCAN = "scan"  # an enrolled device
    SELF = "self"  # the person's own phone
    MATRIX = "matrix"
    PAPER = "paper"
    HAND = "hand"  # added afterwards by an organiser, with a reason
    CONFLICT = "conflict"  # an organiser counted what was refused at first


class Slot(db.Model):
    """What people sign in for once: a half-day, or one session where the programme says so. Slots follow the agenda.

    `starts_at` to `ends_at` is the time that the agenda keeps people there, `minutes` how much of it is training.
    `opens_at`, `late_at` and `closes_at` are set only where somebody decided otherwise than the programme's terms
    (see `windows.py`). A slot that does not count is signed for, but is not asked for by the certificate.
    """

    __tablename__ = "slot"
    __table_args__ = (
        Index("uq_slot_half_day", "cohort_id", "day", "half", unique=True,
              sqlite_where=text("session_id IS NULL"), postgresql_where=text("session_id IS NULL")),
        UniqueConstraint("session_id"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    day: Mapped[date]
    half: Mapped[Half] = mapped_column(String(20))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("training_session.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(default=0)
    opens_at: Mapped[datetime | None]
    late_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    counts: Mapped[bool] = mapped_column(default=True, server_default=true())
    paper_entered_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()
    session: Mapped[TrainingSession | None] = relationship()

    @property
    def label(self):
        """What people call it, in the language of whoever asks: 29 ม.ค. 2563 เช้า, or 29 ม.ค. 2563 09.00 น. title."""
        return f"{short_date(self.day)} {self.name}"

    @property
    def name(self):
        """What it is called within its day: เช้า; 09.00 น. and the title of the session."""
        return f"{self.part} {self.session.title}" if self.session_id else self.part

    @property
    def part(self):
        """The part of the day: เช้า, or for a session when it begins: 09.00 น."""
        return clock(self.starts_at) if self.session_id else str(words(self.half, "half"))

    @property
    def journal_label(self):
        """The slot in no language, as the journal keeps it; look.fact words it."""
        return journal_label(self.day, self.half, self.starts_at, self.session.title if self.session_id else None)

    def take_time(self, starts_at, ends_at, **facts):
        """Follow the agenda to another time; what was decided for opening, lateness and closing moves along."""
        earlier, sooner = self.starts_at - starts_at, self.ends_at - ends_at
        self.opens_at, self.late_at = (at and at - earlier for at in (self.opens_at, self.late_at))
        self.closes_at = self.closes_at and self.closes_at - sooner
        for name, value in {"starts_at": starts_at, "ends_at": ends_at, **facts}.items():
            setattr(self, name, value)

    @property
    def groups(self):
        """The numbers of the training groups that are asked to sign; none of them: everybody."""
        return self.session.groups if self.session_id else []

    def asks(self, group):
        """Whether people of a group (its number, None for who is in none) are asked to sign."""
        return not self.groups or group in self.groups

    @property
    def begun(self):
        """Whether its day has come, by Bangkok's calendar: people sign in from then on."""
        return self.day <= today()

    @property
    def started(self):
        """Whether its time has come: before that nobody is missing, and its sheet is not waited for."""
        return self.starts_at <= now()


def journal_label(day, half, starts_at, title=None):
    """A half-day as 2020-01-29 1-morning, a session (which has a title) as 2020-01-29 09:00 title."""
    return f"{day.isoformat()} {half}" if title is None else f"{starts_at.astimezone(BANGKOK):%Y-%m-%d %H:%M} {title}"


class Presence(db.Model):
    """That one registered person was there at one slot: once, however often it is said.

    `at` is the earliest moment that is vouched for and was not taken back since. `device_id` is the door.models.Device
    that said so, `phone` a mark of the phone that the person used (see `door/self_check_in_phones.py`); `phone_cleared`
    says that an organiser looked at what several people did with one phone and found nothing wrong. `vouched_at` is
    when somebody last said it by hand: no annulment before that takes it away (see `door/sync.py`). `left_at` says that
    somebody left before the end.
    """

    __tablename__ = "presence"
    __table_args__ = (
        UniqueConstraint("slot_id", "registration_id"),
        Index("ix_presence_slot_phone", "slot_id", "phone"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    way: Mapped[Way] = mapped_column(String(20))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    device_id: Mapped[int | None]
    vouched_at: Mapped[datetime | None]
    phone: Mapped[str] = mapped_column(String(32), default="", server_default="")
    phone_cleared: Mapped[bool] = mapped_column(default=False, server_default=false())
    left_at: Mapped[datetime | None]
    left_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    slot: Mapped[Slot] = relationship()
    registration: Mapped[Registration] = relationship()


class Annulment(db.Model):
    """That presences at one slot up to a moment do not count: what was said before is beaten, however late it comes.

    One for each person and slot; a later one moves `at` on.
    """

    __tablename__ = "annulment"
    __table_args__ = (UniqueConstraint("slot_id", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id", ondelete="CASCADE"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text, default="")


class Excuse(db.Model):
    """That somebody is excused from one slot, and why. It is no presence: it explains an absence."""

    __tablename__ = "excuse"
    __table_args__ = (UniqueConstraint("slot_id", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id", ondelete="CASCADE"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    slot: Mapped[Slot] = relationship()
    registration: Mapped[Registration] = relationship()


class Signature(db.Model):
    """That the signed sheet of a slot bears somebody's signature: what paper says, beside what was recorded."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("slot_id", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PrintedSheet(db.Model):
    """The list that was printed for a slot: the numbers on the paper keep their meaning when seats change hands.

    `people` are ids of registrations, `numbers` what stands before each. The same list printed again is the same sheet.
    """

    __tablename__ = "printed_sheet"
    __table_args__ = (UniqueConstraint("slot_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id", ondelete="CASCADE"))
    people: Mapped[list] = mapped_column(JSON)
    numbers: Mapped[list] = mapped_column(JSON, default=list, server_default="[]")
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of both
    printed_at: Mapped[datetime] = mapped_column(default=now)
    slot: Mapped[Slot] = relationship()


class LeftDifference(db.Model):
    """That paper and record differ for somebody at one slot, and that it was looked at and left so, and why.

    It speaks of the difference that stood then: `signed` without a presence, or else a presence without a signature.
    """

    __tablename__ = "left_difference"
    __table_args__ = (UniqueConstraint("slot_id", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id", ondelete="CASCADE"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    signed: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
