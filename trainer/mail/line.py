"""The line to the mail server: one connection for many letters, which knows when a letter was handed over."""

import smtplib

from flask import current_app
from flask_mailman.backends.smtp import EmailBackend


class Told:
    """An SMTP connection that remembers whether it has begun to hand over a letter.

    Before DATA (RFC 5321, 4.1.1.4) nothing can have been delivered; from then until the answer nobody can know.
    """

    begun = False

    def data(self, msg):
        self.begun = True
        return super().data(msg)


class Plain(Told, smtplib.SMTP):
    pass


class Sealed(Told, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Flask-Mailman's own, with such a connection."""

    @property
    def connection_class(self):
        return Sealed if self.use_ssl else Plain


class Line:
    """Sends letters one by one over one connection, opened when needed and again when it was lost."""

    def __init__(self):
        by_smtp = current_app.config["MAIL_BACKEND"] == "smtp"
        self.backend = current_app.extensions["mailman"].get_connection(Backend if by_smtp else None)

    def __enter__(self):
        return self

    def __exit__(self, *_why):
        self.hang_up()

    def hang_up(self):
        """Close the connection, whatever state it is in."""
        try:
            self.backend.close()
        except (OSError, smtplib.SMTPException):
            self.backend.connection = None

    def send(self, letter):
        """Hand over one letter; raises OSError (every smtplib error is one) when it is refused or the line breaks."""
        self.make_ready()
        if self.smtp:
            self.smtp.begun = False
        self.backend.send_messages([letter])

    def make_ready(self):
        """Open the connection; one that the server has closed in the meantime is opened anew."""
        if self.smtp:
            try:
                self.smtp.noop()
            except OSError:
                self.hang_up()
        self.backend.open()

    @property
    def smtp(self):
        return getattr(self.backend, "connection", None)

    @property
    def begun(self):
        """Whether the letter in hand may have left already."""
        return bool(getattr(self.smtp, "begun", False))
