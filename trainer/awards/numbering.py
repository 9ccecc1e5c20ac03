"""Serial numbers of certificates: no gap, no repeat, however many issue at once.

A number is taken by one upsert whose row stays locked until commit, in the transaction that writes the certificate;
a transaction that fails gives its numbers back.
"""

import re
from string import Formatter

from flask_babel import gettext as _
from sqlalchemy.dialects import postgresql, sqlite

from trainer.awards.models import NumberSeries
from trainer.database import db
from trainer.errors import Refused
from trainer.thai.dates import buddhist_year

FIELDS = {"cohort", "serial", "year"}


def take(cohort, count):
    """Take the next `count` serial numbers of the cohort's series; returns (series id, first serial)."""
    upsert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    statement = (
        upsert(NumberSeries)
        .values(programme_id=cohort.programme_id, series=series_of(cohort), last=count)
        .on_conflict_do_update(
            index_elements=["programme_id", "series"], set_={"last": NumberSeries.last + count}
        )
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


def refuse_bad_pattern(pattern):
    """Raise Refused unless the pattern names {serial}, and nothing but {serial}, {cohort} and {year}."""
    try:
        names = [name for _text, name, spec, _conversion in Formatter().parse(pattern) if name is not None]
        specs = [spec for _text, name, spec, _conversion in Formatter().parse(pattern) if name is not None]
    except ValueError:
        names, specs = ["?"], []
    if "serial" not in names or set(names) - FIELDS or not all(re.fullmatch(r"(0[1-9])?", spec) for spec in specs):
        raise Refused(_("A number pattern needs {serial}, may have {cohort} and {year}, and nothing else in braces."))
