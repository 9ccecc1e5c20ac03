"""Who was trained in a programme before: the same person, with a seat in another cohort that has ended.

A person registers anew for every cohort, so people are known by the rule for duplicates (handbook, "Duplicates"):
the same first name and surname, title ignored, and the same telephone, e-mail address or organisation.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from trainer.database import db
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration.eligibility import Training, years_after
from trainer.registration.models import Registration, State
from trainer.thai import names

CONDITIONS = []
AT_ONCE = 20_000  # names in one statement: databases take about 32,000 values at most


@dataclass(frozen=True)
class Known:
    """What somebody is known by: the key of the name, and at least one of the marks."""

    name_key: str
    marks: frozenset = frozenset()

    @classmethod
    def by(cls, name_key, phones=(), email=None, organisation_id=None):
        """Telephones, an e-mail address and the id of an organisation, each of them possibly missing."""
        marks = {("phone", phone) for phone in phones if phone}
        marks |= {("email", email.lower())} if email else set()
        return cls(name_key, frozenset(marks | ({("organisation", organisation_id)} if organisation_id else set())))


def was_there(condition):
    """Let a later chapter refine who was really trained; usable as a decorator.

    `condition()` returns a condition in SQL over `Registration`: a seat that does not meet it does not count.
    """
    CONDITIONS.append(condition)
    return condition


def trainings(cohort, people, first_day):
    """The last time that each of these `Known` people was trained: a list of Training or None, in their order.

    Looks back as many years as the programme's `years_between`, from the first day; nobody was trained where it is
    not set. One statement for every 20,000 people.
    """
    years = cohort.programme.years_between
    if not years or not people or first_day is None:
        return [None] * len(people)
    found = defaultdict(list)
    keys = sorted({one.name_key for one in people})
    for start in range(0, len(keys), AT_ONCE):
        rows = db.session.execute(seats_held(cohort, keys[start : start + AT_ONCE], first_day, years))
        for number, ended_on, name_key, phone, email, organisation_id in rows:
            held = Known.by(name_key, [phone], email, organisation_id)
            found[name_key].append((held.marks, Training(number, ended_on)))
    return [last_of(one, found[one.name_key]) for one in people]


def seats_held(cohort, name_keys, first_day, years):
    """Who of these names held a seat in another cohort of the programme, ended within so many years before the day."""
    return (
        select(
            Cohort.number, Cohort.ends_on, Person.name_key, Person.phone, Person.email, Registration.organisation_id
        )
        .join(Registration.cohort)
        .join(Registration.person)
        .where(
            Cohort.programme_id == cohort.programme_id,
            Cohort.id != cohort.id,
            Cohort.ends_on >= years_after(first_day, -years),
            Cohort.ends_on < first_day,
            Registration.state == State.ACCEPTED,
            Person.name_key.in_(name_keys),
            *(condition() for condition in CONDITIONS),
        )
    )


def last_of(one, held):
    """The latest Training among those held under the same name by somebody with a mark in common."""
    same = [training for marks, training in held if marks & one.marks]
    return max(same, key=lambda training: (training.ended_on, training.cohort), default=None)


def known(registration):
    """A registration's person, as `trainings` asks for them."""
    person = registration.person
    return Known.by(person.name_key, [person.phone], person.email, registration.organisation_id)


def known_row(row):
    """A roster's row, as `trainings` asks for them."""
    key = names.duplicate_key(row.first_name or "", row.last_name)[:400]
    return Known.by(key, row.phones, row.email, row.organisation and row.organisation.id)
