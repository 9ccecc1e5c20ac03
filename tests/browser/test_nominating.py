"""A link given, a person nominated on a phone and replaced by another, and the history on the organiser's desk."""

import re
from datetime import timedelta

import pytest

from trainer.look import today

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/11"
GROUP = "มูลนิธิเพื่อการเสนอชื่อ"


def save(page):
    """Send the form of the page by its one primary button."""
    with page.expect_navigation():
        page.locator("main form button.btn-primary").first.click()


def choose(page, name, day):
    for place, value in enumerate((day.day, day.month, day.year)):
        page.locator(f"[name={name}]").nth(place).select_option(str(value))


def planned(page):
    """Cohort 11 in two months, announced, and an organisation that is certified."""
    page.goto("/desk/organisations/new")
    page.fill("[name=name]", GROUP)
    page.select_option("[name=province]", "TH-51")
    save(page)
    page.wait_for_url(re.compile("/organisations/[0-9]+$"))
    page.goto(f"{page.url}/certifications/new")
    choose(page, "certified_on", today() - timedelta(days=400))
    save(page)
    page.goto("/desk/programmes/executive/cohorts/new")
    page.fill("[name=number]", "11")
    page.fill("[name=seats]", "2")
    choose(page, "starts_on", today() + timedelta(days=60))
    choose(page, "ends_on", today() + timedelta(days=62))
    save(page)
    page.wait_for_url(re.compile(f"{COHORT}$"))


def typed(page, name, phone):
    """What a nominator says of a person."""
    page.fill("[name=name]", name)
    page.fill("[name=position]", "ผู้จัดการ")
    page.fill("[name=phone]", phone)
    page.check("[name=told]")


def test_a_link_is_given_used_on_a_phone_and_its_history_seen(sign_in, accessible):
    page = sign_in("organiser")
    planned(page)

    # The organiser gives a link; the organisation is offered while it is typed.
    page.goto(f"{COHORT}/nominations")
    accessible()
    with page.expect_navigation():
        page.click("main a.btn-primary")
    page.locator("[name=organisation]").press_sequentially("เพื่อการเสนอ")
    page.wait_for_selector("#organisations option", state="attached")
    page.fill("[name=organisation]", GROUP)
    page.fill("[name=contact_name]", "นางสาวติดต่อ ประสานดี")
    page.fill("[name=contact_email]", "contact@example.org")
    page.fill("[name=most]", "1")
    accessible()
    save(page)
    page.wait_for_url(re.compile(f"{COHORT}/nominations/[0-9]+$"))
    desk = page.url
    accessible()
    with page.expect_navigation():
        page.locator("form[action$='/mail'] button").click()
    address = page.input_value("#address")

    # The nominator, on a phone and without an account.
    page.context.clear_cookies()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    accessible()
    typed(page, "นางสาวมาลี ใจดี", "081 234 5678")
    save(page)
    assert "นางสาวมาลี ใจดี" in page.locator("#nominees").inner_text()
    assert page.locator("[name=name]").count() == 0  # the limit of one is reached
    accessible()

    # She cannot come; another one takes the place.
    with page.expect_navigation():
        page.click("a[href$='/substitution']")
    typed(page, "นายสมชาย มาแทน", "089 999 9999")
    page.fill("[name=reason]", "ลาออกจากองค์กร")
    accessible()
    save(page)
    said = page.locator("main").inner_text()
    assert "นายสมชาย มาแทน" in said and "ลาออกจากองค์กร" in said
    accessible()
    letter = page.request.get(f"{address}/letter.pdf")
    assert letter.body().startswith(b"%PDF")

    # The organiser sees the history on the link, in the log and on the record.
    sign_in("organiser")
    page.goto(desk)
    assert "ลาออกจากองค์กร" in page.locator("main").inner_text()
    accessible()
    page.goto(f"{COHORT}/substitutions")
    assert "นางสาวมาลี ใจดี" in page.locator("main").inner_text()
    accessible()
    with page.expect_navigation():
        page.click("main tbody a >> nth=1")
    assert "ลาออกจากองค์กร" in page.locator("main").inner_text()
    accessible()

    # Nominations are closed: the nominator still sees whom was sent, and can change nothing.
    page.goto(f"{COHORT}/nominations")
    with page.expect_navigation():
        page.locator("form[action$='/closing'] button").click()
    accessible()
    page.context.clear_cookies()
    page.goto(address)
    assert "นายสมชาย มาแทน" in page.locator("#nominees").inner_text()
    assert page.locator("a[href$='/substitution']").count() == 0
    accessible()
