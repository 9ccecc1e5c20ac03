"""Tells the worker that mail waits, once what asks for it is committed. Only a hint: it looks every minute anyway."""

import threading
import time

from flask import current_app
from sqlalchemy import event

from trainer.database import db
from trainer.mail import sending


def tell_worker():
    """Hint once a transaction, however many messages it writes."""
    session, app = db.session(), current_app._get_current_object()
    if session.info.get("mail_waits"):
        return
    session.info["mail_waits"] = True
    event.listen(session, "after_commit", lambda session: tell(session, app), once=True)


def tell(session, app):
    session.info.pop("mail_waits", None)
    app.extensions["mail_hint"]()


class Paced:
    """Passes the first hint on at once, and those that follow within the pause (seconds) as one, when it is over.

    The worker sends all that waits, however many asked for it.
    """

    def __init__(self, hint, pause):
        self.hint, self.pause = hint, pause
        self.next_at, self.late, self.alone = 0.0, None, threading.Lock()

    def __call__(self):
        with self.alone:
            wait = self.next_at - time.monotonic()
            if wait > 0:
                if self.late is None:
                    self.late = threading.Timer(wait, self.catch_up)
                    self.late.daemon = True  # a process that ends does not wait: the worker looks every minute
                    self.late.start()
                return
            self.next_at = time.monotonic() + self.pause
        self.hint()

    def catch_up(self):
        with self.alone:
            self.late, self.next_at = None, time.monotonic() + self.pause
        self.hint()


def init_app(app):
    """Give the queue the task that sends what waits."""
    huey = app.extensions["huey"]

    @huey.task()
    def send_mail():
        with app.app_context():
            sending.send_due()

    app.extensions["mail_hint"] = Paced(send_mail, app.config["MAIL_HINT_PAUSE"])
