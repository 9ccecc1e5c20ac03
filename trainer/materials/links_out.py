"""Addresses in the web to which a material may lead."""

import re
from urllib.parse import urlsplit

from flask_babel import gettext as _

from trainer.errors import Refused

LONGEST = 2000


def judged(text):
    """The address as it is kept. Refused, its place "url", unless it leads by http or https to a host that it names."""
    url = (text or "").strip()
    try:
        parts = urlsplit(url)
        named, _port = parts.hostname, parts.port
    except ValueError:
        raise wrong() from None
    if parts.scheme.lower() not in ("http", "https") or not named or re.search(r"[\x00-\x20\x7f\\]", url):
        raise wrong()
    if parts.username is not None or parts.password is not None:
        raise Refused(_("The address names a user before the @; such addresses deceive. Copy it anew."), place="url")
    if len(url) > LONGEST:
        raise Refused(_("The address is longer than %(most)s characters.", most=f"{LONGEST:,}"), place="url")
    return url


def host(url):
    """The host of an address as it is really asked for: letters that only look like others show themselves."""
    named = urlsplit(url).hostname or ""
    try:
        return named.encode("idna").decode() if not named.isascii() else named
    except UnicodeError:
        return ascii(named)


def wrong():
    return Refused(_("This is not an address in the web. It begins with https:// or http://."), place="url")
