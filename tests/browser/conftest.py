"""A real installation for the browser: migrated database, web server and worker, on a port of its own.

An installation is made once for each kind and copied for each module, for starting our commands takes longer than
most tests.
"""

import functools
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE = ROOT / "static" / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map((one) => [one.id, String(one.nodes[0].target), one.nodes[0].failureSummary]);
}"""
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PASSWORD = "a password for the tests"
FLASK = (sys.executable, "-m", "flask", "--app", "trainer")
IN_ONE_PROCESS = """
import json, sys
from trainer import create_app
app = create_app()
for words in json.load(sys.stdin):
    with app.app_context():
        done = app.test_cli_runner().invoke(args=words)
    if done.exit_code:
        sys.exit(f"{words}: {done.output} {done.exception!r}")
"""
# What an installation holds before a module enters anything of its own.
KINDS = {"bare": ["demo", "--bare"], "whole": ["demo"]}


class Installation:
    """Runs commands of ours against one instance folder, and serves it."""

    def __init__(self, folder):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        self.environment |= {"INSTANCE_DIR": str(folder), "PUBLIC_URL": self.address, "PYTHONUNBUFFERED": "1"}

    def flask(self, *words):
        """Run one command to its end; returns what it printed."""
        done = subprocess.run(
            [*FLASK, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def flasks(self, *commands):
        """Run several commands in one process."""
        done = subprocess.run(
            [sys.executable, "-c", IN_ONE_PROCESS], cwd=ROOT, env=self.environment, input=json.dumps(commands),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    def served(self):
        """The serving process, once it has said that it answers."""
        server = subprocess.Popen(
            [*FLASK, "up", "--port", str(self.port)], cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )
        lines = []
        while not lines or self.address not in lines[-1]:
            lines.append(server.stdout.readline())
            assert lines[-1], "".join(lines)
        return server


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory):
    """The instance folder of one of the KINDS, with an account for each role of the staff: to be copied."""

    @functools.cache
    def folder_of(kind):
        folder = tmp_path_factory.mktemp(kind)
        staff = [
            ["person", "add", f"{role}@staff.example.org", "--name", role, "--role", role, "--password", PASSWORD]
            for role in ("admin", "organiser", "door")
        ]
        Installation(folder).flasks(["db", "upgrade"], KINDS[kind], *staff)
        return folder

    return folder_of


@pytest.fixture(scope="module")
def serving(folder_of, tmp_path_factory):
    """Serve an installation of this module's own: `serving("bare")`, with commands that are run before."""
    with ExitStack() as stack:

        def serve(kind, *commands):
            folder = tmp_path_factory.mktemp("instance") / "copy"
            made = Installation(shutil.copytree(folder_of(kind), folder))
            if commands:
                made.flasks(*commands)
            server = stack.enter_context(made.served())
            stack.callback(server.terminate)
            return made

        yield serve


@pytest.fixture(scope="module")
def installation(serving):
    """The bare demo, being served: each module has its own, so that what one enters is not in another's way."""
    return serving("bare")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def complaints():
    """What the console and the network complained of; a test may take out what it brought about itself."""
    return []


@pytest.fixture
def page(chromium, installation, complaints):
    """A fresh browser window in Thai whose console and network must stay free of errors."""
    context = chromium.new_context(
        base_url=installation.address, locale="th-TH", viewport={"width": 1280, "height": 900}, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda asked: asked.accept())
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def sign_in(page):
    """Sign in through the page, as a person would."""

    def as_role(role):
        page.goto("/sign-in")
        page.fill("input[name=email]", f"{role}@staff.example.org")
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda address: "/sign-in" not in address)
        return page

    return as_role


def violations(page):
    """What axe finds on the page as it stands: (rule, place, what to mend). Only that is carried out of the browser."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    return page.evaluate(RUN_AXE, STANDARD)


@pytest.fixture
def accessible(page):
    """Assert that axe finds nothing on the page as it stands, at desktop and at phone width."""

    def check():
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert violations(page) == [], f"{page.url} at {width} px"
        page.set_viewport_size({"width": 1280, "height": 900})

    return check
