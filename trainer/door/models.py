"""Devices at the door, what each of them said, and the screens of a hall."""

import secrets
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.attendance.models import Slot
from trainer.database import db, now
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration


class Device(db.Model):
    """A phone or tablet that scans at the doors of one cohort, also without a network.

    It is invited by a link (version `link_version`, good once and until `invited_until`), and from then on shows a key
    of its own, of which only the SHA-256 is kept. `offset_ms` is how far the server's clock was ahead of the device's
    when they last spoke, `waiting` how many scans the device then still held.
    """

    __tablename__ = "device"
    __table_args__ = (CheckConstraint("(key_hash IS NULL) = (enrolled_at IS NULL)", name="enrolled_with_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    link_version: Mapped[int] = mapped_column(default=1)
    invited_until: Mapped[datetime]
    key_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    enrolled_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    offset_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    waiting: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return self.name


class Kind(StrEnum):
    """What a scan says: that somebody is there, or that what was said before does not count."""

    PRESENT = "present"
    ANNUL = "annul"


class Scan(db.Model):
    """What one device said, kept as evidence and never changed but for an organiser's `resolution`.

    `uid` is made on the device; `body_hash` is the SHA-256 of what was sent under it. `device_at` is the device's own
    clock in milliseconds since 1970, `at` the moment that follows from it (see `sync.py`). `result` is a sync.Result.
    `code` is the beginning of what was read, where it was no badge of ours.
    """

    __tablename__ = "scan"
    __table_args__ = (
        Index(None, "cohort_id", "result", "resolution"),
        Index(None, "slot_id", "registration_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    body_hash: Mapped[str] = mapped_column(String(64))
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slot.id", ondelete="SET NULL"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    kind: Mapped[Kind] = mapped_column(String(10))
    how: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(100), default="")
    device_at: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    received_at: Mapped[datetime] = mapped_column(default=now)
    result: Mapped[str] = mapped_column(String(20))
    resolution: Mapped[str] = mapped_column(String(20), default="")
    resolved_at: Mapped[datetime | None]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    device: Mapped[Device] = relationship()
    slot: Mapped[Slot | None] = relationship()
    registration: Mapped[Registration | None] = relationship()


def new_secret():
    """64 hexadecimal digits of 256 random bits."""
    return secrets.token_hex(32)


class Hall(db.Model):
    """The hall of a cohort. `secret` makes the changing code of self check-in on its screens, `link_version` is part of
    the links to them; raising it makes the links given before worthless.

    `self_check_in` says whether people may sign in with their own phones; while `link_given_at` is None, no link opens
    a screen. `walk_ins`: the door may give seats, too.
    """

    __tablename__ = "hall"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), unique=True)
    link_version: Mapped[int] = mapped_column(default=1)
    link_given_at: Mapped[datetime | None]
    secret: Mapped[str] = mapped_column(String(64), default=new_secret)
    self_check_in: Mapped[bool] = mapped_column(default=False, server_default=false())
    walk_ins: Mapped[bool] = mapped_column(default=False, server_default=false())
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return self.cohort.label
