"""Many devices at the same moment: the database keeps a uid once and a presence once. On both databases."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.door.phones import Phone, present
from tests.registration.pressure import at_once, locking_late
from trainer.database import db, now
from trainer.door import batch, ground, keys, ledger, sync
from trainer.door.models import Scan
from trainer.door.swift import Insert, Statement
from trainer.upsert import DIALECTS


def taking(phone, *scans):
    """The act of taking in scans of a phone, as the view does it, for a thread of its own."""
    key, sent = phone.key, batch.Batch(phone.clock(), 0, [batch.scan(each) for each in scans])

    def take():
        moment, connection = now(), db.session.connection()
        device = keys.greet(connection, key, moment, sent.sent_at, 0, [each.uid for each in sent.scans])
        return [each.result for each in sync.take(connection, device, sent, moment).verdicts]

    return take


def test_eight_devices_that_send_the_same_scan_at_once_are_one_scan(app, held, morning, malee):
    phones = [Phone(held) for _ in range(8)]
    scan = phones[0].scan(morning, malee)

    answers = at_once(app, [taking(one, scan) for one in phones])

    assert answers == [["recorded"]] * 8
    assert (db.session.query(Scan).count(), present()) == (1, [(morning.id, malee.id)])


def test_eight_devices_that_scan_one_person_at_once_make_one_presence(app, held, morning, malee):
    phones = [Phone(held) for _ in range(8)]

    answers = at_once(app, [taking(one, one.scan(morning, malee)) for one in phones])

    assert sorted(answers) == [["already"]] * 7 + [["recorded"]]
    assert present() == [(morning.id, malee.id)]


def test_scans_and_annulments_at_once_end_as_the_moments_say(app, held, morning, malee):
    phones = [Phone(held) for _ in range(8)]
    acts = [taking(one, one.scan(morning, malee, ago=timedelta(minutes=9))) for one in phones[:4]]
    acts += [taking(one, one.scan(morning, malee, "annul", ago=timedelta(minutes=5))) for one in phones[4:]]

    at_once(app, acts)

    assert present() == []


@pytest.fixture
def without_locks(app, monkeypatch):
    """Takes away what keeps devices apart: the hold on the person, and SQLite's write lock from the beginning.

    Each device writes only when all four have judged; four are enough for a race, and spare the machine.
    """

    def keep_together(*facts):
        if threading.current_thread() is not threading.main_thread():
            judged.wait()
        return keep_scans(*facts)

    def unheld(dialect, among):
        people = ground.people(dialect, among)
        people._for_update_arg = None
        return people

    judged, keep_scans = threading.Barrier(4), ledger.keep_scans
    monkeypatch.setattr(ground, "PEOPLE", Statement(unheld))
    monkeypatch.setattr(ledger, "keep_scans", keep_together)
    monkeypatch.setattr(keys, "GREETING", Statement(looking_only))
    with locking_late():
        yield


def looking_only(dialect, among):
    """The greeting as a SELECT, so that on SQLite nobody writes before all have judged."""
    greeting = keys.greeting(dialect, among)
    columns = [column for column in greeting.exported_columns if column.name != "known"]
    return db.select(*columns, db.null().label("known")).where(greeting.whereclause)


def warmed(acts):
    """The acts, after one of them was done and undone, so that threads find every statement compiled."""
    acts[0]()
    db.session.rollback()
    return [surviving(each) for each in acts]


def surviving(act):
    """The act; where the database refuses it, what it says."""

    def survive():
        try:
            return act()
        except (IntegrityError, OperationalError) as error:
            db.session.rollback()
            return [type(error).__name__]

    return survive


def test_the_race_is_real_when_nobody_is_held(app, held, morning, malee, without_locks):
    """Proves that the tests above can fail: several devices say that they were the first, or are lost."""
    phones = [Phone(held) for _ in range(4)]
    db.session.commit()

    answers = at_once(app, warmed([taking(one, one.scan(morning, malee)) for one in phones]))

    assert sorted(answers) != [["already"]] * 3 + [["recorded"]]
    assert present() == [(morning.id, malee.id)]  # the constraint holds all the same


def test_without_the_upsert_scans_of_one_person_would_be_lost(app, held, morning, malee, without_locks, monkeypatch):
    """Proves that ON CONFLICT does the work: a plain INSERT is refused to all but one."""
    monkeypatch.setattr(ledger, "SIGNING_IN", Insert(
        lambda dialect: DIALECTS[dialect](ledger.Presence.__table__).returning(
            ledger.Presence.slot_id, ledger.Presence.registration_id, ledger.Presence.at),
        ledger.SIGNING_IN.columns))  # fmt: skip
    phones = [Phone(held) for _ in range(4)]
    db.session.commit()

    answers = at_once(app, warmed([taking(one, one.scan(morning, malee)) for one in phones]))

    assert sum(each in (["IntegrityError"], ["OperationalError"]) for each in answers) == 3
    assert db.session.query(Scan).count() == 1
