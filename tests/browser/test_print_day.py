"""The print day in a browser: the order set, the run made, the receipt list opened, the mailing paused and resumed."""

import io
import subprocess

import pikepdf
import pytest

from certificates import normalised

pytestmark = pytest.mark.browser
DAY = "/desk/cohorts/executive/4/awards/print-day?region=ใต้"  # a few people of many


@pytest.fixture(scope="module")
def installation(serving):
    """The whole demo: cohort 4 is certified."""
    return serving("whole")


def press(page, words):
    """Press a button or link, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words).first.click()


def test_from_the_calling_order_to_a_mailing_that_was_paused_and_resumed(sign_in, accessible, tmp_path):
    page = sign_in("organiser")
    page.set_default_timeout(60_000)
    page.goto(DAY)
    accessible()
    numbers = page.locator("main tbody a.half-day-count").all_inner_texts()

    # Set by hand: what is wrong is said first, then the last one is called first.
    with page.expect_navigation():
        page.locator("#order a").click()
    page.get_by_label("กำหนดเอง").check()
    page.fill("textarea", f"{numbers[-1]}\n999")
    press(page, "บันทึกลำดับ")
    page.locator("#list-errors").get_by_text("บรรทัดที่ 2").wait_for()
    accessible()
    page.fill("textarea", numbers[-1])
    press(page, "บันทึกลำดับ")
    page.wait_for_url("**/print-day?region=*order=calling*")
    assert page.locator("main tbody a.half-day-count").first.inner_text() == numbers[-1]

    # The run for the printing shop, and the list on which people sign, both in this order.
    press(page, "แบบมีเครื่องหมายตัดขอบ")
    opened = page.locator("#print-run a[href$='/file']")
    opened.wait_for()
    with pikepdf.open(io.BytesIO(page.request.get(opened.get_attribute("href")).body())) as run:
        assert (len(run.pages), "/BleedBox" in run.pages[0].obj) == (len(numbers), True)
    path = tmp_path / "list.pdf"
    path.write_bytes(page.request.get(page.locator("#receipts a").get_attribute("href")).body())
    read = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    text = normalised(read.stdout)
    names = [cell.partition("\n")[0] for cell in page.locator("main tbody td.main-cell").all_inner_texts()]
    assert text.index(normalised(names[0])) < text.index(normalised(names[1]))

    # Sent, paused, resumed; nobody is left out and nothing asked for twice.
    press(page, "ส่งวุฒิบัตร")
    page.locator("#mailing-progress").wait_for()
    with page.expect_navigation():
        page.locator("#mailing-progress button").click()
    held = page.locator("#mailing-progress").get_by_text("พักไว้")
    held.wait_for()
    accessible()
    with page.expect_navigation():
        page.locator("#mailing-progress button").click()
    page.locator("#mailing-progress .badge").wait_for()
    assert page.locator("#mailing").get_by_role("button", name="ส่งวุฒิบัตร").count() == 0
