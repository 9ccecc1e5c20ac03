"""A message to oneself, sent while one waits, to see that mail arrives and how it looks."""

from flask_babel import gettext as _

from trainer.database import db
from trainer.errors import Refused
from trainer.mail import outbox, sending
from trainer.mail.line import Line
from trainer.mail.models import Message, MessageState


def send(account, key, filled, language="th"):
    """Put a test message to the account and send it now; commits. Raises Refused with what the mail server said."""
    subject, body = filled
    made = outbox.put(key, "test", account.email, subject, body, name=account.name, language=language,
                      account_id=account.id)  # fmt: skip
    db.session.commit()
    with Line() as line:
        sending.send(made, line)
    message = db.session.get(Message, made, populate_existing=True)
    if message.state != MessageState.SENT:
        raise Refused(_("The test message could not be sent: %(said)s", said=message.error))
