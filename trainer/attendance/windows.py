"""When people may sign in at a slot: a pure rule over the slot and its programme."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Window:
    """From `opens` to `closes`, both included, people may sign in; after `late` they are late. Aware moments."""

    opens: datetime
    late: datetime
    closes: datetime


def window(slot, programme):
    """The Window of a slot: what somebody decided for it, else the programme's minutes around its beginning and end.

    `slot` has `starts_at`, `ends_at`, and `opens_at`, `late_at`, `closes_at`, each None where nobody decided;
    `programme` has the minutes `opens_before`, `late_after`, `closes_after`.
    """
    return Window(
        slot.opens_at or slot.starts_at - timedelta(minutes=programme.opens_before),
        slot.late_at or slot.starts_at + timedelta(minutes=programme.late_after),
        slot.closes_at or slot.ends_at + timedelta(minutes=programme.closes_after),
    )
