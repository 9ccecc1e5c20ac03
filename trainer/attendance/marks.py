"""What is recorded about one person at one slot, said in one word for table, workbook and the person's own page. Pure.

Only the door, devices and the person's own phone know when somebody came: a tick in the table and a signature entered
from paper say that, not when. So nobody is late for having been entered late.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trainer.attendance.models import Slot, Way

TIMED = (Way.DOOR, Way.SCAN, Way.SELF, Way.CONFLICT)


class Said(StrEnum):
    """What the records say; the last four of somebody who is not recorded as present."""

    PRESENT = "present"
    LATE = "late"
    LEFT = "left"
    EXCUSED = "excused"
    ABSENT = "absent"
    UNENTERED = "unentered"  # closed, but nobody at all is recorded yet: the paper still waits to be entered
    OPEN = "open"
    COMING = "coming"


@dataclass(frozen=True)
class Mark:
    """One person at one slot. `since` is when they came, where that is known; `reason` why they left or are excused.

    Not `asked` is somebody of another group than those that the session is for: it counts neither for nor against them.
    """

    slot: Slot
    said: Said
    since: datetime | None = None
    late: bool = False
    left_at: datetime | None = None
    reason: str = ""
    asked: bool = True

    @property
    def present(self):
        return self.said in (Said.PRESENT, Said.LATE, Said.LEFT)

    @property
    def telling(self):
        """Whether it says more than that somebody was there, or was not."""
        return self.said in (Said.LATE, Said.LEFT, Said.EXCUSED)

    @property
    def pending(self):
        """Whether a presence may still come, without anybody being excused from it or missing it."""
        return self.said in (Said.UNENTERED, Said.OPEN, Said.COMING)


def marked(slot, times, sign=None, excuse=None, moment=None, entered=True, asked=True):
    """The Mark of one person at a slot with the Window `times`.

    `sign` has the at, way, left_at and left_reason of a presence, `excuse` is the reason of one, `moment` is now;
    `entered` says whether anything at all is recorded for the slot, `asked` whether it asks this person.
    """
    if sign is not None:
        since = sign.at if sign.way in TIMED and sign.at <= times.closes else None
        late = since is not None and since > times.late
        said = Said.LEFT if sign.left_at else Said.LATE if late else Said.PRESENT
        return Mark(slot, said, since, late, sign.left_at, sign.left_reason, asked)
    if excuse is not None:
        return Mark(slot, Said.EXCUSED, reason=excuse, asked=asked)
    return Mark(slot, unsigned(times, moment, entered), asked=asked)


def unsigned(times, moment, entered):
    """What it means at a moment that nobody signed and nobody was excused."""
    if moment <= times.closes:
        return Said.OPEN if moment >= times.opens else Said.COMING
    return Said.ABSENT if entered else Said.UNENTERED
