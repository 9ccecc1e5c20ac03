"""What a signature sheet says, beside what is recorded: entered as "all but these", or as "these signed"."""

from dataclasses import dataclass, replace
from enum import StrEnum

from flask_babel import gettext as _

from trainer.attendance import checkin, roll, signatures
from trainer.attendance.models import Way
from trainer.attendance.numbered import Numbered
from trainer.attendance.rollcall import called_out
from trainer.database import lock
from trainer.errors import Refused


class Entry(StrEnum):
    """How a sheet is entered: by who did not sign it, or by who did."""

    ALL_BUT = "all_but"
    SIGNED = "signed"


@dataclass(frozen=True)
class Seen:
    """What the page showed that somebody decided on: who was `recorded` (ids), and when the sheet was `entered`."""

    recorded: frozenset
    entered: str


@dataclass(frozen=True)
class Tally:
    """`ticked` are the ids of those who signed on paper, `recorded` of those with a presence already.

    Presences concern only those who hold a seat; a signature is kept of everybody whom the paper lists.
    """

    slot: object
    numbered: Numbered
    ticked: frozenset
    recorded: frozenset

    @classmethod
    def of(cls, slot, sheet=None, ticked=None, start="everybody"):
        """The people of the slot as a PrintedSheet numbers them, with these ids ticked.

        Without ids `start` says who is ticked: everybody, nobody, or who is recorded or entered as signed.
        """
        numbered = Numbered.of(slot, sheet)
        recorded = numbered.seated & roll.present_at(slot).keys()
        if ticked is None:
            starts = {"nobody": frozenset, "recorded": lambda: recorded, "entered": lambda: signatures.signed_at(slot)}
            ticked = starts.get(start, lambda: numbered.seated)()
        return cls(slot, numbered, frozenset(ticked), frozenset(recorded))

    def called(self, text, entry):
        """The same sheet with those whom a text names ticked (SIGNED) or unticked (ALL_BUT), and the pieces of it that
        mean nobody or several."""
        lines, unclear = called_out(self.lines, text)
        ids = {line.id for line in lines}
        return replace(self, ticked=self.ticked | ids if entry == Entry.SIGNED else self.ticked - ids), unclear

    @property
    def lines(self):
        return self.numbered.lines

    @property
    def signed(self):
        """The lines that are ticked."""
        return [line for line in self.lines if line.id in self.ticked]

    @property
    def counted(self):
        """Those of them who hold a seat: what is counted at a slot counts nobody else."""
        return [line for line in self.signed if line.seated]

    @property
    def unsigned(self):
        """Those who hold a seat and are not ticked."""
        return [line for line in self.lines if line.seated and line.id not in self.ticked]

    @property
    def added(self):
        """The lines that would gain a presence."""
        return [line for line in self.signed if line.id in self.numbered.seated - self.recorded]

    @property
    def removed(self):
        """The lines whose presence would be taken back."""
        return [line for line in self.lines if line.id in self.recorded - self.ticked]

    def write(self, by, reason, seen, presences=True):
        """Keep what the sheet says and, with `presences`, record the difference; returns (added, removed) as numbers.

        Raises Refused when others wrote since the page was seen, because then somebody decided on what is no longer
        so, and when presences go without a reason.
        """
        lock(self.slot)
        self._refuse_if_others_wrote(seen)
        if self.ticked - {line.id for line in self.lines}:
            raise Refused(_("Somebody who is ticked is not on this list any more. Look at it and save once more."))
        signatures.keep(self.slot, self.signed, by)
        if not presences:
            return 0, 0
        added = checkin.mark_present(self.slot, [line.id for line in self.added], by, Way.PAPER)
        removed = self.removed and checkin.annul(self.slot, [line.id for line in self.removed], by, reason)
        return len(added), len(removed)

    @property
    def entered(self):
        """When the sheet was entered, as the page sends it back; empty for never."""
        return self.slot.paper_entered_at.isoformat() if self.slot.paper_entered_at else ""

    def _refuse_if_others_wrote(self, seen):
        changed = self.recorded ^ (seen.recorded & self.numbered.seated)
        if changed:
            names = ", ".join(f"{line.number} {line.name}" for line in self.lines if line.id in changed)
            raise Refused(
                _("Others have recorded presences or taken some back meanwhile: %(names)s. Please look at the "
                  "difference again and save once more.", names=names[:1000])
            )  # fmt: skip
        if self.entered != seen.entered:
            raise Refused(
                _("Somebody else has entered this sheet meanwhile. What is ticked here is yours; save once more to let "
                  "it count.")
            )  # fmt: skip
