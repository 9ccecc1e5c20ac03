"""Which certificates are revoked, as a signed list of bits (W3C Bitstring Status List 1.0)."""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime

from .errors import CredentialError
from .identity import base64url

BITS = 131_072  # the least that the standard allows, so that an index tells nothing about anybody
LONGEST = 16 * BITS // 8  # bytes of a list that is read
GZIP = 31  # what zlib calls gzip's frame


def status_entry(list_address: str, index: int) -> dict:
    """Where a credential's bit stands: `index` from 0 in the list at that address."""
    if not 0 <= index < BITS:
        raise CredentialError(f"A status list has no place {index}.")
    return {
        "id": f"{list_address}#{index}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": str(index), "statusListCredential": list_address,
    }


def status_list(revoked: Iterable[int], address: str, issuer: str, name: str, when: datetime, until: datetime) -> dict:
    """A list whose bits are set at these indices, as a credential to be signed by `issue_credential`.

    `issuer` and `name` say whose list it is; it counts from `when` to `until` (aware).
    """
    begins, ends = (moment.astimezone(UTC).replace(microsecond=0) for moment in (when, until))
    subject = f"{address}#list"
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": name},
        "validFrom": begins.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "validUntil": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": {
            "id": subject, "type": "BitstringStatusList", "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
        "iss": issuer, "jti": address, "sub": subject, "nbf": int(begins.timestamp()), "exp": int(ends.timestamp()),
    }


def encoded(revoked: Iterable[int]) -> str:
    """Bits as the standard writes them: the first is the highest of the first byte; gzip; multibase base64url."""
    bits = bytearray(BITS // 8)
    for index in revoked:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64url(gzip.compress(bytes(bits), mtime=0))


def is_revoked(encoded_list: str, index: int) -> bool:
    """Whether the bit at an index is set. Raises CredentialError for a list that cannot be read."""
    try:
        padded = encoded_list[1:] + "=" * (-len(encoded_list[1:]) % 4)
        bits = zlib.decompressobj(wbits=GZIP).decompress(base64.urlsafe_b64decode(padded), LONGEST)
        return bool(bits[index // 8] & 0x80 >> index % 8)
    except (ValueError, zlib.error, IndexError) as error:
        raise CredentialError("The status list cannot be read.") from error
