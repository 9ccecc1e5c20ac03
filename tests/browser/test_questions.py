"""Composing a form and trying it out: what hangs on an answer appears with it; by keyboard, and without script."""

import re

import pytest

pytestmark = pytest.mark.browser
FORM = "/desk/cohorts/executive/4/questions"


def add(page, label, kind="text", options="", after=None):
    """Add a question through the page; `after` is an option of an earlier question."""
    page.goto(f"{FORM}/new")
    page.select_option("[name=kind]", kind)
    page.fill("[name=label]", label)
    if options:
        page.fill("[name=options]", options)
    if after:
        page.click("summary:has-text('ถามเฉพาะเมื่อตอบตามที่กำหนด')")
        page.check(f"label:has-text('{after}') input[name=shown_if]")
    page.click("main button.btn-primary")
    page.wait_for_url(re.compile(r"/questions(#.*)?$"))


@pytest.fixture
def composed(sign_in):
    """A choice, what is asked after its first option, and a question for everybody; taken away again afterwards."""
    page = sign_in("organiser")
    add(page, "เคยอบรมไหม", "choice", "เคยมาแล้ว\nยังไม่เคย")
    add(page, "จากหน่วยงานใด", "paragraph", after="เคยมาแล้ว")
    add(page, "ทำงานมากี่ปี", "number")
    yield page
    page.goto(FORM)
    while page.locator(".questions-card").count():
        page.locator(".questions-card").last.locator("button:has-text('เลิกถาม')").click()
        page.wait_for_url("**/questions?retired=*")
        page.goto(FORM)


def labels(page):
    return page.locator(".questions-label").all_inner_texts()


def test_a_form_is_composed_tried_out_and_reordered(composed, accessible):
    page = composed
    accessible()
    asked = page.locator(".questions-preview .question", has_text="จากหน่วยงานใด")
    assert not asked.is_visible()
    page.locator(".questions-preview").get_by_label("เคยมาแล้ว").check()
    assert asked.is_visible()
    page.locator(".questions-preview").get_by_label("ยังไม่เคย").check()
    assert not asked.is_visible()

    page.locator(".questions-card").nth(2).locator("a:has-text('แก้ไข')").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_url(re.compile(r"#up-\d+$"))
    assert labels(page) == ["เคยอบรมไหม", "ทำงานมากี่ปี", "จากหน่วยงานใด"]

    with page.expect_navigation():
        page.locator(".questions-card").nth(1).locator("button:has-text('เลิกถาม')").click()
    page.click(".alert button")
    page.wait_for_url(re.compile(r"#question-\d+$"))
    assert labels(page) == ["เคยอบรมไหม", "ทำงานมากี่ปี", "จากหน่วยงานใด"]

    with page.expect_navigation():
        page.locator(".questions-card").first.locator("a:has-text('แก้ไข')").click()
    assert not page.locator("[name=least]").is_visible()
    accessible()


def test_without_script_every_question_says_when_it_is_to_be_answered(composed, chromium, installation):
    context = chromium.new_context(
        base_url=installation.address, locale="th-TH", java_script_enabled=False,
        storage_state=composed.context.storage_state(),
    )  # fmt: skip
    plain = context.new_page()
    plain.goto(FORM)
    asked = plain.locator(".questions-preview .question", has_text="จากหน่วยงานใด")

    assert (asked.is_visible(), "ตอบเฉพาะเมื่อ" in asked.inner_text()) == (True, True)
    context.close()
