"""The application for a server that gets killed: it stops for good at the moment that a request names, and says so.

gunicorn loads it in a process of its own: `tests.door.struck:app()`.
"""

import os
import threading

from flask import has_request_context, request

from trainer import create_app
from trainer.door import ledger, sync, sync_views

# Moments of a sync in their order, and the function that is about to be called then.
MOMENTS = {
    "nothing is written": (ledger, "keep_scans"),
    "scans are written, presences are not": (ledger, "sign_in"),
    "all is written, nothing is committed": (sync, "log_refused"),
    "all is committed, nothing is answered": (sync_views, "answered"),
}


def app():
    for moment, (module, name) in MOMENTS.items():
        setattr(module, name, stopping(moment, getattr(module, name)))
    return create_app()


def stopping(moment, function):
    """The function, but for requests that ask to be struck at this moment."""

    def stop(*facts):
        if has_request_context() and request.headers.get("X-Struck") == moment:
            print(f"struck {os.getpid()}", flush=True)
            threading.Event().wait()
        return function(*facts)

    return stop
