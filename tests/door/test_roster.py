"""What a device takes with it: enough to work without a network, and nothing that a lost phone could tell."""

import hashlib
from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import Phone
from trainer.database import db, now
from trainer.registration.models import State

ROSTER, STATE = "/door/scanner/roster", "/door/scanner/state"


def test_the_roster_holds_the_cohorts_people_by_number_name_and_badge(phone, morning, malee, client):
    found = client.get(ROSTER, headers=phone.headers).json

    badge = hashlib.sha256(malee.badge_token.encode()).hexdigest()[:16]
    assert [(one["id"], one["number"], one["name"], one["badge"]) for one in found["people"]] == [
        (malee.id, 1, "นางมาลี ทองดี", badge)]


def test_the_roster_names_cohort_device_and_the_end_of_its_time(phone, morning, held, client):
    found = client.get(ROSTER, headers=phone.headers).json

    assert (found["cohort"]["id"], found["cohort"]["venue"]) == (held.id, "สถาบันพัฒนา")
    assert found["device"] == {"id": phone.id, "name": phone.device.name}
    assert found["now"] < found["expires"]


def test_the_roster_holds_each_slot_with_its_window(phone, morning, client):
    slot = client.get(ROSTER, headers=phone.headers).json["slots"][0]

    minutes = {name: (slot[name] - slot["starts"]) // 60_000 for name in ("opens", "late", "ends", "closes")}
    assert minutes == {"opens": -60, "late": 15, "ends": 180, "closes": 210}


def test_the_roster_says_who_is_present(phone, morning, malee, client):
    make.presence(morning, malee)

    assert client.get(ROSTER, headers=phone.headers).json["present"] == {str(morning.id): [malee.id]}


def test_the_roster_holds_nothing_that_the_door_does_not_need(phone, morning, held, client):
    person = make.person("มาลี", phone="0812345678", email="malee@example.org")
    made = make.registration(held, person=person, food="halal", needs="รถเข็น")

    text = client.get(ROSTER, headers=phone.headers).text

    secrets = ("0812345678", "081-234", "malee@", "halal", "รถเข็น", made.badge_token)
    assert "มาลี" in text and not any(word in text for word in secrets)


def test_only_those_who_hold_a_seat_in_this_cohort_are_on_the_roster(phone, morning, held, client):
    make.registration(held, state=State.WITHDRAWN)
    make.registration(make.cohort(number=6))

    assert client.get(ROSTER, headers=phone.headers).json["people"] == []


@pytest.mark.parametrize("address", [ROSTER, STATE])
def test_what_did_not_change_is_not_sent_again(phone, morning, malee, client, address):
    tag = client.get(address, headers=phone.headers).headers["ETag"]

    again = client.get(address, headers=phone.headers | {"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("address", [ROSTER, STATE])
def test_what_changed_is_sent_anew(phone, morning, malee, client, address):
    tag = client.get(address, headers=phone.headers).headers["ETag"]
    make.presence(morning, malee)

    again = client.get(address, headers=phone.headers | {"If-None-Match": tag})

    assert (again.status_code, again.json["present"]) == (200, {str(morning.id): [malee.id]})


def test_the_state_says_who_is_present_and_that_the_device_is_in_service(phone, morning, malee, client):
    make.presence(morning, malee)

    found = client.get(STATE, headers=phone.headers).json

    assert (found["present"], found["revoked"]) == ({str(morning.id): [malee.id]}, False)


def test_a_device_that_only_looks_is_seen(phone, morning, client):
    client.get(STATE, headers=phone.headers)

    db.session.expire_all()
    assert now() - phone.device.seen_at < timedelta(minutes=1)


def test_the_roster_asks_the_database_as_much_for_three_people_as_for_one(phone, morning, held, client, statements):
    seen = []
    for people in (1, 2):
        for _ in range(people):
            make.presence(morning, make.registration(held))
        client.get(ROSTER, headers=phone.headers)
        with statements() as counted:
            client.get(ROSTER, headers=phone.headers)
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 8


def test_a_device_sees_only_its_own_cohort(morning, malee, client):
    other = Phone(make.cohort(number=6), client)

    text = client.get(ROSTER, headers=other.headers).text

    assert "มาลี" not in text and f'"{morning.id}":' not in text
