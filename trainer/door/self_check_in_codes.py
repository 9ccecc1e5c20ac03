"""The code in a hall that changes: what a screen shows, and whether what a phone brings was just shown. Pure.

The construction is that of RFC 6238 (TOTP): an HMAC over the number of the time step, here with the slot before it,
SHA-256, and cut to 60 bits. It is not cut to digits, because nobody types it: it stands in the address of a QR code.

A code is on the screen for one STEP. It stays good for KEPT steps after that, so that a slow phone, a slow reader or a
clock that is a little behind does no harm, and is good AHEAD steps early, for a clock that is a little ahead.
"""

import base64
import hashlib
import hmac
import re
import struct
from datetime import UTC, datetime

STEP = 20  # seconds for which one code is shown
KEPT = 5  # steps for which it is good after that: 100 seconds
AHEAD = 1
CODE = re.compile(r"([0-7]?[0-9a-f]{1,7})-([a-z2-7]{12})")


def step_at(moment):
    """The number of the time step that an aware moment lies in, counted from 1970."""
    return int(moment.timestamp() // STEP)


def begun(step):
    """The aware moment at which a step begins: since then its code is on the screen."""
    return datetime.fromtimestamp(step * STEP, UTC)


def code(secret, slot_id, step):
    """What stands in the address during one step: the slot's number and twelve letters, e.g. "1f-k3jz6mq2a7xw".

    `secret` is the hall's, in hexadecimal digits.
    """
    return f"{slot_id:x}-{_letters(secret, slot_id, step)}"


def slot_in(text):
    """The slot's number that a text claims to be a code of, or None when it is written like no code at all."""
    found = CODE.fullmatch(text)
    return int(found[1], 16) if found else None


def step_of(secret, text, moment):
    """The step whose code this text is, when it is good at this moment; else None."""
    slot_id, here = slot_in(text), step_at(moment)
    if slot_id is None:
        return None
    good = [step for step in range(here - KEPT, here + AHEAD + 1) if _same(text, code(secret, slot_id, step))]
    return good[0] if good else None


def _letters(secret, slot_id, step):
    digest = hmac.new(bytes.fromhex(secret), struct.pack(">QQ", slot_id, step), hashlib.sha256).digest()
    return base64.b32encode(digest)[:12].decode().lower()


def _same(text, other):
    return hmac.compare_digest(text.encode(), other.encode())
