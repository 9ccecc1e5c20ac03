"""Tells whether a PDF is what somebody we trust has sealed.

The file is judged by its bytes: where a signature says that it stands, what it covers, whether it fits. A PDF is not
taken apart to find out, so a hostile one finds no parser to attack, and one that shows other content than was signed
is no way round: a seal counts only when it covers every byte of the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

import pikepdf
from cryptography import x509

from .credential import claims_of
from .signature import Findings, examine
from .verdict import State, Verdict

LARGEST = 20  # megabytes
MOST_LOOKED_AT = 16  # of what may be a seal or a credential in one file
PLAIN_CONTAINER = 64 * 1024  # bytes, as hexadecimal digits; one of ours with a timestamp has some 40,000
LARGEST_CONTAINER = 256 * 1024  # bytes, as hexadecimal digits
RANGE = re.compile(rb"/ByteRange\s{0,40}\[\s{0,40}0\s{1,40}(\d{1,11})\s{1,40}(\d{1,11})\s{1,40}(\d{1,11})\s{0,40}\]")
CREDENTIAL = re.compile(rb"[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,60000}\.[A-Za-z0-9_-]{10,2000}")
BEGINNING = b"eyJhbGciOiJ"  # of every credential: {"alg":" in base64url
CLAIMED = re.compile(rb"/M\s{0,9}\(D:(\d{14})(Z|[+-]\d\d'?\d\d'?)?")
AROUND = 4_000  # bytes before and after the range in which the signature's dictionary lies
ORDER = (State.INTACT, State.EXPIRED, State.ALTERED, State.STRANGER)  # of several signatures the first of these counts


class Seal(NamedTuple):
    """One signature of a file: what it covers, as [0, first) and [after, end), and its container between them."""

    first: int
    after: int
    end: int
    claimed: datetime | None


def verify(pdf: bytes, trusted: Iterable[x509.Certificate], when: datetime, *, opened: bool = True) -> Verdict:
    """Judge a PDF as of `when` (aware), trusting whom these certificates vouch for, timestamp authorities included.

    `opened`: an intact file may be taken apart, to tell B-LT from B-T; otherwise no file is. Never raises: what cannot
    be read is a verdict, too. Takes memory in proportion to the file, which may have 20 MB; and time, too, as long as
    the file `is_plain`: strangers may put so much into the containers of seals that it takes minutes.
    """
    if len(pdf) > LARGEST * 1024 * 1024:
        return Verdict(State.UNREADABLE, "too_large", {"megabytes": LARGEST})
    if b"%PDF-" not in pdf[:1024]:
        return Verdict(State.UNREADABLE, "not_a_pdf")
    trusted, seals = list(trusted), _seals(pdf)
    if len(seals) > MOST_LOOKED_AT:
        return Verdict(State.UNREADABLE, "too_complicated")
    found = [_judged(pdf, seal, trusted, when, opened) for seal in seals]
    best = min(found, key=lambda one: ORDER.index(one.state), default=_unsealed(pdf))
    return replace(best, **_carried(pdf))


def is_plain(pdf: bytes) -> bool:
    """Whether judging a PDF is quick: it holds one seal at most, of a size as ours have, or too many to be examined."""
    seals = _seals(pdf)
    small = all(seal.after - seal.first <= PLAIN_CONTAINER for seal in seals)
    return len(seals) <= 1 and small or len(seals) > MOST_LOOKED_AT


def _unsealed(pdf: bytes) -> Verdict:
    whole = b"%%EOF" in pdf[-2048:]
    return Verdict(State.UNSIGNED, "unsigned") if whole else Verdict(State.UNREADABLE, "cut_short")


def _seals(pdf: bytes) -> list[Seal]:
    """The signatures that the file holds, or seems to; one more than are looked at where there are too many."""
    found = []
    for match in islice(RANGE.finditer(pdf), MOST_LOOKED_AT + 1):
        first, after, length = map(int, match.groups())
        near = pdf[max(0, match.start() - AROUND):match.end() + AROUND] + pdf[after:after + AROUND]
        found.append(Seal(first, after, after + length, _moment(CLAIMED.search(near))))
    return found


def _moment(match) -> datetime | None:
    """A PDF date (ISO 32000-1, 7.9.4); without a zone it is taken as UTC."""
    if match is None:
        return None
    zone = (match[2] or b"Z").decode().replace("'", "")
    try:
        return datetime.strptime(match[1].decode() + zone, "%Y%m%d%H%M%S%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _judged(pdf: bytes, seal: Seal, trusted: list[x509.Certificate], when: datetime, opened: bool) -> Verdict:
    """What one signature says of the file."""
    if seal.end > len(pdf):
        return Verdict(State.ALTERED, "missing", {"bytes": seal.end - len(pdf)}, signed_at=seal.claimed)
    container = _container(pdf[seal.first:seal.after])
    signed = pdf[:seal.first] + pdf[seal.after:seal.end]
    findings = examine(container, signed, trusted, when, seal.claimed) if container else None
    if findings is None:
        return Verdict(State.ALTERED, "seal_broken", signed_at=seal.claimed)
    state, why = _state(findings, more=len(pdf) - seal.end)
    facts = {"bytes": len(pdf) - seal.end} if why == "added" else {}
    moment = findings.stamped_at or seal.claimed
    level = _level(pdf, findings, opened and state is State.INTACT)
    return Verdict(state, why, facts, findings.signer, moment, level, key_id=findings.key_id)


def _state(findings: Findings, more: int) -> tuple[State, str]:
    if not findings.fits:
        return State.ALTERED, "changed"
    if not findings.known:
        return State.STRANGER, "stranger"
    if more:
        return State.ALTERED, "added"
    return (State.EXPIRED, "expired") if findings.expired else (State.INTACT, "intact")


def _container(gap: bytes) -> bytes | None:
    """The bytes that stand as hexadecimal digits of one case between < and >, and nothing else."""
    if not (2 < len(gap) <= LARGEST_CONTAINER and re.fullmatch(rb"<(?:(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>", gap)):
        return None
    return bytes.fromhex(gap[1:-1].decode())


def _level(pdf: bytes, findings: Findings, opened: bool) -> str:
    """The PAdES level; only where the file is taken apart, B-LT is told from B-T."""
    if not findings.stamped_at:
        return "B-B"
    if not opened:
        return "B-T"
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return "B-LT" if pikepdf.Name.DSS in document.Root else "B-T"


def _carried(pdf: bytes) -> dict[str, str]:
    """The credential in the file, and what it says of itself."""
    at = -1
    for _ in range(MOST_LOOKED_AT):
        at = pdf.find(BEGINNING, at + 1)
        if at < 0:
            break
        if match := CREDENTIAL.match(pdf, at):
            found = match[0][:_stored(pdf, at)].decode()
            number, token = claims_of(found)
            return {"credential": found, "number": number, "token": token}
    return {}


def _stored(pdf: bytes, at: int) -> int | None:
    """How many bytes from here are one that Flate stored as they are (RFC 1951, 3.2.4); None where they are not so.

    Behind them stands a checksum, whose bytes may look like more letters of a credential.
    """
    length, complement = (int.from_bytes(pdf[max(0, at - n):max(0, at - n + 2)], "little") for n in (4, 2))
    return length if length ^ complement == 0xFFFF else None
