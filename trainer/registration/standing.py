"""How a cohort's seats stand, to be shown: who sits where by which rule, and why the others wait."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from trainer.database import db
from trainer.organisations.models import Organisation
from trainer.registration import offered, queries, seat_words, seats
from trainer.registration.models import SEATED, Registration, State
from trainer.registration.seating import BEYOND, OPEN, Pot, Reason, Seating


class PotRow(NamedTuple):
    """One sort of seat; `next_id` is the registration that is next when one more of them becomes free, or None."""

    pot: Pot
    seats: int
    filled: int
    free: int
    next_id: int | None


class Waiting(NamedTuple):
    """One reserve: the place in the queue, from 1, and the Reason why there is no seat yet; with code "turn" there is.

    `blocks`: it would be this person's turn if the terms were met, and nobody should be passed over in silence.
    """

    id: int
    place: int
    reason: Reason
    blocks: bool = False


@dataclass(frozen=True)
class SeatPlan:
    """`sitting`: [(registration id, Pot)] in the order in which seats are counted; `waiting`: [Waiting] by rank."""

    seating: Seating
    pots: list[PotRow]
    sitting: list[tuple[int, Pot]]
    waiting: list[Waiting]

    @property
    def in_turn(self):
        """Those to whom the seats go that are free now."""
        return [one for one in self.waiting if one.reason.code == "turn"]

    @property
    def blocking(self):
        return [one for one in self.waiting if one.blocks]

    @property
    def left_over(self):
        """How many kept seats are free."""
        return sum(row.free for row in self.pots if row.pot != OPEN)


def standing(cohort) -> SeatPlan:
    """The SeatPlan of a cohort as it stands; five statements however many people there are."""
    seating = seats.seating_of(cohort)
    line = [(row, seats.group(row.province, row.kind)) for row in db.session.execute(seats.line(cohort))]
    waiting, after = queue(seating, line, set(db.session.scalars(offered.taken_back())))
    firsts = {}
    for one, (_row, group) in zip(waiting, line, strict=True):
        if one.reason.code not in ("turn", "terms", "taken_back"):
            firsts.setdefault(group, one)
    rows = [pot_row(pot, seating, after, firsts) for pot in (*seating.kept, OPEN)]
    return SeatPlan(seating, rows, sitting(cohort, seating), waiting)


def queue(seating, line, passed):
    """([Waiting] for each (row, Group) of the line, the Seating once those have sat down whose turn it is).

    `passed` are the ids of those to whom no machine offers a seat again.
    """
    after, strict, waiting = seating.again(), seating.again(), []
    against = {group: why_not(seating, group) for group in {group for _row, group in line}}
    for place, (row, group) in enumerate(line, 1):
        held_back = row.id in passed
        blocks = not held_back and strict.sit(group) and not row.admissible
        if not row.admissible:
            reason = Reason("terms")
        elif held_back:
            reason = Reason("taken_back")
        elif after.sit(group):
            reason = Reason("turn")
        else:
            reason = against[group]
        waiting.append(Waiting(row.id, place, reason, blocks))
    return waiting, after


def why_not(seating, group):
    """Why somebody of the group has no seat, although perhaps some are free for them: those go to others before."""
    for_them = sum(seating.free_in(pot) for pot in (*group.pots, OPEN))
    return seating.why_not(group) or Reason("others_first", {"free": min(max(for_them, 1), seating.free)})


def pot_row(pot, seating, after, firsts):
    """`firsts`: {Group: the first Waiting of it whose turn it is not}."""
    size = seating.open_seats if pot == OPEN else seating.kept[pot]
    more = after.with_one_more(pot)
    fitting = [one for group, one in firsts.items() if more.fits(group)]
    first = min(fitting, key=lambda one: one.place, default=None)
    return PotRow(pot, size, seating.filled(pot), seating.free_in(pot), first and first.id)


def sitting(cohort, seating):
    """[(registration id, Pot)]: first who holds a seat, then to whom one is offered, each as they registered."""
    rows = db.session.execute(
        select(Registration.id, seats.PROVINCE.label("province"), Organisation.kind)
        .select_from(Registration)
        .outerjoin(Registration.organisation)
        .where(Registration.cohort_id == cohort.id, Registration.state.in_(SEATED))
        .order_by(Registration.state, Registration.id)
    ).all()
    left = {group: iter(seating.places_of(group)) for group in seating.seated}
    open_seats = iter([OPEN] * seating.open_seats)
    return [
        (row.id, next(left[seats.group(row.province, row.kind)], None) or next(open_seats, BEYOND)) for row in rows
    ]


def why_waiting(registration):
    """Why this reserve has no seat yet, as a sentence for both sides; "" for whoever is none."""
    if registration.state != State.RESERVE:
        return ""
    cohort = registration.cohort
    seating, group = seats.seating_of(cohort), seats.group_of(registration)
    last = offered.last_offer(registration)
    if not registration.admissible:
        return seat_words.why(Reason("terms"))
    if last is not None and last.answer == offered.Answer.RETRACTED:
        return seat_words.why(Reason("taken_back"))
    if seating.fits(group) and registration.id in seats.turns(cohort, seating.again(), seats.ready()):
        return seat_words.why(Reason("turn"))
    place = queries.reserve_positions(cohort, [registration])[registration.id]
    return seat_words.why(why_not(seating, group), place - 1)
