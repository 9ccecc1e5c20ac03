"""Small pictures of PDFs and of pictures, made apart from us, and what is learned about a file on the way."""

import pathlib
import secrets
import subprocess
import sys
import tempfile

from trainer.materials import thumbnail
from trainer.materials.kinds import INLINE
from trainer.storage import storage

PROGRAM = pathlib.Path(__file__).with_name("thumbnail.py")
PATIENCE = 30  # seconds of the clock
LARGEST = 300 * 2**20  # bytes of a file that is drawn
FOLDER = "previews"


class Damaged(Exception):
    """The file cannot be opened as what it begins like."""


def preview_of(place, mimetype, size):
    """Draw a file of the storage; returns the place of its picture, "" where there is none. Raises Damaged."""
    if mimetype not in INLINE or size > LARGEST:
        return ""
    with storage().at_hand(place) as source, tempfile.NamedTemporaryFile(suffix=".webp") as target:
        status = drawn(mimetype, source, target.name)
        if status == thumbnail.DAMAGED:
            raise Damaged
        picture = pathlib.Path(target.name).read_bytes() if status == 0 else b""
    if not picture:
        return ""
    kept = f"{FOLDER}/{secrets.token_urlsafe(24)}"
    storage().write(kept, [picture])
    return kept


def drawn(mimetype, source, target):
    """The exit status of the program that draws; None when it took too long."""
    command = [sys.executable, "-I", str(PROGRAM), mimetype, source, target]
    try:
        return subprocess.run(command, timeout=PATIENCE, check=False, capture_output=True).returncode
    except subprocess.TimeoutExpired:
        return None
