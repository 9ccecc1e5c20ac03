"""Emblems and signatures: judged by what they are, drawn anew as PNG, kept by their fingerprint.

They lie under FILES_DIR/pictures. What nobody saved with a scheme, and nothing was printed with, is swept away.
"""

import hashlib
import io
import os
import re
import time

from flask import current_app
from flask_babel import gettext as _
from PIL import Image, ImageOps
from sqlalchemy import select

from trainer.awards.stationery import CertificateLook, CertificateScheme
from trainer.database import db
from trainer.errors import Refused

FOLDER = "pictures"
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1800  # pixels: 60 mm at 762 dots an inch
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
UNUSED = 24 * 3600  # seconds


def keep(upload):
    """Judge an upload (werkzeug's FileStorage) and keep the picture; returns its fingerprint.

    Raises Refused with the reason when it is empty, larger than 5 MB, or no picture that can be opened safely.
    """
    data = upload.stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(_("The picture is larger than 5 MB. Please send a smaller one."))
    if not data:
        raise Refused(_("The file is empty. Please choose it again."))
    drawn = redrawn(data)
    fingerprint = hashlib.sha256(drawn).hexdigest()
    path = path_of(fingerprint)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f".{fingerprint}.{os.getpid()}.part")
    half.write_bytes(drawn)
    half.replace(path)
    return fingerprint


def redrawn(data):
    """The picture alone, as PNG with its transparency, without camera, place or comment. Refused when it is none."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise Refused(_("The picture has more pixels than can be opened safely. Please send a smaller one."))
            turned = ImageOps.exif_transpose(sent)
            see_through = turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
            clean = Image.new("RGBA" if see_through else "RGB", turned.size)
            clean.paste(turned.convert(clean.mode))
    except Refused:
        raise
    except Exception:  # what a broken file makes a parser raise is not to be foreseen
        raise Refused(_("Only pictures can be used here: PNG, JPEG, WebP or GIF. This file is none of them, whatever "
                        "its name says.")) from None  # fmt: skip
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    return out.getvalue()


def path_of(fingerprint):
    """Where a picture lies. Raises ValueError for what is no fingerprint."""
    if not FINGERPRINT.fullmatch(str(fingerprint)):
        raise ValueError(f"Not a picture's fingerprint: {fingerprint!r}")
    return current_app.config["FILES_DIR"] / FOLDER / f"{fingerprint}.png"


def is_kept(fingerprint):
    """Whether there is a picture of this fingerprint."""
    return bool(FINGERPRINT.fullmatch(str(fingerprint))) and path_of(fingerprint).is_file()


def sweep():
    """Delete pictures that no scheme and no look names for a day; returns how many. For the daily round."""
    used = {one for model in (CertificateScheme, CertificateLook)
            for pictures in db.session.scalars(select(model.pictures)) for one in pictures.values()}  # fmt: skip
    folder, count = current_app.config["FILES_DIR"] / FOLDER, 0
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.stem not in used and time.time() - path.stat().st_mtime > UNUSED:
            path.unlink(missing_ok=True)
            count += 1
    return count
