"""Staff may ask for a second factor: six digits from an app on the telephone."""

import re
import time

import pytest
import time_machine
from flask_security.proxies import _security

from tests.people.visitor import (
    PASSWORD,
    clock,
    give_password,
    is_signed_in,
    second_factor,
    staff,
)
from trainer.database import db


@pytest.fixture
def account(app):
    return staff()


def enter(client, code):
    return client.post("/sign-in/second-factor", data={"code": code})


def test_the_password_alone_does_not_open(client, account):
    second_factor(account)

    give_password(client)

    assert not is_signed_in(client)


def test_password_and_code_open(client, account):
    code = second_factor(account)
    give_password(client)

    enter(client, code())

    assert is_signed_in(client)


def test_the_page_asked_for_is_reached_after_the_second_step(client, account):
    code = second_factor(account)
    step = client.post("/sign-in?next=/account", data={"email": account.email, "password": PASSWORD})

    assert client.post(step.location, data={"code": code()}).location == "/account"


def test_a_wrong_code_does_not_open(client, account):
    code = second_factor(account)
    give_password(client)

    answer = enter(client, f"{(int(code()) + 1) % 1_000_000:06}")

    assert ("รหัสยืนยันไม่ถูกต้องหรือหมดอายุแล้ว" in answer.text, is_signed_in(client)) == (True, False)


def test_a_code_of_two_minutes_ago_does_not_open(client, account):
    code = second_factor(account)
    give_password(client)

    enter(client, code(-120))

    assert not is_signed_in(client)


def test_a_code_seen_over_the_shoulder_does_not_open_again(app, client, account):
    code = second_factor(account)()
    give_password(client)
    enter(client, code)
    thief = app.test_client()
    give_password(thief)

    enter(thief, code)

    assert not is_signed_in(thief)


def test_the_code_without_the_password_does_not_open(client, account):
    enter(client, second_factor(account)())

    assert not is_signed_in(client)


def test_setting_up_shows_a_picture_that_the_content_security_policy_allows(client, account):
    give_password(client)

    answer = client.post("/account/second-factor", data={"setup": "authenticator"})
    allowed = re.search(r"img-src ([^;]*)", answer.headers["Content-Security-Policy"]).group(1)

    assert ('src="data:image/svg+xml;base64,' in answer.text, "data:" in allowed) == (True, True)


def test_a_second_factor_set_up_with_its_first_code_is_asked_for_next_time(app, client, account):
    give_password(client)
    page = client.post("/account/second-factor", data={"setup": "authenticator"}).text
    key = re.search(r'class="key">([^<]+)<', page).group(1).replace("-", "")
    telephone = clock(_security.totp_factory._totp(key).to_json(encrypt=False))

    client.post(re.search(r'action="(/account/second-factor/[^"]+)"', page).group(1), data={"code": telephone()})
    give_password(other := app.test_client())

    assert not is_signed_in(other)


def test_a_second_factor_is_not_switched_on_by_a_wrong_code(client, account):
    give_password(client)
    page = client.post("/account/second-factor", data={"setup": "authenticator"}).text

    client.post(re.search(r'action="(/account/second-factor/[^"]+)"', page).group(1), data={"code": "000000"})
    db.session.refresh(account)

    assert account.tf_primary_method is None


def test_the_second_factor_can_be_switched_off(client, account):
    code = second_factor(account)
    give_password(client)
    enter(client, code())

    client.post("/account/second-factor", data={"setup": "disable"})
    db.session.refresh(account)

    assert account.tf_primary_method is None


def test_a_desk_left_alone_does_not_lose_its_second_factor(client, account):
    code = second_factor(account)
    give_password(client)
    enter(client, code())

    with time_machine.travel(time.time() + 2 * 3600):
        client.post("/account/second-factor", data={"setup": "disable"})
    db.session.refresh(account)

    assert account.tf_primary_method == "authenticator"


def test_after_giving_the_password_again_it_can_be_changed(client, account):
    give_password(client)

    with time_machine.travel(time.time() + 2 * 3600):
        asked = client.get("/account/second-factor")
        client.post(asked.location, data={"password": PASSWORD})
        answer = client.get("/account/second-factor")

    assert (asked.location, answer.status_code) == ("/account/verify?next=/account/second-factor", 200)
