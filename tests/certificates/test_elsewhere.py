"""Credentials and status lists in the eyes of libraries that we did not write."""

from datetime import UTC, datetime, timedelta

import pytest
from openbadgeslib.ob3 import OB3VerificationError

from certificates import issue_credential, status_list

from . import keys
from .credentials import ISSUER, LIST, jwks, kid, payload, signed_credential
from .elsewhere import by_node, by_openbadgeslib
from .make import certificate


def signed_list(*revoked, key=None, when=keys.LATER):
    key = key or keys.key()
    said = status_list(revoked, LIST, ISSUER, "สถาบันตัวอย่าง", when, when + timedelta(days=1))
    return issue_credential(said, key, kid(key))


def test_jose_and_the_status_library_find_a_valid_credential_valid():
    found = by_node(signed_credential(certificate()), jwks(), signed_list(1, 76, 78), keys.LATER)

    assert found == {"verified": True, "header": ["alg", "kid", "typ"], "name": "วุฒิบัตร นบ. ๔/๐๐๑",
                     "status": True, "revoked": False}


def test_they_find_a_revoked_one_revoked():
    assert by_node(signed_credential(certificate()), jwks(), signed_list(77), keys.LATER)["revoked"] is True


def test_they_find_old_credentials_valid_when_keys_rotate():
    old, new = keys.key(), keys.rsa_key()

    found = by_node(signed_credential(certificate(), old), jwks(new, old), signed_list(77, key=new), keys.LATER)

    assert (found["verified"], found["status"], found["revoked"]) == (True, True, True)


def test_jose_refuses_a_credential_of_a_stranger():
    found = by_node(signed_credential(certificate(), keys.key("อื่น")), jwks(), signed_list(), keys.LATER)

    assert found == {"verified": False, "why": "ERR_JWKS_NO_MATCHING_KEY"}


def test_jose_refuses_a_status_list_that_is_too_old():
    found = by_node(signed_credential(certificate()), jwks(), signed_list(77), keys.LATER + timedelta(days=3))

    assert (found["status"], "exp" in found["why"]) == (False, True)


@pytest.mark.parametrize("key", [keys.key(), keys.rsa_key()])
def test_openbadgeslib_reads_the_credential(key):
    found = by_openbadgeslib(signed_credential(certificate(), key), key.certificate)

    assert (found.issuer.name, found.achievement.name, len(found.identifiers)) == (
        certificate().issuing_body, certificate().completed, 3)


def test_openbadgeslib_asks_the_signed_status_list():
    now = datetime.now(UTC)

    found = by_openbadgeslib(signed_credential(certificate()), keys.key().certificate, signed_list(78, when=now))

    assert found.credential_status[0]["statusListIndex"] == "77"


def test_openbadgeslib_refuses_a_revoked_credential():
    with pytest.raises(OB3VerificationError, match="revocation"):
        by_openbadgeslib(signed_credential(certificate()), keys.key().certificate,
                         signed_list(77, when=datetime.now(UTC)))


def test_openbadgeslib_refuses_a_changed_credential():
    token = signed_credential(certificate())

    with pytest.raises(OB3VerificationError):
        by_openbadgeslib(token[:-8] + "AAAAAAAA", keys.key().certificate)


def test_the_last_bit_of_the_list_can_be_set_too():
    said = issue_credential(payload(certificate(), index=131_071), keys.key(), kid(keys.key()))

    assert by_node(said, jwks(), signed_list(131_071), keys.LATER)["revoked"] is True
