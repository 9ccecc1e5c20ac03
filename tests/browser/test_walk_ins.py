"""People who were not expected, at the door on a phone: let in, registered, put in the place of another."""

import pytest

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def installation(serving):
    """The whole demo: its cohort 5 is held today, all 40 seats are taken, and five reserves wait."""
    return serving("whole")


def press(page, selector):
    """Press what leads to another page, as soon as it is there."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def test_people_who_were_not_expected_are_let_in_by_the_rules(page, sign_in, accessible):
    # The organiser gives the first reserve the seat of somebody who has not come.
    sign_in("organiser")
    page.set_viewport_size(PHONE)
    page.goto("/door")
    counter = page.url
    press(page, ".door-others a[href$='/walk-ins']")
    accessible()
    page.set_viewport_size(PHONE)
    reserve = page.locator(".walk-person").first.inner_text().split("\n")[0]
    press(page, ".walk-person")
    accessible()
    page.set_viewport_size(PHONE)
    page.locator("#absent").select_option(index=7)
    page.fill("#why_absent", "ไม่มาและติดต่อไม่ได้")
    press(page, ".walk-press")
    assert page.url == counter and f"{reserve} ได้รับที่นั่ง" in page.locator(".alert-success").inner_text()

    # Somebody whom nobody knows: the organisation is found as it is typed, and the hall is full.
    page.goto(f"{counter}/walk-ins")
    press(page, ".walk-new")
    page.fill("input[name=name]", "นางสาวขวัญเรือน มาเอง")
    page.fill("input[name=organisation]", "ลำพูน")
    page.locator("#organisations input[type=radio]").first.check()
    page.fill("input[name=phone]", "081 234 5678")
    accessible()
    press(page, ".walk-press")
    assert "นางสาวขวัญเรือน มาเอง" in page.locator("h2").inner_text()
    assert page.locator(".walk-verdict").is_visible() and page.locator("#absent").count() == 1

    # From now on the door may do it, too.
    page.goto(f"{counter}/walk-ins")
    press(page, "button[name=allowed]")
    page.context.clear_cookies()

    # A door account records that somebody came instead; both phones see who is signed in.
    sign_in("door")
    page.goto("/door")
    press(page, ".door-others a[href$='/substitutions']")
    accessible()
    page.set_viewport_size(PHONE)
    absent = page.locator(".walk-person").nth(1).locator("span").nth(1).inner_text().split("\n")[0]
    page.fill("#absent-q", absent)
    page.locator("#absent li").nth(1).wait_for(state="detached")
    press(page, "#absent .walk-person")
    accessible()
    page.set_viewport_size(PHONE)
    for name, words in (("name", "นายสมชาย มาแทน"), ("position", "กรรมการ"), ("phone", "0899999999")):
        page.fill(f"input[name={name}]", words)
    page.fill("textarea[name=reason]", "ป่วย")
    press(page, ".walk-press")
    assert f"นายสมชาย มาแทน เข้าอบรมแทน {absent}" in page.locator(".alert-success").inner_text()
    assert page.locator(".door-counter strong").inner_text() == "2"
