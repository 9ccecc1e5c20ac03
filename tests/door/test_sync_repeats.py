"""Sent again, by anybody, in any order, in batches of any size: nothing lost, nothing doubled."""

import random
from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import Phone, open_slot, present
from trainer.attendance import rehearsal
from trainer.attendance.models import Annulment, Presence
from trainer.database import db, now
from trainer.door.models import Scan
from trainer.journal import Entry


def kept():
    """What the database keeps of scans and of what follows from them, in an order of its own."""
    scans = db.session.query(Scan.uid, Scan.result, Scan.device_id, Scan.at).order_by(Scan.uid)
    there = db.session.query(Presence.slot_id, Presence.registration_id, Presence.at, Presence.device_id)
    gone = db.session.query(Annulment.slot_id, Annulment.registration_id, Annulment.at)
    return [sorted(map(tuple, rows)) for rows in (scans, there, gone)], db.session.query(Entry).count()


def story(phone, slots, people):
    """Scans of an hour: everybody at each slot, some twice, some taken back."""
    scans = [phone.scan(slot, one, ago=timedelta(minutes=50)) for slot in slots for one in people]
    scans += [phone.scan(slots[0], one, ago=timedelta(minutes=40)) for one in people[::2]]
    scans += [phone.scan(slots[0], one, "annul", ago=timedelta(minutes=30)) for one in people[::3]]
    return scans


@pytest.fixture
def afternoon(held):
    return open_slot(held, half="2-afternoon")


@pytest.fixture
def told(phone, held, morning, afternoon):
    """A story that has been sent once."""
    scans = story(phone, [morning, afternoon], [make.registration(held) for _ in range(7)])
    phone.send(*scans)
    return scans


def test_the_same_scan_sent_again_is_answered_as_before_and_changes_nothing(phone, morning, malee):
    scan = phone.scan(morning, malee)
    first = phone.send(scan).json["results"]
    before = kept()

    assert (phone.send(scan).json["results"], kept()) == (first, before)


def test_the_same_batch_ten_times_in_any_order_by_two_devices_changes_nothing(phone, told, held, client):
    before, other = kept(), Phone(held, client)
    for number in range(10):
        shuffled = random.Random(number).sample(told, len(told))
        (phone, other)[number % 2].send(*shuffled)

    assert kept() == before


def test_the_same_scans_in_batches_of_any_size_leave_the_same_people_present(phone, held, morning, afternoon):
    people = [make.registration(held) for _ in range(7)]
    scans = story(phone, [morning, afternoon], people)
    expected = {(slot.id, one.id) for slot in (morning, afternoon) for one in people}
    expected -= {(morning.id, one.id) for one in people[::3]}
    random.Random(4).shuffle(scans)

    for first in range(0, len(scans), 5):
        phone.send(*scans[first : first + 5])

    assert set(present()) == expected


def test_what_was_scanned_in_a_rehearsal_comes_back_by_no_replay_after_the_reset(phone, held, client, morning, malee):
    """Neither what was sent before the reset nor what a device kept until after it, by itself or by a copy of it."""
    sent, unsent = (phone.scan(morning, malee, ago=timedelta(minutes=ago)) for ago in (9, 5))
    phone.results(sent)
    rehearsal.reset(held, [morning], "ซ้อมระบบ", None)
    db.session.commit()

    late = [Phone(held, client).results(unsent), phone.results(sent, unsent), phone.results(unsent)]

    assert (present(), late) == ([], [["beaten"], ["recorded", "beaten"], ["beaten"]])


def test_another_scan_under_a_used_uid_is_refused_and_the_first_stays(phone, morning, malee):
    scan, other = phone.scan(morning, malee), make.registration(malee.cohort)
    phone.send(scan)

    results = phone.results(phone.scan(morning, other, uid=scan["uid"]))

    assert (results, present(), db.session.query(Scan).count()) == (["reused_uid"], [(morning.id, malee.id)], 1)


def test_two_scans_of_one_batch_under_one_uid_are_one_scan(phone, morning, malee):
    scan, other = phone.scan(morning, malee), make.registration(malee.cohort)

    results = phone.results(scan, scan, phone.scan(morning, other, uid=scan["uid"]))

    assert (results, present()) == (["recorded", "recorded", "reused_uid"], [(morning.id, malee.id)])


def test_a_scan_that_was_refused_stays_refused_when_it_is_sent_again_later(phone, held, malee):
    slot = open_slot(held, starts_at=now() + timedelta(hours=3), ends_at=now() + timedelta(hours=5))
    scan = phone.scan(slot, malee)
    phone.send(scan)
    slot.opens_at = now() - timedelta(hours=1)

    assert (phone.results(scan), present()) == (["too_early"], [])


def test_what_is_sent_again_does_not_keep_the_rest_of_a_batch_from_counting(phone, morning, malee):
    scan, other = phone.scan(morning, malee), make.registration(malee.cohort)
    phone.send(scan)

    assert phone.results(scan, phone.scan(morning, other)) == ["recorded", "recorded"]
