"""Reading the mailbox that letters come back to, on a real IMAP server."""

from collections import Counter

import pytest

from tests.mail import returns
from tests.mail.impostor import Impostor
from trainer.database import db
from trainer.errors import Refused
from trainer.mail import bounces, mailbox, sending
from trainer.mail.bounces import Bounce
from trainer.mail.mailbox import Mailbox
from trainer.mail.models import Message


@pytest.fixture
def sent(server, put):
    made = put()
    sending.send_due()
    return db.session.get(Message, made)


@pytest.fixture
def impostor(tmp_path):
    server = Impostor(tmp_path)
    yield server
    server.stop()


def test_what_is_about_our_letters_is_taken_and_read_and_the_rest_stays_unread(inbox, sent):
    inbox.receive(*(returns.sample(name, sent) for name in ("postfix", "postfix_delayed", "reply", "out_of_office")))

    done = mailbox.read()

    assert (done, inbox.unread(), sent.standing) == (Counter(hard=1, delayed=1, unknown=2), 2, "bounced")


def test_what_was_looked_at_is_not_looked_at_again(inbox, sent):
    inbox.receive(returns.sample("reply", sent), returns.sample("postfix", sent))
    mailbox.read()

    assert mailbox.read() == Counter()


def test_only_what_is_new_since_is_taken(inbox, sent):
    inbox.receive(returns.sample("reply", sent))
    mailbox.read()
    inbox.receive(returns.sample("postfix", sent))

    assert mailbox.read() == Counter(hard=1)


def test_a_mailbox_that_was_numbered_anew_is_read_from_its_beginning_and_nothing_counts_twice(inbox, sent):
    inbox.receive(returns.sample("postfix", sent))
    mailbox.read()
    inbox.mark_unread()
    db.session.query(Mailbox).update({"uidvalidity": 1})
    db.session.commit()

    assert (mailbox.read(), db.session.query(Bounce).count()) == (Counter(known=1), 1)


def test_a_reader_that_was_cut_off_before_it_marked_the_mail_leaves_nothing_behind(inbox, sent, monkeypatch):
    inbox.receive(returns.sample("postfix", sent))
    monkeypatch.setattr(mailbox.imap_tools.MailBoxUnencrypted, "flag", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mailbox.read()
    monkeypatch.undo()
    db.session.rollback()

    done = read_with(inbox)

    assert (done, inbox.unread(), db.session.query(Bounce).count()) == (Counter(known=1), 0, 1)


def read_with(inbox):
    """Read once more, with the settings that `undo` took away."""
    there = mailbox.Place("imap", "127.0.0.1", inbox.port, "bounces", "very secret")
    return mailbox.read_at(there)


def test_one_mail_that_cannot_be_taken_does_not_hold_up_the_others(inbox, sent, monkeypatch):
    take = bounces.take
    monkeypatch.setattr(bounces, "take", lambda mail: 1 / 0 if "Exim" in str(mail) else take(mail))
    inbox.receive(returns.sample("exim", sent), returns.sample("postfix", sent))

    assert (mailbox.read(), inbox.unread()) == (Counter(unknown=1, hard=1), 1)


def test_a_wrong_password_is_told_and_kept_for_the_page_of_settings(app, inbox, monkeypatch):
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_PASSWORD", "wrong-secret")

    with pytest.raises(Refused) as refusal:
        mailbox.read()

    kept = db.session.query(Mailbox).one().error
    assert kept and kept in str(refusal.value) and "wrong-secret" not in str(refusal.value)


def test_a_server_that_is_not_there_is_told(app, monkeypatch):
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_URL", "imap://someone:x@127.0.0.1:1")

    with pytest.raises(Refused, match="ConnectionRefusedError"):
        mailbox.read()


def test_a_server_whose_certificate_nobody_vouches_for_is_not_told_the_password(app, monkeypatch, impostor):
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_URL", f"imaps://someone:very-secret@127.0.0.1:{impostor.port}")

    with pytest.raises(Refused, match="CERTIFICATE_VERIFY_FAILED"):
        mailbox.read()

    assert impostor.heard == b""


def test_when_it_works_again_the_trouble_is_forgotten(app, inbox, monkeypatch):
    with monkeypatch.context() as wrong, pytest.raises(Refused):
        wrong.setitem(app.config, "BOUNCES_IMAP_PASSWORD", "wrong")
        mailbox.read()

    mailbox.read()

    kept = db.session.query(Mailbox).one()
    assert (kept.error, kept.read_at is not None) == ("", True)


@pytest.mark.parametrize("address", ["pop3://a@b", "imaps://", "imaps://host:port", "nonsense"])
def test_an_address_that_cannot_be_understood_is_refused_without_its_password(app, monkeypatch, address):
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_URL", address.replace("a@", "a:secret@"))

    with pytest.raises(Refused) as refusal:
        mailbox.read()

    assert "secret" not in str(refusal.value)


def test_signs_in_the_address_are_decoded(app, monkeypatch):
    monkeypatch.setitem(app.config, "BOUNCES_IMAP_URL", "imaps://a%40b.org:p%2Fw@mail.b.org/INBOX/%E0%B8%81")

    there = mailbox.place()

    assert (there.user, there.password, there.host, there.port, there.folder) == (
        "a@b.org", "p/w", "mail.b.org", 993, "INBOX/ก",
    )  # fmt: skip
    assert "p/w" not in repr(there)


def test_the_command_says_what_was_found(app, inbox, sent):
    inbox.receive(returns.sample("postfix", sent))

    said = app.test_cli_runner().invoke(args=["mail", "bounces"])

    assert (said.exit_code, "1" in said.output) == (0, True)


def test_the_command_fails_where_no_mailbox_is_set(app):
    assert app.test_cli_runner().invoke(args=["mail", "bounces"]).exit_code == 1
