"""What verifiers elsewhere ask for."""

import pytest

from certificates import certificates_in
from tests.awards.participants import certified
from trainer.awards import keys


@pytest.fixture
def keys_of(client):
    return lambda: client.get("/.well-known/jwks.json").json["keys"]


def test_every_key_that_ever_sealed_is_served(signing, keys_of):
    new = keys.make("กรมใหม่", by=None)

    assert [one["kid"] for one in keys_of()] == [new.address, signing.address]


def test_a_key_is_read_where_credentials_say_it_is(signing, client, keys_of):
    found = client.get(signing.address.removeprefix("http://localhost"))

    assert (found.json, found.content_type) == (keys_of()[0], "application/jwk+json")


def test_nothing_private_is_served(signing, client):
    for path in ("/.well-known/jwks.json", f"/credentials/keys/{signing.key_id}/certificates.pem"):
        answer = client.get(path).text
        assert '"d"' not in answer and "PRIVATE" not in answer


def test_the_certificates_of_a_key_lead_to_the_one_to_be_trusted(signing, client):
    found = certificates_in(client.get(f"/credentials/keys/{signing.key_id}/certificates.pem").data)

    assert found == signing.chain


def test_pages_of_other_sites_may_read_them_and_keep_them_for_an_hour(signing, client):
    answer = client.get("/.well-known/jwks.json")

    assert (answer.headers["Access-Control-Allow-Origin"], answer.headers["Cache-Control"]) == (
        "*", "public, max-age=3600")


def test_the_issuer_has_a_profile(client):
    assert client.get("/credentials/issuer").json["type"] == ["Profile"]


def test_without_keys_the_set_is_empty(app, keys_of):
    assert keys_of() == []


@pytest.mark.parametrize("path", ["/credentials/keys/unknown", "/credentials/keys/unknown/certificates.pem",
                                  "/credentials/status/1", "/credentials/status/0"])
def test_what_is_not_there_is_not_found(signing, client, path):
    assert client.get(path).status_code == 404


def test_a_list_that_nobody_can_sign_says_so(keys_folder, cohort, client):
    certified(cohort)

    assert client.get("/credentials/status/1").status_code == 503


def test_a_list_is_served_as_a_signed_credential(signing, cohort, client):
    certified(cohort)

    answer = client.get("/credentials/status/1")

    assert (answer.content_type, answer.text.count(".")) == ("application/vc+jwt", 2)
