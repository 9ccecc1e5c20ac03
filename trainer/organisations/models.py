"""Organisations and the history of their certifications under the Social Welfare Promotion Act B.E. 2546."""

from datetime import date, datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from trainer import journal
from trainer.changes import change, differences, kept_unique
from trainer.database import SortKey, db, now
from trainer.errors import Refused
from trainer.look import long_date
from trainer.organisations import matching
from trainer.people.models import Account
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

    @property
    def spans(self):
        """When it was certified: (certified_on, revoked_on or None), as `matching.KnownOrganisation` has them."""
        return [(each.certified_on, each.revoked_on) for each in self.certifications]

    @validates("name")
    def _keep_keys(self, _attribute, value):
        self.name_key = matching.name_key(value)[:300]
        self.sort_key = sorting.sort_key(value)[:400]
        return value

    @validates("registration_no")
    def _keep_number_key(self, _attribute, value):
        self.registration_key = matching.number_key(value)
        return value

    def register(self, by):
        """Enter the organisation into the register. Refused when another one has its number."""
        self._keep_number_single(lambda: (db.session.add(self), journal.record(by, "created", self)))

    def change(self, by, **facts):
        """Change name, kind, province or number; returns the changes. Refused when another one has the number."""
        return self._keep_number_single(lambda: change(by, self, **facts))

    def _keep_number_single(self, act):
        return kept_unique(act, number_taken, "registration_key")

    def certified_on(self, day: date) -> bool:
        """Whether the organisation held a certification on this day; it is valid until the day it is revoked."""
        return any(c.held_on(day) for c in self.certifications)

    def certify(self, by, on: date, number: str | None = None, source: str = "") -> "Certification":
        """Record a certification from a day on. Refused while another is held, for two at a time would hide a gap."""
        self._refuse_overlap(None, on, None)
        given = Certification(certified_on=on, number=number or self.registration_no, source=source)
        self.certifications.append(given)
        journal.record(by, "certified", self, day=on.isoformat(), number=given.number)
        return given

    def _refuse_overlap(self, own, first, last):
        for other in self.certifications:
            if other is not own and other.overlaps(first, last):
                raise Refused(
                    _("%(name)s has held a certification since %(day)s. Record its revocation first.",
                      name=self.name, day=long_date(other.certified_on)), place="certified_on"
                )  # fmt: skip


def number_taken():
    """The refusal of a number that another organisation has."""
    return Refused(_("Another organisation has this number already."), place="registration_no")


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
    revoked_reason: Mapped[str] = mapped_column(String(500), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    organisation: Mapped[Organisation] = relationship(back_populates="certifications")

    def held_on(self, day: date) -> bool:
        """From the first day on, up to but not including the day of revocation."""
        return self.certified_on <= day and (self.revoked_on is None or day < self.revoked_on)

    def overlaps(self, first: date, last: date | None) -> bool:
        """Whether it was held on any day from `first` up to, not including, `last`; None is open-ended."""
        begins_in_time = last is None or self.certified_on < last
        return self.certified_on == first or begins_in_time and (self.revoked_on is None or first < self.revoked_on)

    def revoke(self, by, on: date, reason: str):
        """Record that the certification ended on a day; on that day it is held no more."""
        if self.revoked_on:
            raise Refused(_("This certification was revoked already, on %(day)s.", day=long_date(self.revoked_on)))
        if on < self.certified_on:
            raise Refused(_("The day of revocation is before the day of certification."), place="revoked_on")
        if not reason.strip():
            raise Refused(_("Say why the certification ended."), place="reason")
        self.revoked_on, self.revoked_reason = on, reason.strip()
        journal.record(by, "certification_revoked", self.organisation, day=on.isoformat(), reason=self.revoked_reason)

    def correct(self, by, reason: str, **facts):
        """Put right what was recorded wrongly: certified_on, revoked_on, number. The journal keeps what it was."""
        first = facts.get("certified_on", self.certified_on)
        last = facts.get("revoked_on", self.revoked_on)
        if not reason.strip():
            raise Refused(_("Say why this is corrected."), place="reason")
        if last and last < first:
            raise Refused(_("The day of revocation is before the day of certification."), place="revoked_on")
        self.organisation._refuse_overlap(self, first, last)
        changes = differences(self, facts)
        for name, value in facts.items():
            setattr(self, name, value)
        if changes:
            journal.record(by, "certification_corrected", self.organisation, changes=changes, reason=reason.strip())


class RegistryUpload(db.Model):
    """A registry workbook that an organiser has sent and not yet taken over; the file itself, until then."""

    __tablename__ = "registry_upload"
    __table_args__ = {"sqlite_autoincrement": True}  # its address must never come to mean another file

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    account: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return self.name
