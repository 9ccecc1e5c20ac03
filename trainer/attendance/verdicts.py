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

    `function(cohort, slots, stays)` answers {registration id: Verdict} about `stays`: {registration id: [(slot, when it
    was left early, or None), …]}.
    """
    JUDGES[:] = [function]
    return function


def verdicts(cohort, slots, stays):
    """{registration id: Verdict} of those in `stays`, as the later chapter judges."""
    return JUDGES[0](cohort, slots, stays)


def verdict_on(registration):
    """The Verdict on one person; two statements."""
    cohort = registration.cohort
    slots = db.session.scalars(queries.slots_of(cohort)).all()
    stays = roll.stays_of(cohort, slots, registration)
    return verdicts(cohort, slots, {registration.id: stays[registration.id]})[registration.id]
