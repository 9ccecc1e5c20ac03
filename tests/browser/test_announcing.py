"""A name list announced, corrected and announced again; in public the name comes and goes with the consent."""

import re
import subprocess

import pytest

from certificates import normalised
from trainer.look import today

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/7"
PUBLIC = "/cohorts/executive/7/announcements"


def press(page, action):
    """Press the button of the form that leads to this address."""
    with page.expect_navigation():
        page.locator(f"form[action$='{action}'] button").first.click()


def planned(page):
    """Cohort 7, from today on, announced."""
    page.goto("/desk/programmes/executive/cohorts/new")
    page.fill("[name=number]", "7")
    page.fill("[name=seats]", "2")
    for name in ("starts_on", "ends_on"):
        for place, value in enumerate((today().day, today().month, today().year)):
            page.locator(f"[name={name}]").nth(place).select_option(str(value))
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile(f"{COHORT}$"))
    page.goto(f"{COHORT}/settings")
    press(page, "/announcement")


def seated(page, name):
    """Register someone of an organisation that is in no register, admit by exception, and give a seat."""
    page.goto(f"{COHORT}/people/new")
    page.fill("[name=name]", name)
    page.fill("[name=organisation]", "มูลนิธินอกทะเบียน")
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile("/registrations/[0-9]+$"))
    page.fill("form[action$='/exception'] [name=reason]", "หน่วยงานอนุมัติ")
    press(page, "/exception")
    press(page, "/acceptance")
    return page.url


def test_a_list_is_announced_corrected_and_shown_as_far_as_people_agree(sign_in, accessible, complaints, tmp_path):
    page = sign_in("organiser")
    planned(page)
    record = seated(page, "นางสาวประกายดาว น้ำทิพย์")
    accessible()

    # Announced as no. 1; in public only the beginning of the name stands there.
    page.goto(f"{COHORT}/name-list")
    accessible()
    press(page, "/announcements")
    assert page.url.endswith("/announcements/1")
    accessible()
    page.goto(f"{PUBLIC}/1")
    assert "นางสาวป••• น้ำ•••" in page.locator("main").inner_text()
    assert "ประกายดาว" not in page.content()
    accessible()

    # She agrees on paper: the name appears.
    page.goto(record)
    with page.expect_navigation():
        page.click("a[href$='/consents/publication/new']")
    accessible()
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(record)
    accessible()
    page.goto(f"{PUBLIC}/1")
    assert "ประกายดาว น้ำทิพย์" in page.locator("main").inner_text()

    # The name is corrected: no. 1 keeps it, the draft shows the difference, no. 2 prints it.
    page.goto(f"{record}/edit")
    page.fill("[name=name]", "นางสาวประกายแก้ว น้ำทิพย์")
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(record)
    page.goto(f"{COHORT}/name-list")
    assert "ประกายดาว" in page.locator(".changes").inner_text()
    page.locator("main details summary").first.click()
    accessible()
    press(page, "/announcements")
    accessible()
    paper = tmp_path / "announcement.pdf"
    paper.write_bytes(page.request.get(f"{COHORT}/announcements/2.pdf").body())
    said = normalised(subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True).stdout)
    assert normalised("นางสาวประกายดาว น้ำทิพย์ เป็น นางสาวประกายแก้ว น้ำทิพย์") in said

    # No. 1 is withdrawn: visitors read that it is gone, and not why.
    page.goto(f"{COHORT}/announcements/1")
    page.fill("form[action$='/withdrawal'] [name=reason]", "ประกาศผิดพลาด")
    press(page, "/withdrawal")
    accessible()
    page.goto(f"{PUBLIC}/1")
    assert "ประกาศผิดพลาด" not in page.locator("main").inner_text()
    accessible()
    assert [said for said in complaints if "410" not in said] == []
    complaints.clear()  # the browser itself remarks upon the 410

    # She takes the consent back: from the front page visitors come to a list that no longer names her.
    page.goto(record)
    press(page, "/consents/publication/withdrawal")
    page.context.clear_cookies()
    page.goto("/")
    accessible()
    with page.expect_navigation():
        page.click(f"a[href$='{PUBLIC}/2']")
    assert page.url.endswith(f"{PUBLIC}/2") and "ประกาย" not in page.locator("main").inner_text()
    accessible()
