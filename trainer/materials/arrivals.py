"""Takes in what comes of a file, piece by piece, and makes it a version once all of it is there; commits each piece.

While bytes come in nothing is held: neither the database, nor more than a block of memory.
"""

import hmac
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.exceptions import ClientDisconnected

from trainer.database import db
from trainer.errors import Refused
from trainer.materials import shelving, uploads
from trainer.materials.uploads import PIECE, Late, MaterialUpload
from trainer.storage import BLOCK, storage


class Garbled(Exception):
    """The bytes do not add up to what their sender said."""


class Inflow:
    """Bytes from somewhere, as many as are expected. Where the sender hangs up they end; what came is kept.

    `digest`: what adds them up, if `wanted` says to what.
    """

    def __init__(self, stream, expected, digest=None, wanted=b""):
        self.stream, self.left = stream, expected
        self.digest, self.wanted = digest, wanted

    def piece(self):
        """The next piece as blocks, to be used up before the one after it; None at the end."""
        first = self._block(PIECE)
        return self._blocks(first) if first else None

    def _blocks(self, block):
        taken = 0
        while block:
            yield block
            taken += len(block)
            block = self._block(PIECE - taken)

    def _block(self, most):
        data = self._read(min(BLOCK, most, self.left))
        self.left -= len(data)
        if self.digest:
            self.digest.update(data)
        return data

    def _read(self, most):
        try:
            return self.stream.read(most) if most else b""
        except (ClientDisconnected, OSError):
            return b""

    def refuse_more(self):
        """Refuse bytes beyond those that are expected."""
        if not self.left and self._read(1):
            raise Refused(_("More was sent than had been announced."), place="size")

    @property
    def is_whole(self):
        """Whether the bytes add up to what was said."""
        return self.digest is None or hmac.compare_digest(self.digest.digest(), self.wanted)


@dataclass(frozen=True)
class Awaited:
    """An upload as it stood when its bytes began to come, apart from the database."""

    id: int
    name: str
    length: int


def arrive(upload, start, inflow, by):
    """Take in what comes from byte `start` on; returns where the upload stands then.

    Raises Late when the upload stands elsewhere, Garbled when the checksum does not fit, and Refused when the file is
    none that is taken: then the upload is forgotten.
    """
    awaited = Awaited(upload.id, upload.name, upload.length)
    db.session.rollback()  # nobody shall wait for a slow line
    held, at = [], start
    try:
        while (blocks := inflow.piece()) is not None:
            place = uploads.new_place()
            held.append((at, storage().write(place, blocks), place))
            at += held[-1][1]
            inflow.refuse_more()
            if inflow.digest is None:
                held = count(awaited, held, by)
        if not inflow.is_whole:
            raise Garbled
        count(awaited, held, by)
    except BaseException:
        db.session.rollback()
        delete(uploads.uncounted([place for _start, _size, place in held]))
        raise
    return at


def count(awaited, pieces, by):
    """Let these pieces count; with the last one the upload becomes a version. Returns what is left to be counted."""
    if not pieces:
        return []
    try:
        before = uploads.pieces_of(awaited.id)
        db.session.rollback()
        if sum(size for _start, size, _place in before) != pieces[0][0]:
            raise Late
        if not before:
            uploads.refuse_beginning(pieces[0], awaited.name)
        whole = pieces[-1][0] + pieces[-1][1] == awaited.length
        kind = uploads.judged([*before, *pieces], awaited.name) if whole else None
        for piece in pieces:
            uploads.take(awaited.id, *piece)
        if kind:
            shelving.put(db.session.get(MaterialUpload, awaited.id), kind, by)
        db.session.commit()
    except Refused:
        forget(awaited.id)
        raise
    return []


def forget(upload_id):
    """Forget an upload and what has come of it; commits."""
    db.session.rollback()
    upload = db.session.get(MaterialUpload, upload_id)
    places = uploads.drop(upload) if upload else []
    db.session.commit()
    delete(places)


def delete(places):
    for place in places:
        storage().delete(place)


