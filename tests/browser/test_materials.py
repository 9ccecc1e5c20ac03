"""Materials, by keyboard alone: an organiser puts files on the shelf and releases one, a participant fetches it."""

import pytest

from tests.browser import participant
from tests.browser.conftest import violations
from tests.browser.keyboard import follow, to

pytestmark = pytest.mark.browser
SHELF = "/desk/cohorts/executive/5/materials"


@pytest.fixture(scope="module")
def installation(serving):
    return serving("whole")


def choose(page, files):
    """Choose files in the field that has the focus."""
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(files)


def test_from_the_shelf_to_a_participants_phone(page, chromium, sign_in, accessible, installation, tmp_path):
    slides, notes = tmp_path / "สไลด์ช่วงเช้า.txt", tmp_path / "บันทึกวิทยากร.txt"
    empty, wrong = tmp_path / "ว่าง.txt", tmp_path / "เลือกผิด.txt"
    slides.write_text("การบริหารองค์กร"), notes.write_text("ยังไม่เผยแพร่")
    empty.touch(), wrong.write_text("ไม่ใช่ไฟล์นี้")

    # Heard from the beginning: the browser must know that no window is to open for files before one is asked for.
    page.on("filechooser", lambda _chooser: None)

    # Several files at once are listed; one is removed, one is refused, and it is said when the others are released.
    sign_in("organiser")
    page.goto(SHELF)
    to(page, ".materials-way-files")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "files"
    choose(page, [slides, empty, notes, wrong])
    listed = page.locator("#add .materials-sending")
    listed.nth(3).wait_for()
    to(page, "#add .materials-sending:last-child button")
    page.keyboard.press("Enter")
    assert listed.evaluate_all("lines => lines.map(line => line.classList[1])") == ["chosen", "failed", "chosen"]
    assert "45 B" in listed.first.inner_text()
    accessible()
    page.evaluate("document.querySelector('#main').focus()")
    to(page, "#release")
    for _press in range(2):
        page.keyboard.press("ArrowDown")

    # They are sent when the button is pressed, as the form then says; why one was refused still stands there.
    to(page, "#add button.btn-primary")
    page.keyboard.press("Enter")
    for title in (slides.stem, notes.stem):
        page.locator(".materials-item", has_text=title).locator(".state-reserve").wait_for()
    assert page.locator(".materials-item", has_text="ว่าง").count() == 0
    assert "0 ไบต์" in page.locator("#add .materials-sending.failed").inner_text()
    accessible()

    # One of them is released now.
    page.evaluate("document.querySelector('#main').focus()")
    material = page.locator(".materials-item", has_text="สไลด์ช่วงเช้า").get_attribute("id").removeprefix("material-")
    follow(page, f"a[href='{SHELF}/{material}']")
    accessible()
    follow(page, f"form[action='{SHELF}/{material}/release'] button")

    # A participant finds it on My page, and not the other.
    with participant.phone(chromium, installation) as phone:
        _name, link = participant.told(installation)
        phone.goto(link)
        follow(phone, "form[action$='/my-page'] button")
        listed = phone.locator("#materials").inner_text()
        assert ("สไลด์ช่วงเช้า" in listed, "บันทึกวิทยากร" in listed) == (True, False)
        assert violations(phone) == []
        follow(phone, "#materials a[href$='/materials']")
        assert violations(phone) == []
        to(phone, f"#material-{material} a[href*='saved=1']")
        with phone.expect_download() as download:
            phone.keyboard.press("Enter")
        assert download.value.suggested_filename == slides.name
        assert download.value.path().read_text() == "การบริหารองค์กร"
