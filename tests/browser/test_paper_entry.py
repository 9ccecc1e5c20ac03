"""Entering signature sheets by keyboard, as an organiser does it in a browser: a hundred people."""

import csv
import re

import pytest

from trainer import workbook
from trainer.demo.people import SURNAMES, WOMEN
from trainer.demo.story import HERE

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/4"
PEOPLE = 100


@pytest.fixture(scope="module")
def installation(serving, tmp_path_factory):
    """Cohort 4 with a hundred people, two of each organisation."""
    made = serving("bare", ["registry", "import", str(HERE / "registry.xlsx")])
    roster = ("roster", "import", str(roster_of(tmp_path_factory.mktemp("roster"))), "--cohort", "executive/4")
    assert f"{PEOPLE} " in made.flask(*roster)
    return made


def roster_of(folder):
    """A reply form with a hundred names of the demo, from the organisations that were certified before B.E. 2563."""
    [sheet] = workbook.read("registry.xlsx", (HERE / "registry.xlsx").read_bytes()).sheets
    registered = [[str(cell or "") for cell in row.cells] for row in sheet.rows]
    certified = [row for row in registered if row[2:3] == ["องค์กรสาธารณประโยชน์"] and row[6] == "รับรอง"]
    offices = [row for row in certified if not row[3].endswith(("63", "๖๓"))]
    names = [f"นางสาว{first} {last}" for first in WOMEN for last in SURNAMES][:PEOPLE]
    path = folder / "roster.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(["ชื่อ-สกุล", "ตำแหน่ง", "องค์กร", "เลขทะเบียน", "จังหวัด", "โทรศัพท์", "อีเมล"])
        for n, name in enumerate(names):
            office = offices[n % len(offices)]
            writer.writerow([name, "กรรมการ", office[1], office[3], office[5], f"08{n:08}", f"p{n}@example.org"])
    return path


@pytest.fixture
def sheet(sign_in):
    """The page of the first sheet of cohort 4."""
    page = sign_in("organiser")
    page.goto(f"{COHORT}/attendance")
    page.goto(page.locator("a[href$='/paper']").first.get_attribute("href"))
    return page


def numbers(page, ticked=False):
    """The numbers of those who are ticked, or who are not."""
    state = ":checked" if ticked else ":not(:checked)"
    rows = f"[...document.querySelectorAll('[data-person]:has(input{state})')]"
    return page.evaluate(f"{rows}.map(row => Number(row.dataset.number))")


def type_in(page, text):
    page.fill("[data-call]", text)
    page.press("[data-call]", "Enter")


def choose_way(page, way):
    """From the field back to the two ways and forth again, by keyboard alone."""
    page.focus("[data-call]")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press({"signed": "ArrowRight", "all_but": "ArrowLeft"}[way])
    page.keyboard.press("Tab")


@pytest.mark.parametrize(
    ("typed", "marked", "left"),
    [
        ("1 3, 5-7", [1, 3, 5, 6, 7], ""),
        ("๒ ๔", [2, 4], ""),
        ("1 3, 5-7 999", [1, 3, 5, 6, 7], "999"),
        ("7-5", [], "7-5"),
    ],
)
def test_a_list_of_numbers_is_marked_at_once_and_what_is_not_there_is_said(sheet, typed, marked, left):
    type_in(sheet, typed)

    told = sheet.locator("[data-told]").inner_text()
    assert (numbers(sheet), sheet.input_value("[data-call]")) == (marked, left)
    assert left in told and ("ไม่มีในบัญชีนี้" in told) == bool(left)


def test_saving_waits_until_what_was_typed_is_marked(sheet):
    address = sheet.url
    sheet.fill("[data-call]", "1 3")

    sheet.locator("button[value=save]").click()

    assert (sheet.url, sheet.input_value("[data-call]")) == (address, "1 3")
    assert "ยังไม่ได้บันทึก" in sheet.locator("[data-told]").inner_text()


def test_who_matches_a_name_is_offered_only_while_the_name_stands_in_the_field(sheet):
    type_in(sheet, SURNAMES[0])
    offered = sheet.locator("[data-choices] button").count()

    sheet.fill("[data-call]", "")

    assert offered > 1 and sheet.locator("[data-choices] button").count() == 0
    assert sheet.locator("[data-told]").inner_text() == ""


def test_a_mark_is_taken_back_by_the_keyboard(sheet):
    for typed in ("5-7", "9"):
        type_in(sheet, typed)

    sheet.keyboard.press("Control+z")

    assert numbers(sheet) == [5, 6, 7] and sheet.evaluate("document.activeElement.id") == "called"


def test_a_hundred_people_are_entered_by_keyboard_alone_sheet_after_sheet(sheet, accessible):
    accessible()
    # Who signed: ninety by their numbers, the others by name; each is told, and the field is free for the next.
    choose_way(sheet, "signed")
    assert numbers(sheet, ticked=True) == []
    labels = sheet.evaluate("[...document.querySelectorAll('[data-person]')].map(row => row.dataset.label)")
    names = {int(label.split()[0]): label.partition(" นางสาว")[2] for label in labels}
    for number in range(1, PEOPLE + 1):
        sheet.keyboard.type(str(number) if number <= 90 else names[number])
        sheet.keyboard.press("Enter")
        assert sheet.locator("[data-told]").inner_text() == f"{number} นางสาว{names[number]} – ลงชื่อแล้ว"
    assert len(numbers(sheet, ticked=True)) == PEOPLE
    accessible()
    save(sheet)
    assert f"ลงลายมือชื่อ {PEOPLE} คน" in sheet.locator(".alert-success").inner_text()

    # The next sheet has the focus: Enter opens it. All but two signed.
    with sheet.expect_navigation():
        sheet.keyboard.press("Enter")
    type_in(sheet, "7 42")
    save(sheet)
    assert "ลงลายมือชื่อ 98 คน บันทึกการเข้าอบรมเพิ่ม 98 คน" in sheet.locator(".alert-success").inner_text()
    accessible()


def save(page):
    """Enter on the empty field leads to the button; the next one presses it."""
    page.press("[data-call]", "Enter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/attendance/sheets\?after="))
