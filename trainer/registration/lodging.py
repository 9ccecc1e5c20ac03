"""Who shares a room with whom: a pure rule, which says of each room why.

Two people to a room. Men and women never share; monks and novices only among themselves. Nuns (แม่ชี) also stay
among themselves, since they keep the eight precepts; an organiser may place one with women. Whose sex the title does
not tell is asked about: a first name is no proof. Within these bounds people of one organisation share, then of one
province, then of one region, then whoever is left; an odd one has a room alone.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.thai import clergy, names, places

BEDS = 2


class Stay(StrEnum):
    """Whether someone needs a bed."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Side(StrEnum):
    """With whom someone may share a room. ALONE is only ever decided by a person."""

    MEN = "men"
    WOMEN = "women"
    MONKS = "monks"
    NUNS = "nuns"
    ALONE = "alone"


@dataclass(frozen=True)
class Guest:
    """Someone who needs a bed. `organisation` is equal for colleagues, None when unknown; `province` ISO 3166-2."""

    id: int
    side: Side | None
    organisation: Hashable = None
    province: str | None = None


@dataclass(frozen=True)
class Sharing:
    """One room of a proposal: who sleeps there, and the code of why they share it (or why one is alone)."""

    guests: tuple[Guest, ...]
    side: Side
    reason: str


def side_of(title: str | None, decided: str = "") -> Side | None:
    """What a person decided, else what the title tells; None when it tells nothing."""
    if decided:
        return Side(decided)
    if clergy.is_monk(title):
        return Side.MONKS
    if clergy.is_nun(title):
        return Side.NUNS
    return {"male": Side.MEN, "female": Side.WOMEN}.get(names.sex(title))


def propose(guests: Sequence[Guest]) -> tuple[list[Sharing], list[Guest]]:
    """(rooms, those who must be asked about first); everyone of `guests` is in exactly one of the two."""
    rooms = [Sharing((one,), Side.ALONE, "alone") for one in guests if one.side == Side.ALONE]
    for side in (Side.MONKS, Side.NUNS, Side.WOMEN, Side.MEN):
        rooms += _shared(side, [one for one in guests if one.side == side])
    return rooms, [one for one in guests if one.side is None]


def conflicts(sides: Iterable[Side | None]) -> list[str]:
    """Codes of what is wrong with people of these sides in one room; one person alone is never wrong."""
    sides = list(sides)
    found = set(sides)
    if len(sides) < 2:
        return []
    wrong = [
        (Side.MONKS in found and found != {Side.MONKS}, "monk_with_laity"),
        (bool({Side.MEN, Side.MONKS} & found and {Side.WOMEN, Side.NUNS} & found), "mixed_sexes"),
        (Side.ALONE in found, "alone_shared"),
        (None in found, "side_unknown"),
    ]
    return [code for applies, code in wrong if applies]


def _shared(side, guests):
    rooms, rest = [], guests
    for reason, shared in WAYS:
        pairs, rest = _couples(rest, shared)
        rooms += [Sharing(pair, side, reason) for pair in pairs]
    return rooms + [Sharing((one,), side, "odd_one") for one in rest]


def _couples(guests, shared):
    """Pair those of whom `shared` says the same, in their order; returns (pairs, those left over in their order)."""
    waiting, pairs, partnered = {}, [], set()
    for one in guests:
        value = shared(one)
        if value is None:
            continue
        other = waiting.pop(value, None)
        if other is None:
            waiting[value] = one
        else:
            pairs.append((other, one))
            partnered |= {other, one}
    return pairs, [one for one in guests if one not in partnered]


def _region(guest):
    province = places.PROVINCES.get(guest.province)
    return province and province.region_th


WAYS = (
    ("same_organisation", lambda guest: guest.organisation),
    ("same_province", lambda guest: guest.province),
    ("same_region", _region),
    ("same_side", lambda guest: guest.side),
)
