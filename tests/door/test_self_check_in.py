"""Signing in with one's own phone: scan, say who you are, and the moment of the scan counts."""

import threading

import pytest

from tests.door import halls
from trainer.attendance.models import Presence, Way
from trainer.database import db, now
from trainer.door.models import Hall
from trainer.journal import Entry
from trainer.registration.models import State
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


def test_scanning_and_saying_who_one_is_signs_in_with_the_own_phone(client, slot, malee):
    halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")

    (one,) = presences()
    assert (one.registration_id, one.way, len(one.phone), one.account_id) == (malee.id, Way.SELF, 32, None)


def test_the_first_time_the_page_says_that_it_is_recorded_and_from_then_on_since_when(client, slot, malee):
    ticket = halls.scan(client, slot)

    first, again = halls.sign_in(client, ticket, "มาลี ทองดี", "5678").text, client.get(ticket).text

    assert "บันทึกการลงชื่อของท่านแล้ว เวลา 08.41\u00a0น." in first and "นางมาลี ทองดี" in first and "ตั้งแต่" not in first
    assert "ท่านลงชื่อแล้วตั้งแต่ 08.41\u00a0น." in again and "บันทึกการลงชื่อ" not in again


def test_a_second_tap_tells_since_when_and_changes_nothing(client, slot, malee):
    halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")

    with halls.clock(9, 30):
        page = halls.sign_in(client, halls.scan(client, slot), registration=malee.id)

    assert "ท่านลงชื่อแล้วตั้งแต่ 08.41\u00a0น." in page.text and len(presences()) == 1


def test_a_ticket_passed_on_opens_nothing_on_another_phone(app, client, slot, malee):
    ticket, friend = halls.scan(client, slot), app.test_client()

    page = halls.sign_in(friend, ticket, "มาลี ทองดี", "5678")

    assert (page.status_code, friend.get(ticket).status_code, presences()) == (422, 422, [])


@pytest.mark.parametrize("spoilt", ["x", "WzEsMV0.forged", ""])
def test_a_ticket_that_we_did_not_write_opens_nothing(client, slot, malee, spoilt):
    assert client.get(f"/check-in/tickets/{spoilt}").status_code in (404, 422)


def test_a_code_of_another_hall_is_no_code_here(client, slot):
    page = halls.scan(client, slot, hall=Hall(secret="ab" * 32))

    assert page.status_code == 422


def test_where_self_check_in_is_off_the_desk_is_named(client, slot):
    db.session.query(Hall).one().self_check_in = False

    page = halls.scan(client, slot)

    assert page.status_code == 422 and "จุดลงชื่อ" in page.text


def test_in_a_closed_cohort_nobody_signs_in(client, slot, cohort, malee):
    ticket = halls.scan(client, slot)
    cohort.closed_at = now()

    page = halls.sign_in(client, ticket, "มาลี ทองดี", "5678")

    assert (page.status_code, halls.scan(client, slot).status_code, presences()) == (422, 422, [])


def test_who_withdrew_is_told_plainly(client, slot, malee):
    malee.state = State.WITHDRAWN

    page = halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")

    assert (page.status_code, presences()) == (422, []) and "ถอน" in page.text


def test_it_is_journalled_as_the_persons_own_act(client, slot, malee):
    halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")

    entry = db.session.query(Entry).filter_by(act="marked_present").one()
    assert (entry.actor, entry.registration_id, entry.facts["way"]) == ("นางมาลี ทองดี", malee.id, "self")


def test_a_refusal_leaves_a_line_in_the_log_that_names_nobody(client, slot, malee, caplog):
    malee.state = State.WITHDRAWN

    halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")

    assert caplog.messages == ["Self check-in refused: seat"]


def test_eight_taps_at_once_sign_in_once(app, slot, malee):
    phones = [app.test_client() for _ in range(8)]
    tickets = [halls.scan(phone, slot) for phone in phones]
    start = threading.Barrier(8)

    def tap(place):
        start.wait()
        halls.sign_in(phones[place], tickets[place], "มาลี ทองดี", "5678")

    threads = [threading.Thread(target=tap, args=[place]) for place in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert len(presences()) == 1


def test_signing_in_takes_few_statements_however_many_are_registered(app, slot, cohort, malee, statements):
    seen = []
    for others in (1, 3):
        for _ in range(others):
            halls.person(cohort, "คนอื่น", phone="0899999999")
        phone = app.test_client()
        ticket = halls.scan(phone, slot)
        with statements() as counted:
            phone.post(ticket, data={"who": "มาลี ทองดี", "digits": "5678"})
        seen.append(len(counted))
        db.session.query(Presence).delete()

    assert seen[0] == seen[1] <= 5
