"""My page on a participant's phone, by keyboard alone: opened by the link, without a network, wiped on signing out."""

import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, violations

pytestmark = pytest.mark.browser
LINK = """
from sqlalchemy import select
from trainer import create_app
from trainer.database import db
from trainer.people.models import Person
from trainer.registration.models import Registration
from trainer.registration.status_link import status_address
with create_app().app_context():
    mine = select(Registration).join(Registration.person).where(Person.email == "cohort5-0@example.org")
    one = db.session.scalar(mine)
    print(one.person.full_name, status_address(one), sep="\\n")
"""


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


@pytest.fixture(scope="module")
def who(installation):
    """(name, private link) of somebody who holds a seat of the cohort that begins today."""
    done = subprocess.run(
        [sys.executable, "-c", LINK], cwd=ROOT, env=installation.environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip().split("\n")


@pytest.fixture
def phone(chromium, installation):
    context = chromium.new_context(
        base_url=installation.address, locale="th-TH", viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def to(page, target):
    """Go there with the tabulator, as one does without a mouse."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", target):
            return
    pytest.fail(f"The tabulator does not reach {target}")


def kept(page):
    return page.evaluate("caches.has('me-own')")


def test_a_phone_keeps_the_page_without_a_network_until_one_signs_out(phone, who, installation):
    name, link = who

    # The private link leads to My page; nothing but the keyboard is used.
    phone.goto(link)
    to(phone, "form[action$='/my-page'] button")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
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

    # A page that needs the network leads back to it.
    phone.goto("/me/cohorts/executive/5/materials")
    phone.locator("#offline").wait_for()
    assert phone.url == f"{installation.address}/me"

    # Signing out leaves nothing on the device.
    phone.context.set_offline(False)
    phone.reload()
    assert kept(phone)
    to(phone, "form[data-leaves] button")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
    phone.wait_for_url(installation.address + "/")
    assert not kept(phone)
    phone.context.set_offline(True)
    phone.goto("/me")
    assert name not in phone.content() and "ยังไม่ได้เก็บหน้าของท่าน" in phone.content()
