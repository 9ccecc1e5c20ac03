"""What tells a letter that comes back: its number, its moment, and to which address it went.

The mark stands in the Message-ID, and in the return path where BOUNCES_ADDRESS has a * for it. The moment, to the
microsecond, is known only to who got the letter, so that nobody else can make it look returned; the address keeps the
return of a letter from being held against the one that it was corrected to since.
"""

import hashlib
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import current_app

WRITTEN = re.compile(r"(?<![\w.])(\d{1,10})\.(\d{20})\.([0-9a-f]{8})@")


class Mark(NamedTuple):
    """`number` of the message, `moment` of its making (20 digits, UTC), `address` the first 8 hex digits of a hash."""

    number: int
    moment: str
    address: str

    def __str__(self):
        return f"{self.number}.{self.moment}.{self.address}"


def of(message):
    """The mark of a message as it would be sent now; the same until its address changes."""
    return Mark(message.id, f"{message.created_at:%Y%m%d%H%M%S%f}", hashed(message.recipient))


def hashed(address):
    return hashlib.sha256(address.lower().encode()).hexdigest()[:8]


def found(text):
    """The first Mark that stands in a text, or None."""
    seen = WRITTEN.search(text)
    return Mark(int(seen[1]), seen[2], seen[3]) if seen else None


def message_id(message):
    """<mark@host> of a message, unique in the world and the same however often it is sent."""
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    return f"<{of(message)}@{host}>"


def return_path(message):
    """The address that the letter comes back to, or None for the sender's own; * in the setting becomes the mark."""
    address = current_app.config["BOUNCES_ADDRESS"]
    return address.replace("*", str(of(message))) if address else None
