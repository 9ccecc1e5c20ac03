"""What a letter that came back does to the message that was sent: once, and only to the one that it was about."""

import pytest

from tests import make
from tests.mail import returns
from trainer import journal
from trainer.database import db
from trainer.mail import bounces, outbox, sending
from trainer.mail.bounces import Bounce
from trainer.mail.models import Message


@pytest.fixture
def sent(server, put):
    """A message that the mail server has taken."""
    made = put()
    sending.send_due()
    return db.session.get(Message, made)


def take(name, message, change=lambda words: words):
    became = bounces.take(returns.email.message_from_bytes(change(returns.sample(name, message))))
    db.session.commit()
    return became


def test_what_went_over_the_line_carries_what_tells_it_when_it_comes_back(server, sent):
    assert server.letters[0]["Message-ID"].strip() in returns.sample("postfix", sent).decode()


def test_an_address_that_does_not_work_makes_the_message_undeliverable(sent):
    became = take("postfix", sent)

    assert (became, sent.standing, sent.undeliverable) == ("hard", "bounced", True)
    assert "User unknown" in sent.error


def test_a_full_mailbox_fails_the_message_and_leaves_the_address_in_peace(sent):
    became = take("exim_full", sent)

    assert (became, sent.standing, sent.undeliverable) == ("soft", "bounced", False)


def test_a_delay_is_noted_and_nothing_more(sent):
    became = take("postfix_delayed", sent)

    assert (became, sent.standing, sent.delayed_at is not None) == ("delayed", "sent", True)


def test_the_same_mail_twice_is_one_return(sent):
    became = [take("postfix", sent), take("postfix", sent)]

    assert became == ["hard", "known"]
    assert db.session.query(Bounce).count() == len(db.session.scalars(journal.entries_of(sent)).all()) == 1


def test_a_message_of_another_installation_with_the_same_number_is_left_alone(sent):
    became = take("postfix", sent, lambda words: words.replace(b"%d.2" % sent.id, b"%d.1" % sent.id))

    assert (became, sent.standing) == ("unknown", "sent")


def test_a_number_that_no_message_has_is_unknown(sent):
    became = take("postfix", sent, lambda words: words.replace(b"<%d.2" % sent.id, b"<999999999.2"))

    assert became == "unknown"


def test_what_comes_back_late_from_the_old_address_does_not_harm_the_corrected_one(sent):
    late = returns.parsed("gmail", sent)
    take("postfix", sent)
    outbox.again(sent, make.organiser(), recipient="right@example.org")
    db.session.commit()
    sending.send_due()

    bounces.take(late)

    assert (sent.standing, db.session.query(Bounce).count()) == ("sent", 2)


def test_what_comes_back_while_it_waits_to_be_sent_anew_is_only_noted(sent):
    take("exim_full", sent)
    outbox.again(sent, make.organiser())

    take("gmail", sent)

    assert sent.standing == "waiting"


def test_a_message_in_doubt_that_came_back_is_in_doubt_no_longer(sent):
    sent.state, sent.error = "sending", "The line broke"

    take("postfix", sent)

    assert sent.standing == "bounced"


def test_sent_again_it_stands_as_any_other(sent):
    take("postfix", sent)
    outbox.again(sent, make.organiser(), recipient="right@example.org")
    db.session.commit()

    sending.send_due()

    assert (sent.standing, sent.bounced_at, sent.undeliverable) == ("sent", None, False)


def test_the_counts_tell_failed_from_come_back(sent, put):
    take("postfix", sent)

    counts = outbox.counts()

    assert (counts["bounced"], counts["failed"], counts["sent"]) == (1, 0, 0)


@pytest.mark.parametrize(("setting", "path"), [("bounces@example.org", "bounces@example.org"), (None, "")])
def test_the_return_path_is_the_one_that_is_set(app, server, put, monkeypatch, setting, path):
    monkeypatch.setitem(app.config, "BOUNCES_ADDRESS", setting)
    put()

    sending.send_due()
    letter = server.letters[0]

    sender = app.config["MAIL_DEFAULT_SENDER"]
    assert (server.senders, letter["From"], letter["Auto-Submitted"]) == ([path or sender], sender, "auto-generated")


def test_answers_of_people_go_where_it_is_set(app, server, put, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_REPLY_TO", ["course@example.org"])
    put()

    sending.send_due()

    assert server.letters[0]["Reply-To"] == "course@example.org"
