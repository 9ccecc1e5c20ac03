"""Giving seats and giving them up. Whoever decides holds the cohort's row, so that two never give the last seat.

Who may have which seat is said by `seating.py`: reserves in their turn are those who still fit when the line is gone
through from the first rank on, so a seat kept for a region goes to the first of that region.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import today
from trainer.programmes.models import Ranking
from trainer.registration import giving, offered, ranking, seats, turns
from trainer.registration.intake import intake_of
from trainer.registration.models import SEATED, Registration, State

ENDED = (offered.Answer.DECLINED, offered.Answer.LAPSED)


def receive(registration, by=None):
    """What happens by itself to an application that was just made: a seat or a rank, where the cohort gives seats at
    once, its programme ranks by coming first, and the terms are met; else it waits for a decision.

    The caller holds the cohort. Reserves whose turn it is come first.
    """
    cohort = registration.cohort
    at_once = intake_of(cohort).seats_at_once and cohort.programme.ranking == Ranking.FIRST_COME
    if not at_once or registration.state != State.APPLIED or not registration.admissible:
        return
    db.session.flush()
    if turns.comes_in(registration):
        giving.seat(registration, by)
    else:
        giving.rank(registration, seats.next_rank(cohort), by)
    db.session.flush()


def accept(registration, by, reason=""):
    """Give one person a seat, or when none is left for them the last rank among the reserves.

    Raises Refused when the rules speak against it and nobody admitted the person by exception, when the person
    withdrew or was turned down, when a reserve does not fit, and when someone is put before waiting reserves without a
    reason. An offer that waits for an answer is taken as accepted.
    """
    seats.hold(registration)
    if registration.state == State.ACCEPTED:
        return
    turns.refuse_if_hopeless(registration)
    if registration.state == State.OFFERED:
        offered.open_offer(registration).end(offered.Answer.ACCEPTED)
        giving.seat(registration, by, reason=reason.strip())
    elif turns.may_sit_now(registration, reason):
        giving.seat(registration, by, reason=reason.strip())
    else:
        giving.rank(registration, seats.next_rank(registration.cohort), by)
        ranking.settle(registration.cohort)
    db.session.flush()


def accept_in_order(cohort, registrations, by):
    """Give seats to these people: reserves whose turn it is first, then applications by the programme's ranking.

    Applications get the seats that no reserve's turn it is for; the rest become reserves, ranked behind the others.
    All belong to the cohort; whoever holds a seat, or is offered one, is left alone. Raises Refused before anyone is
    given anything: for reserves whose turn it is not, and naming the first person who does not meet the terms or no
    longer asks. Returns (accepted, reserves).
    """
    lock(cohort).refuse_if_closed()
    seating = seats.seating_of(cohort)
    moving = turns.in_turn(cohort, seating, [one for one in registrations if one.state == State.RESERVE])
    asking = [one for one in registrations if one.state not in (*SEATED, State.RESERVE)]
    for one in asking:
        turns.refuse_if_hopeless(one)
    accepted, reserves = list(moving), []
    for one in ranking.ordered(cohort, asking):
        (accepted if seating.sit(seats.group_of(one)) else reserves).append(one)
    next_rank = seats.next_rank(cohort)
    for one in accepted:
        giving.seat(one, by)
    for place, one in enumerate(reserves, next_rank):
        giving.rank(one, place, by)
    if reserves:
        ranking.settle(cohort)
    db.session.flush()
    return accepted, reserves


def admit_next(cohort, by):
    """Fill every free seat with the right next reserve: by an offer when the cohort asks first, else at once.

    Reserves who do not meet the terms, or whose offer was taken back, wait for an organiser. Returns those admitted,
    by rank.
    """
    lock(cohort).refuse_if_closed()
    moving = people(seats.turns(cohort, seats.seating_of(cohort), seats.ready()))
    days = intake_of(cohort).offer_days
    deadline = offered.deadline(cohort, days) if days else None
    for one in moving:
        giving.offer(one, deadline, by) if deadline else giving.seat(one, by)
    db.session.flush()
    return moving


def promote(cohort, by):
    """As `admit_next`, for an organiser: raises Refused when nobody can move up, and when one of those whose turn it
    is does not meet the terms (any more), so that nobody is passed over in silence."""
    lock(cohort).refuse_if_closed()
    for one in people(seats.turns(cohort, seats.seating_of(cohort), seats.not_taken_back())):
        turns.refuse_if_hopeless(one)
    moved = admit_next(cohort, by)
    if not moved:
        raise Refused(_("No reserve can move up: no seat is free for those who wait, or nobody waits."))
    return moved


def pass_on(cohort):
    """Where the cohort does so by itself, and before it begins, give or offer what is free to the next. The caller
    holds the cohort. Returns those admitted."""
    begun = cohort.starts_on is not None and cohort.starts_on <= today()
    if begun or cohort.closed_at or not intake_of(cohort).offers_at_once:
        return []
    db.session.flush()
    return admit_next(cohort, None)


def withdraw(registration, reason, by):
    """Give up a seat, an offer or a place in the queue. What hangs on the seat may refuse (see `seats.giving_up`)."""
    seats.hold(registration)
    if registration.state not in (*SEATED, State.RESERVE, State.APPLIED):
        raise Refused(_("%(name)s has no place that could be given up.", name=registration.label))
    held = registration.state in SEATED
    if registration.state == State.ACCEPTED:
        seats.giving_up.send(registration)
    if registration.state == State.OFFERED:
        offered.open_offer(registration).end(offered.Answer.DECLINED)
    giving.leave(registration, by, reason=reason.strip())
    if held:
        pass_on(registration.cohort)


def wait_again(registration, by=None):
    """Put somebody whose offer ended without a seat behind the last reserve, when they ask for it again.

    Raises Refused when the cohort has begun, for whoever had no offer, and when the terms are not met any more.
    """
    seats.hold(registration)
    cohort, last = registration.cohort, offered.last_offer(registration)
    if registration.state != State.WITHDRAWN or last is None or last.answer not in ENDED:
        raise Refused(_("Only those whose offer ended can ask to wait again."))
    if cohort.starts_on and cohort.starts_on <= today():
        raise Refused(_("The cohort has begun; nobody can be put on the waiting list any more."))
    if not registration.admissible:
        raise Refused(_("%(name)s does not meet the terms any more.", name=registration.label))
    registration.asked_again_at = now()
    giving.rank(registration, seats.next_rank(cohort), by, again=True)
    pass_on(cohort)


def people(ids):
    """These registrations by rank."""
    return db.session.scalars(select(Registration).where(Registration.id.in_(ids)).order_by(Registration.rank)).all()
