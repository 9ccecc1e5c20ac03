"""What food, bedrooms, groups and badges ask the database for, as selects."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from trainer.jobs import Job
from trainer.registration import groups  # noqa: F401  (gives registrations their group)
from trainer.registration.models import Registration, State
from trainer.registration.queries import participants_of, sought
from trainer.registration.rooms import LodgingPlace, LodgingRoom


def attending(cohort, q=""):
    """Participants with bed and group, in the order of the name list; `q` as the People tab searches."""
    found = sought(cohort, q=q).where(Registration.state == State.ACCEPTED) if q else participants_of(cohort)
    return found.options(
        joinedload(Registration.place).joinedload(LodgingPlace.room), joinedload(Registration.training_group)
    )


def ticked(cohort, ids):
    """Those of the cohort's participants who were ticked, in the order of the name list."""
    return attending(cohort).where(Registration.id.in_(ids))


def rooms_of(cohort):
    """The cohort's bedrooms in the order in which they were made, each with its people."""
    return (
        select(LodgingRoom)
        .where(LodgingRoom.cohort_id == cohort.id)
        .order_by(LodgingRoom.id)
        .options(
            selectinload(LodgingRoom.places).joinedload(LodgingPlace.registration).options(
                joinedload(Registration.person), joinedload(Registration.organisation)))
    )


def room_at(cohort, room_id):
    """One bedroom of the cohort."""
    return rooms_of(cohort).where(LodgingRoom.id == room_id)


def prints_of(cohort):
    """The print runs of badges and signs of a cohort, the latest first."""
    return select(Job).where(Job.kind == "badges", Job.cohort_id == cohort.id).order_by(Job.id.desc())
