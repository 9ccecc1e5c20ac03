"""Uploads over lines that are cut."""

from werkzeug.exceptions import ClientDisconnected

from trainer.database import db
from trainer.materials import uploads

TEXT = "ก".encode() * 4000  # three bytes each: pieces end in the middle of letters


class Line:
    """A body of so many bytes, of which a line lets some through before it is cut."""

    def __init__(self, data, through, error=ClientDisconnected):
        self.data, self.through, self.at, self.error = data, through, 0, error

    def read(self, size):
        if self.at >= min(self.through, len(self.data)):
            if self.through < len(self.data) and self.error:
                raise self.error
            return b""
        part = self.data[self.at : min(self.at + size, self.through)]
        self.at += len(part)
        return part


def begun(cohort, data, name="ยาว.txt", **facts):
    """An upload that is announced."""
    upload = uploads.begin(cohort, None, name, len(data), facts)
    db.session.commit()
    return upload
