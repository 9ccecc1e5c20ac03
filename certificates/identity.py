"""What an X.509 certificate says: whose it is, what kind of key it speaks for, and that key as a JWK."""

from __future__ import annotations

import base64
import hashlib
import json

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from .errors import SealError

SMALLEST_RSA = 2_048  # bits


def certificates_in(data: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file, or the one in a DER file. Raises SealError when there are none."""
    try:
        return x509.load_pem_x509_certificates(data) if b"-----" in data else [x509.load_der_x509_certificate(data)]
    except ValueError as error:
        raise SealError("no_certificate", "There is no certificate in the file.") from error


def algorithm_of(certificate: x509.Certificate) -> str:
    """ES256 or RS256. Raises SealError for a certificate of any other kind of key."""
    public = certificate.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey) and isinstance(public.curve, ec.SECP256R1):
        return "ES256"
    if isinstance(public, rsa.RSAPublicKey) and public.key_size >= SMALLEST_RSA:
        return "RS256"
    raise SealError("unfit_key", "This kind of key cannot seal: use EC P-256, or RSA with 2,048 bits or more.")


def public_jwk(certificate: x509.Certificate, kid: str | None = None) -> dict:
    """The public key as a JWK (RFC 7517) for `/.well-known/jwks.json`; `kid` as credentials name it."""
    named = {"kid": kid or thumbprint(certificate), "alg": algorithm_of(certificate), "use": "sig"}
    return _bare_jwk(certificate) | named


def thumbprint(certificate: x509.Certificate) -> str:
    """The SHA-256 thumbprint of the public key (RFC 7638), base64url."""
    plain = json.dumps(_bare_jwk(certificate), sort_keys=True, separators=(",", ":"))
    return base64url(hashlib.sha256(plain.encode()).digest())


def name_of(certificate: x509.Certificate) -> str:
    """Whom a certificate is about: the common name, else the organisation, else the whole subject."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        if found := certificate.subject.get_attributes_for_oid(kind):
            return str(found[0].value)
    return certificate.subject.rfc4514_string()


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether the certificate's key usage allows signing documents; one that says nothing allows everything."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def signed_by(certificate: x509.Certificate, signature: bytes, data: bytes) -> bool:
    """Whether a signature over data was made with the key of a certificate."""
    public = certificate.public_key()
    try:
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        else:
            return False
    except InvalidSignature:
        return False
    return True


def in_order(certificates, public=None, fits=None) -> tuple[x509.Certificate, tuple[x509.Certificate, ...]]:
    """The certificate of a key (by its public half, or by a test) and those that lead from it to the root.

    Raises SealError when none of them is the key's.
    """
    fits = fits or (lambda one: one.public_key() == public)
    certificate = next(filter(fits, certificates), None)
    if certificate is None:
        raise SealError("no_certificate", "There is no certificate for the signing key.")
    chain, last = [], certificate
    while last.issuer != last.subject:
        issuer = next((one for one in certificates if issued(one, last)), None)
        if issuer is None or issuer in chain:
            break
        chain.append(issuer)
        last = issuer
    return certificate, tuple(chain)


def issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Whether one certificate was signed with the key of the other."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bare_jwk(certificate: x509.Certificate) -> dict:
    """The members that make a public key, and no others."""
    numbers = certificate.public_key().public_numbers()
    if algorithm_of(certificate) == "ES256":
        return {"crv": "P-256", "kty": "EC", "x": base64url(numbers.x.to_bytes(32, "big")),
                "y": base64url(numbers.y.to_bytes(32, "big"))}
    return {"e": _number(numbers.e), "kty": "RSA", "n": _number(numbers.n)}


def _number(value: int) -> str:
    return base64url(value.to_bytes((value.bit_length() + 7) // 8, "big"))
