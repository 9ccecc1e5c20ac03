"""Programmes and cohorts as selects."""

import re

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort, Programme


def programmes():
    """All programmes by name, each with its topics and cohorts."""
    return (
        select(Programme)
        .order_by(Programme.name, Programme.id)
        .options(selectinload(Programme.topics), selectinload(Programme.cohorts))
    )


def programme_at(slug):
    """The programme at an address, with its topics and cohorts."""
    return programmes().where(Programme.slug == slug)


def cohorts():
    """All cohorts with their programmes, the newest first."""
    return (
        select(Cohort)
        .join(Cohort.programme)
        .options(contains_eager(Cohort.programme))
        .order_by(Cohort.starts_on.desc(), Cohort.number.desc())
    )


def cohort_at(slug, number):
    """The cohort at an address, with its programme."""
    return cohorts().where(Programme.slug == slug, Cohort.number == number)


def cohort_called(address):
    """The cohort that a command names, e.g. "executive/4".

    Raises Refused when the address is malformed or names no cohort.
    """
    match = re.fullmatch(r"([\w-]+)/([0-9]{1,6})", address)
    found = match and db.session.scalar(cohort_at(match[1], int(match[2])))
    if not found:
        raise Refused(_("There is no cohort %(address)s. Write it as programme/number, e.g. executive/4.",
                        address=address))
    return found
