"""Serial numbers of certificates: no gap, no repeat, however many issue at once.

A number is taken by one upsert whose row stays locked until commit, in the transaction that writes the certificate;
a transaction that fails gives its numbers back.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.awards import patterns
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.recipients import Recipient
from trainer.awards.stationery import NumberSeries, Series
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.upsert import DIALECTS


def take(cohort, scheme, count):
    """Take the next `count` serial numbers of the cohort's series; returns (series id, first serial)."""
    statement = (
        DIALECTS[db.session.get_bind().dialect.name](NumberSeries)
        .values(programme_id=cohort.programme_id, series=series_of(cohort, scheme), last=count)
        .on_conflict_do_update(index_elements=["programme_id", "series"], set_={"last": NumberSeries.last + count})
        .returning(NumberSeries.id, NumberSeries.last)
    )
    series_id, last = db.session.execute(statement).one()
    return series_id, last - count + 1


def series_of(cohort, scheme):
    """The name of the series that numbers of this scheme are counted in: "cohort 4", "speaker fiscal_year 2563"."""
    counted = {
        Series.COHORT: f"cohort {cohort.number}",
        Series.YEAR: f"year {patterns.year_of(Series.YEAR, cohort.ends_on)}",
        Series.FISCAL_YEAR: f"fiscal_year {patterns.year_of(Series.FISCAL_YEAR, cohort.ends_on)}",
        Series.ALL: "all",
    }[Series(scheme.series)]
    return counted if scheme.kind == Recipient.PARTICIPANT else f"{scheme.kind} {counted}"


def written(cohort, scheme, serial):
    """The number as the scheme's pattern writes it, in Arabic digits, e.g. 4/001/2563."""
    return patterns.written(scheme.pattern, scheme.series, cohort, serial)


def coming(cohort, scheme, count=3):
    """The next numbers that would be given, without taking them."""
    asked = select(NumberSeries.last).filter_by(programme_id=cohort.programme_id, series=series_of(cohort, scheme))
    last = db.session.scalar(asked) or 0
    return [written(cohort, scheme, last + n) for n in range(1, count + 1)]


def refuse_repeated(cohort, numbers):
    """Raise Refused when one of the numbers stands on a certificate of the programme already.

    A series never repeats one; but a pattern that was changed, or that of another kind of recipient, may write what
    another pattern wrote before.
    """
    with db.session.no_autoflush:
        given = db.session.scalar(
            select(IssuedCertificate.number)
            .join(IssuedCertificate.cohort)
            .where(Cohort.programme_id == cohort.programme_id, IssuedCertificate.number.in_(numbers))
            .limit(1)
        )
    if given:
        raise Refused(_("The number %(number)s was given before. Change the programme's number pattern.", number=given),
                      "pattern")  # fmt: skip
