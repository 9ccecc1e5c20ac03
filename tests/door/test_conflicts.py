"""Disputed scans: which wait for an organiser, and what follows from the decision."""

from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import Phone, open_slot, present
from tests.registration.pressure import at_once
from trainer.attendance import checkin
from trainer.attendance.models import Presence, Way
from trainer.database import db, now
from trainer.door import conflicts, queries
from trainer.door.conflicts import Resolution
from trainer.door.models import Scan
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration.models import State


def waiting(cohort):
    return [each.result for each in db.session.scalars(queries.disputed(cohort))]


def disputed(cohort):
    return db.session.scalars(queries.disputed(cohort)).all()


@pytest.fixture
def closed(held):
    """A slot that was closed half an hour ago."""
    return open_slot(held, starts_at=now() - timedelta(hours=4), ends_at=now() - timedelta(hours=1))


@pytest.fixture
def late(phone, closed, malee):
    """A scan that came to a slot after it was closed."""
    phone.send(phone.scan(closed, malee))
    return db.session.query(Scan).one()


def test_a_person_whom_two_devices_scanned_waits_for_a_decision(phone, morning, malee, held, client):
    phone.send(phone.scan(morning, malee))
    Phone(held, client).send(phone.scan(morning, malee))

    assert waiting(held) == ["already"]


def test_a_person_whom_one_device_scanned_twice_is_no_conflict(phone, morning, malee, held):
    phone.send(phone.scan(morning, malee), phone.scan(morning, malee))

    assert waiting(held) == []


def test_a_person_whom_the_counter_signed_in_before_is_no_conflict(phone, morning, malee, held):
    checkin.mark_present(morning, [malee.id], None, Way.DOOR)
    phone.send(phone.scan(morning, malee))

    assert waiting(held) == []


def test_what_cannot_be_true_of_anybody_is_no_conflict(phone, morning, held):
    stranger = make.registration(make.cohort(number=6))
    phone.send(phone.scan(morning, stranger), phone.scan(morning, code="https://example.org"))

    assert waiting(held) == []


def test_a_late_scan_that_is_counted_makes_the_person_present_since_then(late, malee, held):
    conflicts.resolve(held, [late], Resolution.COUNTED, make.organiser())

    there = db.session.query(Presence).one()
    assert (there.registration_id, there.at, there.way) == (malee.id, late.at, Way.CONFLICT)
    assert waiting(held) == []


def test_a_late_scan_that_is_dismissed_changes_nothing(late, held):
    conflicts.resolve(held, [late], Resolution.DISMISSED, None)

    assert (present(), waiting(held), late.resolution) == ([], [], "dismissed")


def test_a_scan_that_was_taken_back_by_mistake_counts_again_for_good(phone, morning, malee, held):
    offline = phone.scan(morning, malee, ago=timedelta(minutes=9))
    checkin.annul(morning, [malee.id], None, "กดผิดคน")
    phone.send(offline)

    conflicts.resolve(held, disputed(held), Resolution.COUNTED, None)
    phone.send(phone.scan(morning, malee, "annul", ago=timedelta(minutes=5)))

    assert present() == [(morning.id, malee.id)]


def test_a_scan_by_a_clock_that_was_changed_counts_from_the_decision_on(phone, morning, malee, held):
    phone.send(phone.scan(morning, malee, ago=timedelta(days=400)))

    conflicts.resolve(held, disputed(held), Resolution.COUNTED, None)

    assert now() - db.session.query(Presence).one().at < timedelta(minutes=1)


def test_an_annulment_that_was_refused_takes_back_when_it_is_counted(phone, morning, malee, held):
    make.presence(morning, malee)
    phone.send(phone.scan(morning, malee, "annul", ago=timedelta(days=400)))

    conflicts.resolve(held, disputed(held), Resolution.COUNTED, None)

    assert present() == []


def test_who_holds_no_seat_cannot_be_counted_and_then_nobody_is(phone, closed, malee, held):
    reserve = make.registration(held, state=State.RESERVE, rank=1, person=make.person("สำรอง", "รอก่อน"))
    phone.send(phone.scan(closed, malee), phone.scan(closed, reserve))

    with pytest.raises(Refused, match="สำรอง รอก่อน"):
        conflicts.resolve(held, disputed(held), Resolution.COUNTED, None)

    db.session.rollback()
    assert (present(), sorted(waiting(held))) == ([], ["closed", "no_seat"])


def test_in_a_closed_cohort_nothing_is_decided(late, held):
    held.closed_at = now()

    with pytest.raises(Refused):
        conflicts.resolve(held, [late], Resolution.DISMISSED, None)


def test_of_two_organisers_who_decide_at_once_one_does(app, late, held):
    cohort_id = held.id

    def deciding(resolution):
        def decide():
            cohort = db.session.get(make.Cohort, cohort_id)
            return conflicts.resolve(cohort, disputed(cohort), resolution, None)

        return decide

    done = at_once(app, [deciding(one) for one in [Resolution.COUNTED, Resolution.DISMISSED] * 4])

    assert sum(done) == 1
    assert bool(present()) == (late.resolution == Resolution.COUNTED)


def test_the_decision_stands_in_the_persons_journal_with_its_note(late, malee, held):
    conflicts.resolve(held, [late], Resolution.DISMISSED, None, note=" ให้ยืมบัตร ")

    entry = db.session.query(Entry).filter_by(act="dismissed_scans").one()
    assert (entry.subject_id, entry.facts["reason"]) == (malee.id, "ให้ยืมบัตร")


def test_deciding_on_many_is_one_entry_with_their_number_and_names(phone, closed, held):
    people = [make.registration(held) for _ in range(3)]
    phone.send(*(phone.scan(closed, one) for one in people))

    conflicts.resolve(held, disputed(held), Resolution.DISMISSED, None)

    entry = db.session.query(Entry).filter_by(act="dismissed_scans").one()
    assert (entry.facts["count"], len(entry.facts["people"])) == (3, 3)
