"""The agenda from draft to news: a clash, mended by keyboard alone, published, and told to those concerned."""


import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AGENDA = "/desk/cohorts/executive/5/agenda"
SESSION = "กฎหมายที่จำเป็นสำหรับผู้บริหารองค์กร"  # on the second day, 8.30 to 10.30
LINK = """
from sqlalchemy import select
from trainer.database import db
from trainer.people.models import Person
from trainer.registration.models import Registration
from trainer.registration.status_link import status_address
mine = select(Registration).join(Registration.person).where(Person.email == "cohort5-0@example.org")
print(status_address(db.session.scalar(mine)))
"""
COVERED = """() => {
    const boxes = [...document.querySelectorAll(".block")].map((block) => block.getBoundingClientRect());
    const before = (end, start) => end <= start + 1;
    const beside = (a, b) => before(a.right, b.left) || before(a.bottom, b.top);
    const covers = (a, b) => !beside(a, b) && !beside(b, a);
    return boxes.filter((one, place) => boxes.some((other, at) => at < place && covers(one, other))).length;
}"""


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


@pytest.fixture(scope="module")
def private_link(installation):
    """The link that a participant of the cohort has in every letter."""
    return installation.script(LINK).strip()


def test_from_a_clash_to_news_for_those_concerned(page, sign_in, accessible, private_link):
    sign_in("organiser")
    page.goto(AGENDA)
    block = page.locator(".block", has_text=SESSION)
    said, doubts = page.locator("[data-said]"), page.locator("#doubts")
    expect(doubts).to_have_count(0)

    # Escape takes a move back before it is sent, and whoever only passes through with the tab key sends nothing.
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    time = block.locator(".block-time")
    stood = time.inner_text()
    block.focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(time).not_to_have_text(stood)
    page.keyboard.press("Escape")
    expect(time).to_have_text(stood)
    for _each in range(3):
        page.keyboard.press("Tab")
    assert posts == []

    # Fifteen minutes later it would run into the coffee break: the page says so at once.
    block.focus()
    for _each in range(3):
        page.keyboard.press("Shift+ArrowDown")
    expect(said).to_contain_text("บันทึก")
    expect(doubts).to_be_visible()
    expect(block).to_be_focused()
    accessible()

    # Stretched by its upper hour instead: back, then shorter, all from the keyboard.
    block.focus()
    for _each in range(3):
        page.keyboard.press("Alt+ArrowUp")
    expect(doubts).to_have_count(0)
    expect(said).to_contain_text("08.45 – 10.30")

    # The mouse does the same: down by fifteen minutes, and the clash is back; up again, and it is gone.
    box = block.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60 + 24, steps=3)
    page.mouse.up()
    expect(doubts).to_be_visible()
    expect(said).to_contain_text("09.00 – 10.45")
    assert page.evaluate(COVERED) == 0  # what clashes stands side by side
    block.focus()
    for _each in range(3):
        page.keyboard.press("Alt+ArrowUp")
    expect(said).to_contain_text("บันทึก")
    expect(doubts).to_have_count(0)

    # It is a draft until it is published, with a name and by mail.
    page.get_by_role("link", name="เผยแพร่ …").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".changes")).to_contain_text("เปลี่ยนเวลาจาก 08.30 – 10.30 น. เป็น 09.00 – 10.30 น.")
    accessible()
    page.fill("input[name=name]", "เลื่อนหัวข้อกฎหมาย")
    with page.expect_navigation():
        page.press("input[name=name]", "Enter")
    page.goto("/desk/cohorts/executive/5/mail?code=agenda")
    expect(page.locator("tbody tr").first).to_contain_text("กำหนดการเปลี่ยนแปลง")

    # Whoever has a seat reads it on the own page, and everybody the version before.
    page.context.clear_cookies()
    page.goto(private_link)
    expect(page.locator(".agenda-news")).to_contain_text("เป็น 09.00 – 10.30 น.")
    accessible()
    page.goto("/cohorts/executive/5/agenda/versions/1")
    expect(page.locator("main")).to_contain_text("ฉบับเก่า")
    accessible()
