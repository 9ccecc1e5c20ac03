"""The processes that serve an installation, web server and background worker: started and stopped as one."""

import errno
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
WEB = (sys.executable, "-m", "gunicorn", "--config", pathlib.Path(__file__).with_name("gunicorn.py"))
WORKER = (
    *(sys.executable, "-m", "huey.bin.huey_consumer", "trainer.worker.huey"),
    # Who has nothing to do looks for work every second: to stop, each has to wake up first.
    *("--quiet", "--workers", "2", "--max-delay", "1", "--graceful-signal", "TERM", "--shutdown-timeout", "4"),
)  # fmt: skip
STOPPED_BY_HAND = (130, 143)  # what a shell calls an end by SIGINT and by SIGTERM


def run(host, port, greeting=""):
    """Serve on host:port until Ctrl-C, SIGTERM or a closed terminal, or until either process ends; return the status.

    The web server prints the address and `greeting` (how to sign in) as soon as it answers. Jobs in progress get
    four seconds to finish; the sweep takes up what was cut off. Raises Refused if the address cannot be used.
    """
    try_address(host, port)
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "GREETING": greeted(host, port, greeting)}
    manager = Manager(Terminal(sys.stdout))
    manager.add_process("web", shell(*WEB, "--bind", f"{bracketed(host)}:{port}"), env=environment, cwd=ROOT)
    manager.add_process("worker", shell(*WORKER), env=environment, cwd=ROOT)
    signal.signal(signal.SIGHUP, lambda _signal, _frame: signal.raise_signal(signal.SIGTERM))
    manager.loop()
    return 0 if manager.returncode in STOPPED_BY_HAND else manager.returncode


def try_address(host, port):
    """Bind to the address and let go, before anything is started: a port that is taken is told in one sentence."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise Refused(unusable(host, port, error), place="PORT") from error


def unusable(host, port, error):
    if error.errno == errno.EADDRINUSE:
        return _("Port %(port)s is already in use. Stop what uses it, or choose another: PORT=8001 make run", port=port)
    return _("The address %(address)s cannot be used: %(reason)s", address=f"{host}:{port}", reason=error)


def greeted(host, port, greeting):
    """The lines that say where the application is and how to get in; a server open to all is shown by its own name."""
    shown = "127.0.0.1" if host in ("", "0.0.0.0", "::") else bracketed(host)
    return "\n".join(["", f"  http://{shown}:{port}", *(f"  {line}" for line in greeting.splitlines()), ""])


def bracketed(host):
    return f"[{host}]" if ":" in host else host


def shell(*words):
    """One command line in which paths may hold spaces; `exec`, so that signals reach the program, not a shell."""
    return "exec " + shlex.join(map(str, words))


class Terminal(Printer):
    """Prints what the processes say, and goes on stopping them when nobody can read it any more."""

    def write(self, message):
        with suppress(OSError):
            super().write(message)
