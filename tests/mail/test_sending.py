"""Sending through a real mail server: once, refused, away and back, cut off."""

import email
import threading
from collections import Counter
from datetime import timedelta
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
import time_machine

from trainer.database import db, now
from trainer.mail import outbox, sending
from trainer.mail.models import Message

LATER = timedelta(days=2)


def standing(message_id):
    return db.session.get(Message, message_id, populate_existing=True).standing


def send_at(moment):
    with time_machine.travel(moment, tick=False):
        return sending.send_due()


def test_a_message_arrives_in_both_parts_and_in_thai(server, put):
    put(subject="ขอเชิญเข้าอบรม รุ่นที่ ๕", body="เรียน นางมาลี", name="นางมาลี ใจดี")

    sending.send_due()
    letter = server.letters[0]

    assert letter["Subject"].strip() == "ขอเชิญเข้าอบรม รุ่นที่ ๕"
    assert str(letter["To"]) == "นางมาลี ใจดี <malee@example.org>"
    assert [letter.get_body([kind]).get_content().count("เรียน นางมาลี") for kind in ("plain", "html")] == [1, 1]


@pytest.mark.parametrize(
    "name", ['นาย "เก่ง", ก้องไกล', "น" * 400, "O'Brien \\ Co; <x@y.z>", "ม.ล.ปิ่น (มาลัย) ณ อยุธยา"]
)
def test_any_name_stands_beside_the_address_and_adds_none(server, put, name):
    put(name=name)

    sending.send_due()
    # Python's newer parser keeps the space between two encoded words, against RFC 2047, 6.2; the older one does not.
    addresses = getaddresses(email.message_from_bytes(server.letters[0].as_bytes()).get_all("To"))

    assert [(str(make_header(decode_header(said))), address) for said, address in addresses] == [
        (name[:100], "malee@example.org")
    ]


def test_the_message_id_stays_the_same_when_it_is_sent_again(server, put):
    message = db.session.get(Message, put())
    sending.send_due()
    message.state = "failed"
    outbox.again(message, None)
    db.session.commit()

    sending.send_due()

    assert len({letter["Message-ID"] for letter in server.letters}) == 1 < len(server.letters)


def test_eight_senders_at_once_send_each_message_once(app, server, put):
    for number in range(40):
        put(f"key{number}", recipient=f"person{number}@example.org")

    done = together(app, 8)

    assert Counter(letter["To"] for letter in server.letters) == {f"person{n}@example.org": 1 for n in range(40)}
    assert sum(one["sent"] for one in done) == 40


def test_without_the_claim_they_would_send_some_twice(app, server, put, monkeypatch):
    for number in range(40):
        put(f"key{number}", recipient=f"person{number}@example.org")
    monkeypatch.setattr(sending, "claim", lambda _message_id: True)

    together(app, 8)

    assert len(server.letters) > 40


def together(app, count):
    """Let so many workers send at the same moment; returns what each says it did."""
    start, done = threading.Barrier(count), []

    def work():
        with app.app_context():
            start.wait()
            done.append(sending.send_due())

    workers = [threading.Thread(target=work) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return done


def test_an_address_refused_for_good_is_undeliverable_and_not_tried_again(server, put):
    server.answers["malee@example.org"] = "550 5.1.1 no such user"
    made = put()

    sending.send_due()
    server.answers.clear()
    send_at(now() + LATER)

    message = db.session.get(Message, made, populate_existing=True)
    assert (message.standing, message.error, server.letters) == ("undeliverable", "550 5.1.1 no such user", [])


def test_a_letter_refused_for_good_failed_but_its_address_is_not_to_blame(server, put):
    server.said = "554 5.7.1 looks like spam"
    made = put()

    sending.send_due()

    assert standing(made) == "failed"


def test_one_refusal_does_not_hold_up_the_others(server, put):
    server.answers["malee@example.org"] = "550 no such user"
    put("a"), put("b", recipient="somchai@example.org")

    done = sending.send_due()

    assert (done["sent"], done["undeliverable"]) == (1, 1)


@pytest.mark.parametrize("place", ["answers", "said"])
def test_a_refusal_for_now_is_tried_again_after_a_wait(server, put, place):
    if place == "answers":
        server.answers["malee@example.org"] = "451 try later"
    else:
        server.said = "452 too much mail"
    made = put()

    sending.send_due()
    at_once = sending.send_due()
    server.answers, server.said = {}, "250 OK"
    send_at(now() + timedelta(minutes=2))

    assert (at_once.total(), standing(made), len(server.letters)) == (0, "sent", 1)


def test_when_the_mail_server_is_back_what_waited_is_sent(away, put):
    made = put()
    sending.send_due()
    while_away = standing(made)

    away.start()
    send_at(now() + timedelta(minutes=2))

    assert (while_away, standing(made), len(away.letters)) == ("retrying", "sent", 1)


def test_the_waits_grow_and_end(away, put):
    made, waits = put(), []
    for _try in range(20):
        message = db.session.get(Message, made, populate_existing=True)
        if message.state != "waiting":
            break
        moment = message.next_try_at + timedelta(seconds=1)
        send_at(moment)
        waits.append(db.session.get(Message, made, populate_existing=True).next_try_at - moment)

    assert (standing(made), waits[:-1]) == ("failed", sending.WAITS)
