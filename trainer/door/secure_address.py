"""Whether a phone can work as a scanner under an address: it has to reach it, and browsers open camera and service
worker only on a secure one (https; W3C Secure Contexts, section 3.1)."""

import ipaddress
from urllib.parse import urlsplit

from flask_babel import gettext as _


def doubt(address):
    """What keeps a phone from being a scanner under an address, in a sentence; "" where nothing does."""
    where = urlsplit(address)
    if here_only(where.hostname):
        return _("This address works on this computer only: no phone can open it. Set PUBLIC_URL to the address of the "
                 "installation, with https.")  # fmt: skip
    if where.scheme != "https":
        return _("This address has no https: phones open it, but neither the camera nor work without a network is "
                 "there. Set PUBLIC_URL to an address with https.")  # fmt: skip
    return ""


def here_only(host):
    """Whether a host is the very computer that asks for it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or str(host).endswith(".localhost")
