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
    slides.write_text("การบริหารองค์กร"), notes.write_text("ยังไม่เผยแพร่")

    # Heard from the beginning: the browser must know that no window is to open for files before one is asked for.
    page.on("filechooser", lambda _chooser: None)

    # Two files at once, to be released when the training is over.
    sign_in("organiser")
    page.goto(SHELF)
    to(page, ".materials-way-files")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "files"
    page.evaluate("document.querySelector('#main').focus()")
    to(page, "#release")
    for _press in range(2):
        page.keyboard.press("ArrowDown")
    to(page, "#files")
    choose(page, [slides, notes])
    for title in (slides.stem, notes.stem):
        page.locator(".materials-item", has_text=title).locator(".state-reserve").wait_for()
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
