"""Slots and presences as selects."""

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from trainer.attendance.models import Presence, Slot
from trainer.programmes.models import Cohort
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.schedule.models import TrainingSession

IN_ORDER = (Slot.starts_at, Slot.ends_at, Slot.id)
# What `Slot.label` says of a session's slot, and whom it asks.
TITLED = joinedload(Slot.session).load_only(TrainingSession.title, TrainingSession.groups)


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


def asked(slot):
    """The conditions on registrations whom a slot asks to sign: a seat, and the groups that its session is for.

    What is counted at a slot counts them and nobody else, wherever it is shown.
    """
    return asked_of(slot.cohort_id, slot.groups)


def asked_of(cohort_id, groups):
    """The same for a slot of that cohort which asks these groups; the id may be a parameter."""
    held = Registration.cohort_id == cohort_id, Registration.state == State.ACCEPTED
    if not groups:
        return held
    own = TrainingGroup.cohort_id == cohort_id, TrainingGroup.number.in_(groups)
    return (*held, Registration.training_group_id.in_(select(TrainingGroup.id).where(*own)))


def there(slot):
    """How many of those whom a slot asks were there, as a select of one number."""
    return (
        select(func.count()).select_from(Presence).join(Presence.registration)
        .where(Presence.slot_id == slot.id, *asked(slot))
    )  # fmt: skip


def by_group(cohort):
    """Rows (group, people) of those who hold a seat; the group is None for who is in none."""
    seated = select(TrainingGroup.number, func.count()).select_from(Registration)
    seated = seated.outerjoin(Registration.training_group).group_by(TrainingGroup.number)
    return seated.where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)


def by_slot_and_group(side, cohort):
    """Rows (slot id, group, people) of those who hold a seat and have a Presence or a Signature (`side`)."""
    held = Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED
    return (
        select(side.slot_id, TrainingGroup.number, func.count()).select_from(side)
        .join(Registration, Registration.id == side.registration_id).outerjoin(Registration.training_group)
        .where(*held).group_by(side.slot_id, TrainingGroup.number)
    )  # fmt: skip


def presences_of(cohort):
    """Every presence at the slots of a cohort."""
    return select(Presence).join(Presence.slot).where(Slot.cohort_id == cohort.id)
