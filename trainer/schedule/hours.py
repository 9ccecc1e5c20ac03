"""How long a training lasted."""

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
    minutes, reached = 0, None
    for start, end in sorted((start, end) for start, end in spans):
        begins = max(start, reached) if reached else start
        if end > begins:
            minutes += (end - begins).total_seconds() // 60
        reached = max(end, reached) if reached else end
    hours = round(Decimal(int(minutes)) / 60, 2)
    return hours.to_integral_value() if hours == hours.to_integral_value() else hours.normalize()
