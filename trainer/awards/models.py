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
    event,
    inspect,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from trainer import journal
from trainer.awards.recipients import Recipient, addressee
from trainer.awards.stationery import CertificateLook
from trainer.database import SortKey, db, lock, now
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration
from trainer.schedule.models import Speaker
from trainer.thai import names, sorting


class Volunteer(db.Model):
    """Someone who helped in a cohort, with what they did and, if they came for one, the organisation."""

    __tablename__ = "volunteer"
    __table_args__ = (UniqueConstraint("cohort_id", "name", "role"), CheckConstraint("name <> ''", name="has_name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200), default="")
    organisation: Mapped[str] = mapped_column(String(300), default="")
    sort_key: Mapped[str] = mapped_column(SortKey, default="")
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return self.name

    @validates("name")
    def _keep_sort_key(self, _attribute, value):
        parts = names.split(value)
        self.sort_key = sorting.person_sort_key(parts.first, parts.last)[:400]
        return value


class Award(db.Model):
    """The decision that somebody is given a certificate in a cohort; for each recipient and kind one at most.

    A participant has completed the programme; `override_reason` says why, where the rules alone would not have
    awarded. An organisation, a speaker or a volunteer is given one because somebody decided so.
    """

    __tablename__ = "award"
    __table_args__ = (
        CheckConstraint("kind IN ('participant', 'organisation', 'speaker', 'volunteer')", name="known_kind"),
        CheckConstraint("(kind = 'participant') = (registration_id IS NOT NULL)", name="participant"),
        CheckConstraint("(kind = 'organisation') = (organisation_id IS NOT NULL)", name="organisation"),
        CheckConstraint("(kind = 'speaker') = (speaker_id IS NOT NULL)", name="speaker"),
        CheckConstraint("(kind = 'volunteer') = (volunteer_id IS NOT NULL)", name="volunteer"),
        UniqueConstraint("cohort_id", "organisation_id"),
        UniqueConstraint("cohort_id", "speaker_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Recipient] = mapped_column(String(20), default=Recipient.PARTICIPANT)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), unique=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"), unique=True)
    decided_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    override_reason: Mapped[str] = mapped_column(Text, default="")
    cohort: Mapped[Cohort] = relationship()
    registration: Mapped[Registration | None] = relationship(backref="awards")
    organisation: Mapped[Organisation | None] = relationship()
    speaker: Mapped[Speaker | None] = relationship()
    volunteer: Mapped[Volunteer | None] = relationship()
    account: Mapped[Account | None] = relationship()

    @classmethod
    def to(cls, kind, recipient, cohort, **facts):
        """The award of a cohort to a registration, an organisation, a speaker or a volunteer, as `kind` says."""
        return cls(kind=kind, cohort=cohort, **{COLUMN[kind]: recipient}, **facts)

    @property
    def recipient(self):
        """The registration, organisation, speaker or volunteer who is given the certificate."""
        return getattr(self, COLUMN[self.kind])

    @property
    def addressee(self):
        """The recipient as the certificate says it."""
        return addressee(self.kind, self.recipient)

    @property
    def label(self):
        return self.recipient.label


COLUMN = {Recipient.PARTICIPANT: "registration"} | {
    kind: str(kind) for kind in (Recipient.ORGANISATION, Recipient.SPEAKER, Recipient.VOLUNTEER)
}


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
