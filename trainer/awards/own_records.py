"""What participants see of their own attendance: every slot, and what is still needed for the certificate."""

from dataclasses import dataclass

from sqlalchemy import select

from trainer.attendance.records import records_of
from trainer.awards.completion import CompletionTerms, Progress, progress
from trainer.awards.models import Award
from trainer.database import db
from trainer.registration.models import State


@dataclass(frozen=True)
class OwnRecord:
    """`marks` are one for each slot of the cohort in order; `decided` says that the award was made by exception."""

    marks: list
    progress: Progress
    decided: bool


def own_records(registrations, moment=None):
    """{registration id: OwnRecord} of those who hold a seat, or were there while they held one; four statements.

    Who has nothing to sign in for yet has no key.
    """
    ids = [one.id for one in registrations]
    exceptions = select(Award.registration_id).where(Award.registration_id.in_(ids), Award.override_reason != "")
    decided = set(db.session.scalars(exceptions))
    return {
        one.id: OwnRecord(marks, progress(CompletionTerms.of(one.cohort.programme), marks), one.id in decided)
        for one, marks in paired(registrations, moment)
        if marks and (one.state == State.ACCEPTED or any(mark.present for mark in marks))
    }


def paired(registrations, moment):
    """Each registration with its Marks."""
    records = records_of(registrations, moment)
    return [(one, records[one.id]) for one in registrations]
