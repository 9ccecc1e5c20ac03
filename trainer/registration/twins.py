"""Two registrations that look like one person's: somebody says whether they are."""

from collections import namedtuple
from datetime import datetime
from itertools import combinations

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, delete, exists, or_, select
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.people.models import Account, Person
from trainer.registration import duplicates
from trainer.registration.models import Registration, State

Candidate = namedtuple("Candidate", "id title first_name last_name phones organisation_key")


class DifferentPeople(db.Model):
    """Two registrations that somebody looked at and found to be two people; never asked about again."""

    __tablename__ = "different_people"
    __table_args__ = (CheckConstraint("first_id < second_id", name="in_order"),)

    first_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime] = mapped_column(default=now)
    first: Mapped[Registration] = relationship(foreign_keys=first_id)
    second: Mapped[Registration] = relationship(foreign_keys=second_id)
    account: Mapped[Account | None] = relationship()


def pairs(cohort):
    """[(id, id), …] of registrations of the cohort that may be one person's, the lower id first, in the order of ids.

    Those that somebody found to be two people are left out. The rule is that of imports (`duplicates.groups`); three
    statements however many people there are, for only those who share a name or a telephone are looked at.
    """
    found = candidates(cohort)
    alike = [[found[index].id for index in group] for group in duplicates.groups(found)]
    asked = {pair for group in alike for pair in combinations(sorted(group), 2)}
    return sorted(asked - different(cohort)) if asked else []


def ids_of(pairs):
    """The ids that stand in any of these pairs."""
    return sorted({one for pair in pairs for one in pair})


def candidates(cohort):
    """Everyone of the cohort who shares a name or a telephone with another one, as `duplicates.groups` takes them."""
    rows = db.session.execute(
        select(
            Registration.id, Person.title, Person.first_name, Person.last_name, Person.phone,
            Registration.organisation_id, Registration.organisation_name,
        )
        .join(Registration.person)
        .where(*_of(Registration, cohort), or_(shared("name_key", cohort), shared("phone", cohort)))
        .order_by(Registration.id)
    )  # fmt: skip
    return [
        Candidate(id, title, first, last, (phone,) if phone else (), organisation_id or name or None)
        for id, title, first, last, phone, organisation_id, name in rows
    ]


def shared(name, cohort):
    """That somebody else of the cohort has the same in a column of Person; by its index, person for person."""
    other, entry = aliased(Person), aliased(Registration)
    same = getattr(other, name) == getattr(Person, name)
    there = exists().where(entry.person_id == other.id, *_of(entry, cohort))
    return exists().where(same, other.id != Person.id, getattr(other, name) != "", there)


def different(cohort):
    """The pairs of ids that somebody found to be two people: a set."""
    ids = select(Registration.id).where(Registration.cohort_id == cohort.id)
    found = select(DifferentPeople.first_id, DifferentPeople.second_id).where(DifferentPeople.first_id.in_(ids))
    return set(map(tuple, db.session.execute(found)))


def tell_apart(one, other, by):
    """Remember that these are two people; said twice, it is remembered once."""
    lock(one.cohort).refuse_if_closed()
    refuse_strangers(one, other)
    first, second = sorted((one, other), key=lambda each: each.id)
    if db.session.get(DifferentPeople, (first.id, second.id)) is None:
        db.session.add(DifferentPeople(first_id=first.id, second_id=second.id, account_id=by and by.id))
        for each, another in ((one, other), (other, one)):
            journal.record(by, "told_apart", each, changes={"twin": ["", another.label]})


def ask_again(one, other, by):
    """Take back that these are two people. Raises Refused where nobody said so."""
    lock(one.cohort).refuse_if_closed()
    first, second = sorted((one.id, other.id))
    taken = db.session.execute(
        delete(DifferentPeople).where(DifferentPeople.first_id == first, DifferentPeople.second_id == second)
    )
    if not taken.rowcount:
        raise Refused(_("Nobody said that these are two people."))
    for each, another in ((one, other), (other, one)):
        journal.record(by, "asked_again", each, changes={"twin": [another.label, ""]})


def refuse_strangers(one, other):
    """Refuse to compare an entry with itself, with one of another cohort, or with one that counts no more."""
    if one.id == other.id or one.cohort_id != other.cohort_id:
        raise Refused(_("Only two entries of one cohort can be compared."))
    for each in (one, other):
        if each.state == State.MERGED:
            raise Refused(_("%(name)s was merged into another entry already.", name=each.label))


def _of(entry, cohort):
    return entry.cohort_id == cohort.id, entry.state != State.MERGED
