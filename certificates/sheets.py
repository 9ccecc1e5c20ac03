"""Puts what differs over what is shared: from the pages of a laid-out run to finished PDFs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .attachments import Attachment, Enclosures
from .errors import DesignError
from .press import TITLE

MARKED = re.compile(rb"/MCID (\d+)")


class Cover(NamedTuple):
    """What goes onto one certificate besides the laid-out text."""

    title: str
    square: bytes = b""  # operators that draw the QR
    described: str = ""  # what the QR says, for those who cannot see it
    attachments: Mapping[str, Attachment] = {}


def singles(pdf: pikepdf.Pdf, covers: Sequence[Cover]) -> Iterator[bytes]:
    """One PDF for each certificate of a tagged run, whose first page is shared and whose others are their own."""
    sheet, *own = (page.obj for page in pdf.pages)
    shared = sheet.Contents.read_bytes()
    marks = len(MARKED.findall(shared))
    outline = _Outline(pdf, sheet, marks)
    contents = [_kept(_moved(page.Contents.read_bytes(), marks)) for page in own] or [b""]
    del pdf.pages[1:]
    over = pdf.make_stream(b"")
    sheet.Contents = Array([pdf.make_stream(_kept(shared)), over])
    xmp, enclosures = _Titled(pdf), Enclosures(pdf)
    for i, cover in enumerate(covers):
        mark = outline.turn_to(i, cover)
        over.write(contents[i] + _figure(cover.square, mark))
        xmp.title(cover.title)
        enclosures.put_in(cover.attachments)
        yield saved(pdf)


def bound(runs: Iterable[tuple[pikepdf.Pdf, Sequence[Cover]]], title: str) -> bytes:
    """All certificates of untagged runs in one PDF, a page each; what is shared stands in it once for each run."""
    whole = None
    for pdf, covers in runs:
        _covered(pdf, covers)
        if whole is None:
            whole = pdf
        else:
            whole.pages.extend(pdf.pages)
    _Titled(whole).title(title)
    return saved(whole)


def _covered(pdf: pikepdf.Pdf, covers: Sequence[Cover]) -> None:
    """Put the first page of a run, which is shared, under each of the others, and the QR over it."""
    sheet, *own = (page.obj for page in pdf.pages)
    shared = pdf.make_stream(_kept(sheet.Contents.read_bytes()))
    for page, cover in zip(own or [sheet], covers, strict=True):
        content = (_kept(page.Contents.read_bytes()) if own else b"") + _artifact(cover.square)
        page.Contents = Array([shared, pdf.make_stream(content)])
    if own:
        del pdf.pages[0]


class _Outline:
    """The structure tree of a single certificate: the shared page's, with the own parts in the places left for them."""

    def __init__(self, pdf: pikepdf.Pdf, sheet: Dictionary, marks: int):
        root = pdf.Root.StructTreeRoot
        document = root.K[0]
        self.part, *own = list(document.K)
        document.K = Array([self.part])
        numbers = root.ParentTree.Nums
        self.numbers, self.shared = numbers, list(numbers[1])
        self.owned = [list(numbers[2 * i + 3]) for i in range(len(own))]
        self.kids = list(self.part.K)
        self.places = [i for i, kid in enumerate(self.kids) if kid.S == Name.Sect and not len(kid.K)]
        self.own = [list(part.K) for part in own]
        if any(len(kids) != len(self.places) for kids in self.own):
            raise DesignError("In page.html an empty <section> stands outside the blocks.")
        for kids in self.own:
            for kid in kids:
                _adopt(kid, self.part, sheet, marks)
        self.figure = pdf.make_indirect(Dictionary(
            Type=Name.StructElem, S=Name.Figure, P=self.part, Pg=sheet, K=Array([0]), Alt=String("")))

    def turn_to(self, index: int, cover: Cover) -> int:
        """Show the structure of one certificate; return the number of its QR's mark."""
        kids, marked = list(self.kids), self.shared + (self.owned[index] if self.owned else [])
        for place, kid in zip(self.places, self.own[index] if self.own else (), strict=True):
            kids[place] = kid
        mark = len(marked)
        if cover.square:
            self.figure.K, self.figure.Alt = Array([mark]), String(cover.described)
            kids.append(self.figure)
            marked.append(self.figure)
        self.part.K = Array(kids)
        while len(self.numbers):
            del self.numbers[0]
        self.numbers.extend([0, Array(marked)])
        return mark


def _adopt(element: Dictionary, parent: Dictionary, sheet: Dictionary, marks: int) -> None:
    """Move an element and what is in it to another parent and page, its marks after those already there."""
    element.P, element.Pg = parent, sheet
    kids = list(element.K)
    element.K = Array([kid + marks if isinstance(kid, int) else kid for kid in kids])
    for kid in kids:
        if not isinstance(kid, int):
            _adopt(kid, element, sheet, marks)


def _moved(content: bytes, marks: int) -> bytes:
    """Number the marks of a page's own content after those of the shared content."""
    return MARKED.sub(lambda match: b"/MCID %d" % (int(match[1]) + marks), content)


def _figure(square: bytes, mark: int) -> bytes:
    return b"\n/Figure <</MCID %d>> BDC\n%b\nEMC\n" % (mark, square) if square else b""


def _artifact(square: bytes) -> bytes:
    return b"\n/Artifact BMC\n%b\nEMC\n" % square if square else b""


def _kept(content: bytes) -> bytes:
    """Content that leaves no trace: WeasyPrint turns the page's coordinates upside down and does not turn them back."""
    return b"q\n%b\nQ\n" % content


class _Titled:
    """Writes the title into the document's information and into its XMP, which PDF/A wants to be the same."""

    def __init__(self, pdf: pikepdf.Pdf):
        self.info, self.stream = pdf.trailer.Info, pdf.Root.Metadata
        self.xmp = self.stream.read_bytes()

    def title(self, title: str) -> None:
        self.info.Title = String(title)
        self.stream.write(self.xmp.replace(TITLE.encode(), escape(title).encode()))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, which follow from what it holds and from nothing else."""
    out = io.BytesIO()
    # Left to itself, pikepdf reads and writes the XMP anew at every save.
    pdf.save(out, deterministic_id=True, fix_metadata_version=False,
             object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
