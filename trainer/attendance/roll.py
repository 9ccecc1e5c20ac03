"""The roll: the cohort's people in the order and with the numbers of the name list, who was asked where, and who came.

Read as plain columns, not as records, so that a page of 1,000 people stays quick; it holds no telephone number, no
e-mail address and nothing about food or health, because the door reads it too.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import exists, func, select

from trainer.attendance import queries
from trainer.attendance.models import Excuse, Presence, Slot
from trainer.database import db
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.registration import list_numbers
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.thai import names
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key


@dataclass(frozen=True)
class Line:
    """One person of the roll. `number` is the one in the name list (see `registration/list_numbers.py`), None for who
    holds no seat any more; `group` is the number of the training group, None for who is in none."""

    id: int  # of the registration
    number: int | None
    name: str
    search: str  # name with title and organisation, as `sought` writes words
    position: str
    organisation: str
    province: str | None
    state: str
    group: int | None = None

    @property
    def seated(self):
        return self.state == State.ACCEPTED

    def is_called(self, words):
        """Whether each of these words (keys, see `sought`) is in the name or the organisation, or is the number."""
        if all(word.isdigit() for word in words):
            return words == [str(self.number)]
        return all(word in self.search for word in words)


def roll_of(cohort):
    """Those who hold a seat, in the order of their numbers; while nobody has a lasting one, in Thai order."""
    rows = db.session.execute(_columns(cohort).where(Registration.state == State.ACCEPTED))
    return [_line(number, row) for number, row in list_numbers.numbered(rows)]


def asked_at(slot, lines=None):
    """Those of the roll whom a slot asks to sign: everybody, or the people of the groups that its session is for."""
    return [line for line in (roll_of(slot.cohort) if lines is None else lines) if slot.asks(line.group)]


def groups_of(registrations, slots):
    """{registration id: number of the training group}, where any of the slots asks some groups only; else empty."""
    if not any(slot.groups for slot in slots):
        return {}
    own = {one.id: one.training_group_id for one in registrations if one.training_group_id}
    known = select(TrainingGroup.id, TrainingGroup.number).where(TrainingGroup.id.in_(set(own.values())))
    numbers = dict(db.session.execute(known).all())
    return {one: numbers[group] for one, group in own.items()}


def without_seat(cohort):
    """Those who were present at a slot of the cohort but hold no seat now; they have no number."""
    were_there = select(Presence.registration_id).join(Presence.slot).where(Slot.cohort_id == cohort.id)
    gone = _columns(cohort).where(Registration.state != State.ACCEPTED, Registration.id.in_(were_there))
    return [_line(None, row) for row in db.session.execute(gone)]


def presences_by_slot(cohort):
    """Who was at each slot of a cohort: {slot id: {registration id, …}}; an absent key is empty."""
    pairs = queries.presences_of(cohort).with_only_columns(Presence.slot_id, Presence.registration_id)
    there = defaultdict(set)
    for slot_id, registration_id in db.session.execute(pairs):
        there[slot_id].add(registration_id)
    return there


def stays_of(cohort, slots, only=None):
    """{registration id: [(slot, when they left it early or None), …]} of a cohort whose slots these are.

    `only`: the one registration that is asked about. Who was nowhere has no key.
    """
    columns = Presence.registration_id, Presence.slot_id, Presence.left_at
    return _by_person(queries.presences_of(cohort), columns, Presence, slots, only)


def excuses_of(cohort, slots, only=None):
    """{registration id: [(slot, reason), …]} of those who are excused and were not there after all."""
    there = exists().where(Presence.slot_id == Excuse.slot_id, Presence.registration_id == Excuse.registration_id)
    excused = select(Excuse).join(Excuse.slot).where(Slot.cohort_id == cohort.id, ~there)
    columns = Excuse.registration_id, Excuse.slot_id, Excuse.reason
    return _by_person(excused.order_by(Slot.starts_at), columns, Excuse, slots, only)


def _by_person(statement, columns, table, slots, only):
    by_id, found = {slot.id: slot for slot in slots}, defaultdict(list)
    asked = statement if only is None else statement.where(table.registration_id == only.id)
    for registration_id, slot_id, value in db.session.execute(asked.with_only_columns(*columns)):
        if slot_id in by_id:  # others may have added one meanwhile
            found[registration_id].append((by_id[slot_id], value))
    return found


def lines_of(cohort, ids):
    """These people of a cohort by id, whatever their state; without numbers. {registration id: Line}"""
    rows = db.session.execute(_columns(cohort).where(Registration.id.in_(ids))) if ids else ()
    return {row.id: _line(None, row) for row in rows}


def present_at(slot):
    """The moments of the presences at one slot: {registration id: moment}."""
    return dict(
        db.session.execute(select(Presence.registration_id, Presence.at).where(Presence.slot_id == slot.id)).all()
    )


def called(lines, text):
    """The lines that a typed text means: a number alone names one person, words narrow by name and organisation."""
    words = sought(text)
    return [line for line in lines if line.is_called(words)] if words else list(lines)


def sought(text):
    """What was typed, word by word, in the form in which texts are compared; Thai digits count as digits."""
    return [word for word in map(key, arabic_digits(text).split()) if word]


def _columns(cohort):
    organisation = func.coalesce(Organisation.name, Registration.organisation_name)
    return (
        select(
            Registration.id, Person.title, Person.first_name, Person.last_name, Person.name_key,
            Registration.position, organisation.label("organisation"), Registration.province, Registration.state,
            Registration.list_number, TrainingGroup.number.label("group"),
        )
        .join(Registration.person)
        .outerjoin(Registration.organisation)
        .outerjoin(Registration.training_group)
        .where(Registration.cohort_id == cohort.id)
        .order_by(*list_numbers.IN_ORDER)
    )  # fmt: skip


def _line(number, row):
    name = names.join(row.title, row.first_name, row.last_name)
    search = arabic_digits(f"{key_of(row.title)}{row.name_key.replace(' ', '')} {key_of(row.organisation)}")
    return Line(row.id, number, name, search, row.position, row.organisation, row.province, row.state, row.group)


key_of = lru_cache(4096)(key)  # titles and organisations repeat
