"""The keys of devices: how one is known by what it shows.

A key is 256 random bits; only its SHA-256 is kept, so the database alone opens nothing.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from trainer.database import db
from trainer.door.clock import to_ms
from trainer.door.models import Device, Scan
from trainer.door.saying import UNWELCOME
from trainer.door.swift import Statement, gathered

KEY = re.compile(r"[A-Za-z0-9_-]{43}")
LOOKED = timedelta(minutes=1)  # so often at most a device that only looks is noted as seen


class Unwelcome(Exception):
    """A key that opens nothing; `error` is "unknown", "revoked" or "expired", `sentence()` says it on the screen."""

    def __init__(self, error):
        super().__init__(error)
        self.error = error

    def sentence(self):
        return UNWELCOME[self.error]()


@dataclass(frozen=True, slots=True)
class Greeted:
    """A device that has shown its key; `known` are those of the uids it sent that the server has already."""

    id: int
    cohort_id: int
    name: str
    enrolled_at: datetime
    known: frozenset


def hash_of(key):
    return hashlib.sha256(key.encode()).hexdigest()


def greet(connection, key, moment, sent_at, waiting, uids):
    """Know a device by its key, note what it says of itself, and hold it until commit; returns it as Greeted.

    All in one statement, for a check-in has five. `sent_at` is what its clock shows (ms), `uids` those of the scans it
    sends. Raises Unwelcome; the caller then rolls back.
    """
    if not KEY.fullmatch(key):
        raise Unwelcome("unknown")
    facts = {"key": hash_of(key), "uids": uids, "now": moment, "offset": to_ms(moment) - sent_at, "held": waiting}
    found = next(iter(GREETING(connection, facts)), None)
    refuse_unwelcome(found, moment)
    return Greeted(found.id, found.cohort_id, found.name, found.enrolled_at, frozenset(found.known or ()))


def known_by(key, moment):
    """The Device that a key opens, for one that only looks; noted as seen once a minute. Raises Unwelcome."""
    found = db.session.scalar(select(Device).where(Device.key_hash == hash_of(key))) if KEY.fullmatch(key) else None
    refuse_unwelcome(found, moment)
    if found.seen_at is None or moment - found.seen_at > LOOKED:
        note_seen(found.id, moment)
    return found


def note_seen(device_id, moment):
    """In a transaction of its own: on SQLite one that has read may not write any more."""
    db.session.rollback()
    db.session.execute(update(Device).where(Device.id == device_id).values(seen_at=moment))
    db.session.commit()


def refuse_unwelcome(device, moment):
    if device is None:
        raise Unwelcome("unknown")
    if device.revoked_at:
        raise Unwelcome("revoked")
    if moment > device.expires_at:
        raise Unwelcome("expired")


def greeting(dialect, among):
    """The UPDATE that notes what a device says of itself, and answers who it is."""
    known = select(gathered(dialect, Scan.uid)).where(among(Scan.uid, "uids")).scalar_subquery()
    return (
        update(Device.__table__)
        .where(Device.key_hash == bindparam("key"))
        .values(seen_at=bindparam("now"), offset_ms=bindparam("offset"), waiting=bindparam("held"))
        .returning(Device.id, Device.cohort_id, Device.name, Device.enrolled_at, Device.revoked_at, Device.expires_at,
                   known.label("known"))
    )  # fmt: skip


GREETING = Statement(greeting)
