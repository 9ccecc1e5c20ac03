"""What may stand in a header: addresses that can be written to, and texts of one line."""

import functools
import re

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from trainer.errors import Refused

LINE_BREAKS = re.compile(r"[\r\n\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def usable(written):
    """The address as it is written to. Raises Refused for one that no mail server takes, its place `recipient`."""
    found = written_to(written)
    if not found:
        message = _("“%(address)s” is no e-mail address that can be written to.", address=written or "")
        raise Refused(message, "recipient")
    return found


@functools.lru_cache(2048)  # of many who are written to at once, each address is asked about several times
def written_to(written):
    """The address in its usual form, or None where there is none or it cannot be written to.

    Letters of other scripts before the @ are not taken: few mail servers deliver them (SMTPUTF8, RFC 6531).
    """
    try:
        return validate_email(written or "", check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        return None


def one_line(text, place):
    """The text, if it is one line. Raises Refused for a line break: it would begin a header of its own."""
    if LINE_BREAKS.search(text):
        raise Refused(_("A line break may not stand here."), place)
    return text.strip()
