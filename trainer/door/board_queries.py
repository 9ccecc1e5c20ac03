"""What the board counts and lists, as selects; each is one statement however many people there are."""

from sqlalchemy import and_, case, func, or_, select

from trainer.attendance.models import Excuse, Presence
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.registration.finding import PROVINCE
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key


def counted(slot, late):
    """Rows (province, group's number, group's name, expected, on time, late, excused) of those who hold a seat.

    `late` is the moment after which somebody is; who is excused and came all the same is counted as present.
    """
    number = func.count().label("expected")
    return (
        select(
            PROVINCE.label("province"), TrainingGroup.number, TrainingGroup.name, number,
            _how_many(Presence.at <= late), _how_many(Presence.at > late),
            _how_many(Presence.id.is_(None) & Excuse.id.is_not(None)),
        )
        .select_from(Registration)
        .outerjoin(Registration.organisation)
        .outerjoin(TrainingGroup, TrainingGroup.id == Registration.training_group_id)
        .outerjoin(Presence, _at(Presence, slot))
        .outerjoin(Excuse, _at(Excuse, slot))
        .where(*_seated(slot))
        .group_by(PROVINCE, TrainingGroup.number, TrainingGroup.name)
    )  # fmt: skip


def heads(slot):
    """One row (expected, present): how many hold a seat, and how many of them are there."""
    return (
        select(func.count(), func.count(Presence.id))
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence, slot))
        .where(*_seated(slot))
    )


def missing(slot, called=""):
    """Those who hold a seat and are not there, numbered as in the name list: who is not excused first, then Thai order.

    `called`: only those in whose name, organisation or telephone number each of these words stands, or who have that
    number. Columns: id, number, title, first_name, last_name, phone, organisation, reason (of an excuse, or None).
    """
    place = func.row_number().over(order_by=(Person.sort_key, Registration.id)).label("number")
    roll = (
        select(Registration.id, place).join(Registration.person).where(*_seated(slot)).subquery()
    )
    organisation = func.coalesce(Organisation.name, Registration.organisation_name)
    found = (
        select(
            Registration.id, roll.c.number, Person.title, Person.first_name, Person.last_name, Person.phone,
            organisation.label("organisation"), Excuse.reason,
        )
        .join(roll, roll.c.id == Registration.id)
        .join(Registration.person)
        .outerjoin(Registration.organisation)
        .outerjoin(Presence, _at(Presence, slot))
        .outerjoin(Excuse, _at(Excuse, slot))
        .where(Presence.id.is_(None))
        .order_by(Excuse.id.is_not(None), roll.c.number)
    )  # fmt: skip
    return found.where(*[_says(word, roll.c.number, organisation) for word in arabic_digits(called).split()])


def latest(slot, most):
    """Who came last, the newest first: rows (title, first_name, last_name, at, way)."""
    return (
        select(Person.title, Person.first_name, Person.last_name, Presence.at, Presence.way)
        .select_from(Presence)
        .join(Presence.registration)
        .join(Registration.person)
        .where(Presence.slot_id == slot.id, Registration.state == State.ACCEPTED)
        .order_by(Presence.at.desc(), Presence.id.desc())
        .limit(most)
    )


def _seated(slot):
    return Registration.cohort_id == slot.cohort_id, Registration.state == State.ACCEPTED


def _at(table, slot):
    return and_(table.registration_id == Registration.id, table.slot_id == slot.id)


def _how_many(condition):
    return func.count(case((condition, 1)))


def _says(word, number, organisation):
    name = func.coalesce(Person.title, "") + Person.name_key
    says = [name.contains(key(word), autoescape=True), organisation.icontains(word, autoescape=True)]
    if word.isdecimal():
        says += [Person.phone.contains(word), number == int(word[:9])]
    return or_(*says)
