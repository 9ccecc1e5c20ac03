"""An organiser decides when one slot opens and closes, by keyboard, and lets it follow the programme again."""

import pytest

pytestmark = pytest.mark.browser

PLACE = "/desk/cohorts/executive/4/attendance/slots"


def test_a_slot_is_given_times_of_its_own_and_follows_the_programme_again(page, sign_in, accessible, complaints):
    sign_in("organiser")
    page.goto(PLACE)
    accessible()
    with page.expect_navigation():
        page.locator("tbody tr").first.get_by_role("link").press("Enter")
    accessible()

    page.locator("#closes").fill("07.00")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#closes-error").is_visible() and page.locator("#closes").input_value() == "07.00"

    complaints.clear()  # the refusal is answered with 422, which the console notes
    page.locator("#closes").fill("10.00")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "10.00 น. เวลาเฉพาะ" in " ".join(page.locator("tbody tr").first.inner_text().split())

    with page.expect_navigation():
        page.locator("tbody tr").first.get_by_role("link").press("Enter")
    with page.expect_navigation():
        page.get_by_role("button", name="กลับไปใช้เวลาของโครงการ").press("Enter")
    assert page.get_by_text("เวลาเฉพาะ").count() == 0
