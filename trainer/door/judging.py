"""Judges scans one after the other: a pure rule, which remembers what the ones before it changed."""

from dataclasses import dataclass
from datetime import datetime

from trainer.door.batch import Said
from trainer.door.models import Kind
from trainer.door.results import Result
from trainer.registration.models import State


@dataclass(slots=True)
class Verdict:
    """What became of one scan. `at` is its corrected moment, `name` the person's, "" where none may be told."""

    said: Said
    result: Result
    at: datetime
    slot_id: int | None = None
    registration_id: int | None = None
    name: str = ""
    since: datetime | None = None  # of a person who was present before: since when, where that is known

    @property
    def pair(self):
        return self.slot_id, self.registration_id


class Judge:
    """Judges by a ground.Ground, which it keeps up to date, and by the device's Clock."""

    def __init__(self, ground, clock):
        self.ground, self.clock = ground, clock

    def judge(self, said):
        """The Verdict over one scan.

        Rules in this order: it can be read; it means one of the cohort's people (who, for a presence, holds a seat) and
        one of its slots; its moment can be true; the cohort is not closed. For a presence also: the slot is open at
        that moment, and no annulment of that moment or a later one stands.
        """
        at, credible = self.clock.corrected(said.at)
        verdict = Verdict(said, Result.MALFORMED, at)
        if not said.malformed:
            verdict.result = self.who_and_where(verdict) or self.when(verdict, credible)
        return verdict

    def recall(self, said):
        """A verdict over a scan that was judged before; says whom it meant and changes nothing."""
        verdict = Verdict(said, Result.MALFORMED, self.clock.corrected(said.at)[0])
        if not said.malformed:
            self.who_and_where(verdict)
        return verdict

    def who_and_where(self, verdict):
        """Note person and slot in the verdict; the Result that refuses them, or None."""
        said, ground = verdict.said, self.ground
        person, refusal = ground.person(said)
        if person is None:
            return refusal or Result.UNKNOWN_CODE
        verdict.registration_id = person.id
        if person.cohort_id != ground.cohort_id:
            return Result.OTHER_COHORT
        verdict.name = person.name
        if said.slot not in ground.windows:
            return Result.UNKNOWN_SLOT
        verdict.slot_id = said.slot
        return None if said.kind == Kind.ANNUL or person.state == State.ACCEPTED else Result.NO_SEAT

    def when(self, verdict, credible):
        """The Result of a scan that means one of the cohort's people and slots."""
        if not credible:
            return Result.CLOCK
        if self.ground.closed:
            return Result.CLOSED
        if verdict.said.kind == Kind.ANNUL:
            return self.annul(verdict)
        window = self.ground.windows[verdict.slot_id]
        if window.opens <= verdict.at <= window.closes:
            return self.sign_in(verdict)
        return Result.TOO_EARLY if verdict.at < window.opens else Result.CLOSED

    def sign_in(self, verdict):
        annulled, there = self.ground.annulled.get(verdict.pair), self.ground.present[verdict.slot_id]
        if annulled is not None and verdict.at <= annulled:
            return Result.BEATEN
        since = self.ground.moments.get(verdict.pair, verdict.at)
        self.ground.moments[verdict.pair] = min(since, verdict.at)
        if verdict.registration_id in there:
            return Result.ALREADY
        there.add(verdict.registration_id)
        return Result.RECORDED

    def annul(self, verdict):
        annulled, there = self.ground.annulled, self.ground.present[verdict.slot_id]
        annulled[verdict.pair] = max(annulled.get(verdict.pair, verdict.at), verdict.at)
        if verdict.registration_id in there and self.ground.moments[verdict.pair] <= verdict.at:
            there.discard(verdict.registration_id)
            del self.ground.moments[verdict.pair]
            return Result.ANNULLED
        return Result.NOTHING
