"""Registrations: one person's place, or hoped-for place, in one cohort. Seats are given in `admission.py`."""

import base64
import secrets
from datetime import date, datetime
from enum import StrEnum

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
from trainer.database import db, now
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration.lodging import Stay
from trainer.registration.signals import decided


class State(StrEnum):
    """Where a registration stands. ACCEPTED holds a seat; RESERVE is ranked; OFFERED has a seat kept until the answer.

    MERGED is a second entry of somebody, kept beside the one that counts (`merged_into_id`).
    """

    APPLIED = "applied"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RESERVE = "reserve"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


SEATED = (State.ACCEPTED, State.OFFERED)  # who takes up a seat


def new_badge_token():
    """26 letters and digits (base32) of 128 random bits: short in a QR code, and not to be guessed."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")


class Registration(db.Model):
    """One person's place, or hoped-for place, in one cohort.

    `shortcomings` is the answer of the eligibility rules as of the cohort's first day, frozen when it was given:
    a list of {"rule": code, "facts": {…}}; `judged_as_of` is that day, which stays when the cohort's dates move;
    `exception_reason` says why someone was admitted in spite of it.
    `source` keeps the raw row that the registration came from: {"file", "sheet", "row", "cells": {heading: text}}.
    `lodging_side` is a lodging.Side where somebody decided with whom the person may share a room, else "".
    `language` is the one the person is written to in. `link_version` is part of the link to the person's status page
    (see `status_link.py`); raising it makes every link mailed before worthless; `calendar_version` in the
    same way part of the address of the person's calendar.
    `asked_again_at`: since when the person waits, who let an offer lapse and asked again (see `ranking.py`).
    `list_number` is the lasting number in the lists of the cohort, None until the first list goes out; who gives up the
    seat keeps it (see `list_numbers.py`).
    `badge_token` says on a badge who this is (see `badges.py`); nothing can be learned from it.
    """

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        Index(None, "cohort_id", "state"),
        CheckConstraint("(state = 'reserve') = (rank IS NOT NULL)", name="reserves_are_ranked"),
        Index("uq_registration_rank", "cohort_id", "rank", unique=True),
        UniqueConstraint("cohort_id", "list_number", name="uq_registration_list_number"),
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
    lodging: Mapped[Stay] = mapped_column(String(10), default=Stay.UNKNOWN)
    lodging_side: Mapped[str] = mapped_column(String(10), default="")
    training_group_id: Mapped[int | None] = mapped_column(
        ForeignKey("training_group.id", ondelete="SET NULL"), index=True
    )
    badge_token: Mapped[str] = mapped_column(String(26), default=new_badge_token, unique=True)
    state: Mapped[State] = mapped_column(String(20), default=State.APPLIED)
    rank: Mapped[int | None]
    list_number: Mapped[int | None]
    shortcomings: Mapped[list] = mapped_column(JSON, default=list)
    judged_as_of: Mapped[date | None]
    exception_reason: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[dict] = mapped_column(JSON, default=dict)
    language: Mapped[str] = mapped_column(String(5), default="th", server_default="th")
    link_version: Mapped[int] = mapped_column(default=1, server_default="1")
    calendar_version: Mapped[int] = mapped_column(default=1, server_default="1")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    asked_again_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()
    person: Mapped[Person] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    merged_into: Mapped["Registration | None"] = relationship(remote_side="Registration.id")

    @property
    def label(self):
        return self.person.full_name

    @property
    def organisation_label(self):
        """The organisation's name as printed: the registry's, or else what the person wrote."""
        return self.organisation.name if self.organisation else self.organisation_name

    @property
    def admissible(self):
        """Whether the rules let this person in, or someone with a name decided so in spite of them."""
        return not self.shortcomings or bool(self.exception_reason)

    def admit(self, reason, by):
        """Let in, with a reason, someone whom the rules would leave out; a seat is still to be given by `accept`."""
        self.cohort.refuse_if_closed()
        if not reason.strip():
            raise Refused(_("An exception needs a reason."), "reason")
        self.exception_reason = reason.strip()
        journal.record(by, "admitted", self, reason=self.exception_reason)

    def decline(self, reason, by):
        """Turn down an application that holds no seat; needs a reason, which the applicant may be told."""
        self.cohort.refuse_if_closed()
        if not reason.strip():
            raise Refused(_("Turning someone down needs a reason."), "reason")
        if self.state == State.ACCEPTED:
            raise Refused(_("%(name)s already holds a seat; it can be given up, not declined.", name=self.label))
        if self.state == State.OFFERED:
            raise Refused(_("A seat is offered to %(name)s. Take the offer back first.", name=self.label))
        self.refuse_if_gone()
        self.state, self.rank = State.DECLINED, None
        entry = journal.record(by, "declined", self, reason=reason.strip())
        decided.send(self, entry=entry)

    def reconsider(self, by):
        """Take back a withdrawal or a refusal: the application waits again for a decision."""
        self.cohort.refuse_if_closed()
        if self.state not in (State.WITHDRAWN, State.DECLINED):
            raise Refused(_("%(name)s has neither withdrawn nor been turned down.", name=self.label))
        self.state = State.APPLIED
        journal.record(by, "reconsidered", self)

    def refuse_if_gone(self):
        """Refuse whoever withdrew or was turned down, until that is taken back."""
        if self.state == State.WITHDRAWN:
            raise Refused(_("%(name)s has withdrawn. Take the withdrawal back first.", name=self.label))
        if self.state == State.DECLINED:
            raise Refused(_("%(name)s was turned down. Take that back first.", name=self.label))
        if self.state == State.MERGED:
            raise Refused(_("This entry of %(name)s was merged into another one; decide there.", name=self.label))
