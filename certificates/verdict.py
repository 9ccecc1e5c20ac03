"""What can be said of a PDF that somebody shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """The verdict in one word."""

    INTACT = "intact"  # sealed by somebody we trust, and not a byte differs
    ALTERED = "altered"  # was sealed, but is no longer what was sealed
    UNSIGNED = "unsigned"  # a PDF without any seal
    STRANGER = "stranger"  # sealed, and unchanged since, by somebody we do not know
    EXPIRED = "expired"  # sealed by somebody we trust, whose certificate has ended, without proof of when
    UNREADABLE = "unreadable"  # no PDF, or not all of one


SENTENCES = {
    "intact": "The file is exactly as {signer} sealed it.",
    "changed": "The file was changed after it was sealed.",
    "added": "{bytes:,} bytes were added to the file after it was sealed.",
    "missing": "The file is cut short: {bytes:,} bytes of what was sealed are missing.",
    "seal_broken": "The seal itself is damaged, or of a kind that is not accepted; it proves nothing.",
    "unsigned": "The file is not sealed.",
    "stranger": "The file is sealed by {signer}, whom nobody here vouches for.",
    "expired": "The file is as {signer} sealed it, whose certificate has ended; nothing proves that it was before.",
    "not_a_pdf": "The file is not a PDF.",
    "cut_short": "The file is cut short.",
    "too_complicated": "The file holds more, or larger, seals than can be examined.",
    "too_large": "The file is larger than {megabytes} MB, which no certificate is.",
}


@dataclass(frozen=True)
class Verdict:
    """The state, and why in a word (a key of `SENTENCES`) with the facts of its sentence.

    `signer` is the name in the certificate, `signed_at` the moment that a timestamp authority attests or, at level
    B-B, that the signer claims. `key_id` is the thumbprint (RFC 7638) of the key that sealed: where a public authority
    vouches for many, only this tells whose seal it is. `credential` (a VC-JWT), `number` and `token` are what the file
    carries; they prove something only when the state is INTACT, and are a hint otherwise.
    """

    state: State
    why: str
    facts: Mapping = field(default_factory=dict)
    signer: str = ""
    signed_at: datetime | None = None
    level: str = ""  # B-B, B-T or B-LT
    credential: str = ""
    number: str = ""
    token: str = ""
    key_id: str = ""

    @property
    def sentence(self) -> str:
        """The verdict as an English sentence."""
        return SENTENCES[self.why].format(signer=self.signer, **self.facts)
