"""Mail through a real SMTP server."""

import email
import email.policy
import socket

import pytest
from aiosmtpd.controller import Controller

from tests import make
from tests.conftest import TEST_SETTINGS, Visitor
from tests.people.visitor import ask_for_code
from trainer import create_app


class Mailbox:
    """Keeps what is delivered."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):
        self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture
def mailbox():
    kept = Mailbox()
    kept.port = free_port()
    server = Controller(kept, hostname="127.0.0.1", port=kept.port)
    server.start()
    yield kept
    server.stop()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def visitor(database_address, port):
    settings = {"MAIL_BACKEND": "smtp", "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port}
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **TEST_SETTINGS | settings)
    application.test_client_class = Visitor
    return application.test_client()


def test_the_code_arrives_in_thai(app, database_address, mailbox):
    make.registration(person=make.person("มาลี", email="malee@example.org"))

    ask_for_code(visitor(database_address, mailbox.port), "malee@example.org")
    letter = mailbox.letters[0]

    assert (letter["Subject"].strip(), "รหัสเข้าสู่ระบบของท่านคือ" in letter.get_body(["plain"]).get_content()) == (
        "รหัสเข้าสู่ระบบของท่าน",
        True,
    )


def test_a_mail_server_that_is_away_is_not_told_to_strangers(app, database_address):
    make.registration(person=make.person("มาลี", email="malee@example.org"))

    answer = ask_for_code(visitor(database_address, free_port()), "malee@example.org")

    assert answer.status_code == 303
