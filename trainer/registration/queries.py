"""Registrations as selects."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration, State


def registrations():
    """All registrations with person, organisation and cohort, in Thai order of names."""
    return (
        select(Registration)
        .join(Registration.person)
        .join(Registration.cohort)
        .join(Cohort.programme)
        .options(
            contains_eager(Registration.person),
            contains_eager(Registration.cohort).contains_eager(Cohort.programme),
            joinedload(Registration.organisation),
        )
        .order_by(Person.sort_key, Registration.id)
    )


def registrations_of(cohort):
    """Everyone who is registered in a cohort, whatever the state."""
    return registrations().where(Registration.cohort_id == cohort.id)


def participants_of(cohort):
    """Those who hold a seat of the cohort, in the order of the name list."""
    return registrations_of(cohort).where(Registration.state == State.ACCEPTED)


def reserves_of(cohort):
    """The reserves of a cohort by rank."""
    return registrations_of(cohort).where(Registration.state == State.RESERVE).order_by(None).order_by(Registration.rank)


def registrations_by(email):
    """The registrations that belong to an e-mail address, newest cohort first; an account sees no others."""
    return (
        registrations()
        .where(Person.email == email.lower())
        .order_by(None)
        .order_by(Cohort.starts_on.desc())
    )
