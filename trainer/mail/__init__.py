"""Mail. Letters to people are rows of an outbox, written in the act's own transaction and sent afterwards.

`outbox.put` writes one, `sending` sends what waits, `mailbox` reads what comes back. Mail about accounts
(`people/post.py`) is sent at once instead: codes and password links are secrets that stand in no table.
"""

from flask_mailman import Mail

from trainer.mail import commands, hint


def init_app(app):
    """Give the application its way of sending mail: SMTP when MAIL_SERVER is set, else printed in the log."""
    Mail(app)
    hint.init_app(app)
    app.cli.add_command(commands.mail)
