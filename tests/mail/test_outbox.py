"""The outbox: one act, one message, and nothing that could become a header of its own."""

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.mail import outbox
from trainer.mail.models import Message, MessageState


def test_the_same_key_again_is_no_second_message(put):
    first, second = put("seat:7"), put("seat:7", recipient="other@example.org")

    assert (second, [one.id for one in db.session.scalars(outbox.messages())]) == (None, [first])


def test_a_message_is_written_only_if_the_act_is(app):
    outbox.put("seat:7", "note", "malee@example.org", "ขอเชิญ", "เรียน")

    db.session.rollback()

    assert db.session.scalars(outbox.messages()).all() == []


def test_the_worker_hears_once_of_many_messages(app, put):
    app.extensions["huey"].flush()
    for number in range(3):
        outbox.put(f"seat:{number}", "note", "malee@example.org", "ขอเชิญ", "เรียน")
    before = len(app.extensions["huey"])

    db.session.commit()

    assert (before, len(app.extensions["huey"])) == (0, 1)


@pytest.mark.parametrize("address", ["", "malee", "malee@example.org\nBcc: all@x.org", "มาลี@example.org", "a b@c.d"])
def test_an_address_that_cannot_be_written_to_is_refused(put, address):
    with pytest.raises(Refused) as refusal:
        put(recipient=address)

    assert refusal.value.place == "recipient"


@pytest.mark.parametrize("place", ["subject", "name"])
@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\u2028"])
def test_a_line_break_in_a_header_is_refused(put, place, line_break):
    with pytest.raises(Refused) as refusal:
        put(**{place: f"ขอเชิญ{line_break}Bcc: all@example.org"})

    assert refusal.value.place == place


def test_what_people_wrote_is_text_and_never_markup(put):
    made = put(body="<script>alert(1)</script> & https://example.org/a?b=1&c=2.")

    html = db.session.get(Message, made).html

    assert "<script" not in html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html


@pytest.mark.parametrize("state", [MessageState.WAITING, MessageState.SENT, MessageState.SENDING])
def test_only_what_failed_or_is_in_doubt_is_sent_again(put, state):
    message = db.session.get(Message, put())
    message.state = state

    with pytest.raises(Refused):
        outbox.again(message, make.organiser())


def test_a_failed_message_waits_again_for_the_address_that_is_right_now(put):
    message = db.session.get(Message, put())
    message.state, message.undeliverable, message.attempts, message.error = MessageState.FAILED, True, 7, "550 no"

    outbox.again(message, make.organiser(), recipient="new@example.org")

    assert (message.standing, message.recipient) == ("waiting", "new@example.org")
    assert (message.attempts, message.error) == (0, "")


def test_the_counts_are_of_one_cohort(put):
    put("a", cohort_id=1), put("b", cohort_id=2)

    assert outbox.counts(1)["waiting"] == 1
