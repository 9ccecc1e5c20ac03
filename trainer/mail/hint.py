"""Tells the worker that mail waits, once what asks for it is committed. Only a hint: it looks every minute anyway."""

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


def init_app(app):
    """Give the queue the task that sends what waits."""
    huey = app.extensions["huey"]

    @huey.task()
    def send_mail():
        with app.app_context():
            sending.send_due()

    app.extensions["mail_hint"] = send_mail
