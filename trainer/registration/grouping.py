"""Who works in which group: a pure rule.

The groups are as large as each other, one person more or less; each region is spread over them evenly, one more or
less; within these bounds colleagues are kept apart first, then kinds of organisation and the sexes are mixed.

People are dealt out like cards, sorted by region and organisation, which keeps both bounds and parts colleagues.
Then two people at a time change groups as long as that mixes better and breaks no bound.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

MOST_SWAPS_TRIED = 400_000
# How much one unevenness weighs: colleagues together are worse than any mixture of the rest.
WEIGHTS = {"organisation": 100, "kind": 1, "sex": 1}


@dataclass(frozen=True)
class Member:
    """Someone to be put into a group; what is unknown is None and mixed like any other value (but is no colleague)."""

    id: int
    region: Hashable = None
    organisation: Hashable = None
    kind: Hashable = None
    sex: Hashable = None


def propose(members: Sequence[Member], count: int) -> list[list[Member]]:
    """Deal `members` into `count` groups (at least 1); their order within a group is that of `members`."""
    groups = [[] for _each in range(count)]
    order = {one: place for place, one in enumerate(members)}
    for place, one in enumerate(sorted(members, key=lambda one: (*_sorting(one), order[one]))):
        groups[place % count].append(one)
    _mix(groups)
    return [sorted(group, key=order.get) for group in groups]


def best_place(member: Member, groups: Sequence[Sequence[Member]]) -> int:
    """The index of the group that suits a latecomer: among the smallest, the one with fewest of the like."""
    smallest = min(map(len, groups))

    def like(place):
        group = groups[place]
        colleagues = sum(member.organisation is not None and one.organisation == member.organisation for one in group)
        return colleagues, *(sum(getattr(one, fact) == getattr(member, fact) for one in group)
                             for fact in ("region", "kind", "sex")), place

    return min((place for place, group in enumerate(groups) if len(group) == smallest), key=like)


def _sorting(one):
    return str(one.region or ""), str(one.kind or ""), str(one.organisation or f"~{one.id:09}"), str(one.sex or "")


def _mix(groups):
    """Change two people of two groups as long as it helps; the number of tries is bounded."""
    tallies = [_Tally(group) for group in groups]
    regions = _bounds(groups)
    tried, better = 0, True
    while better and tried < MOST_SWAPS_TRIED:
        better = False
        for first, second in combinations(range(len(groups)), 2):
            for here in range(len(groups[first])):
                for there in range(len(groups[second])):
                    tried += 1
                    pair = groups[first][here], groups[second][there]
                    if _helps(tallies[first], tallies[second], *pair, regions):
                        tallies[first].change(*pair)
                        tallies[second].change(*reversed(pair))
                        groups[second][there], groups[first][here] = pair
                        better = True
                if tried >= MOST_SWAPS_TRIED:
                    return


def _bounds(groups):
    """{region: (fewest, most) of its people in any group}."""
    totals = Counter(one.region for group in groups for one in group)
    return {region: (total // len(groups), -(-total // len(groups))) for region, total in totals.items()}


def _helps(first, second, leaving, coming, regions):
    if leaving.region != coming.region:
        for tally, out, into in ((first, leaving, coming), (second, coming, leaving)):
            if tally.regions[out.region] - 1 < regions[out.region][0]:
                return False
            if tally.regions[into.region] + 1 > regions[into.region][1]:
                return False
    return first.gain(leaving, coming) + second.gain(coming, leaving) < 0


class _Tally:
    """How many of each fact a group has; unevenness is the sum of the squares of these counts."""

    def __init__(self, group):
        self.regions = Counter(one.region for one in group)
        self.facts = {fact: Counter(getattr(one, fact) for one in group) for fact in WEIGHTS}

    def gain(self, leaving, coming):
        """By how much the weighted unevenness grows if one leaves for another; negative is better."""
        grows = 0
        for fact, weight in WEIGHTS.items():
            out, into = getattr(leaving, fact), getattr(coming, fact)
            if out != into:
                counts = self.facts[fact]
                nobody = fact == "organisation"
                grows += weight * (0 if nobody and into is None else 2 * counts[into] + 1)
                grows -= weight * (0 if nobody and out is None else 2 * counts[out] - 1)
        return grows

    def change(self, leaving, coming):
        self.regions[leaving.region] -= 1
        self.regions[coming.region] += 1
        for fact, counts in self.facts.items():
            counts[getattr(leaving, fact)] -= 1
            counts[getattr(coming, fact)] += 1
