"""Halls for tests: a cohort on its first day at 8.41, its morning open from 8.00, late after 9.15, closed at 12.30."""

from datetime import date

import time_machine

from tests import make
from trainer.database import db, now
from trainer.door import hall, self_check_in_codes
from trainer.door.models import Hall

DAY = date(2026, 3, 2)
AT = make.moment(DAY, 8, 41)


def clock(hour, minute=0, second=0):
    """Let it be so late on that day, by Bangkok's clocks."""
    return time_machine.travel(make.moment(DAY, hour, minute).replace(second=second))


def cohort(**facts):
    return make.cohort(number=5, starts_on=DAY, **facts)


def slot(cohort, **facts):
    return make.slot(cohort, DAY, **facts)


def opened(cohort, on=True):
    """The cohort's hall with its link given and self check-in on."""
    hall.give_link(cohort, None)
    if on:
        hall.set_self_check_in(cohort, True, None)
    return db.session.query(Hall).filter_by(cohort_id=cohort.id).one()


def code(slot, at=None, hall=None):
    """What the screen shows for a slot at a moment, by default now."""
    hall = hall or db.session.query(Hall).filter_by(cohort_id=slot.cohort_id).one()
    return self_check_in_codes.code(hall.secret, slot.id, self_check_in_codes.step_at(at or now()))


def scan(phone, slot, **how):
    """Open what the screen shows on a phone (a client); returns the address of the ticket, or the refusal."""
    answer = phone.get(f"/check-in/{code(slot, **how)}")
    return answer.location if answer.status_code == 302 else answer


def sign_in(phone, ticket, who=None, digits="", **facts):
    """Say on the ticket's page who one is; returns the page that follows."""
    typed = {"who": who, "digits": digits} if who is not None else {}
    return phone.post(ticket, data=typed | facts, follow_redirects=True)


def person(cohort, first="มาลี", last="ทองดี", phone="0812345678", email=None, **facts):
    """Somebody with a seat whose telephone ends in 5678."""
    someone = make.person(first, last, title="นาง", phone=phone, email=email)
    return make.registration(cohort, person=someone, **facts)
