"""What the board counts and lists, as selects; each is one statement however many people there are.

A hall's boards ask every few seconds, so the selects are made once and kept. What they are about are parameters, which
`facts` gives.
"""

from functools import cache, lru_cache

from sqlalchemy import and_, bindparam, case, func, or_, select

from trainer.attendance.models import Excuse, Presence
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.registration.finding import PROVINCE
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key


def facts(slot, late=None):
    """The parameters of the selects about a slot; `late` is the moment after which somebody is."""
    return {"slot": slot.id, "cohort": slot.cohort_id, "late": late}


@cache
def by_province():
    """Rows (province, expected, in time, late, excused) of those who hold a seat.

    Who is excused and came all the same is counted as present.
    """
    return _counted(PROVINCE.label("province")).outerjoin(Registration.organisation).group_by(PROVINCE)


@cache
def by_group():
    """Rows (number, name, expected, in time, late, excused) of the same people; who is in no group has no number."""
    group = TrainingGroup.number, TrainingGroup.name
    joined = TrainingGroup.id == Registration.training_group_id
    return _counted(*group).outerjoin(TrainingGroup, joined).group_by(*group)


@cache
def heads():
    """One row (expected, present): how many hold a seat, and how many of them are there."""
    return (
        select(func.count(), func.count(Presence.id))
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence))
        .where(*_seated())
    )


@lru_cache(maxsize=64)
def missing(called="", most=None):
    """Those who hold a seat and are not there, numbered as in the name list: who is not excused first, then Thai order.

    `called`: only those of whom each of these words is said: in name or organisation, as number in the name list (up to
    three digits), or in the telephone number (more). At `most` so many. Columns: id, number, title, first_name,
    last_name, phone, organisation, reason (of an excuse, or None).
    """
    number = func.row_number().over(order_by=(Person.sort_key, Registration.id)).label("number")
    organisation = func.coalesce(Organisation.name, Registration.organisation_name).label("organisation")
    roll = (
        select(
            Registration.id, number, Person.title, Person.first_name, Person.last_name, Person.name_key, Person.phone,
            organisation, Excuse.reason, Presence.id.label("presence_id"),
        )
        .join(Registration.person)
        .outerjoin(Registration.organisation)
        .outerjoin(Presence, _at(Presence))
        .outerjoin(Excuse, _at(Excuse))
        .where(*_seated())
        .subquery()
    ).c  # fmt: skip
    said = [_says(roll, word) for word in arabic_digits(called).split()]
    found = select(roll).where(roll.presence_id.is_(None), *said)
    return found.order_by(roll.reason.is_not(None), roll.number).limit(most)


@cache
def latest(most):
    """Who came last, the newest first: rows (title, first_name, last_name, at, way)."""
    return (
        select(Person.title, Person.first_name, Person.last_name, Presence.at, Presence.way)
        .select_from(Presence)
        .join(Presence.registration)
        .join(Registration.person)
        .where(Presence.slot_id == bindparam("slot"), Registration.state == State.ACCEPTED)
        .order_by(Presence.at.desc(), Presence.id.desc())
        .limit(most)
    )


def _counted(*parts):
    return (
        select(
            *parts, func.count(), _how_many(Presence.at <= bindparam("late")),
            _how_many(Presence.at > bindparam("late")),
            _how_many(Presence.id.is_(None) & Excuse.id.is_not(None)),
        )
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence))
        .outerjoin(Excuse, _at(Excuse))
        .where(*_seated())
    )  # fmt: skip


def _seated():
    return Registration.cohort_id == bindparam("cohort"), Registration.state == State.ACCEPTED


def _at(table):
    return and_(table.registration_id == Registration.id, table.slot_id == bindparam("slot"))


def _how_many(condition):
    return func.count(case((condition, 1)))


def _says(roll, word):
    name = func.coalesce(roll.title, "") + roll.name_key
    says = [name.contains(key(word), autoescape=True), roll.organisation.icontains(word, autoescape=True)]
    if word.isdecimal():
        says.append(roll.phone.contains(word) if len(word) > 3 else roll.number == int(word))
    return or_(*says)
