"""One form open in two tabs: what was typed in one is still there after the other saved, and the other says so."""

import pytest

from tests.browser.test_applying import FORM, opened, phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser


def type_and_save(page, field, words):
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        page.fill(field, words)


def test_an_older_tab_leaves_what_the_newer_one_typed(sign_in, installation, phone):  # noqa: F811
    opened(sign_in("organiser"), installation)
    older = phone()
    older.goto(FORM)
    type_and_save(older, "#name", "นายสมชาย ใจดี")
    newer = older.context.new_page()
    newer.goto(FORM)
    type_and_save(newer, "#phone", "0812345678")

    type_and_save(older, "#position", "ประธาน")
    older.locator("#saved a").wait_for()
    older.reload()

    found = [older.input_value(field) for field in ("#name", "#phone", "#position")]
    assert found == ["นายสมชาย ใจดี", "0812345678", "ประธาน"]
