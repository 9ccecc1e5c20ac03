"""Whom, where and when a device may not sign in, and what is said to it."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import open_slot, present
from trainer import database
from trainer.database import db, now
from trainer.door.models import Scan
from trainer.look import today
from trainer.registration.models import State


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.RESERVE, State.APPLIED])
def test_who_holds_no_seat_is_not_signed_in(phone, morning, held, state):
    person = make.registration(held, state=state, rank=1 if state == State.RESERVE else None)

    assert (phone.results(phone.scan(morning, person)), present()) == (["no_seat"], [])


def test_somebody_of_another_cohort_is_refused_and_not_named(phone, morning):
    stranger = make.registration(make.cohort(number=6), person=make.person("คนรุ่นอื่น"))

    answer = phone.send(phone.scan(morning, stranger))

    assert answer.json["results"][0]["result"] == "other_cohort" and "คนรุ่นอื่น" not in answer.text


def test_a_slot_of_another_cohort_is_unknown(phone, malee):
    foreign = open_slot(make.cohort(number=6, starts_on=today()))

    assert (phone.results(phone.scan(foreign, malee)), present()) == (["unknown_slot"], [])


def test_before_the_slot_opens_the_answer_says_when_it_does(phone, held, malee):
    opens = now() + timedelta(hours=2)
    slot = open_slot(held, starts_at=now() + timedelta(hours=3), ends_at=now() + timedelta(hours=5))

    answer = phone.send(phone.scan(slot, malee)).json["results"][0]

    assert answer["result"] == "too_early" and opens.astimezone(make.BANGKOK).strftime("%H:%M") in answer["message"]


def test_after_the_slot_was_closed_a_scan_is_kept_but_does_not_count(phone, held, malee):
    slot = open_slot(held, starts_at=now() - timedelta(hours=5), ends_at=now() - timedelta(hours=2))

    assert (phone.results(phone.scan(slot, malee)), present(), db.session.query(Scan).count()) == (["closed"], [], 1)


def test_what_was_scanned_in_time_counts_also_when_it_comes_after_the_slot_was_closed(phone, held, malee):
    slot = open_slot(held, starts_at=now() - timedelta(hours=5), ends_at=now() - timedelta(hours=2))

    assert phone.results(phone.scan(slot, malee, ago=timedelta(hours=4))) == ["recorded"]


def test_in_a_closed_cohort_nothing_is_changed_by_a_device(phone, morning, malee):
    make.presence(morning, malee)
    malee.cohort.closed_at = now()

    results = phone.results(phone.scan(morning, make.registration(malee.cohort)), phone.scan(morning, malee, "annul"))

    assert (results, present()) == (["closed", "closed"], [(morning.id, malee.id)])


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("TRN1:AAAAAAAAAAAAAAAAAAAAAAAAAA", "unknown_code"),
        ("TRN1:short", "unknown_code"),
        ("https://example.org/menu", "foreign_code"),
        ("0812345678", "foreign_code"),
        ("https://training.example.org/certificates/abcDEF_123", "certificate"),
        ("https://training.example.org/desk/sheets/WzEsMV0.abcDEF", "sheet"),
    ],
)
def test_a_code_that_is_no_badge_is_called_what_it_is(phone, morning, malee, code, result):
    assert (phone.results(phone.scan(morning, code=code)), present()) == ([result], [])


def test_a_badge_that_was_typed_in_small_letters_is_the_same_badge(phone, morning, malee):
    assert phone.results(phone.scan(morning, code=f" trn1:{malee.badge_token.lower()} ")) == ["recorded"]


def test_the_code_says_who_is_meant_where_both_are_given(phone, morning, malee):
    other = make.registration(malee.cohort)

    phone.send(phone.scan(morning, malee, registration=other.id))

    assert present() == [(morning.id, malee.id)]


@contextmanager
def without_database(monkeypatch):
    """On PostgreSQL all connections have been cut; on SQLite somebody holds the file, and nobody waits for it."""
    db.session.commit()
    with db.engine.connect() as other:
        if other.dialect.name == "postgresql":
            cut = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            other.exec_driver_sql(f"{cut} AND datname = current_database()")
        else:
            monkeypatch.setattr(database, "PATIENCE", 0)
            other.exec_driver_sql("UPDATE device SET waiting = 7")
        yield
        other.rollback()


def test_while_the_database_is_away_the_device_is_told_to_try_again_and_then_is_heard(
    phone, morning, malee, monkeypatch
):
    scan = phone.scan(morning, malee)
    phone.send()  # so that there is a connection to be lost

    with without_database(monkeypatch):
        answer = phone.send(scan)

    assert (answer.status_code, answer.json["error"]) == (503, "busy")
    assert (phone.results(scan), present()) == (["recorded"], [(morning.id, malee.id)])
