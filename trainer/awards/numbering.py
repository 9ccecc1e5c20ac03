"""Serial numbers of certificates: no gap, no repeat, however many issue at once.

A number is taken by one upsert whose row stays locked until commit, in the transaction that writes the certificate;
a transaction that fails gives its numbers back.
"""

from sqlalchemy.dialects import postgresql, sqlite

from trainer.awards.models import NumberSeries
from trainer.database import db
from trainer.thai.dates import buddhist_year


def take(cohort, count):
    """Take the next `count` serial numbers of the cohort's series; returns (series id, first serial)."""
    upsert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    statement = (
        upsert(NumberSeries)
        .values(programme_id=cohort.programme_id, series=series_of(cohort), last=count)
        .on_conflict_do_update(index_elements=["programme_id", "series"], set_={"last": NumberSeries.last + count})
        .returning(NumberSeries.id, NumberSeries.last)
    )
    series_id, last = db.session.execute(statement).one()
    return series_id, last - count + 1


def series_of(cohort):
    """The series that the programme's pattern counts in: per cohort, per Buddhist year, or for good."""
    pattern = cohort.programme.certificate_number
    parts = [f"cohort {cohort.number}" if "{cohort" in pattern else ""]
    parts += [f"year {buddhist_year(cohort.ends_on)}" if "{year" in pattern else ""]
    return " ".join(filter(None, parts)) or "all"


def written(cohort, serial):
    """The number as the programme's pattern writes it, in Arabic digits, e.g. 4/001/2563."""
    pattern = cohort.programme.certificate_number
    return pattern.format(cohort=cohort.number, serial=serial, year=buddhist_year(cohort.ends_on))
