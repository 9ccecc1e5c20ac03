"""Which facts differ within a run, and the pieces of the page that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields

from jinja2 import TemplateError
from markupsafe import Markup

from .certificate import Certificate
from .design import Design
from .errors import DesignError
from .templates import counted

Sizes = Mapping[str, float]
Sheet = Callable[[Sizes], str]  # the inside of one <main>, for given sizes of the shrinking texts in points
EMPTY = "<section></section>"  # keeps a slot's place in the reading order


def facts_of(certificate: Certificate) -> dict:
    """The facts by name, as the template sees them."""
    return {fact.name: getattr(certificate, fact.name) for fact in fields(certificate)}


def differing(design: Design, certificates: Sequence[Certificate]) -> list[str]:
    """The slots that do not print the same on all certificates, in the order of the page."""
    printed = [_printed(design, one, design.slots, full_sizes(design)) for one in certificates]
    return [slot for i, slot in enumerate(design.slots) if len({one[i] for one in printed}) > 1]


def full_sizes(design: Design) -> dict[str, float]:
    """The sizes of the shrinking texts before any of them shrinks, in points."""
    return {name: fit.size for name, fit in design.fits.items()}


def common_sheet(design: Design, certificate: Certificate, left_out: Sequence[str]) -> Sheet:
    """What all certificates share: the page with those slots left empty."""
    blocks = "".join(f"{{% block {slot} %}}{EMPTY}{{% endblock %}}" for slot in left_out)
    template = design.template.environment.from_string(f'{{% extends "page.html" %}}{blocks}')
    return lambda sizes: _filled(lambda: counted(template.generate(_context(design, certificate, sizes))))


def own_sheet(design: Design, certificate: Certificate, slots: Sequence[str]) -> Sheet:
    """What only this certificate says: those slots, each in a section."""
    return lambda sizes: "".join(f"<section>{text}</section>" for text in _printed(design, certificate, slots, sizes))


def whole_sheet(design: Design, certificate: Certificate) -> Sheet:
    """Everything that one certificate says, laid out at once: the slow way, kept for comparison."""
    return common_sheet(design, certificate, ())


def _printed(design: Design, certificate: Certificate, slots: Iterable[str], sizes: Sizes) -> list[str]:
    """What each of the slots prints."""
    def fill():
        context = design.template.new_context(_context(design, certificate, sizes))
        return [counted(design.template.blocks[slot](context)) for slot in slots]

    return _filled(fill)


def _context(design: Design, certificate: Certificate, sizes: Sizes) -> dict:
    shrunk = {name: Markup(f' style="font-size: {size:g}pt"' if size < design.fits[name].size else "")
              for name, size in sizes.items()}
    return facts_of(certificate) | {"images": tuple(design.images), "fields": design.fields, "shrunk": shrunk}


def _filled(fill: Callable):
    """Fill in the template; what it cannot do becomes a DesignError."""
    try:
        return fill()
    except (TemplateError, TypeError, ValueError, KeyError, OverflowError, RecursionError) as error:
        raise DesignError(f"page.html cannot be filled in: {error}.") from error
