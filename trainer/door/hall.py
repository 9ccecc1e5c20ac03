"""The hall of a cohort: its link, its self check-in, and whom a link lets in."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from trainer import journal, links
from trainer.database import db, lock, now
from trainer.door.models import Hall, new_secret
from trainer.programmes.models import Cohort
from trainer.registration import list_numbers
from trainer.upsert import insert_missing

PURPOSE = "hall"


def hall_of(cohort):
    """The cohort's Hall, or None while nobody has set one up."""
    return db.session.scalar(halls().where(Hall.cohort_id == cohort.id))


def halls():
    """All halls with cohort and programme."""
    return select(Hall).options(joinedload(Hall.cohort, innerjoin=True).joinedload(Cohort.programme, innerjoin=True))


def hall_at(token):
    """The Hall whose screens this link opens, or None: no such link, or one that was withdrawn."""
    found = links.record_of(PURPOSE, token, lambda number: db.session.scalar(halls().where(Hall.id == number)))
    return found if found is not None and found.link_given_at else None


def token_of(hall):
    """The part of an address that opens the hall's screens, or "" where no link is given."""
    return links.token(PURPOSE, hall) if hall is not None and hall.link_given_at else ""


def give_link(cohort, by):
    """Give a link that opens the screens without signing in; nothing happens where there is one. Returns the Hall."""
    hall = _held(cohort)
    if hall.link_given_at is None:
        hall.link_given_at = now()
        journal.record(by, "hall_link_given", hall)
    return hall


def withdraw_link(cohort, by):
    """Make the link worthless, and every code with it that a screen may still hold."""
    hall = _held(cohort)
    if hall.link_given_at is not None:
        hall.link_given_at, hall.secret = None, new_secret()
        hall.link_version += 1
        journal.record(by, "hall_link_withdrawn", hall)


def set_self_check_in(cohort, on, by):
    """Let people sign in with their own phones, or no longer. Refused in a closed cohort."""
    cohort.refuse_if_closed()
    hall = _held(cohort)
    if hall.self_check_in != on:
        hall.self_check_in = on
        if on:
            list_numbers.give(cohort, by)
        journal.record(by, f"self_check_in_{'begun' if on else 'ended'}", hall)


def _held(cohort):
    """The cohort's hall, made where there is none, and held until commit."""
    insert_missing(Hall, [{"cohort_id": cohort.id}])
    return lock(db.session.scalar(select(Hall).where(Hall.cohort_id == cohort.id)))
