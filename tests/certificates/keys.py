"""Keys, authorities and timestamps for tests, made once a run."""

import functools
from datetime import UTC, datetime, timedelta

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from certificates import Authority, Key
from certificates.aside import finished
from certificates.keys import software_signer

WHEN = datetime(2020, 1, 31, 16, 30, tzinfo=UTC)
LATER = WHEN + timedelta(days=30)
OURS = "สถาบันตัวอย่าง"
AFTER_THE_END = WHEN + timedelta(days=365 * 11)


@functools.cache
def authority():
    return Authority.make(f"{OURS} (ทดสอบ)", WHEN - timedelta(days=1))


def key(name=OURS):
    """An EC P-256 key of the test authority."""
    return Key.load(key_file(name))


def key_file(name=OURS):
    """The PEM file of such a key."""
    return _issued(name)


@functools.cache
def _issued(name):
    return authority().issue(name, WHEN - timedelta(days=1))[1]


@functools.cache
def rsa_private(bits=2048):
    return rsa.generate_private_key(65537, bits)


def self_signed(private, name="Example", *extensions, begins=WHEN - timedelta(days=1), ends=AFTER_THE_END, public=None):
    """A certificate that vouches for itself, with what a test wants in it."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject)
    made = made.public_key(public or private.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(begins).not_valid_after(ends)
    for extension in extensions:
        made = made.add_extension(extension, critical=True)
    return made.sign(private, hashes.SHA256())


@functools.cache
def rsa_key():
    return Key(self_signed(rsa_private(), "RSA"), (), software_signer(rsa_private()))


@functools.cache
def tsa():
    """A timestamp authority's certificate."""
    return self_signed(rsa_private(), "Timestamps", x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]))


def timestamper(moment=WHEN):
    """Answers as that authority would at a moment."""
    private = rsa_private().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    dummy = DummyTimeStamper(asn1.Certificate.load(tsa().public_bytes(Encoding.DER)),
                             asn1_keys.PrivateKeyInfo.load(private), fixed_dt=moment)
    return lambda digest: finished(dummy.async_timestamp(digest, "sha256")).dump()
