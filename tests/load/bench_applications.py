"""The public form under load: 50 people a second open it, fill it in and send it, for 20 seconds.

    python -m tests.load.bench_applications [people a second] [seconds]

What is measured is a whole installation as `flask up` runs it: gunicorn with two workers, the background worker that
sends the receipts, and the database (SQLite, or DATABASE_URL). In the cohort 10,000 people are registered already,
2,000 organisations stand in the register, seats are kept for two regions, 400 of all seats are left, and it asks two
questions of its own. People arrive by the clock, whether earlier ones have been answered or not; each has an own
address in the network, as behind a proxy, so that the limits for strangers are in force. Afterwards the database is
asked whether everybody is there once, with one receipt each, and nobody sits on a seat that is not there.
"""

import asyncio
import collections
import os
import pathlib
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from tests.load import processor
from tests.load.visitor import Visitor

ROOT = pathlib.Path(__file__).resolve().parents[2]
RATE, SECONDS = 50, 20
PATIENCE = 60  # seconds after which somebody gives up


def main(rate=RATE, seconds=SECONDS):
    """Serve a populated installation, let people apply, and print what came of it."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trainer-load-"))
    os.environ["INSTANCE_DIR"] = str(folder)
    from tests.load import crowd  # reads INSTANCE_DIR

    app = crowd.application(folder)
    place = crowd.populate(app)
    port = free_port()
    with served(folder, app, port) as server:
        asyncio.run(Visitor(port, place, 0).apply())  # nobody measures the first page of a server that just began
        before = processor.seconds(server.process.pid)
        stories = asyncio.run(arrivals(port, place, rate, seconds))
        used = {name: spent - before[name] for name, spent in processor.seconds(server.process.pid).items()}
    tell(rate, seconds, stories)
    for name, spent in sorted(used.items()):
        print(f"  {name}: {1000 * spent / len(stories):.1f} ms of processor time for each of them")
    crowd.check(app, place, {0, *(number for number, one in enumerate(stories, 1) if one.accepted)})
    return stories


async def arrivals(port, place, rate, seconds):
    """Let people arrive by the clock; returns the story of each."""
    begun, coming = time.perf_counter(), []
    for number in range(1, rate * seconds + 1):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        visit = Visitor(port, place, number).apply(late=time.perf_counter() - begun - number / rate)
        coming.append(asyncio.create_task(asyncio.wait_for(visit, PATIENCE)))
    done = await asyncio.gather(*coming, return_exceptions=True)
    return [one if not isinstance(one, BaseException) else failed(one) for one in done]


def failed(error):
    """The story of somebody whom no answer reached."""
    from tests.load.visitor import Story

    return Story(trouble=f"{type(error).__name__}: {error}")


def tell(rate, seconds, stories):
    """Print what came of everybody, and how long they waited."""
    accepted = sum(one.accepted for one in stories)
    print(f"\npublic form, {rate} people a second for {seconds} s, 10,000 registered, 2,000 organisations")
    print(f"  sent {len(stories)}, accepted {accepted}, errors {len(stories) - accepted}")
    for trouble, count in collections.Counter(one.trouble for one in stories if not one.accepted).most_common(5):
        print(f"    {count} × {trouble}")
    print("                                    median     95 %     99 %      all  (ms)")
    for name, times in (("opening the form", [one.opening for one in stories if one.opening]),
                        ("sending it", [one.sending for one in stories if one.accepted])):  # fmt: skip
        print(f"  {name:<30}" + "".join(f"{1000 * part:9.0f}" for part in percentiles(times)))
    print(f"  arrived later than the clock says, at most {1000 * max(one.late for one in stories):.0f} ms")


def percentiles(times):
    """Median, 95th and 99th percentile and the longest of some seconds."""
    if len(times) < 2:
        return [0.0] * 4
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return [cuts[49], cuts[94], cuts[98], max(times)]


class served:
    """The installation, served as `flask up` does, until the end of the block."""

    def __init__(self, folder, app, port, **settings):
        self.log = (folder / "served.log").open("w")
        environment = os.environ | {
            "INSTANCE_DIR": str(folder), "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"], "PROXIES": "1",
            "PORT": str(port), **settings,
        }  # fmt: skip
        command = (sys.executable, "-m", "flask", "--app", "trainer", "up", "--port", str(port))
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.port = port

    def __enter__(self):
        for _try in range(900):  # a machine that does much else takes minutes
            time.sleep(0.2)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
        raise SystemExit(f"The server did not start: {pathlib.Path(self.log.name).read_text()[-2000:]}")

    def __exit__(self, *_error):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        self.log.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
