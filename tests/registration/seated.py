"""Cohorts with kept seats and people from the north or elsewhere, for tests of seats and offers."""

from datetime import timedelta

from tests import make
from trainer.look import today
from trainer.registration.intake import Intake
from trainer.registration.models import State
from trainer.registration.reservations import Reservation

NORTH, SOUTH = "เหนือ", "ใต้"
LAMPHUN, SONGKHLA, BANGKOK = "TH-51", "TH-90", "TH-10"


def cohort(seats=1, north=0, ahead=60, **facts):
    """A cohort that begins in so many days, with so many of its seats kept for the north."""
    made = make.cohort(seats=seats, starts_on=today() + timedelta(ahead), **facts)
    if north:
        keep(made, north)
    return made


def keep(cohort, seats, code=NORTH, dimension="region"):
    return make.add(Reservation(cohort_id=cohort.id, dimension=dimension, code=code, seats=seats))


def intake(cohort, **facts):
    """How the cohort takes people in: seats_at_once, offer_days, offers_at_once."""
    return make.add(Intake(cohort_id=cohort.id, **facts))


def one(cohort, state=State.APPLIED, province=SONGKHLA, kind="public_benefit", **facts):
    """Somebody from the south, unless told otherwise."""
    group = make.organisation(province=province, kind=kind)
    return make.registration(cohort, state=state, organisation=group, **facts)


def northerner(cohort, state=State.APPLIED, **facts):
    return one(cohort, state, LAMPHUN, **facts)


def reserve(cohort, rank, **facts):
    return one(cohort, State.RESERVE, rank=rank, **facts)


def northern_reserve(cohort, rank, **facts):
    return one(cohort, State.RESERVE, LAMPHUN, rank=rank, **facts)
