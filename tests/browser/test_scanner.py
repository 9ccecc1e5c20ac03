"""The scanner on a phone: a badge before the camera, the network gone, the page loaded anew, the battery flat."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import violations
from tests.browser.hall import Hall
from tests.browser.scanner_phone import HELD, enrol, kill, launch, told, type_in, waits

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(installation):
    return Hall(installation)


@pytest.fixture
def phone(chromium, hall, tmp_path):
    """Switch a phone on whose camera sees these codes; what it keeps outlives it."""
    running = []

    def switch_on(*codes, address=hall.address):
        running.append(launch(chromium, tmp_path, address, codes))
        return running[-1]

    yield switch_on
    for page in running:
        with suppress(Error):  # one whose battery went flat is closed already
            page.context.close()


def test_twenty_scans_without_network_outlive_a_reload_and_all_arrive(phone, hall):
    page = phone(hall.code(1))
    page.goto("/door/scanner")
    page.locator("body[data-state=none]").wait_for()
    assert violations(page) == []
    link = hall.invite("ประตูหน้า")
    page.goto(link)
    assert violations(page) == []
    enrol(page, link)
    told(page, "present", "นางมาลี ก00")
    waits(page, 0)
    assert violations(page) == []

    page.context.set_offline(True)
    for number in range(2, 22):
        type_in(page, f"{number}")
    waits(page, 20)
    page.locator("[data-net=off]").wait_for()
    assert violations(page) == []

    hall.sign_in_elsewhere(9)
    page.reload()
    told(page, "already", "นางมาลี ก00")  # the camera reads on: one scan more
    waits(page, 21)
    held = [scan["uid"] for scan in page.evaluate(HELD)["waiting"]]
    page.context.set_offline(False)
    waits(page, 0)

    results = hall.results("ประตูหน้า")
    assert hall.present() == list(range(1, 22)) and set(held) <= results.keys() and len(results) == 22
    page.click("#look-open")
    page.locator("#look li").wait_for()
    assert [each.split("\n")[0] for each in page.locator("#look li").all_inner_texts()] == ["นางมาลี ก08"]
    assert violations(page) == []


def test_a_phone_that_dies_after_its_scans_arrived_and_before_it_heard_so_loses_and_doubles_none(phone, hall, tmp_path):
    page, arrived = phone(None), []
    enrol(page, hall.invite("ประตูข้าง"))
    page.context.set_offline(True)
    for number in (1, 2, 22):
        type_in(page, f"{number}")
    waits(page, 3)

    page.route("**/door/scanner/scans", lambda route: arrived.append(route.fetch().status))
    page.context.set_offline(False)
    while not arrived:
        page.wait_for_timeout(50)
    kill(tmp_path)
    page = phone(None)
    page.goto("/door/scanner")
    waits(page, 0)

    assert (hall.present(), [*hall.results("ประตูข้าง").values()]) == ([1, 2, 22], ["recorded"] * 3)


def test_a_phone_that_was_withdrawn_keeps_nothing_but_the_reason(phone, hall):
    page = phone(None)
    enrol(page, hall.invite("ประตูหลัง"))
    type_in(page, "23")
    waits(page, 0)
    page.context.set_offline(True)
    type_in(page, "24")
    waits(page, 1)

    hall.revoke("ประตูหลัง")
    page.context.set_offline(False)
    page.locator("body[data-state=revoked]").wait_for()

    held = page.evaluate(HELD)
    assert (sorted(held["kept"]), held["waiting"], held["told"]) == (["barred"], [], [])
    assert "มาลี" not in page.content() and violations(page) == []


def test_codes_that_are_no_badges_of_the_cohort_are_told_and_sent(phone, hall):
    stranger, certificate = f"TRN1:{'A' * 26}", f"{hall.address}/certificates/x"
    page = phone("https://example.org/menu", None, None, certificate, None, None, stranger, None, None)
    enrol(page, hall.invite("ประตูหน้า"))

    for said in ("foreign", "certificate", "unlisted"):
        told(page, said)
    waits(page, 0)

    assert {"foreign_code", "certificate", "unknown_code"} == {*hall.results("ประตูหน้า").values()}


def test_what_was_pressed_by_mistake_is_taken_back_after_it_was_sent(phone, hall):
    page = phone(None)
    enrol(page, hall.invite("ประตูหน้า"))
    type_in(page, "๗")
    waits(page, 0)
    assert hall.present() == [7]

    page.wait_for_timeout(800)  # a press that follows at once is the second half of a double press
    page.click("#undo")
    told(page, "undone", "นางมาลี ก06")
    page.wait_for_function("() => document.querySelectorAll('[data-latest] li').length === 2")
    waits(page, 0)

    assert hall.present() == []


def test_an_unsafe_address_is_told_and_still_signs_in_by_name(phone, hall):
    address = hall.address.replace("127.0.0.1", "hall.test")
    page = phone(hall.code(1), address=address)
    enrol(page, hall.invite("ประตูหน้า"), until="body[data-state=ready]")
    page.get_by_role("link", name="ไปหน้าจุดลงชื่อ").wait_for()
    assert violations(page) == []

    page.fill("#q", "ก01")
    page.locator("[data-found] button").click()
    told(page, "present", "นางมาลี ก01")
    waits(page, 0)

    assert hall.present() == [2]
