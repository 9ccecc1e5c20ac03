"""On a phone: apply, come second, move up when somebody withdraws, follow the link of the offer's mail, accept."""

import re
import sqlite3
from datetime import timedelta

import pytest

from tests.browser.conftest import violations
from trainer.demo.story import HERE
from trainer.look import today

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/16"
FORM = "/cohorts/executive/16/application"
LINK = re.compile(r"http://\S+/applications/[\w.-]+")


def choose_day(page, name, day):
    for place, value in enumerate((day.day, day.month, day.year)):
        page.locator(f"[name={name}]").nth(place).select_option(str(value))


def save(page):
    with page.expect_navigation():
        page.locator("main form button.btn-primary").first.click()


def opened(page, installation):
    """Cohort 16: one seat, given at once to who meets the terms; what becomes free is offered to the next by itself."""
    installation.flask("registry", "import", str(HERE / "registry.xlsx"))
    page.goto("/desk/programmes/executive/cohorts/new")
    page.fill("[name=number]", "16")
    page.fill("[name=seats]", "1")
    choose_day(page, "starts_on", today() + timedelta(40))
    choose_day(page, "ends_on", today() + timedelta(42))
    save(page)
    page.goto(f"{COHORT}/settings")
    with page.expect_navigation():
        page.locator("form[action$='/announcement'] button").first.click()
    page.goto(f"{COHORT}/intake")
    choose_day(page, "opens_on", today())
    for name in ("seats_at_once", "offers", "offers_at_once"):
        page.check(f"[name={name}][value=yes]")
    page.fill("[name=offer_days]", "3")
    save(page)


@pytest.fixture
def phone(chromium, installation, complaints):
    """Phones in Thai, each of somebody else; `script=False` for one that runs none."""
    contexts = []

    def made(script=True):
        size = {"width": 390, "height": 844}
        contexts.append(
            chromium.new_context(
                base_url=installation.address, locale="th-TH", viewport=size, has_touch=True, java_script_enabled=script
            )
        )
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda asked: asked.accept())
        return page

    yield made
    for context in contexts:
        context.close()


def accessible(page):
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is too wide"


def fill_in(page, words, name, number, email):
    """Fill the form in, the organisation by a part of its name."""
    page.locator("#organisation").press_sequentially(words, delay=20)
    page.locator("#organisations .choice").first.tap()
    page.locator("#standing .alert-success").wait_for()
    page.fill("#name", name)
    page.fill("#position", "ประธาน")
    page.fill("#phone", number)
    page.fill("#email", email)


def send(page):
    page.locator("button", has_text="ส่งใบสมัคร").click()
    page.wait_for_url(re.compile("/application/sent$"))


def mails_to(installation, email):
    """The texts of the messages in the outbox to this address, the oldest first."""
    return [body for (body,) in rows(installation, "SELECT body FROM message WHERE recipient = ? ORDER BY id", email)]


def rows(installation, question, *values):
    with sqlite3.connect(f"{installation.environment['INSTANCE_DIR']}/trainer.db") as database:
        return database.execute(question, values).fetchall()


def test_from_the_form_on_a_phone_to_an_accepted_offer(sign_in, phone, installation, complaints):
    opened(sign_in("organiser"), installation)

    # From the front page to the form; what is missing is said on top, with links to the fields.
    first = phone()
    first.goto("/")
    accessible(first)
    with first.expect_navigation():
        first.click(f"a[href='{FORM}']")
    accessible(first)
    with first.expect_navigation():
        first.locator("button", has_text="ส่งใบสมัคร").click()
    assert first.locator("[data-summary] a[href='#phone']").is_visible()
    accessible(first)

    # What is typed is saved; without a network it says so, and tries again.
    fill_in(first, "เด็ก", "น.ส.แรกรับ มาก่อน", "081 111 1111", "first@example.org")
    first.locator("#name-echo", has_text="นางสาว").wait_for()
    first.locator("#saved", has_text="บันทึกเมื่อ").wait_for()
    first.context.set_offline(True)
    first.fill("#position", "เลขาธิการ")
    first.locator("#saved.failed").wait_for()
    accessible(first)
    first.context.set_offline(False)
    first.locator("#saved:not(.failed)", has_text="บันทึกเมื่อ").wait_for()
    complaints.clear()  # browser and htmx themselves remark upon the missing network
    first.goto(FORM)
    assert first.input_value("#position") == "เลขาธิการ"
    send(first)
    accessible(first)
    with first.expect_navigation():
        first.click("a.btn-lg")
    assert "ท่านได้ที่นั่งแล้ว" in first.locator("main").inner_text()
    accessible(first)

    # The second one runs no script, and becomes a reserve.
    second = phone(script=False)
    second.goto(FORM)
    for field, words in {"organisation": "เด็ก", "name": "นายสำรอง รอก่อน", "position": "กรรมการ",
                         "phone": "082 222 2222", "email": "second@example.org"}.items():  # fmt: skip
        second.fill(f"#{field}", words)
    with second.expect_navigation():
        second.locator("button", has_text="ส่งใบสมัคร").click()
    second.locator("#organisations .choice").nth(1).click()
    organisation = second.locator("#organisations .choice").nth(1).locator("input")
    assert organisation.is_checked() and second.input_value("#phone") == "082 222 2222"
    send(second)
    with second.expect_navigation():
        second.click("a.btn-lg")
    assert "สำรองลำดับที่ 1" in second.locator("main").inner_text()

    # The first one withdraws on the own page.
    with first.expect_navigation():
        first.click("a[href$='/withdrawal']")
    accessible(first)
    first.fill("#reason", "ติดราชการ")
    first.locator("main form button").click()
    first.wait_for_url(lambda address: "/withdrawal" not in address)
    assert "ถอนใบสมัครแล้ว" in first.locator("main").inner_text()

    # The offer's mail leads the second one, on another phone, to two buttons.
    offer = mails_to(installation, "second@example.org")[-1]
    third = phone()
    third.goto(LINK.search(offer)[0])
    assert third.locator("form[action$='/refusal']").is_visible()
    accessible(third)
    with third.expect_navigation():
        third.locator("form[action$='/acceptance'] button").tap()
    assert "ท่านได้ที่นั่งแล้ว" in third.locator("main").inner_text()
    accessible(third)


def test_a_form_begun_on_one_phone_is_gone_on_with_on_another_by_the_mailed_link(sign_in, phone, installation):
    page = sign_in("organiser")
    if not rows(installation, "SELECT id FROM cohort WHERE number = ?", 16):
        opened(page, installation)
    begun = phone()
    begun.goto(FORM)
    begun.fill("#name", "นางเริ่มไว้ กรอกต่อ")
    begun.fill("#email", "later@example.org")
    begun.locator("button[formaction$='/draft']").click()
    begun.wait_for_url(re.compile("/application/draft$"))
    accessible(begun)
    with begun.expect_navigation():
        begun.locator("form[action$='/draft/link'] button").click()

    other = phone()
    other.goto(re.search(r"http://\S+/applications/drafts/[\w.-]+", mails_to(installation, "later@example.org")[-1])[0])

    assert other.input_value("#name") == "นางเริ่มไว้ กรอกต่อ"
    accessible(other)
