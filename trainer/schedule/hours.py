"""How long a training lasted."""

from datetime import timedelta
from decimal import Decimal

from trainer.database import db
from trainer.schedule.queries import training_of


def training_hours(cohort):
    """The hours of training on a cohort's agenda as a Decimal, e.g. 18 or 17.5; one statement.

    Only sessions count. What runs at the same time in several rooms counts once: nobody sits in two of them.
    """
    return hours_of(db.session.execute(training_of(cohort)).all())


def hours_of(spans):
    """The hours that spans (starts_at, ends_at) cover together, as a Decimal without trailing zeros."""
    hours = round(Decimal(minutes_of(spans)) / 60, 2)
    return hours.to_integral_value() if hours == hours.to_integral_value() else hours.normalize()


def minutes_of(spans):
    """The whole minutes that spans (starts_at, ends_at) cover together; what overlaps counts once."""
    covered, reached = timedelta(), None
    for start, end in sorted((start, end) for start, end in spans):
        begins = max(start, reached) if reached else start
        covered += max(end - begins, timedelta())
        reached = max(end, reached) if reached else end
    return covered // timedelta(minutes=1)
