"""What goes along with a message, made when it is sent. Chapters register the makers of their own kinds."""

import mimetypes

from flask import current_app
from flask_babel import gettext as _

from trainer.errors import Refused

MAKERS = {}


def kind(name):
    """Register `(message, **arguments) -> (file name, bytes, mimetype)` as the maker of one kind of attachment.

    A maker that raises Refused fails the message with its sentence; nothing is sent.
    """

    def register(make):
        MAKERS[name] = make
        return make

    return register


def made(message):
    """The attachments of a message as (file name, bytes, mimetype), in order."""
    return [make(message, one) for one in message.attachments]


def make(message, one):
    return MAKERS[one["kind"]](message, **{name: value for name, value in one.items() if name != "kind"})


@kind("file")
def stored(_message, place, name):
    """A file that lies under FILES_DIR at `place`, called `name`."""
    root = current_app.config["FILES_DIR"].resolve()
    path = (root / place).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise Refused(_("The file %(name)s that belongs to the message is gone.", name=name))
    return name, path.read_bytes(), mimetypes.guess_type(name)[0] or "application/octet-stream"
