"""What a phone is given for a good code: a signed ticket that keeps the moment of the scan while somebody signs in.

It is good for a quarter of an hour, on this phone alone: a ticket passed on to somebody at home opens nothing there.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask_babel import gettext as _
from itsdangerous import BadSignature

from trainer import links
from trainer.errors import Refused

PURPOSE = "check-in"
GOOD = timedelta(minutes=15)
ASKEW = timedelta(minutes=1)  # by which the clocks of two servers of ours may differ
MARKED = 12  # digits of the phone's hash that a ticket carries


@dataclass(frozen=True)
class Ticket:
    """For which slot, at which aware moment, and on which phone (the hash that the database keeps of its mark)."""

    slot_id: int
    at: datetime
    phone: str

    def written(self):
        """The ticket as it stands in an address."""
        milliseconds = int(self.at.timestamp() * 1000)
        return links.signer(PURPOSE).dumps([self.slot_id, milliseconds, self.phone[:MARKED]])

    def refuse_unless_good(self, phone, moment):
        """Refuse on another phone than the one that scanned (its hash), and when too much time has passed."""
        if phone[:MARKED] != self.phone:
            raise Refused(_("This page belongs to another phone, or your browser keeps no cookies. Scan the screen in "
                            "the hall with this phone, or sign in at the desk."), place="phone")  # fmt: skip
        if not -ASKEW <= moment - self.at <= GOOD:
            raise Refused(_("More than 15 minutes have passed since you scanned. Look at the screen in the hall once "
                            "more and scan what it shows now."), place="old")  # fmt: skip


def read(text):
    """The Ticket that stands in an address, its phone shortened; None for anything that we did not write."""
    try:
        slot_id, milliseconds, phone = links.signer(PURPOSE).loads(text)
    except (BadSignature, TypeError, ValueError):
        return None
    return Ticket(slot_id, datetime.fromtimestamp(milliseconds / 1000, UTC), phone)
