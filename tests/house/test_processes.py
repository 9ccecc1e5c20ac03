"""The web server and the worker as `make run` starts them: for real, on a port of their own."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from urllib.request import urlopen

import pytest

from trainer import processes
from trainer.errors import Refused

SERVE = """
import sys
from trainer import processes

{prepare}
sys.exit(processes.run("127.0.0.1", {port}, "Sign in as the tester"))
"""
TABLES = """
from trainer import create_app
from trainer.database import db

with create_app().app_context():
    db.create_all()
"""
# Both processes load the whole product; how they are stopped does not depend on what they do meanwhile.
IDLE = """
idle = "import os, signal; print(os.environ['GREETING'], flush=True); signal.pause()"
processes.WEB = processes.WORKER = (sys.executable, "-S", "-c", idle)
"""


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def serve(port, tmp_path):
    """Starts an installation; returns it, and the lines it printed until both ran and it said how to sign in."""
    environment = os.environ | {"INSTANCE_DIR": str(tmp_path), "WEB_CONCURRENCY": "1"}
    environment.pop("DATABASE_URL", None)
    with ExitStack() as stack:

        def serve(prepare=TABLES):
            command = [sys.executable, "-c", SERVE.format(port=port, prepare=prepare)]
            server = subprocess.Popen(command, env=environment, cwd=processes.ROOT, stdout=subprocess.PIPE, text=True)
            stack.enter_context(server)
            stack.callback(server.terminate)
            lines = []
            while not served("".join(lines)):
                lines.append(server.stdout.readline())
                assert lines[-1], "".join(lines)
            return server, lines

        yield serve


def test_a_taken_port_is_told_before_anything_starts(app):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        taken = holder.getsockname()[1]

        with pytest.raises(Refused, match=str(taken)):
            processes.run("127.0.0.1", taken)


@pytest.mark.parametrize(("host", "port"), [("256.1.1.1", 8000), ("192.0.2.1", 8000)])
def test_an_address_that_is_not_ours_is_told(app, host, port):
    with pytest.raises(Refused, match=f"{host}:{port}"):
        processes.run(host, port)


def test_it_answers_at_the_address_that_it_prints_until_it_is_stopped(serve, port):
    server, lines = serve()
    answered = urlopen(f"http://127.0.0.1:{port}/static/package.json").status

    server.terminate()
    said, _nothing = server.communicate(timeout=120)

    pids = started("".join(lines) + said)
    assert any(f"http://127.0.0.1:{port}" in line for line in lines)
    assert (answered, server.returncode, [pid for pid in pids if alive(pid)]) == (200, 0, []), said


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_both(serve, by):
    server, lines = serve(IDLE)

    server.send_signal(by)
    said, _nothing = server.communicate(timeout=120)

    assert server.returncode == 0, said
    assert [pid for pid in started("".join(lines) + said) if alive(pid)] == []


def test_when_the_worker_dies_the_server_goes_too(serve):
    server, lines = serve()
    worker = int(re.search(r"worker started \(pid=(\d+)\)", "".join(lines)).group(1))

    os.kill(worker, signal.SIGKILL)
    said, _nothing = server.communicate(timeout=120)

    assert server.returncode != 0
    assert [pid for pid in started("".join(lines) + said) if alive(pid)] == []


def served(said):
    return "Sign in as the tester" in said and said.count("started (pid=") == 2


def started(said):
    pids = [int(pid) for pid in re.findall(r"started \(pid=(\d+)\)", said)]
    assert len(pids) == 2, said
    return pids


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
