"""What the board counts and lists, as selects; each is one statement however many people there are.

Everything counts those whom the slot asks (`attendance/queries.asked`). A hall's boards ask every few seconds, so the
selects are made once and kept: for the `groups` that are asked (a tuple, empty for everybody), and with the slot as a
parameter that `facts` gives.
"""

from functools import lru_cache

from sqlalchemy import and_, bindparam, case, func, or_, select

from trainer.attendance.models import Excuse, Presence
from trainer.attendance.queries import asked_of
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.registration.finding import PROVINCE
from trainer.registration.groups import TrainingGroup
from trainer.registration.list_numbers import NUMBER
from trainer.registration.models import Registration
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key


def facts(slot, late=None):
    """The parameters of the selects about a slot; `late` is the moment after which somebody is."""
    return {"slot": slot.id, "cohort": slot.cohort_id, "late": late}


@lru_cache(maxsize=64)
def by_province(groups):
    """Rows (province, expected, in time, late, excused) of those who hold a seat.

    Who is excused and came all the same is counted as present.
    """
    return _counted(groups, PROVINCE.label("province")).outerjoin(Registration.organisation).group_by(PROVINCE)


@lru_cache(maxsize=64)
def by_group(groups):
    """Rows (number, name, expected, in time, late, excused) of the same people; who is in no group has no number."""
    group = TrainingGroup.number, TrainingGroup.name
    joined = TrainingGroup.id == Registration.training_group_id
    return _counted(groups, *group).outerjoin(TrainingGroup, joined).group_by(*group)


@lru_cache(maxsize=64)
def heads(groups):
    """One row (expected, present): how many hold a seat, and how many of them are there."""
    return (
        select(func.count(), func.count(Presence.id))
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence))
        .where(*_asked(groups))
    )


@lru_cache(maxsize=64)
def missing(groups, called="", most=None):
    """Those who hold a seat and are not there, numbered as in the name list: who is not excused first.

    `called`: only those of whom each of these words is said: in name or organisation, as number in the name list (up to
    three digits), or in the telephone number (more). At `most` so many. Columns: id, number, title, first_name,
    last_name, phone, organisation, reason (of an excuse, or None).
    """
    organisation = func.coalesce(Organisation.name, Registration.organisation_name).label("organisation")
    roll = (
        select(
            Registration.id, NUMBER.label("number"), Person.title, Person.first_name, Person.last_name,
            Person.name_key, Person.phone, organisation, Excuse.reason, Presence.id.label("presence_id"),
        )
        .join(Registration.person)
        .outerjoin(Registration.organisation)
        .outerjoin(Presence, _at(Presence))
        .outerjoin(Excuse, _at(Excuse))
        .add_columns(and_(*_asked(groups)).label("asked"))
        .where(*_asked(()))
        .subquery()
    ).c  # fmt: skip
    said = [_says(roll, word) for word in arabic_digits(called).split()]
    found = select(roll).where(roll.asked, roll.presence_id.is_(None), *said)
    return found.order_by(roll.reason.is_not(None), roll.number).limit(most)


@lru_cache(maxsize=64)
def latest(groups, most):
    """Who came last, the newest first: rows (title, first_name, last_name, at, way)."""
    return (
        select(Person.title, Person.first_name, Person.last_name, Presence.at, Presence.way)
        .select_from(Presence)
        .join(Presence.registration)
        .join(Registration.person)
        .where(Presence.slot_id == bindparam("slot"), *_asked(groups))
        .order_by(Presence.at.desc(), Presence.id.desc())
        .limit(most)
    )


def _counted(groups, *parts):
    return (
        select(
            *parts, func.count(), _how_many(Presence.at <= bindparam("late")),
            _how_many(Presence.at > bindparam("late")),
            _how_many(Presence.id.is_(None) & Excuse.id.is_not(None)),
        )
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence))
        .outerjoin(Excuse, _at(Excuse))
        .where(*_asked(groups))
    )  # fmt: skip


def _asked(groups):
    return asked_of(bindparam("cohort"), groups)


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
