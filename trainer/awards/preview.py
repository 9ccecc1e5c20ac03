"""A look at certificates while their design is filled in: laid out as they would be, and drawn as pictures."""

import base64
import functools
import io
import json
import unicodedata
from typing import NamedTuple

import pypdfium2
from flask_babel import gettext as _

import certificates
from certificates import Certificate, CertificateError, MisfitError
from trainer import paper
from trainer.awards import apart, designs, looks, proof
from trainer.errors import Refused

WIDTH = 900  # pixels of a picture
QUALITY = 84


class Seen(NamedTuple):
    """What became of one certificate: its picture as a data: address, or why there is none, in words."""

    picture: str = ""
    refusal: str = ""


def seen(place, look, people):
    """[Seen] of these certificates on a look; those that fit are shown even when others do not.

    Where facts or letters are missing there is nothing to see. Raises Refused for a design that never ends.
    """
    if proof.problems(people, designs.looked_at(place, *look.given)):
        return [Seen()] * len(people)
    return [shown(one) for one in drawn(place, look, tuple(map(as_json, people)))]


def pdf(place, look, people):
    """These certificates as one PDF. Raises Refused with what the design cannot do."""
    try:
        return laid_out(place, look, people)
    except CertificateError as error:
        raise Refused(_("The certificates cannot be laid out: %(reason)s", reason=error)) from error


def shown(one):
    """A picture or an error as a Seen."""
    if isinstance(one, MisfitError):
        return Seen(refusal=proof.too_long(one))
    if isinstance(one, CertificateError):
        return Seen(refusal=str(one))
    return Seen(f"data:image/webp;base64,{base64.b64encode(one).decode()}")


@functools.lru_cache(maxsize=24)
def drawn(place, look, people):
    """For each certificate (as JSON) its picture (WebP, bytes), or the CertificateError that kept it from being made.

    Kept for the last few looks, for whoever edits changes one thing at a time.
    """
    asked = [Certificate.from_dict(json.loads(one)) for one in people]
    try:
        return tuple(pictures_of(laid_out(place, look, asked)))
    except CertificateError as error:
        return tuple(drawn(place, look, (one,))[0] for one in people) if len(people) > 1 else (error,)


def laid_out(place, look, people):
    """The print run of these certificates, with grey boxes for pictures that are still missing."""
    if not place.trusted:
        return apart.lay_out(place, *look.given, people, "print_run", boxes=True)[0]
    with paper.one_at_a_time:
        return certificates.print_run(designs.looked_at(place, *look.given), people)


def pictures_of(pdf):
    """Each page as a picture. PDFium serves one at a time."""
    with paper.one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=WIDTH / max(page.get_size())).to_pil()
            out = io.BytesIO()
            image.convert("RGB").save(out, "WEBP", quality=QUALITY, method=3)
            yield out.getvalue()


def texts_of(pdf):
    """What can be read from each page, as `letters` writes it."""
    with paper.one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        return [letters(page.get_textpage().get_text_bounded()) for page in document]


def letters(text):
    """A text without the marks above and below its letters: PDFium reads a mark at the end of its line now and then."""
    loose = unicodedata.normalize("NFKD", certificates.normalised(text))
    return "".join(sign for sign in loose if unicodedata.category(sign) != "Mn")


def as_json(one):
    return looks.as_json(one.to_dict())
