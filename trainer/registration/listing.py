"""A name list as data, and how two of them differ. Pure: knows no database."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

CORRECTABLE = ("name", "position", "organisation", "province")


@dataclass(frozen=True)
class Listed:
    """One person as they stood on a list; `province` is an ISO 3166-2 code or None.

    `number` is the lasting one of who holds a seat; lists from before there were any have none.
    """

    registration_id: int
    name: str
    position: str = ""
    organisation: str = ""
    province: str | None = None
    number: int | None = None

    to_dict = asdict


@dataclass(frozen=True)
class NameList:
    """Those who hold a seat, by number, and the reserves by rank."""

    accepted: tuple[Listed, ...] = ()
    reserves: tuple[Listed, ...] = ()

    def places(self):
        """{registration id: (rank among the reserves from 1, or None for a seat; the Listed)}."""
        seats = {one.registration_id: (None, one) for one in self.accepted}
        return seats | {one.registration_id: (rank, one) for rank, one in enumerate(self.reserves, 1)}


@dataclass(frozen=True)
class Difference:
    """What became of one person between two lists.

    `kind`: "added" (with `rank` when as a reserve), "gone", "moved_up" from reserve to a seat, "moved_down" the other
    way, "rank_changed", "corrected". `ranks` are (before, after), None standing for a seat or for not being listed;
    `changes` is {field: (before, after)} of a correction.
    """

    kind: str
    person: Listed
    ranks: tuple = (None, None)
    changes: dict = field(default_factory=dict, hash=False)


ORDER = ("moved_up", "added", "gone", "moved_down", "corrected", "rank_changed")


def differences(before: NameList, after: NameList) -> list[Difference]:
    """Everything that differs, by kind in the order in which readers ask for it; empty when the lists say the same."""
    old, new = before.places(), after.places()
    found = [Difference("gone", one, (rank, None)) for key, (rank, one) in old.items() if key not in new]
    for key, (rank, one) in new.items():
        found += _of_one(*old[key], rank, one) if key in old else [Difference("added", one, (None, rank))]
    return sorted(found, key=lambda each: ORDER.index(each.kind))


def _of_one(old_rank, old, rank, one) -> Iterable[Difference]:
    if old_rank != rank:
        kind = "moved_up" if rank is None else "moved_down" if old_rank is None else "rank_changed"
        yield Difference(kind, one, (old_rank, rank))
    changes = {name: (getattr(old, name), getattr(one, name)) for name in CORRECTABLE}
    if changes := {name: pair for name, pair in changes.items() if pair[0] != pair[1]}:
        yield Difference("corrected", one, changes=changes)


def listed(facts: Sequence[dict]) -> tuple[Listed, ...]:
    """The people out of what `to_dict` made of them."""
    return tuple(Listed(**one) for one in facts)
