"""A real installation for the browser: migrated database, web server and worker, on a port of its own.

An installation is made once for each kind and copied for each module, and every process is forked from one that has
loaded the libraries (see stem.py), for starting our commands takes longer than most tests.
"""

import functools
import itertools
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

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
# What an installation holds before a module enters anything of its own.
KINDS = {"bare": ["demo", "--bare"], "whole": ["demo"]}


class Stem:
    """Forks a process for each order: see stem.py."""

    def __init__(self, folder):
        self.folder, self.orders = folder, itertools.count()
        stem = [sys.executable, "-m", "tests.browser.stem"]
        environment = os.environ | {"INSTANCE_DIR": str(folder / "instance")}
        self.process = subprocess.Popen(stem, cwd=ROOT, env=environment, stdin=subprocess.PIPE, text=True)

    def told(self, **order):
        """Give an order; returns what the process that obeys says, to be read line by line, and its number."""
        fifo = self.folder / f"said-{next(self.orders)}"
        os.mkfifo(fifo)
        print(json.dumps(order | {"said": str(fifo)}), file=self.process.stdin, flush=True)
        said = fifo.open()
        return said, json.loads(said.readline())["pid"]


class Installation:
    """Runs commands of ours against one instance folder, and serves it."""

    def __init__(self, folder, stem):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.stem = stem
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        self.environment |= {"INSTANCE_DIR": str(folder), "PUBLIC_URL": self.address, "GREETING": self.address}

    def flask(self, *words):
        """Run one command to its end; returns what it printed."""
        return self.flasks(words)[0]

    def flasks(self, *commands):
        """Run several commands in one process; returns what each printed."""
        return self.done(len(commands), commands=commands)

    def script(self, code):
        """Run Python in a request of the application; returns what it printed."""
        return self.done(1, script=code)[0]

    def done(self, count, **order):
        """Have an order obeyed by so many acts; returns what each printed."""
        said, _number = self.stem.told(environment=self.environment, **order)
        with said:
            done = [json.loads(line) for line in said]
        assert len(done) == count and not done[-1]["status"], done
        return [each["stdout"] for each in done]

    @contextmanager
    def served(self):
        """Web server and worker, from when the first answers."""
        said, group = self.stem.told(environment=self.environment, port=self.port)
        with said:
            try:
                assert any(self.address in line for line in said), "the web server ended"
                yield
            finally:
                os.killpg(group, signal.SIGKILL)  # nobody needs what it keeps
                said.read()  # up to the end of both


@pytest.fixture(scope="session")
def stem(tmp_path_factory):
    """Loads the libraries once for the whole run."""
    made = Stem(tmp_path_factory.mktemp("stem"))
    yield made
    made.process.stdin.close()
    made.process.wait()


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory, stem):
    """The instance folder of one of the KINDS, with an account for each role of the staff: to be copied."""

    @functools.cache
    def folder_of(kind):
        folder = tmp_path_factory.mktemp(kind)
        staff = [
            ["person", "add", f"{role}@staff.example.org", "--name", role, "--role", role, "--password", PASSWORD]
            for role in ("admin", "organiser", "door")
        ]
        Installation(folder, stem).flasks(["db", "upgrade"], KINDS[kind], *staff)
        return folder

    return folder_of


@pytest.fixture(scope="module")
def serving(folder_of, tmp_path_factory, stem):
    """Serve an installation of this module's own: `serving("bare")`, with commands that are run before."""
    with ExitStack() as stack:

        def serve(kind, *commands):
            folder = tmp_path_factory.mktemp("instance") / "copy"
            made = Installation(shutil.copytree(folder_of(kind), folder), stem)
            if commands:
                made.flasks(*commands)
            stack.enter_context(made.served())
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


@pytest.fixture(scope="session")
def seen_narrow():
    """The pages that axe has looked at in a phone's width, by their addresses without numbers and tokens."""
    return set()


@pytest.fixture
def accessible(page, seen_narrow):
    """Assert that axe finds nothing on the page as it stands: at desktop width, and a phone's where it is first met."""

    def check():
        address = re.sub(r"\d+|[\w.-]{30,}", "…", urlsplit(page.url).path)
        for width in (1280,) if address in seen_narrow else (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert violations(page) == [], f"{page.url} at {width} px"
        seen_narrow.add(address)

    return check
