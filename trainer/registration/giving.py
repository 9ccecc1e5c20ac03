"""Writing down what was decided about a seat; who may have it was asked before (see `admission.py`)."""

from sqlalchemy import select, update

from trainer import journal
from trainer.database import db
from trainer.registration import list_numbers, offered
from trainer.registration.models import Registration, State
from trainer.registration.offered import Offer
from trainer.registration.signals import decided


def seat(registration, by, **facts):
    """Write down that someone holds a seat."""
    registration.state, registration.rank = State.ACCEPTED, None
    list_numbers.follow(registration)
    _tell(by, "accepted", registration, facts)


def rank(registration, place, by, **facts):
    """Write down that someone waits at this rank."""
    registration.state, registration.rank = State.RESERVE, place
    _tell(by, "put_on_reserve", registration, {"rank": place, **facts})


def offer(registration, deadline, by, **facts):
    """Offer someone a seat until a moment; returns the Offer."""
    made = Offer(registration=registration, deadline=deadline, rank=registration.rank)
    db.session.add(made)
    registration.state, registration.rank = State.OFFERED, None
    _tell(by, "offered", registration, {"deadline": offered.day_of(made).isoformat(), **facts})
    return made


def leave(registration, by, act="withdrew", **facts):
    """Write down that someone has no place any more."""
    registration.state, registration.rank = State.WITHDRAWN, None
    _tell(by, act, registration, facts)


def make_room(cohort, place):
    """Let the reserves from this rank on move one back, where somebody stands at it; in two steps, for a rank may be
    held only once, also halfway."""
    ranked = Registration.cohort_id == cohort.id, Registration.rank.is_not(None)
    if db.session.scalar(select(Registration.id).where(*ranked, Registration.rank == place)) is None:
        return
    db.session.flush()
    moves = update(Registration).where(*ranked).execution_options(synchronize_session=False)
    db.session.execute(moves.where(Registration.rank >= place).values(rank=-Registration.rank - 1))
    db.session.execute(moves.where(Registration.rank < 0).values(rank=-Registration.rank))
    db.session.expire_all()  # what the session knows of ranks is read anew


def _tell(by, act, registration, facts):
    entry = journal.record(by, act, registration, **facts)
    decided.send(registration, entry=entry)
