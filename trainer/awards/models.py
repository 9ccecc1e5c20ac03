"""Awards (the decision that someone completed) and certificates (the document that says so)."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration


class Award(db.Model):
    """The decision that a registration completed the programme; one at most.

    `override_reason` says why, where the rules alone would not have awarded.
    """

    __tablename__ = "award"

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    decided_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    override_reason: Mapped[str] = mapped_column(Text, default="")
    registration: Mapped[Registration] = relationship(backref="awards")
    account: Mapped[Account | None] = relationship()

    @property
    def cohort_id(self):
        return self.registration.cohort_id

    @property
    def label(self):
        return self.registration.label


class NumberSeries(db.Model):
    """The last serial number given in one series; the row is locked while a number is taken."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("programme_id", "series"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    series: Mapped[str] = mapped_column(String(60))
    last: Mapped[int] = mapped_column(default=0)


class IssuedCertificate(db.Model):
    """A certificate as issued: its number, its token that cannot be guessed, and its facts, frozen.

    Never edited. Revoked with a reason, then a new one may stand for the same award.
    """

    __tablename__ = "issued_certificate"
    __table_args__ = (
        CheckConstraint("(revoked_at IS NULL) = (revoked_reason = '')", name="revoked_with_reason"),
        Index(
            "uq_issued_certificate_valid",
            "award_id",
            unique=True,
            sqlite_where=db.text("revoked_at IS NULL"),
            postgresql_where=db.text("revoked_at IS NULL"),
        ),
        UniqueConstraint("series_id", "serial"),
        UniqueConstraint("cohort_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("number_series.id"))
    serial: Mapped[int]
    number: Mapped[str] = mapped_column(String(120), index=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    facts: Mapped[dict] = mapped_column(JSON)
    issued_at: Mapped[datetime] = mapped_column(default=now)
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str] = mapped_column(Text, default="")
    award: Mapped[Award] = relationship(backref="certificates")
    cohort: Mapped[Cohort] = relationship()

    @property
    def registration_id(self):
        return self.award.registration_id

    @property
    def label(self):
        return self.number

    @property
    def valid(self):
        return self.revoked_at is None

    @property
    def superseded(self):
        """Whether another certificate is valid in place of this one."""
        return not self.valid and any(other.valid for other in self.award.certificates)

    @property
    def standing(self):
        """One word for what the certificate is worth today: valid, superseded or revoked."""
        return "valid" if self.valid else "superseded" if self.superseded else "revoked"

    def revoke(self, reason, by):
        """Declare the certificate void from now on; the public page says so, with the reason.

        Raises Refused without a reason, or when it was revoked before; of two who revoke at once the first counts.
        """
        lock(self.cohort)
        db.session.refresh(self)
        if not reason.strip():
            raise Refused(_("Revoking a certificate needs a reason."), "reason")
        if not self.valid:
            raise Refused(_("Certificate %(number)s was revoked before.", number=self.number))
        self.revoked_at, self.revoked_reason = now(), reason.strip()
        journal.record(by, "revoked", self, reason=self.revoked_reason)
