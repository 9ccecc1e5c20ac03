"""A real SMTP server that does as it is told, a real mailbox, and an application that uses them."""

import email
import email.policy
import socket

import pytest
from aiosmtpd.controller import Controller

from tests.mail.imap import PASSWORD, Inbox
from trainer.database import db
from trainer.mail import outbox


class Server:
    """Keeps what is delivered; `answers` maps a recipient to what is said at RCPT; `on_data` may act in between."""

    def __init__(self):
        self.letters, self.senders, self.answers, self.on_data, self.said = [], [], {}, None, "250 OK"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, _session, envelope):
        self.senders.append(envelope.mail_from)
        if self.said.startswith("250"):
            self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        if self.on_data:
            self.on_data(server)
        return self.said

    def start(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self):
        if self.controller:
            self.controller.stop()
            self.controller = None


@pytest.fixture
def away(app, monkeypatch):
    """A mail server that the application knows and that is not there until it is started."""
    server = Server()
    server.controller = None
    monkeypatch.setitem(app.config, "MAIL_BACKEND", "smtp")
    for name, value in {"backend": "smtp", "server": "127.0.0.1", "port": server.port, "timeout": 10}.items():
        monkeypatch.setattr(app.extensions["mailman"], name, value)
    yield server
    server.stop()


@pytest.fixture
def server(away):
    away.start()
    return away


@pytest.fixture
def put(app):
    """Put a message into the outbox and commit; returns its id."""

    def putting(key="key", recipient="malee@example.org", subject="ขอเชิญ", body="เรียน นางมาลี", **facts):
        made = outbox.put(key, "note", recipient, subject, body, **facts)
        db.session.commit()
        return made

    return putting


@pytest.fixture(scope="session")
def imap_server():
    inbox = Inbox()
    yield inbox
    inbox.stop()


@pytest.fixture
def inbox(app, imap_server, monkeypatch):
    """The mailbox that letters come back to, empty, and set."""
    imap_server.empty()
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_URL", imap_server.address)
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_PASSWORD", PASSWORD)
    return imap_server
