"""Organisations and the history of their certifications under the Social Welfare Promotion Act B.E. 2546."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from trainer.database import SortKey, db, now
from trainer.organisations import matching
from trainer.thai import sorting


class Kind(StrEnum):
    """The kinds of organisation that the registry tells apart (handbook §1)."""

    PUBLIC_BENEFIT = "public_benefit"
    COMMUNITY_WELFARE = "community_welfare"
    OTHER = "other"


class Organisation(db.Model):
    """A foundation, association, club or fund, as the registry or an organiser names it."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[Kind] = mapped_column(String(30), default=Kind.PUBLIC_BENEFIT)
    province: Mapped[str | None] = mapped_column(String(5), index=True)
    registration_no: Mapped[str | None] = mapped_column(String(60))
    registration_key: Mapped[str | None] = mapped_column(String(60), unique=True)
    name_key: Mapped[str] = mapped_column(String(300), index=True, default="")
    sort_key: Mapped[str] = mapped_column(SortKey, index=True, default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    certifications: Mapped[list["Certification"]] = relationship(
        back_populates="organisation", order_by="Certification.certified_on", cascade="all, delete-orphan"
    )

    @property
    def label(self):
        return self.name

    @validates("name")
    def _keep_keys(self, _attribute, value):
        self.name_key = matching.name_key(value)[:300]
        self.sort_key = sorting.sort_key(value)[:400]
        return value

    def certified_on(self, day: date) -> bool:
        """Whether the organisation held a certification on this day; it is valid until the day it is revoked."""
        return any(c.held_on(day) for c in self.certifications)


class Certification(db.Model):
    """One certification, from the day it was given until the day it was revoked, if it was."""

    __tablename__ = "certification"
    __table_args__ = (
        UniqueConstraint("organisation_id", "certified_on"),
        CheckConstraint("revoked_on IS NULL OR revoked_on >= certified_on", name="revoked_after"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    number: Mapped[str | None] = mapped_column(String(60))
    certified_on: Mapped[date]
    revoked_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(200), default="")
    organisation: Mapped[Organisation] = relationship(back_populates="certifications")

    def held_on(self, day: date) -> bool:
        """From the first day on, up to but not including the day of revocation."""
        return self.certified_on <= day and (self.revoked_on is None or day < self.revoked_on)
