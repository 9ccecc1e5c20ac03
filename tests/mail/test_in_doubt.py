"""What a broken line or a killed worker leaves, and what goes along with a letter."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import time_machine

from tests.mail.test_sending import send_at, standing
from trainer.database import db, now
from trainer.mail import outbox, sending
from trainer.mail.models import SILENCE, Message

LATER = timedelta(days=2)


def test_a_line_that_breaks_while_the_letter_is_handed_over_leaves_it_in_doubt(server, put):
    server.on_data = lambda connection: connection.transport.abort()
    made = put()

    done = sending.send_due()
    server.on_data = None
    send_at(now() + LATER)

    assert (done["in_doubt"], standing(made), len(server.letters)) == (1, "in_doubt", 1)


def test_a_connection_that_the_server_closed_meanwhile_is_opened_anew(server, put):
    put("a"), put("b", recipient="somchai@example.org")
    with sending.Line() as line:
        ids = db.session.scalars(outbox.messages().order_by(None).with_only_columns(Message.id)).all()
        db.session.rollback()
        sending.send(ids[0], line)
        line.smtp.sock.close()
        sending.send(ids[1], line)

    assert len(server.letters) == 2


def test_a_worker_killed_in_between_leaves_it_in_doubt_and_nobody_sends_it_again(server, put, database_address):
    made = put()
    there = {"DATABASE_URL": database_address, "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(server.port)}
    started = threading.Event()

    def kill(_connection):
        started.wait()
        worker.send_signal(signal.SIGKILL)

    server.on_data = kill
    command = [sys.executable, "-m", "flask", "--app", "trainer", "mail", "send"]
    worker = subprocess.Popen(command, env=os.environ | there)
    started.set()
    worker.wait()
    server.on_data = None
    at_once = standing(made)
    send_at(now() + LATER)

    assert (at_once, len(server.letters)) == ("sending", 1)
    with time_machine.travel(now() + SILENCE + timedelta(seconds=1)):
        assert standing(made) == "in_doubt"
        assert outbox.counts()["in_doubt"] == 1


def test_an_attachment_that_is_gone_fails_the_message_and_nothing_is_sent(server, put):
    made = put(attachments=[{"kind": "file", "place": "../secret", "name": "x.pdf"}])

    sending.send_due()

    assert (standing(made), server.letters) == ("failed", [])


def test_a_kept_file_goes_along_under_its_thai_name(app, server, put):
    (app.config["FILES_DIR"] / "mail").mkdir(parents=True, exist_ok=True)
    (app.config["FILES_DIR"] / "mail" / "1.pdf").write_bytes(b"%PDF-1.7")
    put(attachments=[{"kind": "file", "place": "mail/1.pdf", "name": "หนังสือ.pdf"}])

    sending.send_due()

    parts = [(one.get_filename(), one.get_content()) for one in server.letters[0].iter_attachments()]
    assert parts == [("หนังสือ.pdf", b"%PDF-1.7")]
