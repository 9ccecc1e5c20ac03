"""What calendars have been told of each entry of an agenda, over all its versions. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from trainer.schedule.versions import AgendaVersion, Entry


def everybody(_entry):
    """Whom a whole agenda is for."""
    return True


@dataclass(frozen=True)
class Told:
    """One entry as it stands, or as it stood last when it does not hold any more for the reader.

    `version` is the number of the version that changed it last, to something else or away, `changed_at` when that was
    published; `ever` says whether it was for this reader in any version.
    """

    entry: Entry
    version: int
    changed_at: datetime
    since: datetime
    holds: bool
    ever: bool


def told(versions: Iterable[AgendaVersion], concerns=everybody) -> list[Told]:
    """What a reader is told by these versions, the oldest first, of all that was ever for them, in the agenda's order.

    `concerns(entry)` says whether an entry is for this reader.
    """
    found: dict[int, Told] = {}
    last = set()
    for version in versions:
        here = {entry.id: entry for entry in version.sessions}
        mark = {"version": version.number, "changed_at": version.published_at}
        for key, entry in here.items():
            before, mine = found.get(key), concerns(entry)
            if before is None:
                found[key] = Told(entry, **mark, since=version.published_at, holds=mine, ever=mine)
            elif before.entry != entry or key not in last:
                found[key] = replace(before, entry=entry, **mark, holds=mine, ever=mine or before.ever)
        for key in found.keys() - here.keys():
            if key in last:
                found[key] = replace(found[key], **mark, holds=False)
        last = here.keys()
    ever = (one for one in found.values() if one.ever)
    return sorted(ever, key=lambda one: (one.entry.starts_at, one.entry.ends_at, one.entry.id))
