"""What the board counts and lists, as selects; each is one statement however many people there are.

Everything counts those whom the slot asks (`attendance/queries.asked`).
"""

from sqlalchemy import and_, case, func, or_, select

from trainer.attendance.models import Excuse, Presence
from trainer.attendance.queries import asked
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.registration.finding import PROVINCE
from trainer.registration.groups import TrainingGroup
from trainer.registration.list_numbers import NUMBER
from trainer.registration.models import Registration, State
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key


def by_province(slot, late):
    """Rows (province, expected, in time, late, excused) of those who hold a seat.

    `late` is the moment after which somebody is; who is excused and came all the same is counted as present.
    """
    return _counted(slot, late, PROVINCE.label("province")).outerjoin(Registration.organisation).group_by(PROVINCE)


def by_group(slot, late):
    """Rows (number, name, expected, in time, late, excused) of the same people; who is in no group has no number."""
    group = TrainingGroup.number, TrainingGroup.name
    joined = TrainingGroup.id == Registration.training_group_id
    return _counted(slot, late, *group).outerjoin(TrainingGroup, joined).group_by(*group)


def heads(slot):
    """One row (expected, present): how many hold a seat, and how many of them are there."""
    return (
        select(func.count(), func.count(Presence.id))
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence, slot))
        .where(*asked(slot))
    )


def missing(slot, called=""):
    """Those who hold a seat and are not there, numbered as in the name list: who is not excused first.

    `called`: only those of whom each of these words is said: in name or organisation, as number in the name list (up to
    three digits), or in the telephone number (more). Columns: id, number, title, first_name, last_name, phone,
    organisation, reason (of an excuse, or None).
    """
    organisation = func.coalesce(Organisation.name, Registration.organisation_name).label("organisation")
    roll = (
        select(
            Registration.id, NUMBER.label("number"), Person.title, Person.first_name, Person.last_name,
            Person.name_key, Person.phone, organisation, Excuse.reason, Presence.id.label("presence_id"),
        )
        .join(Registration.person)
        .outerjoin(Registration.organisation)
        .outerjoin(Presence, _at(Presence, slot))
        .outerjoin(Excuse, _at(Excuse, slot))
        .add_columns(and_(*asked(slot)).label("asked"))
        .where(Registration.cohort_id == slot.cohort_id, Registration.state == State.ACCEPTED)
        .subquery()
    ).c  # fmt: skip
    said = [_says(roll, word) for word in arabic_digits(called).split()]
    missing = roll.asked, roll.presence_id.is_(None)
    return select(roll).where(*missing, *said).order_by(roll.reason.is_not(None), roll.number)


def latest(slot, most):
    """Who came last, the newest first: rows (title, first_name, last_name, at, way)."""
    return (
        select(Person.title, Person.first_name, Person.last_name, Presence.at, Presence.way)
        .select_from(Presence)
        .join(Presence.registration)
        .join(Registration.person)
        .where(Presence.slot_id == slot.id, *asked(slot))
        .order_by(Presence.at.desc(), Presence.id.desc())
        .limit(most)
    )


def _counted(slot, late, *parts):
    return (
        select(
            *parts, func.count(), _how_many(Presence.at <= late), _how_many(Presence.at > late),
            _how_many(Presence.id.is_(None) & Excuse.id.is_not(None)),
        )
        .select_from(Registration)
        .outerjoin(Presence, _at(Presence, slot))
        .outerjoin(Excuse, _at(Excuse, slot))
        .where(*asked(slot))
    )  # fmt: skip


def _at(table, slot):
    return and_(table.registration_id == Registration.id, table.slot_id == slot.id)


def _how_many(condition):
    return func.count(case((condition, 1)))


def _says(roll, word):
    name = func.coalesce(roll.title, "") + roll.name_key
    says = [name.contains(key(word), autoescape=True), roll.organisation.icontains(word, autoescape=True)]
    if word.isdecimal():
        says.append(roll.phone.contains(word) if len(word) > 3 else roll.number == int(word))
    return or_(*says)
