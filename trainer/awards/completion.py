"""When someone completed a programme. The percentage is the programme's; the arithmetic stands only here.

A stay is a slot and the moment at which somebody left it early, or None: `(slot, left_at)`. A slot has starts_at,
ends_at, minutes, counts and session_id (see `attendance/models.py`); one that does not count is left out throughout.
"""

from dataclasses import dataclass, field
from functools import cache

from trainer.programmes.models import Measure
from trainer.schedule.hours import minutes_of

STAYED = 0.5
"""How much of a slot's time somebody must have stayed who leaves early, for the slot to count as attended.

Where completion is by slots, half of its time is enough and less counts for nothing; where it is by hours, what they
stayed for counts, minute by minute.
"""


@dataclass(frozen=True)
class Shortfall:
    """One thing that is missing for the award; `facts` fill its sentence (see `words.py`)."""

    rule: str
    facts: dict


@dataclass(frozen=True)
class CompletionTerms:
    """What a programme asks of its participants before it certifies them (handbook §2)."""

    required_percent: int = 80
    measure: Measure = Measure.SLOTS

    @classmethod
    def of(cls, programme):
        """The terms of a programme."""
        return cls(programme.required_percent, Measure(programme.completed_by))

    def needed(self, whole):
        """How many of so many slots, or minutes, are enough: the percentage, rounded up (80 % of 6 is 5)."""
        return -(-whole * self.required_percent // 100)

    def measured(self, stays):
        """What stays come to: slots attended, or minutes of training."""
        counted = [(slot, left_at) for slot, left_at in stays if slot.counts]
        return minutes_attended(counted) if self.measure == Measure.HOURS else slots_attended(counted)

    def account(self, slots, stays):
        """The Account of somebody's stays against all these slots."""
        whole = self.measured((slot, None) for slot in slots)
        return Account(self.measured(stays), whole, self.needed(whole), self.unit(slots))

    def accountant(self, slots):
        """The same for many people: a function `(stays, group) -> Account` that measures the slots of a group once.

        A session for some groups is nothing that others lack, nor anything that they have done: whom a slot asks, by
        the number of the group or None, is said by `slot.asks`.
        """
        unit = self.unit(slots)

        @cache
        def whole(group):
            return self.measured((slot, None) for slot in slots if slot.asks(group))

        def account_of(stays, group=None):
            done = self.measured((slot, left_at) for slot, left_at in stays if slot.asks(group))
            return Account(done, whole(group), self.needed(whole(group)), unit)

        return account_of

    def unit(self, slots):
        """What is counted: hours, sessions or half_days."""
        return "hours" if self.measure == Measure.HOURS else "sessions" if by_session(slots) else "half_days"


@dataclass(frozen=True)
class Account:
    """How much somebody has done of how much there is: slots, or minutes where the `unit` is hours."""

    done: int
    whole: int
    needed: int
    unit: str  # half_days, sessions or hours

    @property
    def missing(self):
        """How much more is needed; 0 when nothing is."""
        return max(self.needed - self.done, 0)

    @property
    def met(self):
        """Whether it is enough. Where there is nothing to attend, nothing can be earned."""
        return self.whole > 0 and not self.missing

    @property
    def percent(self):
        """The percentage with one decimal, never rounded up: 79.9 is not 80."""
        return self.done * 1000 // self.whole / 10 if self.whole else 0.0

    def shortfalls(self, excused=()):
        """Say what is still missing; an empty list means earned. `excused` are pairs (slot, reason) to be named."""
        if not self.whole:
            return [Shortfall("nothing_counts", {"unit": self.unit})]
        named = [(slot, reason) for slot, reason in excused if slot.counts]
        return [] if self.met else [Shortfall("attendance", {"account": self, "excused": named})]


@dataclass(frozen=True)
class Progress:
    """An Account while the course goes on: `remaining` is how much can still be added to it."""

    account: Account
    remaining: int
    excused: list = field(default_factory=list)

    @property
    def reachable(self):
        """Whether what is missing can still be attended."""
        return self.account.whole > 0 and self.account.missing <= self.remaining


def progress(terms, marks):
    """The Progress that somebody's marks (attendance/marks.py), one for each slot that asks them, come to."""
    marks = [mark for mark in marks if mark.asked]
    there = [(mark.slot, mark.left_at) for mark in marks if mark.present]
    possible = there + [(mark.slot, None) for mark in marks if mark.pending]
    account = terms.account([mark.slot for mark in marks], there)
    excused = [(mark.slot, mark.reason) for mark in marks if mark.said == "excused"]
    return Progress(account, terms.measured(possible) - account.done, excused)


def slots_attended(stays):
    """How many slots stays come to. Sessions that run at the same time count once: nobody sits in two of them."""
    attended = [slot for slot, left_at in stays if left_at is None or stayed(slot, left_at) >= STAYED]
    return sum(slot.session_id is None for slot in attended) + one_after_another(attended)


def one_after_another(slots):
    """The most sessions among slots that one person can have attended, one after the other."""
    count, free_from = 0, None
    for slot in sorted((slot for slot in slots if slot.session_id), key=lambda slot: slot.ends_at):
        if free_from is None or slot.starts_at >= free_from:
            count, free_from = count + 1, slot.ends_at
    return count


def minutes_attended(stays):
    """The minutes of training that stays come to; of a slot that was left early the share of its time."""
    halves = sum(share_of_minutes(slot, left_at) for slot, left_at in stays if slot.session_id is None)
    return halves + minutes_of((slot.starts_at, end_of(slot, left_at)) for slot, left_at in stays if slot.session_id)


def share_of_minutes(slot, left_at):
    """The whole minutes of training in the part of a half-day that somebody stayed for."""
    if left_at is None:
        return slot.minutes
    return slot.minutes * (end_of(slot, left_at) - slot.starts_at) // (slot.ends_at - slot.starts_at)


def stayed(slot, left_at):
    """The share of a slot's time that somebody stayed, 0 to 1."""
    return (end_of(slot, left_at) - slot.starts_at) / (slot.ends_at - slot.starts_at)


def end_of(slot, left_at):
    """When somebody's stay at a slot ended: within the slot, whatever was written down."""
    return slot.ends_at if left_at is None else min(max(left_at, slot.starts_at), slot.ends_at)


def by_session(slots):
    """Whether people sign in for each session."""
    return any(slot.session_id for slot in slots)
