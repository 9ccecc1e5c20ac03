"""Pairs of entries and what was answered about them, as selects."""

from sqlalchemy import false, or_, select
from sqlalchemy.orm import joinedload

from trainer import journal
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration import queries
from trainer.registration.models import Registration, State
from trainer.registration.twins import DifferentPeople


def pair(cohort, first_id, second_id):
    """Two entries of the cohort that still count, the lower id first."""
    return queries.chosen(cohort, [first_id, second_id])


def told_apart(cohort):
    """What somebody found to be two people, the newest first, both with their names."""
    ids = select(Registration.id).where(Registration.cohort_id == cohort.id)
    sides = (DifferentPeople.first, DifferentPeople.second)
    names = (joinedload(side).joinedload(Registration.person) for side in sides)
    found = select(DifferentPeople).where(DifferentPeople.first_id.in_(ids)).options(
        *names, joinedload(DifferentPeople.account))  # fmt: skip
    return found.order_by(DifferentPeople.decided_at.desc(), DifferentPeople.first_id)


def merged(cohort):
    """The entries that were merged into others, the newest first."""
    found = queries.registrations_of(cohort, merged=True).where(Registration.state == State.MERGED)
    return found.options(joinedload(Registration.merged_into).joinedload(Registration.person)).order_by(None).order_by(
        Registration.id.desc())  # fmt: skip


def entries_of_both(one, other):
    """The journals of two entries, the newest first."""
    return journal.entries().where(journal.Entry.registration_id.in_([one.id, other.id]))


def elsewhere(registration):
    """Registrations in other cohorts of the programme that look like the same person's: the same first name and
    surname, and the same telephone or e-mail."""
    person, cohort = registration.person, registration.cohort
    same = [column == value for column, value in ((Person.phone, person.phone), (Person.email, person.email)) if value]
    found = queries.registrations().where(
        Person.name_key == person.name_key, Registration.cohort_id != cohort.id, Registration.state != State.MERGED,
        Cohort.programme_id == cohort.programme_id,
    )  # fmt: skip
    found = found.where(or_(*same)) if same else found.where(false())
    return found.order_by(None).order_by(Cohort.number.desc())


def merged_with(registration):
    """The entries that were merged into this one."""
    found = queries.registrations().where(Registration.merged_into_id == registration.id)
    return found.order_by(None).order_by(Registration.id)
