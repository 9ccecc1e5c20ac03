"""Reads a file that lies in pieces as if it were whole."""

import io
from contextlib import contextmanager


class Joined(io.RawIOBase):
    """Pieces [(start, size, place)] of a storage, in order and without gaps, as one file that can seek."""

    def __init__(self, storage, pieces):
        self.storage, self.pieces = storage, pieces
        self.length = pieces[-1][0] + pieces[-1][1]
        self.at, self.file, self.piece = 0, None, None

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.at

    def seek(self, offset, whence=io.SEEK_SET):
        place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.length}[whence]
        if place < 0:
            raise ValueError("Before the beginning of the file")
        self.at = place
        return place

    def readinto(self, buffer):
        if self.at >= self.length:
            return 0
        start, size, _place = self._turn_to_piece()
        self.file.seek(self.at - start)
        data = self.file.read(min(len(buffer), start + size - self.at))
        if not data:
            raise OSError("A piece of the file is shorter than it was")
        buffer[: len(data)] = data
        self.at += len(data)
        return len(data)

    def _turn_to_piece(self):
        """Open the piece in which we stand, unless it is open."""
        if self.piece is None or not self.piece[0] <= self.at < self.piece[0] + self.piece[1]:
            self._shut()
            self.piece = next(one for one in self.pieces if one[0] <= self.at < one[0] + one[1])
            self.file = self.storage.open(self.piece[2], self.piece[1], ahead=64 * 1024)
        return self.piece

    def _shut(self):
        if self.file is not None:
            self.file.close()
            self.file = self.piece = None

    def close(self):
        self._shut()
        super().close()


@contextmanager
def joined(storage, pieces):
    """The pieces as a buffered file."""
    with io.BufferedReader(Joined(storage, pieces), 64 * 1024) as file:
        yield file
