"""Reviewing by keyboard: found, ticked, decided, merged, matched, and the name list announced."""

import re

import pytest

from trainer.look import today

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/9"


def press(page, action):
    """Press the button of the form that leads to this address."""
    with page.expect_navigation():
        page.locator(f"form[action$='{action}'] button").first.click()


def planned(page):
    """Cohort 9, from today on, with two seats, announced."""
    page.goto("/desk/programmes/executive/cohorts/new")
    page.fill("[name=number]", "9")
    page.fill("[name=seats]", "2")
    for name in ("starts_on", "ends_on"):
        for place, value in enumerate((today().day, today().month, today().year)):
            page.locator(f"[name={name}]").nth(place).select_option(str(value))
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile(f"{COHORT}$"))
    page.goto(f"{COHORT}/settings")
    press(page, "/announcement")


def certified(page, name):
    """An organisation of the register, certified long ago."""
    page.goto("/desk/organisations/new")
    page.fill("[name=name]", name)
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile("/organisations/[0-9]+$"))


def entered(page, name, organisation, phone):
    page.goto(f"{COHORT}/people/new")
    page.fill("[name=name]", name)
    page.fill("[name=organisation]", organisation)
    page.fill("[name=phone]", phone)
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile("/registrations/[0-9]+$"))


def focused(page):
    """What has the focus, in words."""
    return page.evaluate("document.activeElement.textContent.trim()")


def row(page, name):
    return page.locator("tr[data-row]", has_text=name)


def test_applications_are_reviewed_by_keyboard_and_announced(sign_in, accessible):
    page = sign_in("organiser")
    planned(page)
    certified(page, "มูลนิธิรักษ์ถิ่นเกิด")
    for name, phone in (("นางสาวกานดา สุขใจ", "0811111111"), ("นางกานดา ใหม่สกุล", "0811111111"),
                        ("นายขวัญชัย ดีงาม", "0822222222"), ("นายปรีชา ช่างคิด", "0833333333")):  # fmt: skip
        entered(page, name, "มูลนิธิ รักถิ่นเกิด", phone)

    # The name of the organisation is matched once, for everybody who wrote it.
    page.goto(f"{COHORT}/organisations")
    accessible()
    page.fill("input[name=words]", "รักษ์ถิ่น")
    with page.expect_navigation():
        page.locator("[id^=found-] button", has_text="มูลนิธิรักษ์ถิ่นเกิด").click()
    assert "4" in page.locator(".alert-success").inner_text()
    accessible()

    # The keys are shown, and can be switched off.
    page.goto(f"{COHORT}/people")
    accessible()
    page.keyboard.press("?")
    accessible()
    page.keyboard.press("Tab")  # into the dialog's own switch, whatever had the focus
    page.locator("#keys [data-keys-switch]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator("tr[data-row] a:focus").count() == 0
    page.locator("[data-show-keys]").click()
    page.locator("#keys [data-keys-switch]").check()
    page.locator("#keys [data-close]").click()

    # Found and opened without a mouse.
    page.keyboard.press("/")
    page.keyboard.type("jax")  # keys are letters while one types
    assert page.input_value("input[name=q]") == "jax"
    page.goto(f"{COHORT}/people")
    page.keyboard.press("j")
    assert focused(page) == "นางสาวกานดา สุขใจ"
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "นางกานดา ใหม่สกุล"
    page.keyboard.press("x")
    assert page.locator("[data-count=people]").inner_text() == "1"
    page.keyboard.press("x")
    page.keyboard.press("o")
    page.wait_for_url(re.compile("/registrations/[0-9]+$"))
    page.go_back()

    # The terms are not met: nobody was ever certified. One is admitted by exception and gets a seat by "a".
    with page.expect_navigation():
        row(page, "ขวัญชัย").locator("a[data-open]").click()
    page.fill("form[action$='/exception'] [name=reason]", "หน่วยงานอนุมัติ")
    press(page, "/exception")
    page.goto(f"{COHORT}/people")
    row(page, "ขวัญชัย").locator("a[data-open]").focus()
    page.keyboard.press("a")
    page.wait_for_selector(".alert")
    assert row(page, "ขวัญชัย").locator(".state-accepted").count() == 1
    assert focused(page) == "นายขวัญชัย ดีงาม"

    # Another one is turned down by "r", which asks why, and taken back with one click.
    page.keyboard.press("j")
    page.keyboard.press("r")
    accessible()
    page.keyboard.type("เอกสารไม่ครบ")
    page.keyboard.press("Enter")
    page.wait_for_selector(".alert")
    assert row(page, "ปรีชา").locator(".state-declined").count() == 1
    accessible()
    with page.expect_navigation():
        page.locator(".alert-success form button").click()
    assert row(page, "ปรีชา").locator(".state-applied").count() == 1

    # Filters are kept under a name.
    page.goto(f"{COHORT}/people?state=applied&rule=any")
    page.locator(".desk-views summary").click()
    page.fill(".desk-views [name=name]", "รอพิจารณา คุณสมบัติไม่ครบ")
    with page.expect_navigation():
        page.locator(".desk-views form button").click()
    assert page.locator(".desk-views a[aria-current]").inner_text().strip() == "รอพิจารณา คุณสมบัติไม่ครบ"
    accessible()

    # The woman who married had applied twice: one entry stays, by "s".
    page.goto(f"{COHORT}/duplicates")
    accessible()
    page.locator("main table a.btn").first.click()
    page.wait_for_selector(".twins-table")
    accessible()
    page.keyboard.press("s")
    page.wait_for_selector(".alert-success")
    accessible()
    page.goto(f"{COHORT}/people")
    assert page.locator("tr[data-row]").count() == 3

    # What was decided is announced.
    page.goto(f"{COHORT}/name-list")
    press(page, "/announcements")
    assert page.url.endswith("/announcements/1")
    assert "ขวัญชัย" in page.locator("main").inner_text() and "ปรีชา" not in page.locator("main").inner_text()
