"""Links by which organisations and provincial offices send people, whom they sent, and whom they replaced."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.mail.models import Message
from trainer.organisations.models import Organisation
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration
from trainer.thai import places

OFFICE = "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์"


class NominationLink(db.Model):
    """The right to nominate up to `most` people for a cohort: of one organisation, or of one province.

    There is one for each of them in a cohort. It counts until the end of `expires_on` (Bangkok), unless it was
    withdrawn before. Raising `link_version` makes the addresses handed out before worthless. `message_id` is the
    message by which it was mailed last, in `language`.
    """

    __tablename__ = "nomination_link"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) <> (province IS NULL)", name="one_owner"),
        CheckConstraint("most BETWEEN 1 AND 1000", name="most"),
        UniqueConstraint("cohort_id", "organisation_id"),
        UniqueConstraint("cohort_id", "province"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    province: Mapped[str | None] = mapped_column(String(5))
    contact_name: Mapped[str] = mapped_column(String(200), default="")
    contact_email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(5), default="th")
    most: Mapped[int]
    expires_on: Mapped[date]
    link_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"), index=True)
    withdrawn_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    message: Mapped[Message | None] = relationship()

    @property
    def label(self):
        """Who nominates, as the office is properly called; a name, so it stays Thai."""
        return self.organisation.name if self.organisation_id else f"{OFFICE}{places.PROVINCES[self.province].full_th}"

    @property
    def nominator(self):
        """For `by` in the journal: no account acts, but whoever holds the link."""
        return Nominator(self.label[:200])


@dataclass(frozen=True)
class Nominator:
    """Whoever holds a link, as the journal names them; they have no account."""

    label: str
    id: None = None


class Nomination(db.Model):
    """That a registration came by a link."""

    __tablename__ = "nomination"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("nomination_link.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    registration: Mapped[Registration] = relationship()
    link: Mapped[NominationLink] = relationship(backref="nominations")

    @property
    def label(self):
        return self.registration.label


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
    link: Mapped[NominationLink | None] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def who(self):
        """Who put the one in the other's place: an account's name, or the holder of the link."""
        return self.account.label if self.account else self.link.label if self.link else ""

    @property
    def label(self):
        return f"{self.left.label} → {self.came.label}"
