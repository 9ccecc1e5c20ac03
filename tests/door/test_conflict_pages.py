"""The conflict list as an organiser sees it."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from tests import make
from tests.door.phones import Phone, open_slot, present
from trainer.database import db, now
from trainer.door.models import Scan
from trainer.registration.models import Registration


@pytest.fixture
def address(held):
    return f"/desk/cohorts/{held.address}/conflicts"


@pytest.fixture
def closed(held):
    return open_slot(held, starts_at=now() - timedelta(hours=4), ends_at=now() - timedelta(hours=1))


def late(phone, slot, first, **facts):
    """A scan of somebody called so that came after the slot was closed; returns its id."""
    person = make.registration(slot.cohort, person=make.person(first, "ใจดี"))
    phone.send(phone.scan(slot, person, **facts))
    return db.session.query(Scan).filter_by(registration_id=person.id).one().id


def test_without_a_conflict_the_page_says_what_would_stand_here(as_organiser, address):
    assert "ไม่มีเรื่องให้ตัดสิน" in as_organiser.get(address).text


def test_a_conflict_says_who_what_which_device_and_when_by_both_clocks(as_organiser, address, held, closed, client):
    phone = Phone(held, client, name="ประตูใหญ่", ahead=3 * 3_600_000)
    late(phone, closed, "มาลี")

    page = as_organiser.get(address).text

    shown = (now() + timedelta(hours=3)).astimezone(make.BANGKOK).strftime("%H.%M")
    assert all(word in page for word in ("มาลี ใจดี", "ประตูใหญ่", "หลังปิดลงชื่อ", shown))


def test_a_conflict_says_what_is_recorded(as_organiser, address, held, morning, malee, phone, client):
    phone.send(phone.scan(morning, malee))
    Phone(held, client, name="ประตูข้าง").send(phone.scan(morning, malee))

    page = as_organiser.get(address).text

    assert "อยู่ตั้งแต่" in page and phone.device.name in page and "ประตูข้าง" in page


def test_the_attendance_tab_says_how_many_scans_wait(as_organiser, held, address, closed, phone):
    late(phone, closed, "มาลี")

    page = as_organiser.get(f"/desk/cohorts/{held.address}/attendance").text

    assert f'href="{address}"' in page and '<span class="badge ms-1">1</span>' in page


@pytest.mark.parametrize(
    "chosen", ["q=มาลี", "result=closed&q=มาลี", "slot={slot}&q=มาลี", "device={device}&q=มาลี", "there=no&q=มาลี"]
)
def test_the_filters_narrow_the_list(as_organiser, address, closed, phone, chosen):
    late(phone, closed, "มาลี")
    late(phone, closed, "สมชาย")

    page = as_organiser.get(f"{address}?{chosen.format(slot=closed.id, device=phone.id)}").text

    assert "มาลี ใจดี" in page and "สมชาย ใจดี" not in page


@pytest.mark.parametrize(
    "chosen", ["q=ไม่มี", "result=beaten", "slot=0", "slot=x", "device=99999999999999", "there=yes", "q=%25"]
)
def test_a_filter_that_finds_nothing_says_so(as_organiser, address, closed, phone, chosen):
    late(phone, closed, "มาลี")

    page = as_organiser.get(f"{address}?{chosen}").text

    assert "ไม่พบรายการ" in page and "มาลี ใจดี" not in page


@pytest.mark.parametrize(("resolution", "there"), [("counted", 1), ("dismissed", 0)])
def test_what_is_ticked_is_decided_and_the_rest_waits(as_organiser, address, closed, phone, resolution, there):
    ticked = late(phone, closed, "มาลี")
    late(phone, closed, "สมชาย")

    page = as_organiser.post(f"{address}/resolutions", data={"scans": ticked, "resolution": resolution},
                             follow_redirects=True).text  # fmt: skip

    assert "สมชาย ใจดี" in page and "มาลี ใจดี" not in page and len(present()) == there


def test_everything_means_what_the_filters_find(as_organiser, address, closed, phone):
    late(phone, closed, "มาลี")
    spared = late(phone, closed, "สมชาย")

    as_organiser.post(f"{address}/resolutions", data={"everything": 1, "q": "มาลี", "resolution": "counted"})

    assert len(present()) == 1 and db.session.get(Scan, spared).resolution == ""


def test_what_was_decided_can_be_read_afterwards_with_who_decided_it(sign_in, address, closed, phone):
    scan, organiser = late(phone, closed, "มาลี"), sign_in(make.account("organiser", name="วีระ ตัดสินใจ"))
    organiser.post(f"{address}/resolutions", data={"scans": scan, "resolution": "dismissed"})

    page = organiser.get(f"{address}?decided=1").text

    assert "มาลี ใจดี" in page and "ไม่นับ" in page and page.count("วีระ ตัดสินใจ") == 2  # once in the page's head


@pytest.mark.parametrize("sent", [{"resolution": "counted"}, {"scans": "x", "resolution": "counted"},
                                  {"scans": "1", "resolution": "burnt"}])  # fmt: skip
def test_nothing_ticked_and_nothing_chosen_are_refused(as_organiser, address, closed, phone, sent):
    late(phone, closed, "มาลี")

    answer = as_organiser.post(f"{address}/resolutions", data=sent)

    assert answer.status_code == 422 and db.session.query(Scan).one().resolution == ""


def test_a_scan_of_another_cohort_is_not_decided_here(as_organiser, address, closed, phone):
    scan = late(phone, closed, "มาลี")
    other = make.cohort(number=77)

    answer = as_organiser.post(f"/desk/cohorts/{other.address}/conflicts/resolutions",
                               data={"scans": scan, "resolution": "counted"})  # fmt: skip

    assert (answer.status_code, present()) == (422, [])


def test_the_list_asks_the_database_as_much_for_three_conflicts_as_for_one(
    as_organiser, address, closed, phone, statements
):
    seen = []
    for people in (1, 2):
        for number in range(people):
            late(phone, closed, f"มาลี{len(seen)}{number}")
        with statements() as counted:
            as_organiser.get(address)
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 20


def test_ten_thousand_conflicts_are_shown_page_by_page(as_organiser, address, closed, phone, malee, statements):
    db.session.execute(
        insert(Scan),
        [{"uid": f"{n:036}", "body_hash": "", "device_id": phone.id, "cohort_id": malee.cohort_id,
          "slot_id": closed.id, "registration_id": malee.id, "kind": "present", "how": "camera", "device_at": 0,
          "at": now(), "result": "closed"} for n in range(10_000)],
    )  # fmt: skip
    db.session.commit()

    with statements() as counted:
        page = as_organiser.get(f"{address}?page=200").text

    assert "10000" in page.replace(",", "") and page.count('name="scans"') == 50 and len(counted) <= 20
    assert db.session.query(Registration).count() == 1
