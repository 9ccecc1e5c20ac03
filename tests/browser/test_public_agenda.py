"""The public agenda on a phone that is left open: what is on now moves on, and what changed is told once."""

from datetime import UTC, datetime

import pytest

from tests.browser import participant
from tests.browser.conftest import violations
from tests.browser.keyboard import to

pytestmark = pytest.mark.browser

AGENDA = "/cohorts/executive/5/agenda"
PUBLISHED = """
from trainer.database import db
from trainer.programmes.queries import cohort_at
from trainer.schedule import agenda, versions
from trainer.schedule.queries import sessions_of
cohort = db.session.scalar(cohort_at("executive", 5))
agenda.change(db.session.scalars(sessions_of(cohort)).first(), None, title="ลงทะเบียนที่อาคารใหม่")
versions.publish(cohort, "", None)
db.session.commit()
"""


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


@pytest.fixture
def phone(chromium, installation):
    with participant.phone(chromium, installation) as page:
        yield page


def publish(installation):
    """Another version of the agenda, in which the first entry is called otherwise."""
    installation.script(PUBLISHED)


def marked(phone, kind):
    """The titles that bear this mark in the agenda itself."""
    return phone.locator(f"li:has(.mark.{kind}) h3").all_inner_texts()


def test_an_agenda_left_open_moves_on_and_tells_what_changed(phone, installation):
    phone.goto(AGENDA)
    entries = phone.locator("li[data-from]")
    titles = phone.locator("li h3").all_inner_texts()
    begins = [int(entries.nth(number).get_attribute("data-from")) for number in (0, 1)]

    # In the first entry of the first day, then, without a network, in the second one.
    phone.clock.install(time=datetime.fromtimestamp(begins[0] + 60, UTC))
    phone.reload()
    assert (marked(phone, "now"), marked(phone, "next")) == (titles[:1], titles[1:2])
    assert titles[0] in phone.locator("#present").inner_text()
    phone.context.set_offline(True)
    phone.clock.run_for((begins[1] - begins[0]) * 1000)
    phone.locator("#present .mark.now + a", has_text=titles[1]).wait_for()
    assert (marked(phone, "now"), marked(phone, "next")) == (titles[1:2], titles[2:3])
    phone.context.set_offline(False)

    # Another version is published meanwhile: it comes by itself, and says so until it was seen.
    publish(installation)
    with phone.expect_response(lambda answer: answer.url.endswith(AGENDA)):
        phone.clock.run_for(301_000)
    phone.locator("h3", has_text="ลงทะเบียนที่อาคารใหม่").wait_for()
    assert "ฉบับที่ 1 → ฉบับที่ 2" in phone.locator("#changed").inner_text()
    assert violations(phone) == []
    to(phone, "#changed button")
    phone.keyboard.press("Enter")
    phone.locator("#changed").wait_for(state="hidden")
    phone.reload()
    assert phone.locator("#changed").is_hidden()

    # By room and by topic, too.
    for way in ("room", "topic"):
        phone.goto(f"{AGENDA}?by={way}")
        assert violations(phone) == []
