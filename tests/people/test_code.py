"""Participants sign in by a code that is sent to their e-mail."""

import time

import pytest
import time_machine
from sqlalchemy import func, select

from tests import make
from tests.people.visitor import (
    ask_for_code,
    code_in,
    enter_code,
    give_password,
    is_signed_in,
    outbox,
    second_factor,
    staff,
)  # fmt: skip
from trainer.access import Role
from trainer.database import db
from trainer.people.models import Account

EMAIL = "malee@example.org"


@pytest.fixture
def malee(app):
    """Somebody who is registered, and has never signed in."""
    return make.registration(person=make.person("มาลี", email=EMAIL))


@pytest.fixture
def code(app, client, malee):
    ask_for_code(client, EMAIL)
    return code_in(outbox(app)[0])


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_registered_person_signs_in_by_the_code_from_the_mail(client, code):
    enter_code(client, EMAIL, code)

    assert is_signed_in(client)


def test_the_account_is_made_on_demand_with_the_participants_role_alone(code):
    account = db.session.scalar(select(Account))

    assert [role.name for role in account.roles] == [Role.PARTICIPANT]


def test_the_address_may_be_typed_in_capitals(app, client, malee):
    ask_for_code(client, EMAIL.upper())

    assert outbox(app)[0].to == [EMAIL]


def test_asking_again_makes_no_second_account(client, code):
    ask_for_code(client, EMAIL)

    assert db.session.scalar(select(func.count(Account.id))) == 1


def test_the_mail_is_thai_in_subject_and_both_bodies(app, code):
    letter = outbox(app)[0]

    assert [letter.subject] + [
        "รหัสเข้าสู่ระบบของท่านคือ" in text for text in (letter.body, letter.alternatives[0][0])
    ] == ["รหัสเข้าสู่ระบบของท่าน", True, True]


def test_the_mail_is_english_for_who_reads_english(app, client, malee):
    with client.session_transaction() as session:
        session["language"] = "en"

    ask_for_code(client, EMAIL)

    assert outbox(app)[0].subject == "Your sign-in code"


def test_the_code_may_be_typed_in_thai_digits(client, code):
    enter_code(client, EMAIL, code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")))

    assert is_signed_in(client)


def test_a_code_works_once(app, client, code):
    enter_code(client, EMAIL, code)
    other = app.test_client()

    enter_code(other, EMAIL, code)

    assert not is_signed_in(other)


def test_a_new_code_makes_the_old_one_void(app, client, code):
    ask_for_code(client, EMAIL)

    enter_code(client, EMAIL, code)

    assert not is_signed_in(client)


def test_a_code_is_void_after_half_an_hour(client, code):
    with time_machine.travel(time.time() + 1800):
        enter_code(client, EMAIL, code)

        assert not is_signed_in(client)


def test_a_code_lasts_for_ten_minutes(client, code):
    with time_machine.travel(time.time() + 590):
        enter_code(client, EMAIL, code)

        assert is_signed_in(client)


def test_after_five_wrong_tries_the_right_code_is_void(client, code):
    for _ in range(5):
        enter_code(client, EMAIL, wrong(code))

    enter_code(client, EMAIL, code)

    assert not is_signed_in(client)


def test_after_four_wrong_tries_the_right_code_still_opens(client, code):
    for _ in range(4):
        enter_code(client, EMAIL, wrong(code))

    enter_code(client, EMAIL, code)

    assert is_signed_in(client)


def test_a_code_opens_no_other_account(client, code):
    staff(email="admin@example.org", role="admin")

    enter_code(client, "admin@example.org", code)

    assert not is_signed_in(client)


@pytest.mark.parametrize("entry", ["", "abc", "12345", "๑๒", "1" * 500, "½23456"])
def test_nonsense_instead_of_a_code_is_told_in_thai(client, code, entry):
    answer = enter_code(client, EMAIL, entry)

    assert "อีเมล รหัสผ่าน หรือรหัสยืนยันไม่ถูกต้อง" in answer.text


def test_staff_who_take_part_themselves_become_participants_as_well(client, malee):
    account = staff(email=EMAIL)

    ask_for_code(client, EMAIL)
    db.session.refresh(account)

    assert {role.name for role in account.roles} == {Role.ORGANISER, Role.PARTICIPANT}


def test_a_code_does_not_replace_the_second_factor(app, client):
    account = staff()
    second_factor(account)
    ask_for_code(client, account.email)

    enter_code(client, account.email, code_in(outbox(app)[0]))

    assert not is_signed_in(client)


def test_participants_cannot_get_a_password_by_recovery(app, client, code):
    client.post("/sign-in/reset", data={"email": EMAIL})

    assert len(outbox(app)) == 1


def test_an_empty_password_does_not_open_a_participants_account(client, code):
    give_password(client, email=EMAIL, password="")

    assert not is_signed_in(client)
