"""Acts on very many people of the review desk: in the background, or not at once."""

import pytest

from tests import make
from tests.registration.test_bulk import applied, send, states, undo
from trainer import jobs
from trainer.database import db
from trainer.registration import bulk
from trainer.registration.models import State


def test_very_many_are_turned_down_in_the_background_and_can_be_taken_back(as_organiser, monkeypatch):
    monkeypatch.setattr(bulk, "LARGE", 1)
    monkeypatch.setattr(bulk, "CHUNK", 2)
    cohort = make.cohort()
    page = send(as_organiser, cohort, "refusals", applied(cohort, "กา", "แก้ว", "ไก่"), reason="เกินจำนวน")
    meanwhile = states()
    jobs.sweep()
    after = states()

    undo(as_organiser, page)

    assert [meanwhile, after, states()] == [["applied"] * 3, ["declined"] * 3, ["applied"] * 3]


def test_who_gets_a_seat_before_the_worker_comes_keeps_it(as_organiser, monkeypatch):
    monkeypatch.setattr(bulk, "LARGE", 1)
    cohort = make.cohort()
    people = applied(cohort, "กา", "แก้ว")
    send(as_organiser, cohort, "refusals", people, reason="เกินจำนวน")
    people[0].state = State.ACCEPTED
    db.session.commit()

    jobs.sweep()

    assert states() == ["accepted", "declined"]


@pytest.mark.parametrize("reason, state", [("", State.APPLIED), ("เกินจำนวน", State.ACCEPTED)])
def test_very_many_need_a_reason_and_nobody_seated_among_them(as_organiser, monkeypatch, reason, state):
    monkeypatch.setattr(bulk, "LARGE", 1)
    cohort = make.cohort()
    people = [*applied(cohort, "กา"), *applied(cohort, "แก้ว", state=state)]

    send(as_organiser, cohort, "refusals", people, reason=reason)
    jobs.sweep()

    assert states()[0] == "applied"


def test_more_than_anybody_waits_for_are_not_decided_about_at_once(as_organiser, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 1)
    cohort = make.cohort()

    send(as_organiser, cohort, "acceptances", applied(cohort, "กา", "แก้ว"))

    assert states() == ["applied"] * 2
