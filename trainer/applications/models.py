"""What a cohort asks of those who apply, their answers, and applications that are not sent yet."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration


class QuestionKind(StrEnum):
    TEXT = "text"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    FILE = "file"


class Question(db.Model):
    """One question of a cohort's form, as it was asked from `created_at` until `retired_at`.

    A question that somebody has answered is never changed: its new wording is a new row that `replaces` it, so that
    old answers keep their meaning. `options` are [{"value", "label", "label_en"}]; `qualifying` are the values of
    those that meet the programme's terms (none named: all do). It is asked only when the question `shown_if_id` has
    been answered with one of `shown_if_values`. `sensitive` answers need a consent and are purged.
    """

    __tablename__ = "question"
    __table_args__ = (Index(None, "cohort_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[QuestionKind] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(500))
    label_en: Mapped[str] = mapped_column(String(500), default="")
    help: Mapped[str] = mapped_column(Text, default="")
    help_en: Mapped[str] = mapped_column(Text, default="")
    required: Mapped[bool] = mapped_column(default=False, server_default=false())
    sensitive: Mapped[bool] = mapped_column(default=False, server_default=false())
    options: Mapped[list] = mapped_column(JSON, default=list)
    qualifying: Mapped[list] = mapped_column(JSON, default=list)
    least: Mapped[int | None]
    most: Mapped[int | None]
    shown_if_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="SET NULL"))
    shown_if_values: Mapped[list] = mapped_column(JSON, default=list)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    retired_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()

    def called(self, language):
        """The question's words for readers of a language; the Thai ones where there are no others."""
        return self.label_en if language == "en" and self.label_en else self.label


class Answer(db.Model):
    """What one registrant answered: a text, a number, a list of values, or a file's {"place", "name", "size"}."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("registration_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    value: Mapped[dict | list | str | int | None] = mapped_column(JSON)
    answered_at: Mapped[datetime] = mapped_column(default=now)
    registration: Mapped[Registration] = relationship(backref="answers")
    question: Mapped[Question] = relationship()


class ApplicationDraft(db.Model):
    """An application in the making, saved as it is filled in; thrown away 30 days after the last change.

    `key` stands in the form that is filled in (128 random bits, see `drafts.py`): sent twice, it is the same draft.
    `data` is {field: text, or list of texts} as typed, answers under "q<question id>", files as {"place", "name",
    "size"}. Once it is sent, `registration_id` says what it became, and its link leads there. `mailed_at` is when its
    link was mailed last.
    """

    __tablename__ = "application_draft"
    __table_args__ = (
        Index(None, "saved_at"),
        CheckConstraint("email IS NULL OR email <> ''", name="email"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    link_version: Mapped[int] = mapped_column(default=1)
    email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(5), default="th")
    data: Mapped[dict] = mapped_column(JSON, default=dict)
    form_of: Mapped[str] = mapped_column(String(64), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    saved_at: Mapped[datetime] = mapped_column(default=now)
    mailed_at: Mapped[datetime | None]
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), unique=True)
    cohort: Mapped[Cohort] = relationship()
    registration: Mapped[Registration | None] = relationship()
