"""Devices: invited by a link, enrolled once, seen on the organiser's list, taken out of service."""

from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import Phone
from tests.registration.pressure import at_once
from trainer.database import db, now
from trainer.door import devices
from trainer.door.devices import Standing, standing
from trainer.door.keys import hash_of
from trainer.door.models import Device
from trainer.errors import Refused
from trainer.journal import Entry

STATE = "/door/scanner/state"


def link_of(device):
    return devices.address(device).removeprefix("http://localhost")


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture
def invited(held):
    return devices.invite(held, " ประตู  1 ", None)


def test_a_device_waits_for_its_phone_for_a_day_under_its_name(invited):
    day = timedelta(hours=24)

    assert (invited.name, standing(invited, now())) == ("ประตู 1", Standing.INVITED)
    assert standing(invited, now() + day) == Standing.LAPSED


def test_the_link_makes_a_scanner_of_a_phone_with_a_key_of_which_only_the_hash_is_kept(invited, client):
    answer = client.post(link_of(invited)).json

    assert answer["device"] == {"id": invited.id, "name": "ประตู 1"} and answer["scanner"] == "/door/scanner"
    assert (len(answer["key"]), invited.key_hash) == (43, hash_of(answer["key"]))
    assert client.get(STATE, headers=bearer(answer["key"])).status_code == 200


def test_the_page_of_the_link_asks_before_it_does_anything(invited, client):
    page = client.get(link_of(invited))

    assert page.status_code == 200 and "ประตู 1" in page.text and invited.key_hash is None


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_is_good_once(invited, client, method):
    address = link_of(invited)
    client.post(address)

    assert client.open(address, method=method).status_code == 410


@pytest.mark.parametrize("spoilt", ["invited_until", "link_version", "revoked_at"])
def test_a_link_that_is_too_old_replaced_or_of_a_device_out_of_service_enrols_nobody(invited, client, spoilt):
    address = link_of(invited)
    setattr(invited, spoilt, 7 if spoilt == "link_version" else now() - timedelta(seconds=1))

    assert client.post(address).status_code == 410 and invited.key_hash is None


def test_a_forged_link_enrols_nobody(invited, client):
    assert client.post(link_of(invited)[:-3] + "abc").status_code == 410


def test_of_eight_phones_that_use_one_link_at_once_one_becomes_the_scanner(app, invited):
    token = link_of(invited).rpartition("/")[2]

    def enrol():
        found = devices.invited_by(token)
        return found and devices.enrol(found)

    keys = [key for key in at_once(app, [enrol] * 8) if key]

    assert len(keys) == 1 and db.session.get(Device, invited.id).key_hash == hash_of(keys[0])


def test_another_link_makes_the_first_worthless(invited, client):
    first = link_of(invited)
    devices.invite_again(invited, None)

    assert (client.get(first).status_code, client.get(link_of(invited)).status_code) == (410, 200)


def test_a_phone_enrolled_again_loses_its_old_key_and_keeps_since_when_it_may_have_scanned(held, client):
    phone = Phone(held, client)
    since = phone.device.enrolled_at
    devices.invite_again(phone.device, None)

    key = client.post(link_of(phone.device)).json["key"]

    assert client.get(STATE, headers=phone.headers).status_code == 401
    assert client.get(STATE, headers=bearer(key)).status_code == 200
    assert phone.device.enrolled_at == since


def test_until_the_other_link_is_used_the_phone_goes_on_scanning(held, client):
    phone = Phone(held, client)

    devices.invite_again(phone.device, None)

    assert client.get(STATE, headers=phone.headers).status_code == 200


def test_a_phone_that_was_found_after_the_cohort_gets_a_day_to_deliver(app, client):
    over = make.cohort(starts_on=make.FIRST_DAY)
    phone = Phone(over, client, expires_at=devices.end_of(over.ends_on))

    devices.invite_again(phone.device, None)

    assert client.get(STATE, headers=phone.headers).status_code == 200


def test_a_device_works_until_the_end_of_the_day_after_the_cohort(held, invited):
    assert invited.expires_at == make.moment(held.ends_on + timedelta(days=2), 0)


def test_when_the_last_day_moves_devices_work_until_the_day_after_the_new_one(held, invited):
    held.change(None, ends_on=held.ends_on + timedelta(days=2))

    assert invited.expires_at == devices.end_of(held.ends_on)


def test_a_device_out_of_service_gets_no_other_link(invited):
    devices.revoke(invited, None)

    with pytest.raises(Refused):
        devices.invite_again(invited, None)


@pytest.mark.parametrize("name", ["", "   ", "ประตู 1"])
def test_a_device_needs_a_name_of_its_own(held, invited, name):
    with pytest.raises(Refused):
        devices.invite(held, name, None)


def test_a_cohort_without_dates_gets_no_device(app):
    with pytest.raises(Refused):
        devices.invite(make.cohort(starts_on=None), "ประตู", None)


def test_every_act_stands_in_the_devices_journal(invited, client):
    client.post(link_of(invited))
    devices.invite_again(invited, None)
    devices.revoke(invited, make.organiser())

    acts = [each.act for each in db.session.query(Entry).filter_by(subject_type="device").order_by(Entry.id)]
    assert acts == ["invited_device", "enrolled_device", "invited_device_again", "revoked_device"]
