"""Gives files out: in parts where asked, block by block, under their own name, and so that no browser runs them."""

from flask import Response, g, request
from werkzeug.http import parse_range_header

from trainer.materials.file_names import disposition
from trainer.materials.kinds import INLINE
from trainer.storage import BLOCK, storage

# What is saved may do nothing at all. Not every browser's own viewer of PDFs works in a sandbox; it may load nothing.
SAVED = "sandbox; default-src 'none'"
SHOWN = "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'"


class Content:
    """The content of a file as a server sends it, or a part of it; opened when the first of it is wanted."""

    def __init__(self, place, size):
        self.storage, self.place, self.size = storage(), place, size
        self.at, self.file = 0, None

    def seekable(self):
        return True

    def seek(self, place):
        self.at = place

    def tell(self):
        return self.at

    def __iter__(self):
        return self

    def __next__(self):
        if self.file is None:
            self.file = self.storage.open(self.place, self.size)
            self.file.seek(self.at)
        data = self.file.read(BLOCK)
        if not data:
            raise StopIteration
        return data

    def close(self):
        if self.file is not None:
            self.file.close()


def given(version, saved=False):
    """The answer with a version's file, or with the part of it that was asked for (206), or that it is unchanged (304).

    PDFs and pictures are shown by browsers, unless they shall be `saved`; everything else is always saved.
    """
    inline = version.mimetype in INLINE and not saved
    answer = sent(version.place, version.size, version.mimetype, version.sha256)
    answer.headers["Content-Disposition"] = disposition(version.name, inline)
    g.content_security_policy = SHOWN if inline else SAVED
    return answer


def pictured(version):
    """The answer with the small picture of a version."""
    size = storage().size(version.preview)
    g.content_security_policy = SAVED
    return sent(version.preview, size, "image/webp", version.preview.rpartition("/")[2])


def sent(place, size, mimetype, mark):
    """A file of the storage, whole or in part; browsers ask again each time whether they still may have it."""
    answer = Response(Content(place, size), content_type=mimetype, direct_passthrough=True)
    answer.content_length = size
    answer.set_etag(mark)
    answer.headers |= {"Cache-Control": "private, no-cache", "Accept-Ranges": "bytes"}
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer.make_conditional(asked(), accept_ranges=True, complete_length=size)


def asked():
    """The request without a range that we need not serve: one that makes no sense, or several at once."""
    environ = dict(request.environ)
    ranges = parse_range_header(environ.get("HTTP_RANGE"))
    if ranges is None or ranges.units != "bytes" or len(ranges.ranges) != 1:
        environ.pop("HTTP_RANGE", None)
    return environ


def begins(answer):
    """Whether the answer holds the beginning of the file: then somebody fetches it, and does not go on reading it."""
    whole = answer.status_code == 200
    return request.method == "GET" and (whole or answer.status_code == 206 and answer.content_range.start == 0)
