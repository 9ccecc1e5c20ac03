"""Whose turn a free seat is; asked while the cohort is held."""

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.registration import seat_words, seats
from trainer.registration.models import State


def comes_in(registration):
    """Whether an application gets one of the free seats that no reserve's turn it is for."""
    cohort, group = registration.cohort, seats.group_of(registration)
    if seats.taken(cohort) >= cohort.seats:
        return False  # in a full cohort nothing else has to be asked
    seating = seats.seating_of(cohort, whole=False)
    if not seating.fits(group):
        return False  # whoever else waits; the line may be long
    seats.turns(cohort, seating, seats.ready())
    return seating.fits(group)


def may_sit_now(registration, reason=""):
    """Whether a seat is free for this person; the cohort is held.

    Raises Refused for a reserve for whom none is, and for whoever would overtake without a reason.
    """
    cohort, group = registration.cohort, seats.group_of(registration)
    seating = seats.seating_of(cohort)
    if not seating.fits(group):
        if registration.state == State.RESERVE:
            raise Refused(seat_words.why(seating.why_not(group)))
        return False
    in_turn = seats.turns(cohort, seating)
    if registration.id not in in_turn and not seating.fits(group) and not reason.strip():
        message = _("Other reserves come before %(name)s. Say why the turn is not kept.", name=registration.label)
        raise Refused(message, "reason")
    return True


def in_turn(cohort, seating, reserves):
    """These reserves by rank; `seating` then holds everybody whose turn it is. Raises Refused unless it is theirs."""
    free = seating.free
    turns = seats.turns(cohort, seating)
    if len(reserves) > free:
        raise Refused(
            _("%(count)s of those ticked are reserves, but %(free)s seats are free. Untick the reserves.",
              count=len(reserves), free=free)
        )  # fmt: skip
    if not {one.id for one in reserves} <= set(turns):
        raise Refused(
            _("Reserves get seats in their turn. Use “Let reserves move up”, or open the person's own page and give "
              "the seat there, with a reason.")
        )  # fmt: skip
    for one in reserves:
        refuse_if_hopeless(one)
    return sorted(reserves, key=lambda one: one.rank)


def refuse_if_hopeless(registration):
    """Refuse whoever cannot be given a seat, with the reason."""
    registration.refuse_if_gone()
    if not registration.admissible:
        raise Refused(
            _("%(name)s does not meet the terms. Admit by exception first, with a reason.", name=registration.label)
        )
