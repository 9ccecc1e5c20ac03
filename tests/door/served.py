"""A real web server on the tests' database, and a client that speaks to it byte by byte."""

import json
import os
import signal
import socket
import struct
import subprocess
import sys

from trainer.processes import ROOT
from trainer.settings import instance

GUNICORN = (sys.executable, "-m", "gunicorn", "--config", "trainer/gunicorn.py")


class Server:
    """gunicorn with one worker, as an installation runs it; `lines()` are what it prints."""

    def __init__(self, database_address):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        environment = os.environ | {
            "DATABASE_URL": database_address, "INSTANCE_DIR": str(instance()), "WEB_CONCURRENCY": "1",
            "GREETING": "ready", "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [*GUNICORN, "--bind", f"127.0.0.1:{self.port}", "tests.door.struck:app()"], cwd=ROOT, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        self.said("ready")

    def said(self, word):
        """The next line that holds the word. Fails with what was printed when the server ends before."""
        lines = []
        while not lines or word not in lines[-1]:
            lines.append(self.process.stdout.readline())
            assert lines[-1], "".join(lines)
        return lines[-1]

    def kill(self):
        """kill -9 of the server and all its workers."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def ask(self, data):
        """The whole answer to these bytes: (status, JSON)."""
        with self.connect() as line:
            line.sendall(data)
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        head, _gap, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), json.loads(body)


def request(key, body, **headers):
    """The bytes of a sync with this key: (head, body)."""
    data = json.dumps(body).encode()
    lines = ["POST /door/scanner/scans HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {key}",
             "Content-Type: application/json", f"Content-Length: {len(data)}", "Connection: close",
             *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]  # fmt: skip
    return "\r\n".join([*lines, "", ""]).encode(), data


def break_off(line):
    """End a connection the hard way, as a network does: no goodbye, what is under way is thrown away."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()
