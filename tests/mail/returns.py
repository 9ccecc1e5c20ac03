"""Mails as mail servers write them when a letter does not arrive, and other mails that are none of that."""

import email
import pathlib

from trainer.mail import mark

HERE = pathlib.Path(__file__).parent
RETURNS, OTHERS = HERE / "returns", HERE / "other_mail"


def sample(name, message):
    """The bytes of a sample about this message; `name` as in returns/ or other_mail/."""
    path = next(folder / f"{name}.eml" for folder in (RETURNS, OTHERS) if (folder / f"{name}.eml").exists())
    words = path.read_text().replace("{message_id}", mark.message_id(message))
    return words.replace("{recipient}", message.recipient).replace("\n", "\r\n").encode()


def parsed(name, message):
    return email.message_from_bytes(sample(name, message))


def names(folder):
    return sorted(path.stem for path in folder.glob("*.eml"))
