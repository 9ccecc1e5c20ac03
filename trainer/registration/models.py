"""Registrations of a cohort, and the roster imports they come from."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.organisations.models import Organisation
from trainer.people.models import Account, Person
from trainer.programmes.models import Cohort


class State(StrEnum):
    """Where a registration stands. Only ACCEPTED holds a seat; RESERVE is ranked."""

    APPLIED = "applied"
    ACCEPTED = "accepted"
    RESERVE = "reserve"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Registration(db.Model):
    """One person's place, or hoped-for place, in one cohort.

    `shortcomings` is the answer of the eligibility rules as of the cohort's first day, frozen when it was given:
    a list of {"rule": code, "facts": {…}}; `exception_reason` says why someone was admitted in spite of it.
    `source` keeps the raw row that the registration came from: {"file", "sheet", "row", "cells": {heading: text}}.
    """

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        Index(None, "cohort_id", "state"),
        CheckConstraint("(state = 'reserve') = (rank IS NOT NULL)", name="reserves_are_ranked"),
        Index("uq_registration_rank", "cohort_id", "rank", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_name: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[str] = mapped_column(String(200), default="")
    province: Mapped[str | None] = mapped_column(String(5))
    food: Mapped[str] = mapped_column(String(60), default="")
    needs: Mapped[str] = mapped_column(String(500), default="")
    state: Mapped[State] = mapped_column(String(20), default=State.APPLIED)
    rank: Mapped[int | None]
    shortcomings: Mapped[list] = mapped_column(JSON, default=list)
    exception_reason: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[dict] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()
    person: Mapped[Person] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def label(self):
        return self.person.full_name

    @property
    def organisation_label(self):
        """The organisation's name as printed: the registry's, or else what the person wrote."""
        return self.organisation.name if self.organisation else self.organisation_name


class RosterDraft(db.Model):
    """An import that an organiser is still looking through; nothing of it counts until it is finished."""

    __tablename__ = "roster_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]
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
    __table_args__ = (UniqueConstraint("file_id", "row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("roster_file.id"))
    row: Mapped[int]
    corrections: Mapped[dict] = mapped_column(JSON, default=dict)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    left_out: Mapped[bool] = mapped_column(default=False)
    not_a_duplicate: Mapped[bool] = mapped_column(default=False)
    exception_reason: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[RosterFile] = relationship(back_populates="decisions")
