"""The door on a phone: what was done is told in sight, and nobody slides under the thumb."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def installation(serving):
    """The whole demo: its cohort 5 is held today."""
    return serving("whole")


@pytest.fixture
def door(page, sign_in):
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in("organiser")  # who may sign people in at any hour at which this test runs
    page.goto("/door")
    page.goto(f"{page.url}?why=ทดสอบ")
    return page


def test_a_press_far_down_is_told_in_sight_with_its_undo_and_moves_nobody(door):
    pressed, after = (door.locator("#people li").nth(place) for place in (25, 26))
    pressed.scroll_into_view_if_needed()
    before = pressed.bounding_box(), after.bounding_box()

    pressed.locator("button").click()
    door.locator("[data-done]").wait_for()
    door.wait_for_function("document.querySelector('#people .door-there').closest('li').style.height")

    undo = door.locator("[data-done] button").bounding_box()
    assert (pressed.bounding_box(), after.bounding_box()) == before
    assert 0 <= undo["y"] <= 844 - undo["height"] and not door.locator(".door-keys").is_visible()
