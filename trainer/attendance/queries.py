"""Slots and presences as selects."""

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from trainer.attendance.models import Presence, Slot
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration, State
from trainer.schedule.models import TrainingSession

IN_ORDER = (Slot.starts_at, Slot.ends_at, Slot.id)
TITLED = joinedload(Slot.session).load_only(TrainingSession.title)  # what `Slot.label` says of a session's slot


def slots_of(cohort):
    """The slots of a cohort in order, each with the title of its session."""
    return select(Slot).where(Slot.cohort_id == cohort.id).order_by(*IN_ORDER).options(TITLED)


def slot_of(cohort, slot_id):
    """One slot, if it is this cohort's."""
    return slots_of(cohort).where(Slot.id == slot_id)


def slots_at_door(day):
    """The slots of the cohorts that are held on a day, with cohort and programme: what a door may open."""
    return slots_anywhere().where(Cohort.starts_on <= day, Cohort.ends_on >= day)


def slots_anywhere():
    """The slots of all cohorts, cohort by cohort in order."""
    return (
        select(Slot)
        .join(Slot.cohort)
        .join(Cohort.programme)
        .options(contains_eager(Slot.cohort).contains_eager(Cohort.programme), TITLED)
        .order_by(Cohort.starts_on, Cohort.id, *IN_ORDER)
    )


def registration_of(cohort, registration_id):
    """One registration, if it is this cohort's."""
    return select(Registration).where(Registration.cohort_id == cohort.id, Registration.id == registration_id)


def seated_at(slot):
    """The number of those who hold a seat and were at a slot, as a select of one number."""
    held = Registration.state == State.ACCEPTED
    return (
        select(func.count()).select_from(Presence).join(Presence.registration).where(Presence.slot_id == slot.id, held)
    )


def presences_of(cohort):
    """Every presence at the slots of a cohort."""
    return select(Presence).join(Presence.slot).where(Slot.cohort_id == cohort.id)
