"""The certificate as it was issued: the document that says so, frozen for good."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.awards.models import Award
from trainer.awards.stationery import CertificateLook
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.programmes.models import Cohort


class IssuedCertificate(db.Model):
    """A certificate as issued: its number, its token that cannot be guessed, and its facts and its look, frozen.

    One without a look is printed on the classic design, as it was before there were others.
    Never edited. Revoked with a reason, then a new one may stand for the same award and supersede it.
    `by_hand` names the facts that were typed when it corrected another, and differ from the records on purpose.
    `name_shown`: its holder lets strangers who verify it read the whole name.
    """

    __tablename__ = "issued_certificate"
    __table_args__ = (
        CheckConstraint("(revoked_at IS NULL) = (revoked_reason = '')", name="revoked_with_reason"),
        CheckConstraint("supersedes_id < id", name="supersedes_an_older_one"),
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
    by_hand: Mapped[list] = mapped_column(JSON, default=list)
    look_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_look.id"), index=True)
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("issued_certificate.id"), unique=True)
    issued_at: Mapped[datetime] = mapped_column(default=now)
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str] = mapped_column(Text, default="")
    name_shown: Mapped[bool] = mapped_column(default=False)
    award: Mapped[Award] = relationship(backref="certificates")
    cohort: Mapped[Cohort] = relationship()
    look: Mapped[CertificateLook | None] = relationship()

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
    def history(self):
        """All certificates of the award, the first one first: each supersedes the one before it."""
        return sorted(self.award.certificates, key=lambda one: one.id)

    @property
    def successor(self):
        """The certificate that took this one's place, or None."""
        return next((one for one in self.award.certificates if one.supersedes_id == self.id), None)

    @property
    def superseded(self):
        """Whether another certificate took this one's place."""
        return self.successor is not None

    @property
    def standing(self):
        """One word for what the certificate is worth today: valid, superseded or revoked."""
        return "valid" if self.valid else "superseded" if self.superseded else "revoked"

    def revoke(self, reason, by, act="revoked"):
        """Declare the certificate void from now on; the public page says so, with the reason.

        `act` is what the journal calls it. Raises Refused without a reason, or when it was revoked before; of two who
        revoke at once the first counts.
        """
        lock(self.cohort)
        db.session.refresh(self)
        if not reason.strip():
            raise Refused(_("Revoking a certificate needs a reason."), "reason")
        if not self.valid:
            raise Refused(_("Certificate %(number)s was revoked before.", number=self.number))
        self.revoked_at, self.revoked_reason = now(), reason.strip()
        journal.record(by, act, self, reason=self.revoked_reason)

    def show_name(self, shown, by):
        """Let strangers read the holder's whole name, or only its beginning, as is usual."""
        if shown != self.name_shown:
            self.name_shown = shown
            journal.record(by, "opened_name" if shown else "closed_name", self)


FROZEN = ("award_id", "cohort_id", "series_id", "serial", "number", "token", "facts", "by_hand", "look_id",
          "supersedes_id")  # fmt: skip


@event.listens_for(IssuedCertificate, "before_update")
def keep_frozen(_mapper, _connection, certificate):
    """No code of ours changes what was issued. Raises RuntimeError: whoever tries has made a mistake."""
    changed = [name for name in FROZEN if inspect(certificate).attrs[name].history.has_changes()]
    if changed:
        raise RuntimeError(f"Certificate {certificate.number} was issued; {', '.join(changed)} cannot be changed.")
