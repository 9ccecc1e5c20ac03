"""Seats of a cohort: how many are free and who is next. Right under load: whoever asks holds the cohort's row."""

from blinker import Namespace
from sqlalchemy import func, select

from trainer.database import db, lock
from trainer.registration.models import Registration, State

# Sent with the registration that is about to lose its seat, in the same transaction; a later chapter may refuse.
giving_up = Namespace().signal("giving-up-a-seat")


def hold(registration):
    """Hold the cohort until commit, and read the registration as it is now; what follows leans on this.

    Raises Refused when the cohort is closed.
    """
    lock(registration.cohort).refuse_if_closed()
    db.session.refresh(registration)


def free(cohort):
    """How many seats are left; negative when there are fewer seats than people, after the number was lowered."""
    return cohort.seats - taken(cohort)


def taken(cohort):
    """How many people hold a seat."""
    return _count(cohort, State.ACCEPTED)


def unclaimed(cohort):
    """How many seats are left for people who do not wait yet: reserves come first."""
    return max(cohort.seats - _count(cohort, State.ACCEPTED, State.RESERVE), 0)


def next_rank(cohort):
    """The rank behind the last reserve. Ranks may have gaps; what people are shown is their position."""
    return (db.session.scalar(select(func.max(Registration.rank)).where(Registration.cohort_id == cohort.id)) or 0) + 1


def next_reserves(cohort, count):
    """The first reserves by rank, at most so many."""
    reserves = select(Registration).where(*_of(cohort, [State.RESERVE])).order_by(Registration.rank)
    return db.session.scalars(reserves.limit(count)).all() if count > 0 else []


def _count(cohort, *states):
    return db.session.scalar(select(func.count()).where(*_of(cohort, states)))


def _of(cohort, states):
    return Registration.cohort_id == cohort.id, Registration.state.in_(states)
