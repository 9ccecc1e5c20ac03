"""The network is cut, or the server is killed, in the middle of a sync: sent again, nothing is lost or doubled."""

import os
import signal
from contextlib import suppress

import pytest

from tests import make
from tests.door.phones import Phone, present
from tests.door.served import Server, break_off, request
from tests.door.struck import MOMENTS
from trainer.database import db
from trainer.door.models import Scan

SCANS = 40
CUTS = {
    "within the request line": lambda head, body: len("POST /door/sca"),
    "within the key": lambda head, body: head.index(b"Bearer ") + 20,
    "within the length": lambda head, body: head.index(b"Content-Length: ") + 17,
    "before the empty line": lambda head, body: len(head) - 2,
    "after the head": lambda head, body: len(head),
    "after one byte of the body": lambda head, body: len(head) + 1,
    "within the body": lambda head, body: len(head) + len(body) // 2,
    "before the last byte": lambda head, body: len(head) + len(body) - 1,
    "after the last byte": lambda head, body: len(head) + len(body),
}


@pytest.fixture(scope="module")
def server(application, database_address):
    started = Server(database_address)
    yield started
    started.kill()


@pytest.fixture
def sync(held, morning):
    """A phone's request with a few dozen scans, as bytes (head, body); everybody is scanned once."""
    phone, people = Phone(held), [make.registration(held) for _ in range(SCANS)]
    scans = [phone.scan(morning, one) for one in people]
    db.session.commit()
    return lambda **headers: request(phone.key, {"sent_at": phone.clock(), "waiting": 0, "scans": scans}, **headers)


def recorded(answer):
    status, facts = answer
    return (status, [each["result"] for each in facts["results"]]) == (200, ["recorded"] * SCANS)


def once():
    """Whether everybody is present once, with one scan as evidence."""
    found = len(set(present())), len(present()), db.session.query(Scan).count()
    db.session.rollback()  # on SQLite whoever has looked holds the file
    return found == (SCANS,) * 3


@pytest.mark.parametrize("cut", CUTS)
def test_a_connection_that_is_cut(server, sync, cut):
    head, body = sync()
    line = server.connect()
    line.sendall((head + body)[: CUTS[cut](head, body)])
    break_off(line)

    assert recorded(server.ask(b"".join(sync()))) and once()


def test_a_connection_that_is_cut_when_the_answer_has_begun(server, sync):
    line = server.connect()
    line.sendall(b"".join(sync()))
    line.recv(1)
    break_off(line)

    assert once()
    assert recorded(server.ask(b"".join(sync()))) and once()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_that_is_killed_when(server, sync, moment):
    with server.connect() as line:
        line.sendall(b"".join(sync(X_Struck=moment)))
        os.kill(int(server.said("struck").split()[1]), signal.SIGKILL)
        with suppress(ConnectionResetError):
            assert line.recv(1) == b""

    assert recorded(server.ask(b"".join(sync()))) and once()


def test_a_server_that_is_killed_as_a_whole_and_started_again(application, database_address, sync):
    first = Server(database_address)
    with first.connect() as line:
        line.sendall(b"".join(sync(X_Struck="all is written, nothing is committed")))
        first.said("struck")
        first.kill()
    second = Server(database_address)

    assert recorded(second.ask(b"".join(sync()))) and once()
    second.kill()


def test_a_megabyte_that_comes_in_pieces_without_its_length_is_too_large(server, sync):
    head, _body = sync()
    head = head.replace(next(line for line in head.splitlines(True) if b"Content-Length" in line),
                        b"Transfer-Encoding: chunked\r\n")  # fmt: skip
    piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"

    status, facts = server.ask(head + piece * 17 + b"0\r\n\r\n")

    assert (status, facts["error"]) == (413, "malformed")
