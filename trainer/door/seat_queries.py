"""People without a seat, and seats without people, as selects."""

from sqlalchemy import case, exists

from trainer.attendance.models import Presence, Slot
from trainer.registration import finding
from trainer.registration.models import Registration, State
from trainer.registration.queries import registrations_of

WAITING = (State.RESERVE, State.OFFERED, State.APPLIED)
ORDER = {State.OFFERED: 0, State.RESERVE: 1, State.APPLIED: 2, State.ACCEPTED: 3, State.WITHDRAWN: 4, State.DECLINED: 5}


def walk_ins(cohort, called=""):
    """Those who wait for a seat, offers and reserves by rank first; or everybody of the cohort who is called so."""
    found = registrations_of(cohort).outerjoin(Registration.organisation)
    found = finding.narrow(found, q=called) if called else found.where(Registration.state.in_(WAITING))
    return found.order_by(None).order_by(case(ORDER, value=Registration.state), Registration.rank, Registration.id)


def walk_in(cohort, registration_id):
    """One registration of the cohort, whatever its state."""
    return registrations_of(cohort).where(Registration.id == registration_id)


def not_come(cohort):
    """Those who hold a seat and were at no slot of the cohort, in the order of the name list."""
    was_there = exists().where(
        Presence.registration_id == Registration.id, Presence.slot_id == Slot.id, Slot.cohort_id == cohort.id
    )
    return registrations_of(cohort).where(Registration.state == State.ACCEPTED, ~was_there)
