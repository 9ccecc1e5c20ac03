"""A cohort that is held today, its first slot, and people with and without seats."""

from tests import make
from tests.registration import seated
from trainer.door import permission
from trainer.look import today
from trainer.registration.models import State


def slot(seats=2, **facts):
    """The first slot of a cohort of today, open at whatever hour a test runs."""
    first = make.slots(make.cohort(number=5, starts_on=today(), seats=seats, **facts))[0]
    first.opens_at, first.closes_at = make.moment(today(), 0), make.moment(today(), 23, 59)
    return first


def holder(slot, **facts):
    """Somebody who holds a seat and has not come."""
    return seated.one(slot.cohort, State.ACCEPTED, **facts)


def reserve(slot, rank, **facts):
    return seated.one(slot.cohort, State.RESERVE, rank=rank, **facts)


def applicant(slot, **facts):
    return seated.one(slot.cohort, State.APPLIED, **facts)


def stranger(slot, **facts):
    """An applicant whose organisation stands in no register."""
    return make.registration(slot.cohort, state=State.APPLIED, shortcomings=[
        {"rule": "organisation_unknown", "facts": {"name": "ชมรมไม่รู้จัก"}}], **facts)  # fmt: skip


def allow(slot):
    permission.allow(slot.cohort, True, None)
