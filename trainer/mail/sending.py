"""Sending what waits, each message once.

A message is claimed by one UPDATE and committed as "sending" before the mail server hears of it, and as "sent" after
it has answered; no transaction is open in between. So two workers never send one message, and a worker that dies in
between leaves it "sending": a message in doubt, which is shown and sent again only by hand. What surely did not leave
is tried again by itself with growing waits. Only what the mail server refuses while it is spoken to is known here;
letters that come back later (bounces) are read from their mailbox by `mailbox.py`.
"""

import smtplib
from collections import Counter
from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select, update

from trainer.database import db, looking, now
from trainer.errors import Refused
from trainer.mail import envelope
from trainer.mail.line import Line
from trainer.mail.models import Message, MessageState

AT_ONCE = 20  # messages between two looks at what is due
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720)]  # after the last one it has failed


def send_due():
    """Send every message whose time has come, oldest first; returns a Counter of what became of them.

    Its keys are those of `Message.standing`: sent, retrying, failed, undeliverable, in_doubt.
    """
    done = Counter()
    with Line() as line:
        while ids := next_due():
            done.update(filter(None, [send(message_id, line) for message_id in ids]))
    return done


def next_due():
    """The ids of the next messages whose time has come; few at once, so that none waits long behind a mailing to many.

    Each that is tried is due no longer, so this comes to an end.
    """
    waiting = select(Message.id).where(due(now())).order_by(Message.bulk, Message.next_try_at, Message.id)
    ids = db.session.scalars(waiting.limit(AT_ONCE)).all()
    db.session.rollback()  # nothing is held while the mail server is spoken to
    return ids


def send(message_id, line):
    """Claim one message and send it; returns its new standing, or None when another worker has it or it is not due."""
    if not claim(message_id):
        return None
    trouble = {"state": MessageState.SENT, "sent_at": now(), "error": ""}
    try:
        line.send(composed(message_id))
    except Exception as error:
        trouble = outcome(error, line.begun, attempts_of(message_id))
        line.hang_up()
        log(message_id, error)
    db.session.execute(update(Message).where(Message.id == message_id).values(**trouble))
    db.session.commit()
    return db.session.get(Message, message_id, populate_existing=True).standing


def claim(message_id):
    """Make a message ours that is due, once; False when somebody else has it."""
    moment = now()
    claimed = db.session.execute(
        update(Message)
        .where(Message.id == message_id, due(moment))
        .values(state=MessageState.SENDING, claimed_at=moment, attempts=Message.attempts + 1, error="")
    )
    db.session.commit()
    return claimed.rowcount == 1


def due(moment):
    return (Message.state == MessageState.WAITING) & (Message.next_try_at <= moment) & ~Message.held


def composed(message_id):
    """The letter, ready to go. Making what goes along takes a while, in which others write."""
    with looking():
        return envelope.letter(db.session.get(Message, message_id))


def attempts_of(message_id):
    return db.session.scalar(select(Message.attempts).where(Message.id == message_id))


def outcome(error, begun, attempts):
    """What an error says about the message, as columns.

    Refused by the server for good (5xx, RFC 5321): failed, and undeliverable if it refused the address. Refused for
    now (4xx), or never reached: again later. The line broke after the letter was begun: in doubt. Anything that is not
    the line's fault, such as an attachment that cannot be made: failed.
    """
    said = sentence(error)
    code = code_of(error)
    if not isinstance(error, OSError):
        return {"state": MessageState.FAILED, "error": said}
    if code is None and begun:
        return {"error": _("The line broke while the letter was handed over; it may have arrived. %(said)s", said=said)}
    about_letter = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    if about_letter and code >= 500:
        undeliverable = isinstance(error, smtplib.SMTPRecipientsRefused)
        return {"state": MessageState.FAILED, "error": said, "undeliverable": undeliverable}
    return later(said, attempts)


def later(said, attempts):
    """Again after a wait that grows with the attempts, or failed after the last of them."""
    if attempts > len(WAITS):
        return {"state": MessageState.FAILED, "error": said}
    return {"state": MessageState.WAITING, "error": said, "next_try_at": now() + WAITS[attempts - 1]}


def code_of(error):
    """The reply code of the mail server, or None where it did not answer."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min(code for code, _said in error.recipients.values())
    return getattr(error, "smtp_code", None)


def sentence(error):
    """What is shown of an error: a refusal's sentence, or the answer of the mail server."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
    else:
        return f"{type(error).__name__}: {error}"[:1000]
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"[:1000]


def log(message_id, error):
    """Into the log: what the line did in one line, what is our own fault with its trace."""
    known = isinstance(error, OSError | Refused)
    current_app.logger.warning("Message %s was not sent: %s", message_id, sentence(error), exc_info=not known)
