"""What the tests of ranking make: a cohort to come of a programme with a rule, and its people."""

from datetime import UTC, datetime, timedelta

from tests import make
from trainer.look import today
from trainer.programmes.models import Ranking
from trainer.registration.criteria import Criterion, Mark, Measure
from trainer.registration.models import State

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def cohort(ranking=Ranking.SCORE, seats=0, in_days=60, **facts):
    programme = make.programme(ranking=ranking)
    return make.cohort(programme=programme, seats=seats, starts_on=today() + timedelta(in_days), **facts)


def criterion(cohort, name="ประสบการณ์", most=10, measure=Measure.BY_HAND, **facts):
    return make.add(Criterion(programme=cohort.programme, name=name, most=most, measure=measure, **facts))


def applicant(cohort, minutes=0, **facts):
    """Somebody who applied so many minutes after noon."""
    return make.registration(cohort, **({"state": State.APPLIED, "created_at": after(minutes)} | facts))


def reserves(cohort, count, **facts):
    """So many reserves, ranked as they applied."""
    return [applicant(cohort, n, state=State.RESERVE, rank=n, **facts) for n in range(1, count + 1)]


def mark(registration, criterion, points):
    return make.add(Mark(registration=registration, criterion=criterion, points=points))


def after(minutes):
    return NOON + timedelta(minutes=minutes)


def standing(*people):
    """The reserves among them by rank."""
    return sorted(people, key=lambda one: one.rank)
