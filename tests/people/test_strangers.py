"""What a stranger can learn or do: nothing about who has an account, and nothing too often."""

import re

import pytest

from tests import make
from tests.conftest import TEST_SETTINGS, Visitor
from tests.people.visitor import (
    PASSWORD,
    ask_for_code,
    enter_code,
    give_password,
    is_signed_in,
    outbox,
    staff,
)
from trainer import create_app
from trainer.database import db
from trainer.people.models import Account
from trainer.protection import limiter

KNOWN, UNKNOWN = "known@example.org", "other@example.org"


@pytest.fixture
def known(app):
    """Somebody who would be found out: registered, and a member of staff."""
    make.registration(person=make.person("มาลี", email=KNOWN))
    return staff(email=KNOWN)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda client, email: ask_for_code(client, email),
        lambda client, email: client.get(ask_for_code(client, email).location),
        lambda client, email: enter_code(client, email, "000000"),
        lambda client, email: give_password(client, email, "not the password"),
        lambda client, email: client.post("/sign-in/reset", data={"email": email}),
        lambda client, email: client.get(f"/sign-in/code/link?id={email}&code=000000"),
    ],
    ids=["ask", "page after asking", "code", "password", "recovery", "link"],
)
def test_an_address_we_know_and_one_we_do_not_are_answered_alike(app, known, attempt):
    answers = [attempt(app.test_client(), email) for email in (KNOWN, UNKNOWN)]

    assert seen(answers[0], KNOWN) == seen(answers[1], UNKNOWN)


def seen(answer, email):
    """What a stranger gets, without what differs from session to session."""
    text = re.sub(r'(data-csrf|name="csrf_token" value)="[^"]*"', "", answer.text.replace(email, "ADDRESS"))
    return answer.status_code, answer.location, text


def test_an_account_switched_off_is_answered_like_an_unknown_one(app, known):
    known.active = False

    pages = []
    for email in (KNOWN, UNKNOWN):
        client = app.test_client()
        pages.append(seen(client.get(ask_for_code(client, email).location), email))

    assert pages[0] == pages[1]


def test_nothing_is_mailed_to_an_unknown_address(app, client, known):
    ask_for_code(client, UNKNOWN)

    assert outbox(app) == []


def test_no_account_is_made_for_an_unknown_address(client, known):
    ask_for_code(client, UNKNOWN)

    assert [account.email for account in db.session.query(Account)] == [KNOWN]


@pytest.mark.parametrize("address", ["", "no address", "a@b", "a" * 400 + "@example.org"])
def test_what_is_no_address_is_told_at_once(client, address):
    page = ask_for_code(client, address)

    assert "ไม่ใช่รูปแบบอีเมลที่ถูกต้อง" in client.get(page.location).text


@pytest.mark.parametrize("asked", ["/sign-in?include_auth_token", "/sign-in/code?include_auth_token"])
def test_no_token_is_given_to_a_machine(client, known, asked):
    answer = client.post(asked, json={"email": KNOWN, "password": PASSWORD}, headers={"Accept": "application/json"})

    assert "auth" not in answer.text and not answer.is_json


def test_a_token_in_the_address_opens_nothing(app, client, known):
    with app.test_request_context():
        token = known.get_auth_token()

    assert client.get("/account", query_string={"auth_token": token}).status_code == 302


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client, known):
    cookie = give_password(client).headers["Set-Cookie"]

    assert ("HttpOnly" in cookie, "SameSite=Lax" in cookie) == (True, True)


def test_pages_of_signing_in_are_not_kept_by_caches(client, known):
    assert "no-store" in client.get("/sign-in").headers["Cache-Control"]


@pytest.fixture
def second_application(app, database_address):
    """Builds another application on the same database, with settings of its own."""

    def build(**settings):
        application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **TEST_SETTINGS | settings)
        application.test_client_class = Visitor
        return application

    yield build
    limiter.enabled = False


def test_over_https_the_session_cookie_is_secure(second_application, known):
    client = second_application(HTTPS=True, SESSION_COOKIE_SECURE=True).test_client()

    answer = client.get("/sign-in", base_url="https://localhost")

    assert "Secure" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/sign-in", {"email": KNOWN, "password": PASSWORD}),
        ("/sign-in/code/mail", {"identity": KNOWN, "chosen_method": "email"}),
        ("/sign-in/reset", {"email": KNOWN}),
    ],
)
def test_a_form_sent_from_another_site_is_refused(second_application, known, address, data):
    client = second_application(WTF_CSRF_ENABLED=True).test_client()

    assert client.post(address, data=data).status_code == 400


def test_a_form_of_ours_is_accepted(second_application, known):
    client = second_application(WTF_CSRF_ENABLED=True).test_client()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/sign-in").text).group(1)

    give_password(client, KNOWN, csrf_token=token)

    assert is_signed_in(client)


@pytest.fixture
def limited(second_application, known):
    """A visitor to an application that counts; nothing was tried yet."""
    client = second_application(RATELIMIT_ENABLED=True, RATELIMIT_STORAGE_URI="memory://").test_client()
    limiter.reset()
    return client


def test_guessing_a_password_is_stopped_even_when_the_right_one_comes(limited):
    for number in range(10):
        give_password(limited, KNOWN, f"wrong {number}")

    assert give_password(limited, KNOWN).status_code == 429


def test_guessing_is_counted_for_unknown_addresses_alike(limited):
    answers = [give_password(limited, UNKNOWN, "wrong").status_code for _ in range(11)]

    assert answers[-1] == 429


def test_somebody_elses_guessing_does_not_stop_others_in_the_same_office(limited):
    for number in range(11):
        give_password(limited, UNKNOWN, f"wrong {number}")

    assert give_password(limited, KNOWN).status_code == 302


def test_a_mailbox_is_not_flooded_with_codes(limited):
    answers = [ask_for_code(limited, KNOWN).status_code for _ in range(5)]

    assert answers == [303, 303, 303, 303, 429]


def test_guessing_codes_is_stopped(limited):
    answers = [enter_code(limited, KNOWN, "000000").status_code for _ in range(11)]

    assert answers[-1] == 429
