"""A phone at the door: a browser of its own with a camera that sees a film, and what a hand does with it."""

import os
import pathlib
import signal

from tests.browser.hall import film

PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "th-TH", "has_touch": True, "is_mobile": True}
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    "--host-resolver-rules=MAP hall.test 127.0.0.1",  # an address that is neither safe nor the machine itself
)  # fmt: skip
HELD = """async () => {
  const answer = (asked) => new Promise((found) => (asked.onsuccess = () => found(asked.result)));
  const db = await answer(indexedDB.open("scanner"));
  const all = (store, ask) => answer(db.transaction(store).objectStore(store)[ask]());
  return { kept: await all("kept", "getAllKeys"), waiting: await all("waiting", "getAll"),
           told: await all("told", "getAll") };
}"""


def launch(chromium, folder, address, codes):
    """A page of a browser that keeps its data in `folder`; its camera sees these codes, one after the other."""
    picture = film(folder / "camera.y4m", codes)
    context = chromium.browser_type.launch_persistent_context(
        folder / "phone", executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), base_url=address,
        args=[*ARGUMENTS, f"--use-file-for-fake-video-capture={picture}"], **PHONE,
    )  # fmt: skip
    context.set_default_timeout(30_000)
    return context.pages[0]


def kill(folder):
    """End the browser that keeps its data in this folder, as a flat battery would."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = process.joinpath("cmdline").read_bytes().decode().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended by itself meanwhile
        if f"--user-data-dir={folder / 'phone'}" in words and not any(word.startswith("--type=") for word in words):
            os.kill(int(process.name), signal.SIGKILL)


def enrol(page, link, until="body[data-state=ready][data-ready=yes]"):
    """Open the link and press its one button; returns once the scanner works, also without a network."""
    page.goto(link)
    page.get_by_role("button", name="ใช้โทรศัพท์นี้เป็นเครื่องสแกน").click()
    page.locator(until).wait_for()


def type_in(page, words):
    """Search as a hand would, and sign in the only match."""
    before = page.locator("[data-latest]").get_attribute("data-drawn")
    page.fill("#q", words)
    page.press("#q", "Enter")
    page.wait_for_function("before => document.querySelector('[data-latest]').dataset.drawn !== before", arg=before)


def waits(page, count):
    """The counter says that so many scans wait."""
    page.locator(f"[data-waits='{count}']").wait_for()


def told(page, said, name=None):
    """The news say this, of this person."""
    page.locator(f".news[data-said={said}]" + (f" [data-name='{name}']" if name else "")).wait_for()
