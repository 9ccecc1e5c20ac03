"""What mails about letters that did not arrive say, in the forms in which mail servers write them."""

import pytest

from tests.mail import returns
from trainer.database import db
from trainer.mail import mark, returned
from trainer.mail.models import Message

SAID = {
    "postfix": ("hard", "5.1.1", "User unknown"),
    "postfix_no_such_domain": ("hard", "5.4.4", "Host not found"),
    "postfix_expired": ("soft", "4.4.1", "Connection timed out"),
    "postfix_delayed": ("delayed", "4.4.1", "Connection timed out"),
    "exim": ("hard", "5.0.0", "Unrouteable address"),
    "exim_full": ("soft", "5.2.2", "Mailbox full"),
    "exim_old": ("hard", "", "550 No such user here"),
    "exchange": ("hard", "5.1.10", "Recipient not found"),
    "gmail": ("hard", "5.1.1", "does not exist"),
    "gmail_spam": ("soft", "5.7.26", "unauthenticated"),
    "qmail": ("hard", "5.1.1", "no mailbox here by that name"),
    "sendmail_late": ("delayed", "", "Name server timeout"),
    "global": ("hard", "5.2.1", "mailbox disabled"),
}


@pytest.fixture
def message(put):
    return db.session.get(Message, put())


def test_every_sample_is_tried():
    assert set(returns.names(returns.RETURNS)) == SAID.keys()


@pytest.mark.parametrize("name", SAID)
def test_each_mail_server_is_understood(message, name):
    read = returned.read(returns.parsed(name, message))

    verdict, status, said = SAID[name]
    assert (read.mark, read.verdict, read.status) == (mark.of(message), verdict, status)
    assert said in read.said and "\n" not in read.said


@pytest.mark.parametrize("name", returns.names(returns.OTHERS))
def test_any_other_mail_is_none(message, name):
    assert returned.read(returns.parsed(name, message)) is None


def test_the_return_path_alone_tells_which_letter_it_was(app, message, monkeypatch):
    monkeypatch.setitem(app.config, "BOUNCES_ADDRESS", "bounces+*@example.org")
    mail = returns.parsed("of_another_sender", message)
    mail["Delivered-To"] = mark.return_path(message)

    assert returned.read(mail).mark == mark.of(message)


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\xff\xfe\x00",
        b"Content-Type: multipart/report; boundary=x\r\n\r\n--x",
        b"Content-Type: text/plain; charset=no-such\r\n\r\n\xe0",
        b"From: \xff\xff\r\n\r\n",
    ],
)
def test_what_is_no_mail_at_all_is_none(junk):
    assert returned.read(returns.email.message_from_bytes(junk)) is None
