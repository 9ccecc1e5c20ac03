"""What the tests of signing in do again and again."""

import re
from datetime import UTC, datetime, timedelta

from flask_security import hash_password
from flask_security.proxies import _security

from tests import make
from trainer.database import db

PASSWORD = "กาแฟร้อนกับขนมปังปิ้ง"


def staff(role="organiser", email="somsri@example.org", **facts):
    """A member of staff who knows PASSWORD."""
    made = make.account(role, email=email, password=hash_password(PASSWORD), **facts)
    db.session.commit()
    return made


def give_password(client, email="somsri@example.org", password=PASSWORD, **more):
    return client.post("/sign-in", data={"email": email, "password": password} | more)


def ask_for_code(client, email):
    return client.post("/sign-in/code/mail", data={"identity": email, "chosen_method": "email"})


def enter_code(client, email, code):
    return client.post("/sign-in/code", data={"identity": email, "passcode": code})


def outbox(app):
    """The mail sent so far in this test."""
    return app.extensions["mailman"].outbox


def code_in(letter):
    """The six digits in a letter."""
    return re.search(r"\b\d{6}\b", letter.body).group()


def link_in(letter):
    """The path of the one link in a letter's text."""
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body).group(1)


def second_factor(account):
    """Give the account a second factor and return its clock: a function from seconds ahead to the code."""
    secret = _security.totp_factory.generate_totp_secret()
    account.tf_primary_method, account.tf_totp_secret = "authenticator", secret
    db.session.commit()
    return clock(secret)


def clock(secret):
    telephone = _security.totp_factory._totp.from_source(secret)
    return lambda ahead=0: telephone.generate(datetime.now(UTC) + timedelta(seconds=ahead)).token


def is_signed_in(client):
    return client.get("/account").status_code == 200
