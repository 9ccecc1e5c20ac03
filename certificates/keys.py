"""The key that seals, from a file, PKCS#12 or a PKCS#11 token, with the certificates that speak for it.

Two kinds are taken, because PDF readers and credential verifiers both know them: EC P-256 (ES256) and RSA of 2,048 bits
or more (RS256).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from .cms import Envelope
from .errors import SealError
from .identity import algorithm_of, in_order, may_sign, name_of, signed_by, thumbprint
from .token import signer_in_token

SAME_BYTES = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)  # RFC 6979: the same file is sealed the same again


@dataclass(frozen=True, eq=False)
class Key:
    """A signing key: `sign` makes signatures, `certificate` says whose they are, `chain` leads from there to the root.

    Safe to use from several threads.
    """

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    sign: Callable[[bytes], bytes] = field(repr=False)
    """Data in; out comes the signature over its SHA-256, as CMS holds it (ECDSA as DER, RSA with PKCS#1 v1.5)."""

    def __post_init__(self):
        algorithm_of(self.certificate)

    @classmethod
    def load(cls, data: bytes, password: str | None = None) -> Key:
        """Read a key from the bytes of a PEM or PKCS#12 file that holds the private key and its certificates.

        Raises SealError: no key, a wrong password, no certificate for the key, a kind of key that is not taken.
        """
        private, certificates = load_private(data, password)
        certificate, chain = in_order(certificates, private.public_key())
        return cls(certificate, chain, software_signer(private))

    @classmethod
    def from_token(cls, module: str, label: str, pin: str, key_label: str, certificates: bytes = b"") -> Key:
        """Use the private key `key_label` of the PKCS#11 token called `label`; it never leaves the token.

        `module` is the path of the token's library. Certificates that stand in no token are given as PEM.
        Raises SealError when token, key or certificate are not there or the PIN is wrong.
        """
        sign, stored = signer_in_token(module, label, pin, key_label)
        found = [x509.load_der_x509_certificate(one) for one in stored]
        found += x509.load_pem_x509_certificates(certificates) if certificates.strip() else []
        proof = sign(b"whose key is this?")
        return cls(*in_order(found, fits=lambda one: signed_by(one, proof, b"whose key is this?")), sign)

    @cached_property
    def algorithm(self) -> str:
        """ES256 or RS256 (RFC 7518)."""
        return algorithm_of(self.certificate)

    @cached_property
    def id(self) -> str:
        """The thumbprint of the public key (RFC 7638)."""
        return thumbprint(self.certificate)

    @property
    def name(self) -> str:
        """Who signs, as the certificate says."""
        return name_of(self.certificate)

    @cached_property
    def envelope(self) -> Envelope:
        """What makes its signature containers."""
        return Envelope(self)

    @cached_property
    def certificates_pem(self) -> bytes:
        """The certificate and its chain, without the private key."""
        return b"".join(one.public_bytes(Encoding.PEM) for one in (self.certificate, *self.chain))

    def check(self, when: datetime) -> None:
        """Raise SealError unless every certificate of the chain is valid at this moment and this one may sign."""
        for one in (self.certificate, *self.chain):
            name, begins, ends = name_of(one), one.not_valid_before_utc, one.not_valid_after_utc
            if when < begins:
                raise SealError("not_yet_valid", f"The certificate of {name} is valid only from {begins:%Y-%m-%d}.",
                                name=name, moment=begins)
            if when > ends:
                raise SealError("expired", f"The certificate of {name} expired on {ends:%Y-%m-%d}.",
                                name=name, moment=ends)
        if not may_sign(self.certificate):
            raise SealError("may_not_sign", f"The certificate of {self.name} is not made for signing.", name=self.name)

    def sign_compact(self, data: bytes) -> bytes:
        """The signature as JOSE holds it (RFC 7515): of ECDSA the two numbers one after the other, 32 bytes each."""
        signature = self.sign(data)
        if self.algorithm == "RS256":
            return signature
        r, s = decode_dss_signature(signature)
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def software_signer(private) -> Callable[[bytes], bytes]:
    """The `sign` of a private key that is in memory."""
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return lambda data: private.sign(data, SAME_BYTES)
    return lambda data: private.sign(data, padding.PKCS1v15(), hashes.SHA256())


def to_pem(private, certificates: Sequence[x509.Certificate], password: str | None = None) -> bytes:
    """A private key and its certificates as one PEM file, encrypted when there is a password."""
    secrecy = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    head = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, secrecy)
    return head + b"".join(one.public_bytes(Encoding.PEM) for one in certificates)


def load_private(data: bytes, password: str | None = None):
    """The private key in a PEM or PKCS#12 file, and the certificates beside it. Raises SealError as `Key.load`."""
    return _from_pem(data, password) if b"-----BEGIN" in data else _from_pkcs12(data, password)


def _from_pem(data: bytes, password: str | None):
    try:
        private = load_pem_private_key(data, password.encode() if password else None)
    except TypeError as error:  # a password for a key without one, or none for a key with one
        raise _wrong_password() from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise (_wrong_password() if b"ENCRYPTED" in data else _no_key()) from error
    return private, x509.load_pem_x509_certificates(data) if b"-----BEGIN CERTIFICATE-----" in data else []


def _from_pkcs12(data: bytes, password: str | None):
    try:
        private, certificate, others = pkcs12.load_key_and_certificates(data, password.encode() if password else None)
    except (ValueError, UnsupportedAlgorithm) as error:
        # cryptography tells a wrong password only by its words
        raise (_wrong_password() if "password" in str(error).lower() else _no_key()) from error
    if private is None:
        raise _no_key()
    return private, [one for one in (certificate, *others) if one is not None]


def _no_key() -> SealError:
    return SealError("no_key", "There is no private key in the file.")


def _wrong_password() -> SealError:
    return SealError("wrong_password", "The password of the signing key is wrong.")
