"""What the clock decides when people sign in with their own phones."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.door import halls
from trainer.attendance.models import Annulment, Presence, Way
from trainer.database import db, now
from trainer.settings import BANGKOK

pytestmark = pytest.mark.usefixtures("in_the_morning")


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    slot = halls.slot(cohort)
    halls.opened(cohort)
    db.session.commit()
    return slot


@pytest.fixture
def malee(cohort, slot):
    return halls.person(cohort, email="malee@example.org")


def minute(presence):
    return f"{presence.at.astimezone(BANGKOK):%H:%M}"


def presences():
    db.session.expire_all()
    return db.session.query(Presence).all()


def test_slow_sign_in_does_no_harm_the_moment_of_the_scan_counts(client, slot, malee):
    with halls.clock(12, 29):
        ticket = halls.scan(client, slot)

    with halls.clock(12, 43):
        halls.sign_in(client, ticket, "มาลี ทองดี", "5678")

    assert minute(presences()[0]) == "12:29"


def test_after_a_quarter_of_an_hour_one_scans_again(client, slot, malee):
    ticket = halls.scan(client, slot)

    with halls.clock(8, 56, 5):
        page = halls.sign_in(client, ticket, "มาลี ทองดี", "5678")

    assert (page.status_code, presences()) == (422, []) and "สแกน" in page.text


def test_a_code_that_has_left_the_screen_long_ago_asks_to_scan_again(client, slot):
    page = halls.scan(client, slot, at=now() - timedelta(minutes=4))

    assert page.status_code == 422 and "สแกน" in page.text


def test_too_early_says_when_it_opens(client, slot):
    with halls.clock(7, 59):
        page = halls.scan(client, slot)

    assert page.status_code == 422 and "เปิดเวลา 08.00 น." in page.text


def test_long_before_it_says_the_day_too(client, slot):
    with time_machine.travel(halls.AT - timedelta(days=2)):
        page = halls.scan(client, slot)

    assert "เปิดเวลา 2 มี.ค. 2569 08.00 น." in page.text


def test_a_closed_slot_is_told_so(client, slot, malee):
    with halls.clock(12, 31):
        page = halls.scan(client, slot)

    assert page.status_code == 422 and "ปิดรับลงชื่อ" in page.text


def test_a_code_shown_before_the_end_is_good_although_the_phone_was_slow(client, slot):
    with halls.clock(12, 29, 45):
        shown = halls.code(slot)

    with halls.clock(12, 30, 30):
        assert client.get(f"/check-in/{shown}").status_code == 302


def test_where_the_desk_was_quicker_the_earlier_moment_of_the_scan_counts(client, slot, malee):
    ticket = halls.scan(client, slot)
    make.presence(slot, malee, Way.DOOR).at = make.moment(halls.DAY, 8, 50)

    halls.sign_in(client, ticket, "มาลี ทองดี", "5678")

    (one,) = presences()
    assert (one.way, minute(one)) == (Way.DOOR, "08:41")


def test_a_scan_before_a_taking_back_does_not_move_what_the_desk_said_after_it(client, slot, malee):
    ticket = halls.scan(client, slot)
    make.presence(slot, malee, Way.DOOR).at = make.moment(halls.DAY, 8, 50)
    make.add(Annulment(slot_id=slot.id, registration_id=malee.id, at=make.moment(halls.DAY, 8, 45), reason="ไม่อยู่"))

    halls.sign_in(client, ticket, "มาลี ทองดี", "5678")

    assert minute(presences()[0]) == "08:50"


def test_who_comes_after_the_beginning_is_told_that_it_counts_as_late(client, slot, malee):
    with halls.clock(9, 16):
        page = halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")

    assert "นับเป็นมาสาย" in page.text


def test_what_an_organiser_took_back_is_not_brought_back_by_an_older_ticket(client, slot, malee):
    ticket = halls.scan(client, slot)
    make.add(Annulment(slot_id=slot.id, registration_id=malee.id, at=now() + timedelta(seconds=2), reason="ไม่อยู่"))

    page = halls.sign_in(client, ticket, "มาลี ทองดี", "5678")

    assert (page.status_code, presences()) == (422, [])
