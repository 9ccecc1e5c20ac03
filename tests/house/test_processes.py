"""The web server and the worker as `make run` starts them: for real, on a port of their own."""

import os
import re
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest

from trainer import processes
from trainer.errors import Refused

SERVE = """
import sys
from trainer import create_app, processes
from trainer.database import db

with create_app().app_context():
    db.create_all()
sys.exit(processes.run("127.0.0.1", {port}, "Sign in as the tester"))
"""


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def served(port, tmp_path):
    """A running installation, and the lines it printed until it said how to sign in."""
    environment = os.environ | {"INSTANCE_DIR": str(tmp_path), "WEB_CONCURRENCY": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", SERVE.format(port=port)]
    with subprocess.Popen(command, env=environment, cwd=processes.ROOT, stdout=subprocess.PIPE, text=True) as server:
        lines = []
        while not lines or "Sign in as the tester" not in lines[-1]:
            lines.append(server.stdout.readline())
            assert lines[-1], "".join(lines)
        yield server, lines
        server.terminate()


def test_a_taken_port_is_told_before_anything_starts(app):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        taken = holder.getsockname()[1]

        with pytest.raises(Refused, match=str(taken)):
            processes.run("127.0.0.1", taken)


@pytest.mark.parametrize(("host", "port"), [("256.1.1.1", 8000), ("192.0.2.1", 8000)])
def test_an_address_that_is_not_ours_is_told(app, host, port):
    with pytest.raises(Refused, match=f"{host}:{port}"):
        processes.run(host, port)


def test_the_address_is_printed_once_the_server_answers(served, port):
    _server, lines = served

    assert any(f"http://127.0.0.1:{port}" in line for line in lines)
    assert urlopen(f"http://127.0.0.1:{port}/static/package.json").status == 200


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_the_server_and_the_worker(served, by):
    server, lines = served

    server.send_signal(by)
    said, _nothing = server.communicate(timeout=20)

    assert server.returncode == 0, said
    assert [pid for pid in started("".join(lines) + said) if alive(pid)] == []


def test_when_the_worker_dies_the_server_goes_too(served):
    server, lines = served
    worker = int(re.search(r"worker started \(pid=(\d+)\)", "".join(lines)).group(1))

    os.kill(worker, signal.SIGKILL)
    said, _nothing = server.communicate(timeout=20)

    assert server.returncode != 0
    assert [pid for pid in started("".join(lines) + said) if alive(pid)] == []


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
