"""From the invitation to the public page: an organiser asks, the speaker answers on a phone, slides are released."""

import io

import pytest
from PIL import Image

from tests.browser import participant
from tests.browser.conftest import violations

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/6/agenda"
WHO = "นางสาวอรุณี จำลองสุข"


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


def press(page, target):
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.click(target)


def picture():
    stream = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(stream, "PNG")
    return {"name": "ภาพ.png", "mimeType": "image/png", "buffer": stream.getvalue()}


def test_from_the_invitation_to_the_public_page(page, chromium, sign_in, accessible, installation, tmp_path):
    slides = tmp_path / "การสร้างเครือข่าย.txt"
    slides.write_text("เครือข่าย")

    # The organiser invites by mail; the private link stands on the page, too.
    sign_in("organiser")
    page.goto(f"{COHORT}/speakers")
    row = page.locator(".speaker-row", has_text=WHO)
    with page.expect_navigation():
        row.locator("a[href$='/letter']").click()
    accessible()
    page.fill("#email", "arunee@example.org")
    press(page, "button[name=send]")
    link = row.locator("details input").get_attribute("value")

    # The speaker confirms on a phone, writes a profile, sends a photo, agrees to both, and sends slides.
    with participant.phone(chromium, installation) as phone:
        phone.goto(link)
        assert violations(phone) == []
        phone.check("input[name=said][value=confirmed]")
        phone.fill("#note", "ขอจอภาพสองจอ")
        press(phone, "#answer button.btn-primary")
        phone.fill("#about_th", "ทำงานกับเครือข่ายมา 20 ปี")
        press(phone, "#profile button.btn-primary")
        phone.set_input_files("#photo input[type=file]", files=[picture()])
        press(phone, "#photo form[enctype] button")
        for purpose in ("photo", "profile"):
            phone.check(f"#consent-{purpose} input[name=agreed]")
            press(phone, f"#consent-{purpose} form button")
        phone.set_input_files("#slides-files", files=[slides])
        phone.locator("#slides .materials-sending.chosen", has_text=slides.name).wait_for()
        press(phone, "#slides button.btn-primary")  # sent in pieces, and shown once it is there
        phone.locator("#slides li", has_text="การสร้างเครือข่าย").wait_for()
        assert violations(phone) == []

    # The organiser sees it on the page of speakers and on the agenda, and releases the slides.
    page.goto(f"{COHORT}/speakers")
    assert "ขอจอภาพสองจอ" in row.inner_text() and row.locator("h2 ~ .state-accepted").count() == 1
    page.locator("form[action$='/handing-out'] button").wait_for()
    accessible()
    press(page, "form[action$='/handing-out'] button")
    page.goto(COHORT)
    assert page.locator("tr", has_text=WHO).first.locator(".state-accepted").count() == 1

    # The demo's agenda is published: everybody sees the profile and the photo.
    page.goto("/cohorts/executive/6/speakers")
    card = page.locator("section.card", has_text=WHO)
    assert "ทำงานกับเครือข่ายมา 20 ปี" in card.inner_text()
    assert card.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 300
    accessible()
