"""Design and facts become pages; what a whole cohort shares is laid out once."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice, repeat

import pikepdf

from . import qr
from .attachments import Attachment
from .certificate import Certificate
from .design import Design
from .errors import DesignError
from .press import Press
from .sheets import Cover, bound, singles
from .slots import Sheet, common_sheet, differing, facts_of, own_sheet
from .text import repair_fonts

__all__ = ["Design", "DesignError", "print_run", "problems", "refuse_misfits", "render", "rendered"]

AT_ONCE = 100  # certificates that are laid out together: enough that what they share costs little, and no more memory
PAGES_AT_ONCE = 250  # of a print run, in which each layout leaves fonts of its own

Attachments = Iterable[Mapping[str, Attachment]]


def render(design: Design, certificates: Sequence[Certificate], attachments: Attachments | None = None) -> list[bytes]:
    """Lay out one A4 PDF (landscape, built to PDF/A-3a) per certificate, in the order given.

    The design is laid out once; only the slots that differ are laid out per person. `attachments` are the files that
    each PDF carries, by their names, in the same order. The same facts in the same run give the same bytes.
    Raises DesignError naming every fact that is empty or cannot be printed, before any page is made; and for a name
    that stays too long, a page that overflows, a file or address the design may not open.
    """
    _refuse(problems(design, certificates))
    return list(rendered(design, certificates, attachments))


def rendered(design: Design, certificates: Iterable[Certificate], attachments: Attachments | None = None,
             at_once: int = AT_ONCE) -> Iterator[bytes]:
    """Do the same one after the other, for any number of certificates in the memory that `at_once` of them need."""
    press, enclosed = Press(design), iter(attachments) if attachments is not None else repeat({})
    for some in batched(certificates, at_once):
        _refuse(problems(design, some))
        files = list(islice(enclosed, len(some)))
        covers = [cover._replace(attachments=one) for cover, one in zip(_covers(design, some), files, strict=True)]
        with _laid_out(press, some, "pdf/a-3a") as pdf:
            yield from singles(pdf, covers)


def print_run(design: Design, certificates: Sequence[Certificate]) -> bytes:
    """Lay out all certificates in one PDF for the printer, a page each, in the order given.

    Fonts and design stand in it once for each 250 pages. It is built to PDF/A-3u: without the structure tree, which
    paper cannot show. Raises DesignError as `render` does, and when there is nothing to print.
    """
    if not certificates:
        raise DesignError("There is no certificate to print.")
    _refuse(problems(design, certificates))
    title = f"{certificates[0].title} {certificates[0].number}"
    last = f" – {certificates[-1].number}" if len(certificates) > 1 else ""
    press = Press(design)
    with ExitStack() as opened:
        runs = ((opened.enter_context(_laid_out(press, some, "pdf/a-3u")), _covers(design, some))
                for some in batched(certificates, PAGES_AT_ONCE))
        return bound(runs, title + last)


def refuse_misfits(design: Design, certificates: Sequence[Certificate]) -> None:
    """Raise what `render` would of what the page says, in a third of the time: all is laid out and nothing is drawn."""
    _refuse(problems(design, certificates))
    press = Press(design)
    for some in batched(certificates, PAGES_AT_ONCE):
        press.lay_out(*_sheets(design, some))


def problems(design: Design, certificates: Sequence[Certificate]) -> list[str]:
    """Say what keeps these certificates from being printed, fact by fact; an empty list means nothing was found."""
    written = [value for value in design.fields.values() if isinstance(value, str)]
    found = [f"{design.folder.name}: the design's fonts have no {letters}." for letters in _lacking(design, written)]
    for one in certificates:
        facts, whose = facts_of(one), one.number or one.name
        found += [f"{whose}: “{fact}” is empty." for fact in design.needed if not _says_something(facts[fact])]
        found += [f"{whose}: the design's fonts have no {letters}." for letters in _lacking(design, _texts(one))]
    return found


def _lacking(design: Design, texts) -> list[str]:
    """The letters that the design's fonts cannot draw, as one text in a list; an empty list for none."""
    missing = sorted({letter for text in texts for letter in text
                      if not letter.isspace() and ord(letter) not in design.letters})
    return [", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)] if missing else []


def _says_something(fact) -> bool:
    return bool(fact.strip()) if isinstance(fact, str) else bool(fact) and all(one.name.strip() for one in fact)


def _texts(one: Certificate):
    """All that is printed of a certificate."""
    for value in facts_of(one).values():
        if isinstance(value, str):
            yield value
        else:
            yield from (text for signatory in value for text in (signatory.name, *signatory.position))


def _refuse(found: list[str]) -> None:
    if found:
        raise DesignError("\n".join(found))


def batched(things: Iterable, count: int) -> Iterator[list]:
    """The things in lists of so many; the last one may be shorter."""
    rest = iter(things)
    while some := list(islice(rest, count)):
        yield some


@contextmanager
def _laid_out(press: Press, certificates: Sequence[Certificate], variant: str):
    """An open PDF: first the page that all share, then, when there are several, one for each."""
    sheets, named = _sheets(press.design, certificates)
    laid_out = press.lay_out(sheets, named).write_pdf(pdf_variant=variant)
    with pikepdf.open(io.BytesIO(laid_out)) as pdf:
        assert len(pdf.pages) == len(sheets)
        repair_fonts(pdf, press.design.fonts)
        yield pdf


def _sheets(design: Design, certificates: Sequence[Certificate]) -> tuple[list[Sheet], list[str]]:
    """The sheet that all share, then their own where there are several; and whose each is."""
    slots = differing(design, certificates)
    sheets, named = [common_sheet(design, certificates[0], slots)], [certificates[0].name]
    if len(certificates) > 1:
        sheets += [own_sheet(design, one, slots) for one in certificates]
        named += [one.name for one in certificates]
    return sheets, named


def _covers(design: Design, certificates: Sequence[Certificate]) -> list[Cover]:
    """The title and the QR of each certificate."""
    urls = [one.verify_url for one in certificates if one.verify_url]
    mask = qr.best_mask(urls[0]) if urls and design.square else 0
    return [
        Cover(f"{one.title} {one.number} {one.name}",
              qr.drawn(one.verify_url, design.square, mask) if one.verify_url and design.square else b"",
              one.verify_url)
        for one in certificates]
