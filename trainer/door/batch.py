"""Reads what a device sends: a pure rule over bytes, which believes nothing."""

import hashlib
import json
import re
from dataclasses import dataclass

from trainer.door.clock import LATEST
from trainer.door.codes import LONGEST
from trainer.door.models import Kind

MOST = 1000  # scans of one request
LARGEST = 1024 * 1024  # bytes of one request
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
FIELDS = ("uid", "at", "kind", "how", "slot", "registration", "code")
KINDS, HOW = frozenset(map(str, Kind)), frozenset(("camera", "search"))
NUMBER = 2**31  # above every number of a row


class Malformed(ValueError):
    """The request as a whole cannot be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """One scan as the device says it; `at` is its own clock in ms. Where `malformed`, only `uid` may be believed.

    `uid` is None where none was sent that could be one. `body_hash` is the SHA-256 of the canonical JSON of FIELDS.
    """

    uid: str | None
    body_hash: str
    kind: str = Kind.PRESENT
    slot: int = 0
    registration: int | None = None
    code: str = ""
    how: str = ""
    at: int = 0
    malformed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What one request says. `sent_at` is the device's clock in ms, `waiting` how many more scans it holds; where it is
    `brief`, the device has heard lately who is present."""

    sent_at: int
    waiting: int
    scans: list
    brief: bool = False


def read(data):
    """The Batch in the bytes of a request; a scan that cannot be read is malformed and spoils no other.

    Raises Malformed for what is no JSON object with `sent_at` (ms) and `scans`, a list of at most 1000.
    """
    try:
        sent = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error
    if not isinstance(sent, dict) or not is_number(sent.get("sent_at"), LATEST + 1):
        raise Malformed("no object with sent_at")
    scans = sent.get("scans", [])
    if not isinstance(scans, list) or len(scans) > MOST:
        raise Malformed("no list of at most 1000 scans")
    waiting = sent.get("waiting", 0)
    waiting = waiting if is_number(waiting, NUMBER) else 0
    return Batch(sent["sent_at"], waiting, [scan(each) for each in scans], sent.get("brief") is True)


def scan(sent):
    """One Said of what JSON held; never raises."""
    if not isinstance(sent, dict):
        sent = {"code": sent}
    values = [sent.get(name) for name in FIELDS]
    try:
        body = json.dumps(values, separators=(",", ":"), sort_keys=True)
    except RecursionError:
        body = "["
    body_hash = hashlib.sha256(body.encode()).hexdigest()
    uid, at, kind, how, slot, registration, code = values
    if not (isinstance(uid, str) and UID.fullmatch(uid)):
        return Said(None, body_hash, code=kept(body), malformed=True)
    if not is_scan(kind, slot, registration, code, how, at):
        return Said(uid, body_hash, code=kept(body.partition(",")[2]), malformed=True)
    return Said(uid, body_hash, kind, slot, registration, kept(code), how, at)


def is_scan(kind, slot, registration, code, how, at):
    """Whether these can be the facts of a scan: one that names nobody, by number or code, is none."""
    return (
        isinstance(kind, str) and kind in KINDS
        and isinstance(how, str) and how in HOW
        and is_number(slot, NUMBER) and is_number(at, LATEST + 1)
        and isinstance(code, str) and (bool(code) or registration is not None)
        and (registration is None or is_number(registration, NUMBER))
    )  # fmt: skip


def is_number(value, below):
    """Whether JSON held a whole number from 0 on; True and False are none, though Python thinks so."""
    return type(value) is int and 0 <= value < below


def kept(text):
    """The beginning of a text, without what no database keeps: zero characters and halves of pairs."""
    return text[:LONGEST].encode("utf-8", "replace").decode().replace("\0", "�")
