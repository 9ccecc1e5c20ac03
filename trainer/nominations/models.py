"""Links by which organisations and provincial offices send people, whom they sent, and whom they replaced."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.organisations.models import Organisation
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration


class NominationLink(db.Model):
    """The right to nominate up to `most` people for a cohort: of one organisation, or of one province.

    It counts until the end of `expires_on` (Bangkok), unless it was withdrawn before.
    """

    __tablename__ = "nomination_link"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) <> (province IS NULL)", name="one_owner"),
        CheckConstraint("most BETWEEN 1 AND 1000", name="most"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    province: Mapped[str | None] = mapped_column(String(5))
    contact_name: Mapped[str] = mapped_column(String(200), default="")
    contact_email: Mapped[str | None] = mapped_column(String(254))
    most: Mapped[int]
    expires_on: Mapped[date]
    link_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)
    mailed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class Nomination(db.Model):
    """That a registration came by a link."""

    __tablename__ = "nomination"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("nomination_link.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    registration: Mapped[Registration] = relationship()
    link: Mapped[NominationLink] = relationship(backref="nominations")


class Substitution(db.Model):
    """That one person took the place of another of the same organisation, and why."""

    __tablename__ = "substitution"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    came_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("nomination_link.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    left: Mapped[Registration] = relationship(foreign_keys=left_id)
    came: Mapped[Registration] = relationship(foreign_keys=came_id)
    account: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return f"{self.left.label} → {self.came.label}"
