"""`flask mail send`."""

from trainer.database import db
from trainer.mail.models import Message


def test_it_sends_what_waits_and_says_how_much(app, server, put):
    put()

    said = app.test_cli_runner().invoke(args=["mail", "send"])

    assert (said.exit_code, "ส่งแล้ว 1 ฉบับ" in said.output, len(server.letters)) == (0, True, 1)


def test_it_fails_when_a_message_could_not_be_sent(app, away, put):
    put()

    said = app.test_cli_runner().invoke(args=["mail", "send"])

    assert (said.exit_code, "จะลองใหม่ 1 ฉบับ" in said.output) == (1, True)


def test_it_has_nothing_to_complain_about_an_empty_outbox(app):
    assert app.test_cli_runner().invoke(args=["mail", "send"]).exit_code == 0


def test_without_a_mail_server_the_letter_is_printed(app, put, monkeypatch, capfd):
    monkeypatch.setattr(app.extensions["mailman"], "backend", "console")
    made = put(body="เรียน นางมาลี")

    said = app.test_cli_runner().invoke(args=["mail", "send"])

    assert (said.exit_code, db.session.get(Message, made).standing) == (0, "sent")
