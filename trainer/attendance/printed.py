"""Sheets as they were printed, and the code by which a paper is known again.

A sheet carries an address as QR code. It opens the entry of that very sheet, for those who are signed in as staff; the
mark behind the number (HMAC) says that the paper is of this installation.
"""

import hashlib
import json

from flask import current_app
from itsdangerous import BadSignature, HMACAlgorithm, Signer
from sqlalchemy import select

from trainer import links
from trainer.attendance.models import PrintedSheet
from trainer.database import db, now
from trainer.upsert import DIALECTS


class ShortMark(HMACAlgorithm):
    """72 of the 256 bits of HMAC-SHA256: enough against guessing, and the QR code stays coarse."""

    default_digest_method = staticmethod(hashlib.sha256)

    def get_signature(self, key, value):
        return super().get_signature(key, value)[:9]


def remember(slot_id, lines):
    """Write down that these people (roll.Lines) were printed; returns the PrintedSheet's id, the same for the same."""
    ids, numbers = [line.id for line in lines], [line.number for line in lines]
    digest = hashlib.sha256(json.dumps([ids, numbers]).encode()).hexdigest()
    row = {"slot_id": slot_id, "people": ids, "numbers": numbers, "digest": digest, "printed_at": now()}
    insert = DIALECTS[db.session.get_bind().dialect.name](PrintedSheet).values(row)
    again = insert.on_conflict_do_update(
        index_elements=[PrintedSheet.slot_id, PrintedSheet.digest], set_={"printed_at": insert.excluded.printed_at}
    )
    return db.session.scalar(again.returning(PrintedSheet.id))


def sheets_of(slot):
    """The sheets that were printed for a slot, the last one first."""
    found = select(PrintedSheet).where(PrintedSheet.slot_id == slot.id)
    return found.order_by(PrintedSheet.printed_at.desc(), PrintedSheet.id.desc())


def address(sheet_id):
    """What the QR code of a sheet says: the address that opens its entry."""
    return links.address("attendance.printed", token=_signer().sign(str(sheet_id)).decode())


def sheet_at(token):
    """The PrintedSheet whose QR code says this, or None."""
    try:
        number = int(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return db.session.get(PrintedSheet, number)


def _signer():
    keys = [*(current_app.config.get("SECRET_KEY_FALLBACKS") or []), current_app.config["SECRET_KEY"]]
    return Signer(keys, salt="sheet", algorithm=ShortMark())
