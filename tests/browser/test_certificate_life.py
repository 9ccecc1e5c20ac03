"""The life of a certificate, from issuing to the page on which anybody drops its file."""

import base64
import io
import re

import pikepdf
import pytest

pytestmark = pytest.mark.browser
AWARDS = "/desk/cohorts/executive/4/awards"
TRANSFER = """([name, data]) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name, {type: "application/pdf"}));
  return held;
}"""
VOLUNTEERS = ("นายพิมผิด ใจดี", "นางสาวอาสา มีสุข")


@pytest.fixture(scope="module")
def installation(serving):
    """The bare demo with a test key."""
    return serving("bare", ["keys", "make", "--name", "กรมตัวอย่าง"])


def press(page, button):
    with page.expect_navigation():
        page.locator(button).first.click()


def drop(page, pdf):
    """Drop a file on the page of verification, as with the mouse; the verdict's colour."""
    page.goto("/certificates/verify")
    held = page.evaluate_handle(TRANSFER, ["วุฒิบัตร.pdf", base64.b64encode(pdf).decode()])
    with page.expect_navigation():
        page.dispatch_event("form[data-drop]", "drop", {"dataTransfer": held})
    return re.search(r"verdict-(\w+)", page.locator(".verdict").get_attribute("class"))[1]


def a_strangers():
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def test_a_certificate_is_issued_printed_corrected_revoked_and_verified_by_dropping_its_file(sign_in, accessible):
    page = sign_in("organiser")

    # Two volunteers are given a certificate each.
    page.goto(f"{AWARDS}/volunteers")
    page.fill("textarea[name=pasted]", "\n".join(VOLUNTEERS))
    press(page, "form:has(textarea[name=pasted]) button")
    page.check("input[data-all]")
    press(page, "form:has(input[data-all]) button.btn-primary")
    places = sorted(link.get_attribute("href") for link in page.locator("td a[href*='/certificates/']").all())
    names = {}
    for place in places:
        page.goto(place)
        names[page.locator(".paper-name").inner_text()] = (place, page.request.get(f"{place}.pdf").body())
    (wrong, first), (revoked, second) = (names[name] for name in VOLUNTEERS)

    # They are printed, a page each.
    page.goto(f"{AWARDS}/volunteers")
    press(page, "form[action$='/print-runs'] button")
    opened = page.locator("#print-run a[href$='/file']")
    opened.wait_for(timeout=60_000)
    with pikepdf.open(io.BytesIO(page.request.get(opened.get_attribute("href")).body())) as run:
        assert len(run.pages) == len(VOLUNTEERS)

    # The misspelt name is corrected: looked at, then issued.
    page.goto(wrong)
    accessible()
    press(page, "a[href$='/correction']")
    page.fill("input[name=name]", "นายพิมพ์ถูก ใจดี")
    page.fill("textarea[name=reason]", "สะกดชื่อผิด")
    press(page, "button[name=look]")
    assert page.locator("#look img").is_visible()
    accessible()
    press(page, "button[name=issue]")
    assert page.locator(".paper-name").inner_text() == "นายพิมพ์ถูก ใจดี"
    third = page.request.get(f"{page.url.split('#')[0]}.pdf").body()
    accessible()

    # The other one is revoked.
    page.goto(revoked)
    page.fill("textarea[name=reason]", "ออกให้ผิดคน")
    press(page, "form[action$='/revocation'] button")
    accessible()

    # A stranger drops what there is.
    page.context.clear_cookies()
    page.goto("/certificates/verify")
    accessible()
    half = len(third) // 2
    altered = third[:half] + bytes([third[half] ^ 1]) + third[half + 1:]
    assert [drop(page, pdf) for pdf in (second, third[:half])] == ["bad", "bad"]
    for look, pdf in (("good", third), ("late", first), ("bad", altered), ("open", a_strangers())):
        assert drop(page, pdf) == look
        accessible()

    # From the replaced one the page leads to the newer one, whose page shows both.
    drop(page, first)
    press(page, ".verdict a")
    assert page.locator(".verdict-good").is_visible() and page.locator(".chain li").count() == 2
    assert "พิมพ์ถูก" not in page.locator("main").inner_text()
    accessible()
