"""Judges a PDF in a process of its own, for a file that strangers made: whoever starts it can also end it.

    python -m certificates.hearing < request > answer

The request is a line of JSON, `trusted` (certificates as PEM), `when` (ISO 8601) and the limits `seconds` (of the
processor) and `megabytes`, and then the PDF. The answer is the Verdict as JSON; nothing at all where a limit was
reached.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from .identity import certificates_in
from .verdict import State, Verdict
from .verify import verify


def request(pdf: bytes, trusted: Iterable[x509.Certificate], when: datetime, seconds: int, megabytes: int) -> bytes:
    """What is asked of the process."""
    pem = "".join(one.public_bytes(Encoding.PEM).decode() for one in trusted)
    asked = {"trusted": pem, "when": when.isoformat(), "seconds": seconds, "megabytes": megabytes}
    return json.dumps(asked).encode() + b"\n" + pdf


def read(answer: bytes) -> Verdict:
    """The Verdict in an answer. Raises ValueError for one that is not whole."""
    said = json.loads(answer)
    signed_at = said["signed_at"] and datetime.fromisoformat(said["signed_at"])
    return Verdict(**said | {"state": State(said["state"]), "signed_at": signed_at})


def main() -> None:
    """Answer one request."""
    asked, pdf = json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (asked["megabytes"] << 20, asked["megabytes"] << 20))
    trusted = certificates_in(asked["trusted"].encode()) if asked["trusted"] else []
    found = verify(pdf, trusted, datetime.fromisoformat(asked["when"]), opened=False)
    print(json.dumps(asdict(found), default=str))


if __name__ == "__main__":
    main()
