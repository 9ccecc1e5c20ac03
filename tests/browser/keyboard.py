"""Going about a page as one does without a mouse."""

import pytest


def to(page, target, most=150):
    """Go with the tabulator to what the CSS names, from where one is."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", target):
            return
    pytest.fail(f"The tabulator does not reach {target} on {page.url}")


def follow(page, target):
    """Go there and press Enter; wait for the page it leads to."""
    to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")
