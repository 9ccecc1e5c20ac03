"""What a sync costs the database: five statements for a check-in, and as many for a thousand scans as for one."""

from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import Phone, open_slot, present
from trainer.attendance import checkin
from trainer.database import db


@pytest.fixture
def cost(phone, statements):
    """The number of statements that a batch takes, finding the device included."""

    def count(*scans, by=phone, **facts):
        db.session.commit()
        with statements() as seen:
            by.send(*scans, **facts)
        return len(seen)

    return count


@pytest.mark.parametrize("brief", [False, True])
def test_a_check_in_by_badge_takes_five_statements(phone, morning, malee, cost, brief):
    assert cost(phone.scan(morning, malee), brief=brief) == 5


def test_a_check_in_by_name_takes_five_statements(phone, morning, malee, cost):
    assert cost(phone.scan(morning, registration=malee.id, how="search")) <= 5


def test_a_second_check_in_of_somebody_takes_five_statements(phone, morning, malee, held, cost):
    other = Phone(held, phone.client)
    phone.send(phone.scan(morning, malee))

    assert cost(other.scan(morning, malee), by=other) <= 5


def test_a_check_in_after_an_annulment_takes_five_statements(phone, morning, malee, cost):
    checkin.annul(morning, [malee.id], None, "กดผิดคน")

    assert cost(phone.scan(morning, malee)) <= 5 and present()


def test_a_check_in_takes_five_statements_however_many_are_present(phone, morning, malee, held, cost):
    for _ in range(30):
        make.presence(morning, make.registration(held))

    assert cost(phone.scan(morning, malee)) <= 5


def test_a_thousand_scans_take_as_many_statements_as_one(phone, held, morning, malee, cost):
    slots = [morning, open_slot(held, half="2-afternoon")]
    people = [make.registration(held) for _ in range(10)]
    scans = [phone.scan(slots[n % 2], people[n % 10]) for n in range(1000)]

    assert cost(phone.scan(morning, malee)) == cost(*scans) and len(present()) == 11


def test_many_annulments_take_as_many_statements_as_one(phone, held, morning, malee, cost):
    people = [make.registration(held) for _ in range(20)]
    phone.send(*(phone.scan(morning, one, ago=timedelta(minutes=5)) for one in [malee, *people]))

    alone = cost(phone.scan(morning, malee, "annul"))

    assert cost(*(phone.scan(morning, one, "annul") for one in people)) == alone and present() == []


def test_what_was_sent_before_takes_as_many_statements_for_many_as_for_one(phone, held, morning, cost):
    scans = [phone.scan(morning, make.registration(held)) for _ in range(20)]
    phone.send(*scans)

    assert cost(scans[0]) == cost(*scans) <= 5
