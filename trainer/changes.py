"""Changes a record and tells the journal what it was before."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy.exc import IntegrityError

from trainer import journal
from trainer.database import db
from trainer.settings import BANGKOK

LONGEST = 300  # of a text that the journal repeats


def change(by, subject, /, act="changed", **facts):
    """Give the subject these facts; record `act` with before and after of each that differs, if any does.

    Returns {name: [before, after]} as the journal keeps it; empty when nothing differed and nothing was recorded.
    """
    changes = differences(subject, facts)
    for name, value in facts.items():
        setattr(subject, name, value)
    if changes:
        journal.record(by, act, subject, changes=changes)
    return changes


def kept_unique(act, refusal, column=""):
    """Do the act and return its answer; where it breaks a unique constraint, undo it and raise `refusal()`.

    `column`: only a constraint whose message names this column is meant.
    """
    try:
        with db.session.begin_nested():
            return act()
    except IntegrityError as error:
        said = str(error.orig).lower()
        if "unique" not in said or column not in said:
            raise
        raise refusal() from error


def differences(subject, facts):
    """{name: [before, after]} of those facts that the subject does not have yet."""
    pairs = {name: [getattr(subject, name), value] for name, value in facts.items()}
    return {name: [as_fact(one) for one in pair] for name, pair in pairs.items() if pair[0] != pair[1]}


def as_fact(value):
    """A value as the journal keeps it: moments by Bangkok's clocks and days as ISO, codes and lists as text, long texts
    shortened."""
    if isinstance(value, datetime):
        return f"{value.astimezone(BANGKOK):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list):
        return ", ".join(str(as_fact(each)) for each in value)
    if isinstance(value, dict):
        return " · ".join(str(each) for each in value.values() if each)
    return value if not isinstance(value, str) or len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
