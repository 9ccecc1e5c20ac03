"""Somebody whose organisation is in no register appeals on the own page; an organiser grants it, with a reason."""

import re
from datetime import timedelta

import pytest

from tests.browser.test_announcing import press
from trainer.look import today

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/8"
NOTE = "องค์กรได้รับการรับรองแล้ว รอประกาศในราชกิจจานุเบกษา"
REASON = "ตรวจสอบหนังสือรับรองแล้ว"
TOKEN = """
from trainer.database import db
from trainer.registration.models import Registration
from trainer.registration.status_link import status_token
print(status_token(db.session.get(Registration, {})))
"""


def planned(page):
    """Cohort 8, in a month, announced."""
    page.goto("/desk/programmes/executive/cohorts/new")
    page.fill("[name=number]", "8")
    page.fill("[name=seats]", "2")
    day = today() + timedelta(days=30)
    for name in ("starts_on", "ends_on"):
        for place, value in enumerate((day.day, day.month, day.year)):
            page.locator(f"[name={name}]").nth(place).select_option(str(value))
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile(f"{COHORT}$"))
    page.goto(f"{COHORT}/settings")
    press(page, "/announcement")


def applied(page):
    """Somebody of an unknown organisation, entered by hand; returns the address of the record."""
    page.goto(f"{COHORT}/people/new")
    page.fill("[name=name]", "นางสาวมาลี ใจดี")
    page.fill("[name=organisation]", "มูลนิธินอกทะเบียน")
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile("/registrations/[0-9]+$"))
    return page.url


def own_page(installation, record):
    """The address of the status page, as a mail would bring it."""
    token = installation.script(TOKEN.format(record.rsplit("/", 1)[1]))
    return f"/applications/{token.strip()}"


def test_an_appeal_is_made_granted_and_answered_on_both_sides(sign_in, accessible, installation):
    page = sign_in("organiser")
    planned(page)
    record = applied(page)
    mine = own_page(installation, record)
    page.goto(f"{COHORT}/appeals")
    accessible()

    # The applicant reads why the terms are not met, and appeals.
    page.goto(mine)
    assert "มูลนิธินอกทะเบียน" in page.locator("main").inner_text()
    page.fill("form[action$='/appeals'] textarea", NOTE)
    press(page, "/appeals")
    assert NOTE in page.locator("main").inner_text()
    accessible()

    # It stands on the desk; granted from the keyboard.
    page.goto("/desk")
    with page.expect_navigation():
        page.click(f"a[href='{COHORT}/appeals']")
    accessible()
    page.locator("main textarea").fill(REASON)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".badge.state-granted").wait_for()
    assert REASON in page.locator("main").inner_text()
    accessible()

    # Both sides read the answer.
    page.goto(record)
    assert REASON in page.locator("main").inner_text()
    accessible()
    page.goto(mine)
    assert REASON in page.locator("main").inner_text()
