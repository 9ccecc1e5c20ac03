"""Who may sit where: seats kept for a region or for a kind of organisation, and the open ones. Pure.

A person may sit on a seat kept for their region, on one kept for their organisation's kind, or on an open one. Who can
be seated together is a matching of people to seats, and sets that can be are a transversal matroid: going through a
line and seating whoever still fits seats as many as possible, and nobody in vain who stands further back. (J. Edmonds
and D. R. Fulkerson, Transversals and matroid partition, 1965.)

People of the same region and kind are alike, so it is their numbers that are matched, not the people.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Pot(NamedTuple):
    """Seats of one sort: `dimension` is "region" or "kind", `code` which one. OPEN and BEYOND have no code."""

    dimension: str
    code: str = ""


OPEN = Pot("open")
BEYOND = Pot("beyond")  # no seat of the plan: people who were seated before the seats they sit on were kept for others


class Group(NamedTuple):
    """What a person's seat depends on; None where it is not known, or belongs to no seats kept."""

    region: str | None
    kind: str | None

    @property
    def pots(self):
        """The seats kept for such people, those of the region first."""
        return tuple(Pot(name, code) for name, code in zip(self._fields, self, strict=True) if code)


@dataclass(frozen=True)
class Reason:
    """Why somebody has no seat yet: a code and its facts (see `seat_words.py`)."""

    code: str
    facts: dict = field(default_factory=dict)


class Seating:
    """The seats of one cohort with the people who hold one.

    `seats`: how many there are; `kept`: {Pot: seats kept}; `seated`: {Group: people}. People who hold a seat keep it,
    also when the plan has none for them (any more): they are BEYOND it, and take up a seat all the same.
    Kept seats are filled before open ones.
    """

    def __init__(self, seats, kept, seated):
        self.seats, self.kept = seats, dict(kept)
        self.taken, self.seated = 0, Counter()
        self._on_kept = {}  # {Group: Counter of kept pots}
        self._filled = Counter()  # {kept pot: people}
        self._stuck, self._full = set(), set()  # groups with no kept seat, with no seat left; this never changes back
        for group, people in sorted(seated.items(), key=lambda item: tuple(map(str, item[0]))):
            self._seat_many(group, people)

    @property
    def free(self):
        """Seats that nobody holds, of whatever sort; never negative."""
        return max(self.seats - self.taken, 0)

    @property
    def open_seats(self):
        return max(self.seats - sum(self.kept.values()), 0)

    def filled(self, pot):
        """How many people sit on seats of this sort."""
        without = self.taken - sum(self._filled.values())
        if pot == OPEN:
            return min(without, self.open_seats)
        if pot == BEYOND:
            return max(without - self.open_seats, 0)
        return self._filled[pot]

    def free_in(self, pot):
        """How many more people can be seated here: never more than there are free seats in all."""
        size = self.open_seats if pot == OPEN else self.kept.get(pot, 0)
        return min(max(size - self.filled(pot), 0), self.free)

    def places_of(self, group):
        """The seats of a group's people in the order in which they are filled: [Pot, …], without those in the open."""
        found = self._on_kept.get(group, Counter())
        return [pot for pot in group.pots for _seat in range(found[pot])]

    def room(self):
        """The pots in which another person finds a seat, perhaps after others of them have moved on to another pot."""
        if not self.free:
            return frozenset()
        found = {pot for pot in self.kept if self._makes_room(pot, set())}
        if self.filled(OPEN) < self.open_seats:
            found.add(OPEN)
        return frozenset(found)

    def fits(self, group):
        """Whether one more person of this group can be seated."""
        room = self.room()
        return OPEN in room or any(pot in room for pot in group.pots)

    def sit(self, group):
        """Seat one more person of this group; False when none of the seats is left for them."""
        if group in self._full or not self.fits(group):
            self._full.add(group)
            return False
        self._seat(group)
        return True

    def again(self):
        """The same people on the same seats, to try things out on."""
        return Seating(self.seats, self.kept, self.seated)

    def with_one_more(self, pot):
        """The same people, as if there were one more seat of this sort."""
        kept = self.kept if pot == OPEN else {**self.kept, pot: self.kept[pot] + 1}
        return Seating(self.seats + 1, kept, self.seated)

    def why_not(self, group):
        """The Reason why nobody of this group can be seated now, or None when somebody can."""
        if not self.free:
            return Reason("all_taken", {"seats": self.seats})
        if self.fits(group):
            return None
        kept = [[*pot, self.free_in(pot)] for pot in self.kept if self.free_in(pot)]
        return Reason("kept", {"free": self.free, "kept": kept})

    def _seat_many(self, group, people):
        """Seat as many of a group as one by one would be, but at once as long as nobody has to move."""
        for pot in group.pots:
            few = min(people, self.kept.get(pot, 0) - self._filled[pot])
            if few > 0:
                self._on_kept.setdefault(group, Counter())[pot] += few
                self._filled[pot] += few
                people -= few
                self.taken += few
                self.seated[group] += few
        while people and group not in self._stuck:
            self._seat(group)
            people -= 1
        self.taken += people
        self.seated[group] += people

    def _seat(self, group):
        self.taken += 1
        self.seated[group] += 1
        if group not in self._stuck and not self._put(group):
            self._stuck.add(group)

    def _put(self, group):
        """Find a kept seat for one of the group; who sits there may move on to another of their kept seats."""
        for pot in group.pots:
            if self._makes_room(pot, set()):
                self._vacate(pot, set())
                self._on_kept.setdefault(group, Counter())[pot] += 1
                self._filled[pot] += 1
                return True
        return False

    def _makes_room(self, pot, tried):
        """Whether a seat of the pot is free, or can be freed by letting somebody move."""
        if pot in tried or pot not in self.kept:
            return False
        tried.add(pot)
        return self.filled(pot) < self.kept[pot] or any(self._makes_room(other, tried)
                                                        for _group, other in self._ways_out(pot))  # fmt: skip

    def _vacate(self, pot, tried):
        """Free a seat of the pot, moving people along the first chain that ends at a free one; True when it did."""
        if pot in tried or pot not in self.kept:
            return False
        tried.add(pot)
        if self.filled(pot) < self.kept[pot]:
            return True
        for group, other in self._ways_out(pot):
            if self._vacate(other, tried):
                self._on_kept[group].update({pot: -1, other: 1})
                self._filled.update({pot: -1, other: 1})
                return True
        return False

    def _ways_out(self, pot):
        """(group, other pot) for those who sit here and could sit elsewhere among the kept seats."""
        return [(group, other) for group, there in self._on_kept.items() if there[pot]
                for other in group.pots if other != pot]  # fmt: skip
