"""A large file goes up in pieces, is checked, and comes down again: how fast, and with how much memory in the server.

    python -m tests.load.bench_materials [megabytes]

What is measured is a whole installation as `flask up` runs it, with files in a folder. It has served a small file
before, so that only what the large one takes is counted: the peak of any process over what it used before.
"""

import base64
import hashlib
import http.client
import os
import pathlib
import re
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.load.bench_applications import free_port, served

MEGABYTE = 2**20
PIECE = 8 * MEGABYTE  # as the page sends them
PATIENCE = 120  # seconds until a file must be checked
TUS = {"Tus-Resumable": "1.0.0"}


@dataclass
class Figures:
    """What one file took: seconds, and bytes of memory by process; `page` seconds of a page while others are slow."""

    up: float = 0.0
    checked: float = 0.0
    down: float = 0.0
    packed: float = 0.0
    memory: dict = field(default_factory=dict)
    page: dict = field(default_factory=dict)


def main(megabytes=200):
    """Measure a file of so many megabytes and print the figures."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trainer-materials-"))
    os.environ.setdefault("INSTANCE_DIR", str(folder))
    figures = measure(folder, megabytes)
    print(f"\nmaterials, a file of {megabytes} MB, one at a time (folder, {os.cpu_count()} cores)")
    for name in ("up", "checked", "down", "packed"):
        took = getattr(figures, name)
        print(f"  {name:<10} {took:6.1f} s {megabytes / took:8.0f} MB/s")
    for name, more in sorted(figures.memory.items()):
        print(f"  {name}: {more / MEGABYTE:.1f} MB more memory at the peak")
    for slow, took in figures.page.items():
        print(f"  a page while {slow} people stop in the midst of a download: {took * 1000:.0f} ms (median of 15)")


def measure(folder, megabytes):
    """Serve an installation, send it a file and fetch it again; returns the Figures. The content is compared."""
    app, cookie, place = populated(folder)
    port = free_port()
    with ExitStack() as stack:
        settings = {"SECRET_KEY": app.config["SECRET_KEY"], "FILES_DIR": str(folder / "files")}
        server = stack.enter_context(served(folder, app, port, **settings))
        visitor = Visitor(port, cookie, place)
        stack.callback(visitor.line.close)
        visitor.round(1)
        before = memory().forget_peaks(server.process.pid)
        figures = visitor.round(megabytes)
        figures.memory = memory().grown(server.process.pid, before)
        figures.page = {slow: visitor.beside(slow) for slow in (0, 8, 32)}
    return figures


def memory():
    from tests.load import memory

    return memory


def populated(folder):
    """(application, session cookie of an organiser, address of a cohort) on an own database."""
    from flask_migrate import upgrade

    from tests import make  # reads INSTANCE_DIR
    from trainer import create_app
    from trainer.database import db

    app = create_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'materials.db'}")
    with app.app_context():
        upgrade()
        make.roles()
        cohort = make.cohort(announced_at=make.moment(make.FIRST_DAY, 8))
        uniquifier, place = make.organiser().fs_uniquifier, cohort.address
        db.session.commit()
        db.engine.dispose()
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(_user_id=uniquifier, _fresh=True, fs_cc="set")
    return app, client.get_cookie("session").value, place


class Visitor:
    """An organiser with a browser: sends a file as the page does, waits until it is checked, fetches it."""

    def __init__(self, port, cookie, place):
        self.line, self.cookie = http.client.HTTPConnection("127.0.0.1", port, timeout=120), cookie
        self.desk, self.public = f"/desk/cohorts/{place}/materials", f"/cohorts/{place}/materials"
        page = self.ask("GET", self.desk)
        self.cookie = re.search(r"session=([^;]+)", page.headers["Set-Cookie"])[1]
        self.token = re.search(r'data-csrf="([^"]+)"', page.read().decode())[1]
        self.count = 0

    def ask(self, method, path, body=None, **headers):
        """The answer to one request; it has to be read before the next one."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.line.request(method, path, body, {"Cookie": f"session={self.cookie}"} | named)
        return self.line.getresponse()

    def status(self, method, path, wanted, body=None, **headers):
        """The headers of an answer whose status must be this one."""
        answer = self.ask(method, path, body, **headers)
        said = answer.read()
        assert answer.status == wanted, f"{answer.status}: {said[:300]}"
        return answer.headers

    def round(self, megabytes):
        """One file up, checked and down; returns how long each took."""
        figures, digest, begun = Figures(), hashlib.sha256(), time.perf_counter()
        self.send(megabytes, digest)
        sent = time.perf_counter()
        self.count += 1
        address = f"{self.public}/{self.count}"
        while not self.there(address):
            assert time.perf_counter() - sent < PATIENCE, "The file was never checked"
            time.sleep(0.05)
        checked = time.perf_counter()
        assert self.fetch(address) == digest.hexdigest()
        down = time.perf_counter()
        self.fetch(f"{self.public}.zip")
        figures.up, figures.checked = sent - begun, checked - sent
        figures.down, figures.packed = down - checked, time.perf_counter() - down
        return figures

    def there(self, address):
        answer = self.ask("HEAD", address)
        answer.read()
        assert answer.status in (200, 404), answer.status
        return answer.status == 200

    def send(self, megabytes, digest):
        """Send a film of so many megabytes, in pieces."""
        length = megabytes * MEGABYTE
        name = base64.b64encode("ภาพยนตร์.mp4".encode()).decode()
        made = self.status("POST", f"{self.desk}/uploads", 201, **TUS, X_CSRFToken=self.token, Content_Length="0",
                           Upload_Length=str(length), Upload_Metadata=f"filename {name}")  # fmt: skip
        for start in range(0, length, PIECE):
            body = b"".join(block(at) for at in range(start, min(start + PIECE, length), MEGABYTE))
            digest.update(body)
            self.status("PATCH", made["Location"], 204, body, **TUS, Upload_Offset=str(start),
                        Content_Type="application/offset+octet-stream")  # fmt: skip

    def beside(self, slow):
        """The median seconds of a page while so many others have begun to fetch the file and read no more of it."""
        with ExitStack() as stack:
            for _one in range(slow):
                other = http.client.HTTPConnection("127.0.0.1", self.line.port, timeout=120)
                stack.callback(other.close)
                other.request("GET", f"{self.public}/{self.count}", headers={"Cookie": f"session={self.cookie}"})
                assert len(other.getresponse().read(1000)) == 1000
            return statistics.median(self.page() for _each in range(15))

    def page(self):
        begun = time.perf_counter()
        self.status("GET", self.public, 200)
        return time.perf_counter() - begun

    def fetch(self, address):
        """Fetch a file block by block; returns its SHA-256."""
        answer, digest = self.ask("GET", address), hashlib.sha256()
        assert answer.status == 200, answer.status
        while data := answer.read(256 * 1024):
            digest.update(data)
        return digest.hexdigest()


def block(at):
    """A megabyte that no other is like, from byte `at` of the film on."""
    head = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" if at == 0 else b""
    return (head + hashlib.sha256(str(at).encode()).digest() * 32_768)[:MEGABYTE]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
