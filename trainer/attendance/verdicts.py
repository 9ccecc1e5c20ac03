"""Whether somebody has attended enough: a later chapter judges that, and says so here, for table and workbook."""

from dataclasses import dataclass

from trainer.attendance import queries, roll
from trainer.database import db

JUDGES = []


@dataclass(frozen=True)
class Verdict:
    """`done` of `whole` (slots, or hours where the `unit` is hours), and whether that meets the programme's terms."""

    done: float
    whole: float
    percent: float
    met: bool
    unit: str


def judge(function):
    """Let a later chapter judge; usable as a decorator.

    `function(cohort, slots, stays, groups)` answers {registration id: Verdict} about `stays`: {registration id: [(slot,
    when it was left early, or None), …]}; `groups` are {registration id: number of the group, or None}.
    """
    JUDGES[:] = [function]
    return function


def verdicts(cohort, slots, stays, groups):
    """{registration id: Verdict} of those in `stays`, as the later chapter judges."""
    return JUDGES[0](cohort, slots, stays, groups)


def verdict_on(registration):
    """The Verdict on one person; two statements, and one where sessions are for some groups."""
    cohort = registration.cohort
    slots = db.session.scalars(queries.slots_of(cohort)).all()
    stays = roll.stays_of(cohort, slots, registration)
    own = {registration.id: stays[registration.id]}
    return verdicts(cohort, slots, own, roll.groups_of([registration], slots))[registration.id]
