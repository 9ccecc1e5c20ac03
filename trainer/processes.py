"""The two processes that serve an installation, the web server and the background worker: started and stopped as one."""

import os
import pathlib
import shlex
import signal
import socket
import sys
from contextlib import suppress

from flask_babel import gettext as _
from honcho.manager import Manager
from honcho.printer import Printer

from trainer.errors import Refused

ROOT = pathlib.Path(__file__).resolve().parent.parent
STOPPED_BY_HAND = (130, 143)  # what a shell calls an end by SIGINT and by SIGTERM


def run(host, port, greeting=""):
    """Serve on host:port until Ctrl-C, SIGTERM or a closed terminal, or until either process ends; return the status.

    The web server prints the address and `greeting` (how to sign in) as soon as it answers. Jobs in progress get
    four seconds to finish; the sweep takes up what was cut off. Raises Refused if the port is taken or not allowed.
    """
    claim(host, port)
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "GREETING": f"{address(host, port)}\n{greeting}".strip()}
    manager = Manager(Terminal(sys.stdout))
    manager.add_process("web", shell(*WEB, "--bind", bind(host, port)), env=environment, cwd=ROOT)
    manager.add_process("worker", shell(*WORKER), env=environment, cwd=ROOT)
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    manager.loop()
    return 0 if manager.returncode in STOPPED_BY_HAND else manager.returncode


WEB = (sys.executable, "-m", "gunicorn", "--config", pathlib.Path(__file__).with_name("gunicorn.py"))
WORKER = (
    *(sys.executable, "-m", "huey.bin.huey_consumer", "trainer.worker.huey"),
    *("--quiet", "--workers", "2", "--graceful-signal", "TERM", "--shutdown-timeout", "4"),
)  # fmt: skip


def claim(host, port):
    """Try the address before anything is started, so that the reason is one sentence; raises Refused."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        sentence = _("Port %(port)s on %(host)s cannot be used (%(why)s). Choose another, for example: PORT=8001 make run")
        raise Refused(sentence % {"port": port, "host": host, "why": error.strerror}, place="PORT") from error
