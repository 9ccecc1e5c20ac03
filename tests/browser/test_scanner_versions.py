"""A new version of the scanner is taken up as a whole, and what was scanned with the old one stays."""

import shutil
from contextlib import ExitStack

import pytest

from tests.browser.conftest import Installation
from tests.browser.hall import Hall
from tests.browser.scanner_phone import enrol, launch, type_in, waits

pytestmark = pytest.mark.browser


@pytest.fixture
def serve(folder_of, stem, tmp_path):
    """Serve one installation, again and again, under another name each time: its pages then say something else."""
    installation = Installation(shutil.copytree(folder_of("bare"), tmp_path / "instance"), stem)
    with ExitStack() as running:

        def serve(name):
            running.close()
            installation.environment["SITE_NAME"] = name
            running.enter_context(installation.served())
            return installation

        yield serve


def test_a_new_version_is_taken_up_when_the_page_is_opened_and_what_waits_is_kept(serve, chromium, tmp_path):
    hall = Hall(serve("เก่า"))
    page = launch(chromium, tmp_path, hall.address, [None])
    enrol(page, hall.invite("ประตูหน้า"))
    page.context.set_offline(True)
    type_in(page, "3")
    waits(page, 1)

    serve("ใหม่")
    assert "เก่า" in page.title()
    page.reload()
    assert "เก่า" in page.title()  # still without network
    page.context.set_offline(False)
    waits(page, 0)
    page.reload()
    page.wait_for_function("() => document.title.includes('ใหม่')")

    caches = page.evaluate("() => caches.keys()")
    page.context.close()
    assert hall.present() == [3] and len(caches) == 1
