"""Mail: SMTP when MAIL_SERVER is set, else printed in the log."""

from flask_mailman import Mail


def init_app(app):
    """Give the application its way of sending mail."""
    Mail(app)
