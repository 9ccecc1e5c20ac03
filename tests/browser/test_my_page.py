"""My page on a participant's phone, by keyboard alone: opened by the link, without a network, wiped on signing out."""

import pytest

from tests.browser import participant
from tests.browser.conftest import violations
from tests.browser.keyboard import follow, to

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


@pytest.fixture
def phone(chromium, installation):
    with participant.phone(chromium, installation) as page:
        yield page


def kept(page):
    return page.evaluate("caches.has('me-own')")


def test_a_phone_keeps_the_page_without_a_network_until_one_signs_out(phone, installation):
    name, link = participant.told(installation)

    # The private link leads to My page; nothing but the keyboard is used.
    phone.goto(link)
    follow(phone, "form[action$='/my-page'] button")
    phone.locator("html[data-kept]").wait_for()
    assert violations(phone) == []

    # The code on the whole screen, and back.
    to(phone, ".shows")
    phone.keyboard.press("Enter")
    phone.locator("dialog.full[open] img").wait_for()
    assert violations(phone) == []
    phone.keyboard.press("Escape")
    phone.locator("dialog.full[open]").wait_for(state="detached")

    # Without a network the last state is there after a reload, with its code, and says that it is the last one.
    phone.context.set_offline(True)
    phone.reload()
    phone.locator("#offline", has_text="ไม่มีสัญญาณ").wait_for()
    assert name in phone.locator("main").inner_text() and phone.locator(".shows img").is_visible()
    assert violations(phone) == []

    # What is opened there is read, and told to the server when the network is back.
    to(phone, "#news summary")
    phone.keyboard.press("Enter")
    phone.locator("#news .body", has_text="ไปที่ชั้น 3").wait_for()
    assert phone.locator("#news details[open] [data-new]").count() == 0

    # What is sent, and what lies elsewhere, is held back and says that it needs the network; nothing is wiped by it.
    for target, words in (
        ("form[action$='/language'] button", "“English”"),
        ("#todo form button", "“กรอกแล้ว"),
        ("#materials a[href$='/materials']", "เอกสาร"),
        ("form[data-leaves] button", "เครื่องนี้”"),
    ):
        phone.press(target, "Enter")
        phone.locator("#offline", has_text="ต้องใช้เครือข่าย").filter(has_text=words).wait_for()
    assert " น." in phone.locator("#offline").inner_text()
    assert phone.url == f"{installation.address}/me" and kept(phone)

    # A page that needs the network leads back to it.
    phone.goto("/me/cohorts/executive/5/materials")
    phone.locator("#offline").wait_for()
    assert phone.url == f"{installation.address}/me"

    # Signing out leaves nothing on the device.
    phone.context.set_offline(False)
    phone.reload()
    phone.wait_for_function("!JSON.parse(localStorage.getItem('me-read') ?? '[]').length")
    phone.reload()
    read = phone.locator("#news details", has_text="ไปที่ชั้น 3")
    assert kept(phone) and read.get_attribute("data-reading") is None and read.locator("[data-new]").count() == 0
    follow(phone, "form[data-leaves] button")
    phone.wait_for_url(installation.address + "/")
    assert not kept(phone)
    phone.context.set_offline(True)
    phone.goto("/me")
    assert name not in phone.content() and "ยังไม่ได้เก็บหน้าของท่าน" in phone.content()
