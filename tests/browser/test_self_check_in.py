"""Self check-in from the organiser's page to the board: the hall's screen, a camera, a participant's phone."""

import json
import subprocess

import pytest

from tests.browser.conftest import violations

pytestmark = pytest.mark.browser
HALL = "/desk/cohorts/executive/5/hall"
# The first half-day of the cohort that begins today is open at whatever hour this runs, and its hall not set up yet.
# Who are its first two people?
OPEN_NOW = """
import json
from datetime import timedelta
from trainer.attendance import queries, roll
from trainer.database import db, now
from trainer.door import hall
from trainer.programmes.queries import cohort_at
from trainer.registration.models import Registration
cohort = db.session.scalar(cohort_at("executive", 5))
for place, slot in enumerate(db.session.scalars(queries.slots_of(cohort))):
    slot.opens_at = now() + timedelta(hours=24 * place - 1)
    slot.starts_at, slot.ends_at = slot.opens_at, slot.opens_at + timedelta(hours=4)
    slot.late_at, slot.closes_at = slot.ends_at, slot.ends_at
hall.withdraw_link(cohort, None)
hall.set_self_check_in(cohort, False, None)
db.session.commit()
people = [db.session.get(Registration, line.id).person for line in roll.roll_of(cohort)[:2]]
print(json.dumps([[one.full_name, one.phone[-4:]] for one in people]))
"""


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


@pytest.fixture(scope="module")
def people(installation):
    """[[name, last four digits], …] of two people of cohort 5, whose first half-day is open."""
    return json.loads(installation.script(OPEN_NOW))


@pytest.fixture
def phone(chromium, installation):
    """A participant's phone, in which nobody is signed in."""
    context = chromium.new_context(
        base_url=installation.address, locale="th-TH", viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def seen_by_a_camera(page, folder):
    """The address in the code that a screen shows."""
    page.locator("svg.hall-code").screenshot(path=folder / "code.png")
    found = subprocess.run(
        ["zbarimg", "-q", "--raw", str(folder / "code.png")], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def say_who(phone, name, digits):
    phone.fill("input[name=who]", name)
    phone.fill("input[name=digits]", digits)
    with phone.expect_navigation():
        phone.locator("button", has_text="ลงชื่อเข้าอบรม").click()
    phone.locator(".check-in-done").wait_for()


def test_from_the_organisers_page_to_the_board(
    page, phone, sign_in, people, accessible, complaints, installation, tmp_path
):
    # The organiser makes the link and switches self check-in on.
    sign_in("organiser")
    page.goto(HALL)
    for words in ("สร้างลิงก์", "เปิดการลงชื่อด้วยตนเอง"):
        with page.expect_navigation():
            page.locator("form button", has_text=words).click()
    accessible()
    screen = page.locator("a", has_text="เปิดจอรหัส").get_attribute("href")

    # The board stands open; the hall's screen stands in the hall, where nobody is signed in.
    page.goto("/desk/cohorts/executive/5/board")
    accessible()
    assert page.locator(".board-figure dd").first.inner_text().startswith("0 ")
    hall = page.context.browser.new_context(base_url=installation.address, viewport={"width": 1920, "height": 1080})
    shown = hall.new_page()
    shown.goto(screen)
    assert violations(shown) == []

    # A participant scans what the screen shows, says who it is, and is signed in.
    phone.goto(seen_by_a_camera(shown, tmp_path))
    assert violations(phone) == []
    say_who(phone, *people[0])
    assert violations(phone) == [] and people[0][0] in phone.locator(".check-in-done").inner_text()

    # Board and screen tell it by themselves; the screen tells no name.
    page.locator(".board-figure dd", has_text="1 /").wait_for()
    page.locator(".board-list", has_text=people[0][0]).last.wait_for()
    shown.locator("[data-say=present]", has_text="1").wait_for()
    assert people[0][0] not in shown.content()

    # The same phone signs in somebody else: it may, and the organiser is told.
    phone.locator("summary").click()
    say_who(phone, *people[1])
    page.locator(".alert-warning", has_text="เครื่องเดียว").wait_for()
    accessible()
    with page.expect_navigation():
        page.locator(".alert-warning a").click()
    accessible()
    with page.expect_navigation():
        page.locator("button", has_text="ปิดคำเตือน").click()
    assert page.locator(".phones-back").count() == 0

    # Without a network the screen says so and goes on with its codes; with one, the note goes.
    hall.set_offline(True)
    shown.locator("[data-lost]").wait_for()
    before = shown.locator("svg.hall-code path").get_attribute("d")
    shown.wait_for_function("old => document.querySelector('.hall-code path').getAttribute('d') !== old", arg=before,
                            timeout=25_000)  # fmt: skip
    assert "/check-in/" in seen_by_a_camera(shown, tmp_path)
    hall.set_offline(False)
    shown.locator("[data-lost]").wait_for(state="hidden")

    # The board without names; and a link that was withdrawn.
    shown.locator(".hall-nav a", has_text="กระดานสรุปยอด").click()
    shown.locator(".hall-board").wait_for()
    assert violations(shown) == []
    page.goto(HALL)
    with page.expect_navigation():
        page.locator("form button", has_text="เพิกถอนลิงก์").click()
    shown.locator("[data-gone]").wait_for()
    phone.goto(f"{installation.address}/check-in/1-aaaaaaaaaaaa")
    assert violations(phone) == [] and "สแกน" in phone.locator("main").inner_text()
    hall.close()
    assert complaints == []
