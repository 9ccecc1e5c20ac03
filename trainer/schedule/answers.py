"""Answers about a published agenda that are made once and then only asked about: ETag, 304, and packed for the way.

What an answer depends on is its key: the version, the cohort's own facts, the language, who looks, what is on now. The
ETag is made of it before anything else is, so that "not changed" costs neither a template nor the agenda itself.
"""

import functools
import gzip
import hashlib

import brotli
from flask import Response, current_app, request

from trainer.assets import fingerprint
from trainer.programmes.models import Cohort
from trainer.schedule.shelf import shelf
from trainer.settings import ROOT

SMALL = 1024  # bytes; packing less saves nobody anything
# The first one that a browser understands; at these levels a page of forty sessions takes a millisecond.
PACKERS = {
    "br": functools.partial(brotli.compress, quality=5),
    "gzip": functools.partial(gzip.compress, compresslevel=6, mtime=0),
}
# What pages, feeds and data are made with: another state of these is another answer.
MADE_WITH = (
    *sorted((ROOT / "templates" / "schedule").glob("public*.html")), ROOT / "templates" / "schedule" / "line.html",
    ROOT / "templates" / "schedule" / "present.html", *sorted((ROOT / "trainer" / "schedule").glob("*.py")),
    *sorted((ROOT / "trainer" / "translations").glob("*/LC_MESSAGES/messages.po")),
)  # fmt: skip


class Packed:
    """A text as it goes over the wire, packed when the first browser asks that understands it."""

    def __init__(self, text):
        self.plain = text if isinstance(text, bytes) else text.encode()
        self.packed = {}

    def body(self):
        """(bytes, name of the encoding or None) for the browser that asks."""
        name = next((name for name in PACKERS if request.accept_encodings[name]), None)
        if name is None or len(self.plain) < SMALL:
            return self.plain, None
        if name not in self.packed:
            self.packed[name] = PACKERS[name](self.plain)
        return self.packed[name], name


def answer(key: tuple, make, mimetype: str, private=False) -> Response:
    """The answer with this key, 304 where the reader has it; `make()` gives the text of one that is not kept here."""
    settings = [current_app.config[name] for name in ("SITE_NAME", "PUBLIC_URL")]
    tag = hashlib.sha256(repr((made_with(), settings, mimetype, *key)).encode()).hexdigest()[:32]
    response = Response(mimetype=mimetype.partition(";")[0])
    response.headers["Content-Type"] = mimetype
    response.headers["Cache-Control"] = "private, no-cache" if private else "no-cache"
    response.vary.add("Accept-Encoding")
    response.set_etag(tag, weak=True)  # the same words, packed one way or another
    if request.if_none_match.contains_weak(tag):
        return response.make_conditional(request)
    body, encoding = shelf.get(tag, lambda: Packed(make())).body()
    response.data = body
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def facts_of(cohort: Cohort) -> tuple:
    """What an answer says of the cohort besides its agenda."""
    programme, dates = cohort.programme, (str(cohort.starts_on), str(cohort.ends_on))
    names = (programme.slug, programme.called("th"), programme.called("en"))
    return (cohort.id, cohort.number, *names, cohort.venue, *dates)


@functools.cache
def made_with():
    """Changes when the templates, the sentences or the code do, and is the same in every process."""
    read = hashlib.sha256(b"".join(path.read_bytes() for path in MADE_WITH))
    return read.hexdigest()[:16], fingerprint("css/agenda.css"), fingerprint("js/schedule.js")
