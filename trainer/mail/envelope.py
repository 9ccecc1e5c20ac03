"""From a row of the outbox to what goes over the line."""

from email.encoders import encode_base64
from email.message import Message as Parameters
from email.mime.base import MIMEBase
from urllib.parse import urlsplit

from flask import current_app
from flask_mailman import EmailMultiAlternatives

from trainer.mail import attachments

LONGEST_NAME = 100  # beside an address; the letter itself has the whole name


def letter(message):
    """The whole letter of a message, its attachments made now. Raises Refused when one of them cannot be made.

    Its Message-ID is the same however often it is sent, so that a mailbox can tell a second copy.
    """
    made = EmailMultiAlternatives(
        message.subject, message.body, to=[addressee(message)], headers={"Message-ID": message_id(message)}
    )
    made.attach_alternative(message.html, "text/html")
    for name, data, mimetype in attachments.made(message):
        made.attach(part(name, data, mimetype))
    return made


def addressee(message):
    """The address with the name before it, quoted, whatever the name holds; encoded when it is written."""
    name = message.recipient_name[:LONGEST_NAME].replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}" <{message.recipient}>' if name else message.recipient


def message_id(message):
    """<number.moment@host> of a message, unique in the world and always the same."""
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    return f"<{message.id}.{message.created_at:%Y%m%d%H%M%S%f}@{host}>"


def part(name, data, mimetype):
    """One attachment; `mimetype` may bring parameters, e.g. text/calendar; method=PUBLISH. Names may be Thai."""
    said = Parameters()
    said["Content-Type"] = mimetype
    made = MIMEBase(said.get_content_maintype(), said.get_content_subtype(), **dict(said.get_params()[1:]))
    made.set_payload(data)
    encode_base64(made)
    made.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return made
