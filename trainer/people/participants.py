"""Participants get an account when they first ask for a code: whoever was registered with that e-mail address."""

import uuid
from contextlib import suppress

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from trainer.access import Role
from trainer.database import db
from trainer.people.accounts import find_account, grant, records
from trainer.people.models import Account, Person


def welcome(email):
    """Make sure that a person with this e-mail address has a participant's account; for anybody else nothing happens.

    Persons exist only through registrations. Staff who are also registered become participants as well. Several
    persons may share one address (an office's); the account is then named after the address.
    """
    email = email.strip().lower()
    persons = db.session.scalars(select(Person).where(func.lower(Person.email) == email).limit(2)).all()
    if not persons:
        return
    if account := find_account(email):
        grant(account, Role.PARTICIPANT)
        return
    name = persons[0].full_name if len(persons) == 1 else ""
    roles = records([Role.PARTICIPANT])
    with suppress(IntegrityError), db.session.begin_nested():  # the same person may ask twice at once
        db.session.add(Account(email=email, name=name, active=True, fs_uniquifier=uuid.uuid4().hex, roles=roles))
