"""A test authority: makes signing keys whose certificates nobody knows, so that everything can be tried at once.

Readers show what it seals as signed by somebody they do not trust, until its certificate is installed there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from .errors import SealError
from .keys import Key, load_private, software_signer, to_pem

LASTS = timedelta(days=365 * 30)
KEY_LASTS = timedelta(days=365 * 10)
LONGEST_COMMON_NAME = 64  # bytes, as cryptography counts them; Thai takes three for each letter
LONGEST_NAME = 64  # characters (RFC 5280, ub-organization-name)
USAGES = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
          "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")


@dataclass(frozen=True, eq=False)
class Authority:
    """Its own self-signed certificate, and the private key that goes with it."""

    certificate: x509.Certificate
    private: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def make(cls, name: str, when: datetime) -> Authority:
        """An authority called so, valid for 30 years from this moment."""
        private = ec.generate_private_key(ec.SECP256R1())
        subject = called(name)
        certificate = (
            _begun(subject, subject, private.public_key(), when, when + LASTS, "key_cert_sign", "crl_sign")
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(private, hashes.SHA256()))
        return cls(certificate, private)

    @classmethod
    def load(cls, data: bytes) -> Authority:
        """Read what `to_pem` gave. Raises SealError when it is something else."""
        private, certificates = load_private(data)
        if not certificates or certificates[0].public_key() != private.public_key():
            raise SealError("no_certificate", "There is no certificate for the authority's key.")
        return cls(certificates[0], private)

    def to_pem(self) -> bytes:
        """Its private key and certificate as one PEM file, to be kept from everybody."""
        return to_pem(self.private, [self.certificate])

    def issue(self, name: str, when: datetime) -> tuple[Key, bytes]:
        """A new signing key (EC P-256, valid for 10 years) called so, and the PEM file to keep it in."""
        private = ec.generate_private_key(ec.SECP256R1())
        mine = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.private.public_key())
        certificate = (
            _begun(called(name), self.certificate.subject, private.public_key(), when, when + KEY_LASTS,
                   "digital_signature", "content_commitment")
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(mine, critical=False)
            .sign(self.private, hashes.SHA256()))
        chain = (certificate, self.certificate)
        return Key(certificate, chain[1:], software_signer(private)), to_pem(private, chain)

    def revocations(self, when: datetime, until: datetime) -> bytes:
        """Its list of revoked certificates (CRL, DER), which is empty, for files that prove it at once (PAdES B-LT)."""
        mine = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.private.public_key())
        made = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject).last_update(when).next_update(until)
            .add_extension(mine, critical=False).add_extension(x509.CRLNumber(int(when.timestamp())), critical=False)
            .sign(self.private, hashes.SHA256()))
        return made.public_bytes(Encoding.DER)


def called(name: str) -> x509.Name:
    """A subject called so: by its common name, or where that is too long by its organisation."""
    short = len(name.encode()) <= LONGEST_COMMON_NAME
    return x509.Name([x509.NameAttribute(
        NameOID.COMMON_NAME if short else NameOID.ORGANIZATION_NAME, name[:LONGEST_NAME])])


def _begun(subject, issuer, public, when, until, *uses) -> x509.CertificateBuilder:
    """What both kinds of certificate have in common."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(issuer).public_key(public).serial_number(x509.random_serial_number())
        .not_valid_before(when).not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.KeyUsage(**{usage: usage in uses for usage in USAGES}), critical=True))
