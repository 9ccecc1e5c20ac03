"""Whose key opens, and what those are told whose key does not."""

from datetime import timedelta

import pytest

from tests.conftest import TEST_SETTINGS, Visitor
from tests.door.phones import SCANS, Phone, present
from trainer import create_app
from trainer.database import db, now
from trainer.door.models import Scan
from trainer.protection import limiter

CALLS = (("GET", "/door/scanner/roster"), ("GET", "/door/scanner/state"), ("POST", SCANS),
         ("DELETE", "/door/scanner/device"))  # fmt: skip


def call(client, method, address, headers):
    body = {"sent_at": 1, "scans": []} if method == "POST" else None
    return client.open(address, method=method, json=body, headers=headers)


@pytest.mark.parametrize(("method", "address"), CALLS)
@pytest.mark.parametrize("shown", [None, "Bearer", "Bearer x", "Bearer " + "x" * 43, "Basic " + "x" * 43])
def test_a_stranger_is_told_nothing(client, malee, method, address, shown):
    answer = call(client, method, address, {"Authorization": shown} if shown else {})

    assert (answer.status_code, answer.json["error"]) == (401, "unknown") and "มาลี" not in answer.text


@pytest.mark.parametrize(("method", "address"), CALLS)
def test_a_revoked_device_is_told_so(phone, client, method, address):
    phone.device.revoked_at = now()

    answer = call(client, method, address, phone.headers)

    assert (answer.status_code, answer.json["error"]) == (401, "revoked")


@pytest.mark.parametrize(("method", "address"), CALLS)
def test_a_device_whose_time_is_over_is_told_so(held, client, method, address):
    phone = Phone(held, client, expires_at=now() - timedelta(seconds=1))

    answer = call(client, method, address, phone.headers)

    assert (answer.status_code, answer.json["error"]) == (401, "expired")


def test_what_a_revoked_device_sends_is_not_kept(phone, morning, malee):
    phone.device.revoked_at = now()

    phone.send(phone.scan(morning, malee))

    assert (present(), db.session.query(Scan).count()) == ([], 0)


@pytest.mark.parametrize(("language", "words"), [("th", "ไม่ได้ลงทะเบียน"), ("en", "not enrolled"), ("", "ไม่ได้ลงทะเบียน")])
def test_the_refusal_speaks_the_devices_language(client, language, words):
    answer = client.get("/door/scanner/state", headers={"Accept-Language": language})

    assert words in answer.json["message"]


def test_a_device_that_signs_itself_out_opens_nothing_any_more(phone, client):
    assert client.delete("/door/scanner/device", headers=phone.headers).status_code == 204

    assert client.get("/door/scanner/state", headers=phone.headers).json["error"] == "unknown"


def test_junk_from_a_stranger_is_answered_like_any_stranger(client):
    assert client.post(SCANS, data=b"\0" * 1000).status_code == 401


@pytest.fixture
def limited(app, database_address):
    """A visitor to an application of which strangers may try only so often."""
    settings = TEST_SETTINGS | {"RATELIMIT_ENABLED": True, "RATELIMIT_STORAGE_URI": "memory://"}
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **settings)
    application.test_client_class = Visitor
    limiter.reset()
    with application.app_context():
        yield application.test_client()
        db.engine.dispose()
    limiter.enabled = False


def test_an_address_that_guesses_keys_is_told_to_wait_while_devices_behind_it_go_on(limited, held, morning, malee):
    db.session.commit()
    guessed = [limited.get("/door/scanner/state", headers={"Authorization": f"Bearer {n:043}"}).status_code
               for n in range(10**6, 10**6 + 301)]  # fmt: skip
    phone = Phone(held, limited)
    db.session.commit()

    assert (guessed[299], guessed[300]) == (401, 429)
    assert phone.results(phone.scan(morning, malee)) == ["recorded"]
