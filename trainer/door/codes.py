"""What a code that was read says: a pure rule over a text."""

import re

from trainer.door.results import Result
from trainer.registration.badges import PREFIX

TOKEN = re.compile(r"[A-Z2-7]{26}")
LONGEST = 100  # characters of a code that are kept
CERTIFICATES = "/certificates/"
SHEETS = "/sheets/"  # of the address that stands on a signature sheet


def token_of(code):
    """(token, None) of a badge of ours, or (None, Result) that says what else this is.

    Readers and keyboards change capitals and add spaces around; a badge's code has only capitals and digits.
    """
    text = code.strip()
    if text[: len(PREFIX)].upper() == PREFIX:
        token = text[len(PREFIX) :].upper()
        return (token, None) if TOKEN.fullmatch(token) else (None, Result.UNKNOWN_CODE)
    if CERTIFICATES in text:
        return None, Result.CERTIFICATE
    return None, Result.SHEET if SHEETS in text else Result.FOREIGN_CODE
