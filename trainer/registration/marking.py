"""Giving points to applicants: by hand, from nothing to the most, and never to whom they can no longer help."""

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.registration import ranking
from trainer.registration.criteria import Mark
from trainer.registration.models import Registration, State
from trainer.registration.scheme import criteria_of
from trainer.thai import numerals

MARKED = (State.APPLIED, State.RESERVE)  # whoever waits; later points would change nothing but the explanation


def read(written, criterion):
    """The points that somebody typed: a whole number from 0 to the most, or None for an empty text.

    Thai digits count. Raises Refused with a sentence that names the criterion.
    """
    digits = numerals.arabic_digits(written).strip()
    if not digits:
        return None
    points = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
    if not 0 <= points <= criterion.most:
        raise Refused(_("%(criterion)s: a whole number from 0 to %(most)s.", criterion=criterion.name,
                        most=criterion.most))  # fmt: skip
    return points


def give(cohort, given, by):
    """Give points, and where the programme ranks by score let the reserves change places; returns how many people got
    other points than before.

    `given` is {registration id: {criterion id: points, or None to take them back}}. Raises Refused, before anybody is
    given anything, for people who do not wait for a seat and for criteria that count by themselves or not at all.
    """
    lock(cohort).refuse_if_closed()
    criteria = {one.id: one for one in criteria_of(cohort) if one.by_hand}
    people = _people(cohort, list(given))
    for registration_id, points in given.items():
        _refuse_wrong(people.get(registration_id), points, criteria)
    marks = {(one.registration_id, one.criterion_id): one for one in _marks(list(given))}
    changed = [one for one in people.values() if _mark(one, given[one.id], marks, criteria, by)]
    db.session.flush()
    if changed:
        ranking.settle(cohort)
    return len(changed)


def _mark(registration, points, marks, criteria, by):
    """Write the points of one person down, and into the journal what changed; returns these changes."""
    changes = {}
    for criterion_id, wanted in points.items():
        mark = marks.get((registration.id, criterion_id))
        before = mark.points if mark else None
        if before == wanted:
            continue
        changes[criteria[criterion_id].name[:100]] = [_shown(before), _shown(wanted)]
        if wanted is None:
            db.session.delete(mark)
        elif mark:
            mark.points, mark.account_id = wanted, by.id if by else None
        else:
            facts = {"registration_id": registration.id, "criterion_id": criterion_id, "points": wanted}
            db.session.add(Mark(**facts, account_id=by.id if by else None))
    if changes:
        journal.record(by, "marked", registration, changes=changes)
    return changes


def _shown(points):
    """Points as the journal keeps them: 0 is something, none is nothing."""
    return "" if points is None else str(points)


def _refuse_wrong(registration, points, criteria):
    if registration is None:
        raise Refused(_("Somebody of these is not registered in this cohort."))
    if registration.state not in MARKED:
        raise Refused(_("%(name)s does not wait for a seat any more; the points stay as they were.",
                        name=registration.label))  # fmt: skip
    for criterion_id, wanted in points.items():
        criterion = criteria.get(criterion_id)
        if criterion is None:
            raise Refused(_("The criteria were changed meanwhile. Load the page again and look at them."))
        if wanted is not None and not 0 <= wanted <= criterion.most:
            raise Refused(_("%(criterion)s: a whole number from 0 to %(most)s.", criterion=criterion.name,
                            most=criterion.most))  # fmt: skip


def _people(cohort, ids):
    """{id: registration} of these people of the cohort, as they stand now."""
    found = db.select(Registration).where(Registration.cohort_id == cohort.id, Registration.id.in_(ids))
    return {one.id: one for one in db.session.scalars(found.execution_options(populate_existing=True))}


def _marks(ids):
    return db.session.scalars(db.select(Mark).where(Mark.registration_id.in_(ids)))
