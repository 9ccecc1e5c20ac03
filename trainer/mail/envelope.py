"""From a row of the outbox to what goes over the line."""

from email.encoders import encode_base64
from email.message import Message as Parameters
from email.mime.base import MIMEBase

from flask import current_app
from flask_mailman import EmailMultiAlternatives

from trainer.mail import attachments, mark

LONGEST_NAME = 100  # beside an address; the letter itself has the whole name


def letter(message):
    """The whole letter of a message, its attachments made now. Raises Refused when one of them cannot be made.

    Its Message-ID is the same however often it is sent, so that a mailbox can tell a second copy; when it comes back,
    the Message-ID or the return path says which letter it was (see `mark.py`). Auto-Submitted (RFC 3834) asks for no
    answer of a machine.
    """
    made = EmailMultiAlternatives(
        message.subject, message.body, from_email=mark.return_path(message), to=[addressee(message)],
        reply_to=current_app.config["MAIL_REPLY_TO"], headers=headers(message),
    )  # fmt: skip
    made.attach_alternative(message.html, "text/html")
    for name, data, mimetype in attachments.made(message):
        made.attach(part(name, data, mimetype))
    return made


def addressee(message):
    """The address with the name before it, quoted, whatever the name holds; encoded when it is written."""
    name = message.recipient_name[:LONGEST_NAME].replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}" <{message.recipient}>' if name else message.recipient


def headers(message):
    """What stands above the letter; From is named, because the return path may be another address."""
    sender = current_app.extensions["mailman"].default_sender
    return {"Message-ID": mark.message_id(message), "From": sender, "Auto-Submitted": "auto-generated"}


def part(name, data, mimetype):
    """One attachment; `mimetype` may bring parameters, e.g. text/calendar; method=PUBLISH. Names may be Thai."""
    said = Parameters()
    said["Content-Type"] = mimetype
    made = MIMEBase(said.get_content_maintype(), said.get_content_subtype(), **dict(said.get_params()[1:]))
    made.set_payload(data)
    encode_base64(made)
    made.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return made
