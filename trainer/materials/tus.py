"""The tus protocol 1.0 (resumable uploads over HTTP, tus.io): what its headers say, and how it is answered.

Extensions: creation, expiration, checksum, termination.
"""

import base64
import binascii
import functools
import hashlib
import json

from flask import Response, abort, request
from flask_babel import gettext as _
from werkzeug.http import http_date

from trainer.database import db
from trainer.errors import Refused
from trainer.materials.arrivals import Garbled
from trainer.materials.uploads import Late

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,checksum,termination"
ALGORITHMS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "md5": hashlib.md5}
MEDIA_TYPE = "application/offset+octet-stream"
MISMATCH = 460  # the protocol's own status: the bytes do not add up to the checksum


def speaking(view):
    """Let a view speak the protocol: other versions of it are refused, and refusals are plain sentences."""

    @functools.wraps(view)
    def speak(*args, **kwargs):
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION:
            return said(_("This address speaks version %(version)s of the tus protocol.", version=VERSION), 412,
                        **{"Tus-Version": VERSION})  # fmt: skip
        try:
            return view(*args, **kwargs)
        except Refused as refusal:
            db.session.rollback()
            return said(str(refusal), 413 if refusal.place == "size" else 422)
        except Late:
            db.session.rollback()
            return said(_("The upload stands elsewhere by now; ask where, and go on from there."), 409)
        except Garbled:
            return said(_("Some bytes were damaged on their way. Send them again."), MISMATCH)

    return speak


def answer(status=204, **headers):
    """An answer without a body."""
    return Response(status=status, headers={"Tus-Resumable": VERSION, "Cache-Control": "no-store"} | headers)


def said(sentence, status, **headers):
    """An answer that says in a sentence why not."""
    made = answer(status, **headers)
    made.set_data(sentence)
    made.content_type = "text/plain; charset=utf-8"
    return made


def offer(most):
    """What this server can do; `most` is the largest file in bytes."""
    return answer(**{"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(most),
                     "Tus-Checksum-Algorithm": ",".join(ALGORITHMS)})  # fmt: skip


def expiring(moment):
    """The header that says until when an upload can be gone on with."""
    return {"Upload-Expires": http_date(moment)}


def number(header):
    """A header as a whole number; 400 where it is none."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        abort(400)
    return int(text)


def metadata():
    """The header Upload-Metadata: {key: text}; values come in Base64. 400 where it cannot be read."""
    found = {}
    for pair in filter(None, (part.strip() for part in request.headers.get("Upload-Metadata", "").split(","))):
        key, _space, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode().replace("\0", "")
        except (binascii.Error, UnicodeDecodeError):
            abort(400)
    return found


def entered(form):
    """What was entered in a form beside the files, which comes as JSON: pairs (name, value). 400 where it does not."""
    try:
        return [(str(name), str(value)) for name, value in json.loads(form)]
    except (ValueError, TypeError):
        abort(400)


def checksum():
    """What the sender says the bytes add up to, as (an empty digest, its value); (None, b"") where nothing is said."""
    name, _space, wanted = request.headers.get("Upload-Checksum", "").partition(" ")
    if not name:
        return None, b""
    if name not in ALGORITHMS:
        abort(400)
    try:
        return ALGORITHMS[name](usedforsecurity=False), base64.b64decode(wanted, validate=True)
    except binascii.Error:
        abort(400)
