"""The certificate's facts as an Open Badges 3.0 credential (1EdTech), secured as a JWT (VC-JWT, section 8.2)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from .certificate import Certificate
from .errors import CredentialError
from .identity import base64url
from .keys import Key

CONTEXTS = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
ALGORITHMS = ("ES256", "RS256")
MEDIA_TYPE = "application/vc+jwt"
FILE_NAME = "credential.jwt"
LONGEST = 64 * 1024  # characters
LEEWAY = timedelta(minutes=5)  # by which clocks may differ
TOKEN = re.compile(r"/([A-Za-z0-9_-]{8,64})/?$")  # the last part of the address at which it is verified


def credential(certificate: Certificate, issuer: str, achievement: str, criteria: str, when: datetime, *,
               email_hash: str = "", salt: str = "", status: Mapping | None = None) -> dict:
    """What one certificate says, as a credential that is still to be signed.

    `issuer` and `achievement` are the addresses that name the issuing body and what was achieved, `criteria` says in
    words what was asked for it, `when` (aware) is when it was issued. The holder is identified by name, organisation
    and, where there is one, by what `hashed` makes of the e-mail address, with its salt. `status` is what
    `status_entry` gives. Raises CredentialError without an address of the certificate's own.
    """
    if not certificate.verify_url:
        raise CredentialError("A credential needs the address at which its certificate is verified.")
    moment = when.astimezone(UTC).replace(microsecond=0)
    subject = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, certificate.verify_url)}"
    said = {
        "@context": list(CONTEXTS),
        "id": certificate.verify_url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{certificate.title} {certificate.number}",
        "validFrom": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "issuer": {"id": issuer, "type": ["Profile"], "name": certificate.issuing_body},
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "identifier": _identifiers(certificate, email_hash, salt),
            "licenseNumber": certificate.number,
            "achievement": {
                "id": achievement,
                "type": ["Achievement"],
                "name": certificate.completed,
                "description": f"{certificate.completed} {certificate.held}",
                "criteria": {"narrative": criteria},
            },
        },
        "iss": issuer, "jti": certificate.verify_url, "sub": subject, "nbf": int(moment.timestamp()),
    }
    if status:
        said["credentialStatus"] = dict(status)
    return said


def _identifiers(certificate: Certificate, email_hash: str, salt: str) -> list[dict]:
    """Who is meant, as on the paper; never by a national ID."""
    found = [_identity("name", certificate.name)]
    if certificate.organisation:
        found.append(_identity("ext:organisation", certificate.organisation))
    if email_hash:
        found.append(_identity("emailAddress", email_hash) | {"hashed": True, "salt": salt})
    return found


def _identity(kind: str, value: str) -> dict:
    return {"type": "IdentityObject", "hashed": False, "identityHash": value, "identityType": kind}


def hashed(email: str, salt: str) -> str:
    """An e-mail address as Open Badges hides it, with a salt of 16 letters or more: who knows it can recognise it."""
    if len(salt) < 16:
        raise CredentialError("An e-mail address is hashed with a salt of at least 16 letters.")
    return f"sha256${hashlib.sha256((email.strip().lower() + salt).encode()).hexdigest()}"


def issue_credential(payload: Mapping, key: Key, kid: str) -> str:
    """The credential as a signed JWT (compact JWS); `kid` is the address at which the key's JWK can be read."""
    signed = f"{_part({'alg': key.algorithm, 'kid': kid, 'typ': 'JWT'})}.{_part(payload)}"
    return f"{signed}.{base64url(key.sign_compact(signed.encode()))}"


def verify_credential(token: str, keys: Iterable[Mapping], when: datetime) -> dict:
    """The payload of a credential or status list that one of these JWKs has signed.

    Raises CredentialError: not a JWT of ours, an unknown key, a wrong signature, not valid at `when` (aware), or
    claims that contradict the credential.
    """
    header = _header(token)
    mine = [dict(one) for one in keys if one.get("kid") == header.get("kid") and one.get("alg") == header.get("alg")]
    if header.get("alg") not in ALGORITHMS or not mine:
        raise CredentialError("The credential is signed with a key that nobody here knows.")
    try:
        payload = json.loads(jws.deserialize_compact(token, KeySet.import_key_set({"keys": mine}), ALGORITHMS).payload)
    except (JoseError, ValueError) as error:
        raise CredentialError("The credential's signature is wrong.") from error
    _check_claims(payload, when)
    return payload


def _check_claims(payload, when: datetime) -> None:
    """The registered claims say the same as the credential, and it is valid now."""
    try:
        subject = payload["credentialSubject"]["id"]
        agree = (payload["iss"] == payload["issuer"]["id"] and payload["jti"] == payload["id"]
                 and payload["sub"] == subject and payload["nbf"] == int(moment_of(payload["validFrom"]).timestamp()))
        begins, ends = moment_of(payload["validFrom"]), moment_of(payload.get("validUntil"))
    except (KeyError, TypeError, ValueError) as error:
        raise CredentialError("The credential lacks what every credential says.") from error
    if not agree:
        raise CredentialError("The credential contradicts itself.")
    if begins > when + LEEWAY or (ends and ends < when - LEEWAY):
        raise CredentialError("The credential is not valid at this time.")


def moment_of(text: str | None) -> datetime | None:
    """A moment as credentials write it (RFC 3339), aware."""
    return datetime.fromisoformat(text) if text else None


def claims_of(token: str) -> tuple[str, str]:
    """(number, token of the public page) that a credential claims, unverified; "" for what it does not say."""
    try:
        payload = json.loads(_decoded(token.split(".")[1]))
        address = TOKEN.search(str(payload.get("id", "")))
        return str(payload["credentialSubject"].get("licenseNumber", ""))[:200], address[1] if address else ""
    except (IndexError, KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return "", ""


def key_named(token: str) -> str:
    """The address of the key that a credential names, unverified; "" when it names none."""
    try:
        return str(_header(token).get("kid", ""))
    except CredentialError:
        return ""


def _header(token: str) -> dict:
    try:
        if len(token) > LONGEST or token.count(".") != 2:
            raise ValueError
        header = json.loads(_decoded(token.split(".")[0]))
        return header if isinstance(header, dict) else {}
    except (ValueError, RecursionError) as error:
        raise CredentialError("This is not a signed credential.") from error


def _decoded(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error


def _part(value: Mapping) -> str:
    return base64url(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
