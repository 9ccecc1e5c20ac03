"""What can be done at the door for somebody who holds no seat, and why not more: asked before anybody presses.

It says what `admission.accept` would; that verb asks again, while it holds the cohort.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from trainer.database import db
from trainer.registration import seat_words, seats
from trainer.registration.eligibility_words import sentence
from trainer.registration.models import Registration, State

NAMED = 3  # of those who come before


class Answer(StrEnum):
    """What the door can do for a person."""

    SEATED = "seated"  # holds a seat: sign in
    COME_IN = "come_in"  # a seat is free, and it is the person's turn
    OVERTAKES = "overtakes"  # a seat is free, but others wait for it
    FULL = "full"
    TERMS = "terms"  # the terms are not met
    GONE = "gone"  # withdrew, or was turned down


@dataclass(frozen=True)
class Verdict:
    answer: Answer
    why: str = ""
    full: str = ""  # why there is no seat either, for somebody who does not meet the terms


@dataclass(frozen=True)
class Seats:
    """How the seats of a cohort stand now. Ask `of` once; it looks through the line of reserves."""

    free: int
    before: object  # Seating as it stands
    after: object  # Seating with those in it whose turn it is
    in_turn: list

    @classmethod
    def of(cls, cohort):
        before = seats.seating_of(cohort)
        after = before.again()
        return cls(before.free, before, after, seats.turns(cohort, after))

    def verdict(self, registration):
        """The Verdict on one person."""
        if registration.state in (State.WITHDRAWN, State.DECLINED):
            return Verdict(Answer.GONE, GONE[registration.state](registration))
        if registration.state == State.ACCEPTED:
            return Verdict(Answer.SEATED, _("Holds a seat."))
        full = self._full(registration)
        if not registration.admissible:
            return Verdict(Answer.TERMS, " ".join(str(sentence(each)) for each in registration.shortcomings), full)
        if registration.state == State.OFFERED:
            return Verdict(Answer.COME_IN, _("A seat is kept for this person, who did not answer the offer yet."))
        if full:
            return Verdict(Answer.FULL, full, full)
        if registration.id in self.in_turn or self.after.fits(seats.group_of(registration)):
            return Verdict(Answer.COME_IN, _("A seat is free, and it is this person's turn."))
        return Verdict(Answer.OVERTAKES, self.others)

    def _full(self, registration):
        if registration.state == State.OFFERED:
            return ""
        reason = self.before.why_not(seats.group_of(registration))
        return seat_words.why(reason) if reason else ""

    @cached_property
    def others(self):
        """Whose turn it is before anybody else's, in a sentence: they may stand in the hall and be called out."""
        names = ", ".join(one.label for one in called(self.in_turn[:NAMED]))
        return ngettext("%(num)d reserve comes before: %(names)s.", "%(num)d reserves come before: %(names)s …",
                        len(self.in_turn), names=names)  # fmt: skip


def called(ids):
    """These registrations with their people, by rank."""
    found = select(Registration).where(Registration.id.in_(ids)).join(Registration.person)
    return db.session.scalars(found.options(contains_eager(Registration.person)).order_by(Registration.rank)).all()


GONE = {
    State.WITHDRAWN: lambda one: _("Has given up the place."),
    State.DECLINED: lambda one: _("Was turned down."),
}
