"""Links that are keys: who has one may open one page, without an account. Signed, so that none can be guessed.

What is signed is the record's number and the version of its link; raising the version makes the old links worthless.
A link that ends apart from the others of its record carries a version of its own beside that (`versions`).
The key is SECRET_KEY (itsdangerous, HMAC), so the database alone gives nobody a link.
"""

import hashlib

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

USUAL = ("link_version",)


def token(purpose, record, versions=USUAL):
    """The part of an address that opens this record's page; `purpose` keeps the kinds of link apart."""
    return signer(purpose).dumps([record.id, *versions_of(record, versions)])


def versions_of(record, names):
    return [getattr(record, name) for name in names]


def record_of(purpose, words, load, versions=USUAL):
    """The record that a token was made for, or None: forged, of another purpose, or of an older version.

    `load(id)` finds the record or returns None.
    """
    try:
        record_id, *said = signer(purpose).loads(words)
    except (BadSignature, TypeError, ValueError):
        return None
    found = load(record_id)
    return found if found is not None and versions_of(found, versions) == said else None


def address(endpoint, **values):
    """The whole address of a page as mails and papers carry it; works outside a request, too."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return current_app.config["PUBLIC_URL"].rstrip("/") + path


def signer(purpose):
    """What signs for one purpose and reads only what was signed for it."""
    keys = [*(current_app.config.get("SECRET_KEY_FALLBACKS") or []), current_app.config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt=f"link:{purpose}", signer_kwargs={"digest_method": hashlib.sha256})
