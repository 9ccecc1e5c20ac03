"""Entering a signature sheet by keyboard, as an organiser does it in a browser."""

import re
import subprocess

import pytest

from tests.browser.conftest import FLASK, ROOT
from trainer.demo.story import HERE

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/4"


@pytest.fixture(scope="module")
def installation(serving):
    """Cohort 4 with the people of one roster."""
    made = serving("bare", ["registry", "import", str(HERE / "registry.xlsx")])
    roster = ("roster", "import", str(HERE / "provincial-replies.xlsx"), "--cohort", "executive/4")
    # Its exit status says that some rows were left out; here that does not matter.
    subprocess.run([*FLASK, *roster], cwd=ROOT, env=made.environment, capture_output=True, check=False)
    return made


@pytest.fixture
def sheet(sign_in):
    """The page of the first sheet of cohort 4."""
    page = sign_in("organiser")
    page.goto(f"{COHORT}/attendance")
    page.goto(page.locator("a[href$='/paper']").first.get_attribute("href"))
    return page


def absent(page):
    """The numbers of those who are not ticked."""
    rows = page.locator("[data-person]:has(input:not(:checked))").all()
    return [int(row.get_attribute("data-number")) for row in rows]


def type_in(page, text):
    page.fill("[data-call]", text)
    page.press("[data-call]", "Enter")


@pytest.mark.parametrize(
    ("typed", "numbers", "left"),
    [
        ("1 3, 5-7", [1, 3, 5, 6, 7], ""),
        ("๒ ๔", [2, 4], ""),
        ("1 3, 5-7 999", [1, 3, 5, 6, 7], "999"),
        ("7-5", [], "7-5"),
    ],
)
def test_a_list_of_numbers_is_marked_at_once_and_what_is_not_there_is_said(sheet, typed, numbers, left):
    type_in(sheet, typed)

    told = sheet.locator("[data-told]").inner_text()
    assert (absent(sheet), sheet.input_value("[data-call]")) == (numbers, left)
    assert left in told and ("ไม่มีในบัญชีนี้" in told) == bool(left)


def test_saving_waits_until_what_was_typed_is_marked(sheet):
    address = sheet.url
    sheet.fill("[data-call]", "1 3")

    sheet.locator("button[value=save]").click()

    assert (sheet.url, sheet.input_value("[data-call]")) == (address, "1 3")
    assert "ยังไม่ได้บันทึก" in sheet.locator("[data-told]").inner_text()


def test_after_marking_saving_counts_all_but_those(sheet):
    type_in(sheet, "1 3")
    everybody = sheet.locator("[data-person]").count()

    sheet.locator("button[value=save]").click()
    sheet.wait_for_url(re.compile(r"/attendance\?slot="))

    assert f"{everybody - 2} คน" in sheet.locator(".alert-success").inner_text()
