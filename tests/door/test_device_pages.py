"""The organiser's pages about devices."""

from datetime import timedelta

import pytest

from tests import make
from tests.door.phones import Phone
from trainer.database import db, now
from trainer.door.models import Device


@pytest.fixture
def address(held):
    return f"/desk/cohorts/{held.address}/devices"


def test_without_a_device_the_page_says_what_one_is_for(as_organiser, address):
    assert "ยังไม่มีโทรศัพท์" in as_organiser.get(address).text


def test_a_new_device_is_shown_with_its_link_as_code_and_as_text(as_organiser, address):
    page = as_organiser.post(address, data={"name": "ประตู 1"}, follow_redirects=True).text

    assert "data:image/svg+xml" in page and "http://localhost/door/devices/" in page


@pytest.mark.parametrize(("public", "said"), [
    ("http://127.0.0.1:8000", "เฉพาะบนเครื่องนี้"), ("http://localhost", "เฉพาะบนเครื่องนี้"),
    ("http://192.168.1.20:8000", "ไม่ใช่ https"), ("https://training.example.org", None),
])  # fmt: skip
def test_a_link_that_makes_no_scanner_of_a_phone_is_warned_of(as_organiser, address, app, monkeypatch, public, said):
    monkeypatch.setitem(app.config, "PUBLIC_URL", public)

    page = as_organiser.post(address, data={"name": "ประตู 1"}, follow_redirects=True).text

    assert said in page if said else "alert-warning" not in page


def test_what_was_typed_stays_beside_what_is_wrong_with_it(as_organiser, address, phone):
    page = as_organiser.post(address, data={"name": phone.device.name}).text

    assert f'value="{phone.device.name}"' in page and "invalid-feedback" in page


def test_the_list_says_of_each_device_when_it_was_seen_how_its_clock_goes_and_what_it_holds(
    as_organiser, address, phone
):
    phone.device.seen_at, phone.device.offset_ms, phone.device.waiting = now(), 11 * 60_000, 23

    page = as_organiser.get(address).text

    assert phone.device.name in page and "ช้าไป 11 นาที" in page and "<strong>23</strong>" in page


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "ใช้งานอยู่"),
        ({"revoked_at": now()}, "เลิกใช้แล้ว"),
        ({"expires_at": now() - timedelta(days=1)}, "จบรุ่นแล้ว"),
        ({"key_hash": None, "enrolled_at": None}, "ลิงก์หมดอายุ"),
        ({"key_hash": None, "enrolled_at": None, "seen_at": now()}, "ออกจากระบบแล้ว"),
        ({"key_hash": None, "enrolled_at": None, "invited_until": now() + timedelta(days=1)}, "รอเปิดลิงก์"),
    ],
)
def test_a_devices_state_is_said_in_a_word(as_organiser, address, held, facts, words):
    Phone(held, **facts)

    assert words in as_organiser.get(address).text


def test_an_organiser_takes_a_device_out_of_service(as_organiser, address, phone):
    as_organiser.post(f"{address}/{phone.id}/revocation")

    assert phone.send().json["error"] == "revoked"


def test_an_organiser_gives_another_link(as_organiser, address, phone):
    page = as_organiser.post(f"{address}/{phone.id}/invitations", follow_redirects=True).text

    assert "http://localhost/door/devices/" in page


def test_a_device_whose_link_was_used_shows_none(as_organiser, address, phone):
    assert "/door/devices/" not in as_organiser.get(f"{address}/{phone.id}").text


def test_a_device_of_another_cohort_is_not_found_here(as_organiser, address):
    other = Phone(make.cohort(number=77), name="ประตูรุ่นอื่น")

    assert as_organiser.get(f"{address}/{other.id}").status_code == 404
    assert as_organiser.post(f"{address}/{other.id}/revocation").status_code == 404
    assert db.session.get(Device, other.id).revoked_at is None


def test_the_attendance_tab_leads_to_the_devices(as_organiser, held, address):
    assert f'href="{address}"' in as_organiser.get(f"/desk/cohorts/{held.address}/attendance").text


def test_the_list_asks_the_database_as_much_for_three_devices_as_for_one(as_organiser, address, held, statements):
    seen = []
    for devices in (1, 2):
        for _ in range(devices):
            Phone(held)
        db.session.commit()
        with statements() as counted:
            as_organiser.get(address)
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 12
