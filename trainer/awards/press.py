"""From frozen facts to PDFs, each on the look with which it was issued.

Designs that come with the system are laid out here; uploaded ones in a process of their own, which can be ended.
"""

import io
from typing import NamedTuple

import pikepdf
from flask_babel import gettext as _

import certificates
from certificates import Certificate, CertificateError
from trainer import paper
from trainer.awards import apart, looks
from trainer.errors import Refused

WAYS = {
    "render": certificates.render,
    "print_run": lambda design, people: [certificates.print_run(design, people)],
    "refuse_misfits": certificates.refuse_misfits,
}


class Frozen(NamedTuple):
    """What stands on an issued certificate and what it is printed on, as plain data without a transaction."""

    facts: dict
    look: looks.Look = looks.OLDEST


def frozen(issued):
    """The Frozen of issued certificates, in their order."""
    return [Frozen(one.facts, looks.of_certificate(one)) for one in issued]


def singles(run):
    """One PDF (bytes) for each Frozen of a run, in their order. Raises Refused with what the design cannot do."""
    made = {}
    for look, places in by_look(run).items():
        pdfs = laid_out(look, [run[place].facts for place in places], "render")
        made |= dict(zip(places, pdfs, strict=True))
    return [made[place] for place in range(len(run))]


def bound(run):
    """One PDF (bytes) with a page for each Frozen of a run, in their order. Raises Refused as `singles`."""
    pages = {}
    for look, places in by_look(run).items():
        pages[tuple(places)] = laid_out(look, [run[place].facts for place in places], "print_run")[0]
    return next(iter(pages.values())) if len(pages) == 1 else in_order(pages)


def in_order(runs):
    """Several print runs in one: {the places of its pages: a run's PDF} → PDF."""
    first, *others = (pikepdf.open(io.BytesIO(pdf)) for pdf in runs.values())
    for other in others:
        first.pages.extend(other.pages)
    places = [place for run in runs for place in run]
    for _place, page in sorted(zip(places, list(first.pages), strict=True), key=lambda pair: pair[0]):
        first.pages.append(page)
    del first.pages[:len(places)]
    out = io.BytesIO()
    first.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def by_look(run):
    """{look: places in the run of the certificates that have it}."""
    found = {}
    for place, one in enumerate(run):
        found.setdefault(one.look, []).append(place)
    return found


def laid_out(look, facts, way):
    """The files that a way of laying out gives; what the design cannot do becomes a refusal in the design's words."""
    place, design = looks.opened(look)
    people = [Certificate.from_dict(one) for one in facts]
    try:
        return lay_out(place, design, look, people, way)
    except CertificateError as error:
        raise Refused(_("The certificates cannot be laid out: %(reason)s", reason=error)) from error


def lay_out(place, design, look, people, way):
    """The same with the package's own errors."""
    if not place.trusted:
        return apart.lay_out(place, *look.given, people, way)
    with paper.one_at_a_time:
        return WAYS[way](design, people)
