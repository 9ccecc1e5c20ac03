"""From frozen facts to PDFs: the design, loaded once a process, and what is printed with it."""

import functools

from flask_babel import gettext as _

import certificates
from certificates import Certificate, CertificateError
from certificates.design import DESIGNS
from trainer import paper
from trainer.errors import Refused
from trainer.settings import FONTS

USUAL = "classic"


@functools.cache
def design(name=USUAL):
    """A shipped design, ready to be laid out. Raises Refused for one that does not exist."""
    known = sorted(folder.name for folder in DESIGNS.iterdir() if folder.is_dir())
    if name not in known:
        raise Refused(_("There is no design “%(name)s”. There are: %(known)s.", name=name, known=", ".join(known)))
    return certificates.Design.load(name, fonts=FONTS)


def singles(frozen, name=USUAL):
    """One PDF (bytes) for each of these frozen facts, in their order."""
    return laid_out(certificates.render, frozen, name)


def bound(frozen, name=USUAL):
    """One PDF (bytes) with a page for each of these frozen facts, in their order."""
    return laid_out(certificates.print_run, frozen, name)


def laid_out(way, frozen, name):
    """Lay out; what the design cannot do becomes a refusal that carries the design's own words."""
    facts = [Certificate.from_dict(one) for one in frozen]
    try:
        with paper.one_at_a_time:
            return way(design(name), facts)
    except CertificateError as error:
        raise Refused(_("The certificates cannot be laid out: %(reason)s", reason=error)) from error
