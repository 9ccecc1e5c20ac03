"""The mark of a phone: by it two sign-ins with one phone are known for what they are, and nothing else is.

The phone keeps the mark in a signed cookie; the database keeps only a hash of it, another one for each cohort, so that
nobody can be followed from one cohort to the next. Who empties the browser has a new mark: it is a hint for the
organiser, not a lock.
"""

import hashlib
import secrets
from dataclasses import dataclass

from flask import current_app, request
from itsdangerous import BadSignature
from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from trainer import journal, links
from trainer.attendance.models import Presence, Slot
from trainer.database import db
from trainer.people.models import Person
from trainer.registration.models import Registration
from trainer.thai import names

COOKIE = "phone"
PATH = "/check-in"  # no other page is told the mark
KEPT = 180 * 24 * 3600  # seconds


def mark():
    """The mark that this phone brings, or a new one; 32 hexadecimal digits."""
    try:
        found = links.signer(COOKIE).loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        found = None
    return found if isinstance(found, str) else secrets.token_hex(16)


def keep(response, phone):
    """Let the phone keep its mark."""
    response.set_cookie(
        COOKIE, links.signer(COOKIE).dumps(phone), max_age=KEPT, path=PATH, httponly=True, samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )  # fmt: skip
    return response


def hashed(phone, cohort):
    """What the database keeps of a mark in one cohort: 32 hexadecimal digits."""
    return hashlib.sha256(f"{cohort.id}:{phone}".encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Lent:
    """A phone that signed several people in at one slot: [(registration id, name, moment)] in order of time."""

    slot: Slot
    phone: str
    people: list

    @property
    def names(self):
        return ", ".join(name for _id, name, _at in self.people)


def lent(cohort, slot=None):
    """Every phone of the cohort with which several people signed in at one slot, unless an organiser cleared it.

    With a `slot`, only those that did so there.
    """
    of_cohort = select(Slot.id).where(Slot.cohort_id == cohort.id, *([Slot.id == slot.id] if slot else []))
    several = (
        select(Presence.slot_id, Presence.phone)  # the index on these two tells it alone
        .where(Presence.slot_id.in_(of_cohort), Presence.phone != "")
        .group_by(Presence.slot_id, Presence.phone)
        .having(func.count() > 1)
        .subquery()
    )
    rows = db.session.execute(
        select(Slot, Presence, Registration.id, Person.title, Person.first_name, Person.last_name)
        .join(several, (several.c.slot_id == Presence.slot_id) & (several.c.phone == Presence.phone))
        .join(Presence.slot)
        .join(Presence.registration)
        .join(Registration.person)
        .options(joinedload(Slot.session))
        .order_by(Slot.starts_at, Slot.id, Presence.phone, Presence.at, Presence.id)
    )
    found, uncleared = {}, set()
    for slot, presence, number, title, first, last in rows:
        where = (slot.id, presence.phone)
        found.setdefault(where, Lent(slot, presence.phone, [])).people.append(
            (number, names.join(title, first, last), presence.at)
        )
        if not presence.phone_cleared:
            uncleared.add(where)
    return [one for where, one in found.items() if where in uncleared]


def clear(slot, phone, seen, by):
    """Note that an organiser looked at what one phone did at a slot, and found it right for those that were `seen`.

    `seen` are ids of registrations; who signs in with the phone later is told anew. Returns how many it was about.
    """
    slot.cohort.refuse_if_closed()
    people = db.session.scalars(
        update(Presence)
        .where(Presence.slot_id == slot.id, Presence.phone == phone, Presence.phone != "")
        .where(Presence.registration_id.in_(seen), ~Presence.phone_cleared)
        .values(phone_cleared=True)
        .returning(Presence.registration_id)
        .execution_options(synchronize_session="fetch")
    ).all()
    if people:
        journal.record(by, "phone_cleared", slot, count=len(people))
    return len(people)


def people_of(phone_hash, cohort):
    """The ids of the registrations that signed in with a phone anywhere in a cohort."""
    found = select(Presence.registration_id).join(Presence.slot).where(Slot.cohort_id == cohort.id)
    return set(db.session.scalars(found.where(Presence.phone == phone_hash)))
