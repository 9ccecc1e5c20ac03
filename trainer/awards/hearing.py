"""Judges a PDF that strangers made in a process of its own, with an end to time and memory (`certificates.hearing`).

A server's process hears one such file at a time: however many are dropped on it, its other threads go on answering.
"""

import subprocess
import threading

from flask_babel import gettext as _

from certificates import State, Verdict, hearing
from trainer.awards import apart
from trainer.errors import Refused

SECONDS = 5  # of the processor
MEGABYTES = 1_000
PATIENCE = 2  # seconds until it is one's turn: whoever waits holds a thread, too
one_at_a_time = threading.Lock()


def verdict(pdf, trusted, when):
    """The Verdict on a PDF (bytes); "too_complicated" when it does not come to an end.

    Raises Refused while others are heard.
    """
    if not one_at_a_time.acquire(timeout=PATIENCE):
        raise Refused(_("Other files are being examined at this moment. Try it again in a minute."))
    try:
        return hearing.read(apart.answer(
            "certificates.hearing", hearing.request(pdf, trusted, when, SECONDS, MEGABYTES), SECONDS))  # fmt: skip
    except (subprocess.TimeoutExpired, ValueError):
        return Verdict(State.UNREADABLE, "too_complicated")
    finally:
        one_at_a_time.release()
