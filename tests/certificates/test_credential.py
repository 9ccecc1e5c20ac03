"""The facts as an Open Badges 3.0 credential: its shape, and what makes it worthless."""

import base64
import hashlib
import json
from datetime import timedelta

import pytest

from certificates import CredentialError, hashed, issue_credential, verify_credential
from certificates.credential import claims_of

from . import keys
from .credentials import ISSUER, SALT, SITE, jwks, kid, payload, signed_credential
from .make import certificate


def parts(token):
    return [json.loads(base64.urlsafe_b64decode(part + "==")) for part in token.split(".")[:2]]


def signed(said):
    return issue_credential(said, keys.key(), kid(keys.key()))


def refused(token, when=keys.LATER, trusted=None):
    with pytest.raises(CredentialError) as refusal:
        verify_credential(token, jwks() if trusted is None else trusted, when)
    return str(refusal.value)


def test_the_header_says_algorithm_key_and_type_and_nothing_else():
    header, _ = parts(signed_credential(certificate()))

    assert header == {"alg": "ES256", "kid": f"{SITE}/credentials/keys/{keys.key().id}", "typ": "JWT"}


def test_the_payload_is_the_credential_itself_with_the_registered_claims():
    one = certificate()
    said = payload(one)

    assert (said["iss"], said["jti"], said["sub"], said["nbf"]) == (
        ISSUER, one.verify_url, said["credentialSubject"]["id"], int(keys.WHEN.timestamp()))


def test_what_stands_on_paper_stands_in_the_credential():
    one = certificate()
    said = payload(one)
    subject = said["credentialSubject"]

    assert (said["issuer"]["name"], said["name"], subject["licenseNumber"], subject["achievement"]["name"]) == (
        one.issuing_body, f"{one.title} {one.number}", one.number, one.completed)


def test_the_holder_is_identified_by_name_organisation_and_a_hash_of_the_address():
    identities = {one["identityType"]: one for one in payload(certificate())["credentialSubject"]["identifier"]}

    assert identities["name"]["identityHash"] == certificate().name
    assert identities["ext:organisation"]["identityHash"] == certificate().organisation
    assert identities["emailAddress"]["identityHash"] == (
        "sha256$" + hashlib.sha256(f"somchai@example.org{SALT}".encode()).hexdigest())


def test_the_address_itself_stands_nowhere():
    assert "somchai@example.org" not in json.dumps(payload(certificate()))


def test_without_an_address_and_an_organisation_only_the_name_identifies():
    identifiers = payload(certificate(organisation=""), email_hash="")["credentialSubject"]["identifier"]

    assert [one["identityType"] for one in identifiers] == ["name"]


def test_nothing_is_null_and_what_may_be_many_is_a_list():
    said = payload(certificate())

    assert "null" not in json.dumps(said)
    assert all(isinstance(said[name], list) for name in ("@context", "type"))
    assert isinstance(said["credentialSubject"]["achievement"]["type"], list)


def test_the_same_facts_make_the_same_credential():
    assert signed_credential(certificate()) == signed_credential(certificate())


def test_an_address_without_enough_salt_is_refused():
    with pytest.raises(CredentialError, match="salt"):
        hashed("somchai@example.org", "short")


def test_a_certificate_that_cannot_be_verified_has_no_credential():
    with pytest.raises(CredentialError, match="address"):
        payload(certificate(verify_url=""))


@pytest.mark.parametrize("key", [keys.key(), keys.rsa_key()])
def test_a_credential_that_we_signed_is_read_back(key):
    said = payload(certificate())

    assert verify_credential(issue_credential(said, key, kid(key)), jwks(key), keys.LATER) == said


def test_a_changed_payload_is_noticed():
    head, body, signature = signed_credential(certificate()).split(".")
    changed = json.loads(base64.urlsafe_b64decode(body + "==")) | {"name": "วุฒิบัตร ๙๙"}
    other = base64.urlsafe_b64encode(json.dumps(changed).encode()).decode().rstrip("=")

    assert refused(f"{head}.{other}.{signature}") == "The credential's signature is wrong."


def test_a_key_that_nobody_knows_is_refused():
    assert "nobody here knows" in refused(signed_credential(certificate()), trusted=jwks(keys.rsa_key()))


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"alg": "ES256", "crit": ["x"]}, {}])
def test_a_header_that_chooses_a_weaker_way_is_refused(header):
    _, body, signature = signed_credential(certificate()).split(".")
    head = base64.urlsafe_b64encode(json.dumps({"kid": kid(keys.key())} | header).encode()).decode().rstrip("=")

    assert refused(f"{head}.{body}.{signature}")


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "eyJ.eyJ.x", "." * 9, "a" * 70_000, "[].[].[]"])
def test_what_is_no_credential_is_said(token):
    assert refused(token) in ("This is not a signed credential.",
                              "The credential is signed with a key that nobody here knows.")


def test_claims_that_contradict_the_credential_are_refused():
    assert refused(signed(payload(certificate()) | {"sub": "urn:uuid:other"})) == "The credential contradicts itself."


def test_a_credential_without_what_every_one_says_is_refused():
    assert "lacks" in refused(signed({"iss": ISSUER}))


def test_a_credential_is_not_valid_before_its_time():
    assert "not valid at this time" in refused(signed_credential(certificate()), keys.WHEN - timedelta(days=1))


def test_claims_are_read_without_trusting_them():
    assert claims_of(signed_credential(certificate(3))) == (certificate(3).number, "Xk3v9QpLm2Zt8aBc0003")


@pytest.mark.parametrize("token", ["", "x", "a.!!!.c", "a.bnVsbA.c", "a.e30.c", "a.W10.c"])
def test_claims_of_nonsense_are_empty(token):
    assert claims_of(token) == ("", "")
