"""What a signature sheet says, beside what is recorded: everybody was there but these."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _

from trainer.attendance import checkin, roll
from trainer.attendance.absentees import absentees
from trainer.attendance.models import Way
from trainer.errors import Refused


@dataclass(frozen=True)
class Tally:
    """`ticked` are the ids of the registrations that signed on paper, `recorded` those with a presence already."""

    slot: object
    lines: list
    ticked: frozenset
    recorded: frozenset

    @classmethod
    def of(cls, slot, ticked=None):
        """The roll of the slot's cohort with these ids ticked, or with everybody."""
        lines = roll.roll_of(slot.cohort)
        everybody = frozenset(line.id for line in lines)
        recorded = everybody & roll.present_at(slot).keys()
        return cls(slot, lines, everybody if ticked is None else frozenset(ticked), recorded)

    def without(self, text):
        """The same sheet with those unticked whom a text names, and the pieces of it that mean nobody or several."""
        absent, unclear = absentees(self.lines, text)
        return replace(self, ticked=self.ticked - {line.id for line in absent}), unclear

    @property
    def added(self):
        """The lines that would gain a presence."""
        return [line for line in self.lines if line.id in self.ticked - self.recorded]

    @property
    def removed(self):
        """The lines whose presence would be taken back."""
        return [line for line in self.lines if line.id in self.recorded - self.ticked]

    def write(self, by, reason, recorded_then):
        """Record the difference; return (added, removed) as numbers of people.

        `recorded_then` are the ids that the page showed as recorded. Raises Refused when others have been recorded
        since, because then the person decided on what is no longer so, and when presences go without a reason.
        """
        if self.recorded != frozenset(recorded_then):
            raise Refused(
                _("Others have recorded presences meanwhile. Please look at the difference again and save once more.")
            )
        added = checkin.mark_present(self.slot, self.ticked - self.recorded, by, Way.PAPER)
        removed = self.removed and checkin.annul(self.slot, [line.id for line in self.removed], by, reason)
        return len(added), len(removed)
