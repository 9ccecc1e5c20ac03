"""What the counter at the door shows: whom to sign in, who has just been signed in, how many are still missing."""

from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from trainer.attendance import roll
from trainer.attendance.models import Slot
from trainer.errors import Refused

SHOWN = 40  # people on one screen; more is what the search is for
LATEST = 5


@dataclass(frozen=True)
class Counter:
    """The people of one slot as the counter shows them: `found` are those called `called`, or all still missing.

    `why` is the reason that was given for signing in outside of the hours.
    """

    slot: Slot
    called: str
    lines: list
    moments: dict
    why: str = ""

    @classmethod
    def at(cls, slot, called="", why=""):
        return cls(slot, called.strip(), roll.roll_of(slot.cohort), roll.present_at(slot), " ".join(why.split())[:300])

    @property
    def found(self):
        if self.called:
            return roll.called(self.lines, self.called)
        return [line for line in self.asked if line.id not in self.moments]

    @property
    def shown(self):
        return self.found[:SHOWN]

    @property
    def latest(self):
        """Who was signed in last, the newest first."""
        there = [line for line in self.lines if line.id in self.moments]
        return sorted(there, key=lambda line: self.moments[line.id], reverse=True)[:LATEST]

    @cached_property
    def asked(self):
        """Whom the slot asks; others with a seat are found by searching and can be signed in all the same."""
        return roll.asked_at(self.slot, self.lines)

    @property
    def there(self):
        """How many of those whom the slot asks are there."""
        return sum(line.id in self.moments for line in self.asked)

    def other(self, line):
        """That a person is of none of the groups that the session is for; "" where the slot asks them."""
        if self.slot.asks(line.group):
            return ""
        if line.group is None:
            return _("in no group, this session is for some groups only. Press the name to sign in all the same.")
        return _("of group %(group)s, for which this session is not. Press the name to sign in all the same.",
                 group=line.group)  # fmt: skip

    def line(self, registration_id):
        """The person with this registration, or None."""
        return next((line for line in self.lines if line.id == registration_id), None)

    def only_match(self):
        """The one person whom the search means. Raises Refused when it means nobody, several, or one not asked here."""
        if not self.called:
            raise Refused(_("Type a name, a number or an organisation first."))
        found = self.found
        if len(found) == 1:
            if other := self.other(found[0]):
                raise Refused(f"{found[0].name}: {other}")
            return found[0]
        if found:
            raise Refused(_("Several people are called “%(words)s”. Choose one.", words=self.called))
        raise Refused(_("Nobody with a seat is called “%(words)s”.", words=self.called))
