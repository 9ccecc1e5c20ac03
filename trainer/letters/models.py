"""What organisers have written of their own: texts of a programme's letters, and a cohort's invitation on paper."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db
from trainer.programmes.models import Cohort, Programme


class LetterText(db.Model):
    """A programme's own words for one letter in one language; without it the words of `defaults` hold."""

    __tablename__ = "letter_text"
    __table_args__ = (UniqueConstraint("programme_id", "code", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    code: Mapped[str] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(5))
    subject: Mapped[str] = mapped_column(String(300), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    programme: Mapped[Programme] = relationship()

    @property
    def label(self):
        return f"{self.programme.name} · {self.code} · {self.language}"


class CohortMail(db.Model):
    """How a cohort writes: whether every decision about a person is mailed by itself."""

    __tablename__ = "cohort_mail"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    decisions: Mapped[bool] = mapped_column(default=False)


class InvitationLetter(db.Model):
    """A cohort's official invitation on paper, one to the head of each organisation whose people hold a seat."""

    __tablename__ = "invitation_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), unique=True)
    number: Mapped[str] = mapped_column(String(120), default="")
    dated_on: Mapped[date | None]
    office: Mapped[str] = mapped_column(Text, default="")
    subject: Mapped[str] = mapped_column(String(500), default="")
    addressee: Mapped[str] = mapped_column(String(500), default="")
    reference: Mapped[str] = mapped_column(String(500), default="")
    enclosures: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    signatory: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return self.number or self.cohort.address
