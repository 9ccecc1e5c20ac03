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
    return sum((end - start for start, end in joined(spans)), timedelta()) // timedelta(minutes=1)


def paid_hours(spans):
    """The hours for which a speaker of these spans is paid, as a Decimal: 2, or 1.5.

    Of each span every hour counts, and of what is left over 50 minutes as an hour, 25 as half of one, less as nothing;
    breaks for refreshments within a span are not taken off (Ministry of Finance, regulation on expenses of training,
    meetings and events, B.E. 2549 with amendments, on speakers' fees).
    """
    halves = 0
    for start, end in joined(spans):
        hours, rest = divmod((end - start) // timedelta(minutes=1), 60)
        halves += 2 * hours + (2 if rest >= 50 else 1 if rest >= 25 else 0)
    paid = Decimal(halves) / 2
    return paid.to_integral_value() if halves % 2 == 0 else paid


def joined(spans):
    """The spans in order, those that overlap as one."""
    found = []
    for start, end in sorted((start, end) for start, end in spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
