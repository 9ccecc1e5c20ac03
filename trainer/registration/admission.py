"""Giving seats and giving them up. Whoever decides holds the cohort's row, so that two never give the last seat."""

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.registration import seats
from trainer.registration.models import State
from trainer.registration.signals import decided


def accept(registration, by, reason=""):
    """Give one person a seat, or when none is left the last rank among the reserves.

    Raises Refused when the rules speak against it and nobody admitted the person by exception, when the person
    withdrew or was turned down, and when someone is put before waiting reserves without a reason.
    """
    seats.hold(registration)
    if registration.state == State.ACCEPTED:
        return
    refuse_if_hopeless(registration)
    free = seats.free(registration.cohort) > 0
    if free:
        refuse_out_of_turn(registration, reason)
        seat(registration, by, reason=reason.strip())
    elif registration.state != State.RESERVE:
        rank(registration, seats.next_rank(registration.cohort), by)
    db.session.flush()


def accept_in_order(cohort, registrations, by):
    """Give seats to these people: reserves whose turn it is first, then applications in the order given.

    Applications get the seats that no reserve waits for; the rest become reserves, ranked behind the others. All
    belong to the cohort; whoever holds a seat keeps it. Raises Refused before anyone is given anything: for reserves
    whose turn it is not, and naming the first person who does not meet the terms or no longer asks.
    Returns (accepted, reserves).
    """
    lock(cohort).refuse_if_closed()
    moving = in_turn(cohort, [one for one in registrations if one.state == State.RESERVE])
    asking = [one for one in registrations if one.state not in (State.ACCEPTED, State.RESERVE)]
    for one in asking:
        refuse_if_hopeless(one)
    left, next_rank = seats.unclaimed(cohort), seats.next_rank(cohort)
    accepted, reserves = [*moving, *asking[:left]], asking[left:]
    for one in accepted:
        seat(one, by)
    for place, one in enumerate(reserves, next_rank):
        rank(one, place, by)
    db.session.flush()
    return accepted, reserves


def in_turn(cohort, reserves):
    """These reserves by rank. Raises Refused unless they are the very next for whom seats are free."""
    free = max(seats.free(cohort), 0)
    if len(reserves) > free:
        raise Refused(
            _("%(count)s of those ticked are reserves, but %(free)s seats are free. Untick the reserves.",
              count=len(reserves), free=free)
        )  # fmt: skip
    moving = seats.next_reserves(cohort, len(reserves))
    if {one.id for one in moving} != {one.id for one in reserves}:
        raise Refused(
            _("Reserves get seats in their turn. Use “Let reserves move up”, or open the person's own page and give "
              "the seat there, with a reason.")
        )  # fmt: skip
    for one in moving:
        refuse_if_hopeless(one)
    return moving


def promote(cohort, by):
    """Give each free seat to the next reserve, by rank; returns those who moved up. Raises Refused if one cannot."""
    lock(cohort).refuse_if_closed()
    moving = seats.next_reserves(cohort, seats.free(cohort))
    if not moving:
        raise Refused(_("No reserve can move up: no seat is free, or nobody waits."))
    for one in moving:
        refuse_if_hopeless(one)  # the first day may have moved since they were ranked
    for one in moving:
        seat(one, by)
    db.session.flush()
    return moving


def withdraw(registration, reason, by):
    """Give up a seat or a place in the queue. What hangs on the seat may refuse (see `seats.giving_up`)."""
    seats.hold(registration)
    if registration.state in (State.WITHDRAWN, State.DECLINED):
        raise Refused(_("%(name)s has no place that could be given up.", name=registration.label))
    if registration.state == State.ACCEPTED:
        seats.giving_up.send(registration)
    registration.state, registration.rank = State.WITHDRAWN, None
    entry = journal.record(by, "withdrew", registration, reason=reason.strip())
    decided.send(registration, entry=entry)


def seat(registration, by, **facts):
    """Write down that someone holds a seat."""
    registration.state, registration.rank = State.ACCEPTED, None
    entry = journal.record(by, "accepted", registration, **facts)
    decided.send(registration, entry=entry)


def rank(registration, place, by):
    """Write down that someone waits at this rank."""
    registration.state, registration.rank = State.RESERVE, place
    entry = journal.record(by, "put_on_reserve", registration, rank=place)
    decided.send(registration, entry=entry)


def refuse_if_hopeless(registration):
    """Refuse whoever cannot be given a seat, with the reason."""
    registration.refuse_if_gone()
    if not registration.admissible:
        raise Refused(
            _("%(name)s does not meet the terms. Admit by exception first, with a reason.", name=registration.label)
        )


def refuse_out_of_turn(registration, reason):
    """Refuse anyone but the first reserve while reserves wait, unless somebody says why."""
    first = next(iter(seats.next_reserves(registration.cohort, 1)), None)
    if first not in (None, registration) and not reason.strip():
        message = _("Other reserves come before %(name)s. Say why the turn is not kept.", name=registration.label)
        raise Refused(message, "reason")
