"""The number of a participant in the lists of a cohort: one for one person, on paper, on screens and at the door.

Until numbers matter to anybody outside, lists show the place in Thai order, which moves with every seat. From the
first list that goes out (an announcement, a sheet, badges, a device, self check-in, paper entry) everybody who holds a
seat has a lasting number. Whoever gets a seat later has the next one, a substitute that of whom they replace, and a
number that somebody gave up is nobody else's.
"""

from sqlalchemy import func, select

from trainer import journal
from trainer.database import aside, db, lock
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration, State

IN_ORDER = (Registration.list_number.nulls_last(), Person.sort_key, Registration.id)
# The number of each of those whom a statement finds, as a column; of all who hold a seat, and joined with Person.
NUMBER = func.coalesce(Registration.list_number, func.row_number().over(order_by=IN_ORDER))


def give(cohort, by=None):
    """Number those who hold a seat and have no number, in Thai order, from after the highest; returns how many.

    The cohort is held until commit, so that two who number at once do not give one number twice.
    """
    if not missing(cohort):
        return 0
    lock(cohort)
    in_order = _without(cohort).join(Registration.person).order_by(Person.sort_key, Registration.id)
    people = db.session.scalars(in_order.execution_options(populate_existing=True)).all()
    for number, one in enumerate(people, db.session.scalar(_next(cohort.id, start=1))):
        one.list_number = number
    if people:
        db.session.flush()
        journal.record(by, "gave_list_numbers", cohort, count=len(people))
    return len(people)


def settle(cohort, by=None):
    """The same within a request that only looks, before it reads the list that it shows."""
    if missing(cohort):
        cohort_id, account_id = cohort.id, by and by.id
        with aside():
            give(db.session.get(Cohort, cohort_id), by and db.session.get(type(by), account_id))
        db.session.rollback()  # what is read from here on knows the numbers


def missing(cohort):
    """Whether somebody holds a seat without a number."""
    return db.session.scalar(select(_without(cohort).exists()))


def follow(registration):
    """Give the next number to somebody who gets a seat, where the others have theirs; the caller holds the cohort."""
    if registration.list_number is None:
        registration.list_number = _next(registration.cohort_id).scalar_subquery()


def hand_over(left, came):
    """Let the one who comes have the number of the one who leaves, if that one has any; the caller holds the cohort."""
    number = left.list_number
    if number is not None and came.list_number is None:
        left.list_number = None
        db.session.flush()  # a number is one person's only, also halfway
        came.list_number = number


def numbered(registrations):
    """Pairs (number, registration) of those who hold a seat, as they come from `queries.participants_of`."""
    number = 0
    for one in registrations:
        number = one.list_number or number + 1
        yield number, one


def ranked(registrations):
    """Pairs (place, registration) of reserves, as they come from `queries.reserves_of`."""
    return enumerate(registrations, 1)


def _without(cohort):
    held = Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED
    return select(Registration).where(*held, Registration.list_number.is_(None))


def _next(cohort_id, start=None):
    """The number after the highest that was ever given in a cohort, as a select; `start` where none was."""
    highest = func.max(Registration.list_number) + 1
    chosen = highest if start is None else func.coalesce(highest, start)
    return select(chosen).where(Registration.cohort_id == cohort_id).correlate(None)
