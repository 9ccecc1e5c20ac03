"""The pages of designs in a browser: fields filled in, pictures sent, the live preview, problems before issuing."""

import pytest

from tests.awards.pictures_sent import design_zip, picture

pytestmark = pytest.mark.browser
SCHEME = "/desk/programmes/executive/certificates/participant"


def previewed(page, act):
    """Do something in the form, and wait until the preview that follows from it is there."""
    with page.expect_response(lambda answer: answer.url.endswith("/preview")) as coming:
        act()
    assert coming.value.ok
    page.locator(".htmx-request").first.wait_for(state="detached")


def test_a_design_is_chosen_filled_in_looked_at_and_saved(sign_in, accessible, tmp_path):
    page = sign_in("admin")
    page.set_default_timeout(60_000)
    (tmp_path / "logo.png").write_bytes(picture(size=(300, 300), mode="RGB"))
    (tmp_path / "signature.png").write_bytes(picture())

    previewed(page, lambda: page.goto(SCHEME))
    assert page.locator("#preview img").count() == 3

    # Another design shows its own fields; a pale colour and a sign that no font has are told while one types.
    previewed(page, lambda: page.locator("input[name=design][value=modern]").check(force=True))
    previewed(page, lambda: page.fill("[name=field_band]", "#f5d76e"))
    page.locator("#problems").get_by_text("4.5 : 1").wait_for()
    previewed(page, lambda: page.fill("[name=field_verify_word]", "漢"))
    page.locator("#problems").get_by_text("U+6F22").wait_for()
    accessible()
    previewed(page, lambda: page.fill("[name=field_band]", "#0f4c5c"))
    previewed(page, lambda: page.fill("[name=field_verify_word]", "ตรวจสอบได้ที่"))

    # Logo and signature are looked at and stand beside their fields; then everything is saved.
    previewed(page, lambda: page.set_input_files("[name=file_emblem]", tmp_path / "logo.png"))
    previewed(page, lambda: page.set_input_files("[name=file_signature_1]", tmp_path / "signature.png"))
    page.locator("#picture-signature_1 img").wait_for()
    page.locator("#problems.alert-success").wait_for()
    previewed(page, lambda: page.locator("#scheme .save-bar button.btn-primary").click())
    page.locator("#preview img").first.wait_for()
    assert page.locator("input[name=picture_emblem]").count() == 1
    accessible()

    # A design of one's own: refused with the reason beside the field, then taken in.
    page.goto("/admin/designs")
    accessible()
    page.set_input_files("#file", {"name": "ours.zip", "mimeType": "application/zip", "buffer": b"no zip"})
    page.fill("#name", "ours")
    with page.expect_navigation():
        page.locator("#upload button.btn-primary").click()
    page.locator("#upload .is-invalid").wait_for()
    page.set_input_files("#file", {"name": "ours.zip", "mimeType": "application/zip", "buffer": design_zip()})
    with page.expect_navigation():
        page.locator("#upload button.btn-primary").click()
    page.wait_for_url("**/admin/designs/ours*")
    accessible()
