"""Awards: the decision that somebody is given a certificate, and the volunteers who may be given one.

The document that says so stands in `certificate`, its paper in `stationery`.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from trainer.awards.recipients import Recipient, addressee
from trainer.database import SortKey, db, now
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
