"""Credentials: who may have one, what stands in it, and the list that says which were revoked."""

import base64
import json
from datetime import timedelta

import pytest
import time_machine

from certificates import BITS, is_revoked
from tests import make
from tests.awards.participants import certified
from tests.certificates.elsewhere import by_node, by_openbadgeslib
from trainer.awards import correcting, credentials, keys
from trainer.awards.credentials import CredentialPlace
from trainer.database import db, now


@pytest.fixture
def certificate(signing, cohort):
    return certified(cohort, person=make.person("สมหญิง", "ใจดี", email="owner@example.org"))


@pytest.fixture
def holder(certificate, sign_in):
    return sign_in(make.account("participant", email="owner@example.org"))


@pytest.fixture
def download(holder, certificate):
    return lambda: holder.get(f"/certificates/{certificate.token}/credential.jwt").text


@pytest.fixture
def judged(client, download):
    """What jose and Digital Bazaar's library say, with the keys and the list that we serve."""

    def ask():
        token = download()
        listed = said(token)["credentialStatus"]["statusListCredential"].removeprefix("http://localhost")
        served = client.get("/.well-known/jwks.json").json["keys"]
        return by_node(token, served, client.get(listed).text, now())

    return ask


def said(token):
    return json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))


def place_of(certificate):
    return db.session.query(CredentialPlace).filter_by(certificate_id=certificate.id).one()


def test_libraries_elsewhere_find_it_valid_with_what_we_serve(judged):
    found = judged()

    assert (found["verified"], found["status"], found["revoked"]) == (True, True, False)


def test_once_revoked_they_find_it_revoked(download, client, certificate):
    token, served = download(), client.get("/.well-known/jwks.json").json["keys"]
    certificate.revoke("ออกผิดคน", by=None)

    assert by_node(token, served, client.get("/credentials/status/1").text, now())["revoked"] is True


def test_a_certificate_that_was_replaced_counts_as_revoked_and_the_new_one_does_not(certificate):
    new = correcting.replace(certificate, "สะกดผิด", by=None)

    bits = said(credentials.signed_list(1, *keys.opened()))["credentialSubject"]["encodedList"]

    assert [is_revoked(bits, place_of(one).place) for one in (certificate, new)] == [True, False]


def test_openbadgeslib_reads_it_and_asks_the_list_that_we_serve(client, download, signing):
    listed = client.get("/credentials/status/1").text

    found = by_openbadgeslib(download(), signing.chain[0], listed)

    assert (found.issuer.id, found.achievement.id.split("/")[3]) == ("http://localhost/credentials/issuer", "cohorts")


def test_it_stays_valid_when_keys_rotate(judged, download, client, certificate):
    old = download()
    keys.make("กรมใหม่", by=None)
    served = client.get("/.well-known/jwks.json").json["keys"]

    found = by_node(old, served, client.get("/credentials/status/1").text, now())

    assert (found["verified"], found["status"], judged()["verified"]) == (True, True, True)


def test_it_names_the_certificates_own_page_and_number(download, certificate):
    found = said(download())

    assert (found["id"], found["credentialSubject"]["licenseNumber"]) == (
        f"http://localhost/certificates/{certificate.token}", certificate.facts["number"])


def test_the_address_is_hashed_as_it_was_at_issue(certificate):
    before = credentials.payload(certificate)
    certificate.award.registration.person.email = "other@example.org"

    assert credentials.payload(certificate) == before and "example.org" not in json.dumps(before["credentialSubject"])


def test_staff_may_have_it_too(certificate, as_organiser):
    assert as_organiser.get(f"/certificates/{certificate.token}/credential.jwt").status_code == 200


@pytest.mark.parametrize("role", ["participant", "door"])
def test_whoever_it_does_not_belong_to_finds_nothing(certificate, sign_in, role):
    other = sign_in(make.account(role))

    assert other.get(f"/certificates/{certificate.token}/credential.jwt").status_code == 404


def test_a_stranger_with_the_address_from_the_paper_is_not_told_the_whole_name(certificate, client):
    answer = client.get(f"/certificates/{certificate.token}/credential.jwt")

    assert (answer.status_code, "eyJ" in answer.text) == (302, False)


def test_without_a_key_there_is_none(keys_folder, cohort, as_organiser):
    one = certified(cohort)

    answer = as_organiser.get(f"/certificates/{one.token}/credential.jwt")

    assert (answer.status_code, "ยังไม่มีกุญแจ" in answer.text) == (422, True)


def test_places_are_drawn_at_random_and_never_given_twice(cohort, monkeypatch):
    drawn = iter([5, 5, 9, 5, 7])
    monkeypatch.setattr(credentials.secrets, "randbelow", lambda most: next(drawn))

    given = [place_of(certified(cohort)).place for _ in range(3)]

    assert given == [5, 9, 7] and BITS == 131_072


def test_a_new_list_is_begun_when_one_is_full(cohort, monkeypatch):
    monkeypatch.setattr(credentials, "FULL", 2)

    assert [place_of(certified(cohort)).list_number for _ in range(3)] == [1, 1, 2]


def test_the_list_counts_for_a_day(signing, certificate):
    found = said(credentials.signed_list(1, *keys.opened()))

    assert found["exp"] - found["nbf"] == timedelta(days=1).total_seconds()


def test_a_list_tells_nothing_but_its_bits(client, certificate):
    body = client.get("/credentials/status/1").text

    assert certificate.token not in json.dumps(said(body)) and "สมหญิง" not in json.dumps(said(body), ensure_ascii=False)


def test_a_credential_is_the_same_on_another_day(certificate):
    before = credentials.payload(certificate)

    with time_machine.travel(now() + timedelta(days=2)):
        assert credentials.payload(certificate) == before
