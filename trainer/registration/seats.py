"""Seats of a cohort: how many are free, who is next. Right under load because the cohort's row is held while counting."""

from blinker import Namespace
from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer.database import db, lock
from trainer.errors import Refused

# Sent with the registration that is about to lose its seat, in the same transaction; a later chapter may refuse.
giving_up = Namespace().signal("giving-up-a-seat")


def hold(registration):
    """Hold the cohort until commit, and read the registration as it is now; everything below leans on this."""
    lock(registration.cohort)
    db.session.refresh(registration)


def taken(cohort):
    """How many people hold a seat."""
    return db.session.scalar(select(func.count()).where(*_of(cohort, "accepted")))


def free(cohort):
    """How many seats are left; negative when there are fewer seats than people, after the number was lowered."""
    return cohort.seats - taken(cohort)


def next_rank(cohort):
    """The rank behind the last reserve. Ranks may have gaps; what people are shown is their position."""
    return (db.session.scalar(select(func.max(_table().c.rank)).where(_table().c.cohort_id == cohort.id)) or 0) + 1


def refuse_out_of_turn(reserve, reason):
    """Refuse a reserve whom others precede, unless somebody says why."""
    first = db.session.scalar(select(func.min(_table().c.rank)).where(*_of(reserve.cohort, "reserve")))
    if reserve.rank != first and not reason.strip():
        raise Refused(_("Other reserves come before %(name)s. Say why the turn is not kept.", name=reserve.label), "reason")


def _table():
    return db.metadata.tables["registration"]


def _of(cohort, state):
    return _table().c.cohort_id == cohort.id, _table().c.state == state
