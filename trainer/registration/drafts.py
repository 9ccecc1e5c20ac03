"""A roster import that is still being looked through."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.people.models import Account
from trainer.programmes.models import Cohort


class RosterDraft(db.Model):
    """An import that an organiser is still looking through; nothing of it counts until it is finished."""

    __tablename__ = "roster_draft"
    __table_args__ = {"sqlite_autoincrement": True}  # its address must never come to mean another import

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()
    account: Mapped[Account | None] = relationship()
    files: Mapped[list["RosterFile"]] = relationship(
        back_populates="draft", order_by="RosterFile.id", cascade="all, delete-orphan"
    )

    @property
    def label(self):
        return ", ".join(file.name for file in self.files)


class RosterFile(db.Model):
    """One sheet of an uploaded file and how its columns are understood.

    `table` keeps the whole sheet as read, so that the mapping can be corrected: a list of [row number, [cells]].
    """

    __tablename__ = "roster_file"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("roster_draft.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    sheet: Mapped[str] = mapped_column(String(200), default="")
    notes: Mapped[list] = mapped_column(JSON, default=list)
    table: Mapped[list] = mapped_column(JSON, default=list)
    header_row: Mapped[int]
    columns: Mapped[dict] = mapped_column(JSON, default=dict)
    draft: Mapped[RosterDraft] = relationship(back_populates="files")
    decisions: Mapped[list["RowDecision"]] = relationship(back_populates="file", cascade="all, delete-orphan")


class RowDecision(db.Model):
    """What a person decided about one row: corrected fields, a matched organisation, left out, or not a duplicate."""

    __tablename__ = "row_decision"
    __table_args__ = (UniqueConstraint("file_id", "row"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("roster_file.id"))
    row: Mapped[int]
    corrections: Mapped[dict] = mapped_column(JSON, default=dict)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    left_out: Mapped[bool] = mapped_column(default=False)
    not_a_duplicate: Mapped[bool] = mapped_column(default=False)
    exception_reason: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[RosterFile] = relationship(back_populates="decisions")
