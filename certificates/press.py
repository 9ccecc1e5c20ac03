"""Lays sheets out with WeasyPrint, shrinking what is too long for its place."""

from __future__ import annotations

import html
from collections.abc import Sequence

from weasyprint import CSS, HTML, Document, Page
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from .design import Design
from .errors import DesignError, MisfitError
from .slots import Sheet, Sizes, full_sizes

PAGE = """@page { size: 297mm 210mm; margin: 0 }
html, body { margin: 0 }
main { position: relative; display: block; width: 297mm; height: 210mm; break-after: page }
main:last-child { break-after: auto }
"""
TITLE = "@title-of-the-certificate@"  # replaced on each certificate
ROUNDS = 20
SLACK = 0.5  # CSS pixels that a line may stand over by rounding


class Press:
    """One design with its fonts and its style, read once and used for every sheet of a run."""

    def __init__(self, design: Design):
        self.design = design
        self.fonts = FontConfiguration()
        self.style = self._guarded(
            CSS, string=style_of(design), base_url=f"{design.folder.resolve().as_uri()}/",
            font_config=self.fonts, url_fetcher=design.reach)

    def lay_out(self, sheets: Sequence[Sheet], named: Sequence[str]) -> Document:
        """Lay out one page per sheet, each as large as its texts allow; `named` says whose sheet it is.

        Raises DesignError for a text that does not fit at its least size, and for a sheet of more than one page.
        """
        sizes = [full_sizes(self.design) for _ in sheets]
        document = self._document([sheet(size) for sheet, size in zip(sheets, sizes, strict=True)])
        pages = list(document.pages)
        waiting = range(len(sheets))
        for _ in range(ROUNDS):
            waiting = [i for i in waiting if self._shrunk(pages[i], sizes[i], named[i])]
            if not waiting:
                return document.copy(pages)
            again = self._document([sheets[i](sizes[i]) for i in waiting])
            for i, page in zip(waiting, again.pages, strict=True):
                pages[i] = page
        raise DesignError(f"The text for {named[waiting[0]]} does not come to fit its place.")

    def _document(self, sheets: Sequence[str]) -> Document:
        mains = "".join(f"<main>{sheet}</main>" for sheet in sheets)
        source = HTML(
            string=f'<!doctype html><html lang="{html.escape(self.design.language)}"><title>{TITLE}</title>'
                   f"<body>{mains}</body></html>",
            base_url=f"{self.design.folder.resolve().as_uri()}/", url_fetcher=self.design.reach)
        document = self._guarded(source.render, font_config=self.fonts, stylesheets=[self.style],
                                 pdf_variant="pdf/a-3a")
        if len(document.pages) != len(sheets):
            raise DesignError(f"{len(sheets)} certificates became {len(document.pages)} pages: a page overflows.")
        return document

    def _guarded(self, act, **arguments):
        """Turn what the design may not or cannot open into words."""
        try:
            return act(**arguments)
        except FatalURLFetchingError as error:
            said = self._seen_from_within(f"{error} ({error.__cause__})")
            raise DesignError(f"The design may not or cannot open this: {said}.") from error

    def _seen_from_within(self, text: str) -> str:
        """A text whose addresses begin at the design's folder, not at the server's."""
        folder = self.design.folder.resolve()
        for up, path in enumerate([folder, *folder.parents][:-1]):
            text = text.replace(f"{path.as_uri()}/", "../" * up)
        return text

    def _shrunk(self, page: Page, sizes: Sizes, whose: str) -> bool:
        """Make the sizes smaller where the page's texts stand over; say whether there were any."""
        tight = False
        for name, width, widest, lines in texts_on(page):
            fit = self.design.fits[name]
            if widest <= width + SLACK and lines <= fit.lines:
                continue
            if sizes[name] <= fit.least:
                raise MisfitError(name, whose, fit.least)
            by_width = width / widest if widest > width else 0.94
            sizes[name] = max(fit.least, round(sizes[name] * min(0.97, by_width) - 0.05, 1))
            tight = True
        return tight


def style_of(design: Design) -> str:
    """The whole style sheet: the page, the design's own, and the sizes from which its texts shrink."""
    sizes = "".join(f'[data-fit="{name}"] {{ font-size: {fit.size:g}pt }}\n' for name, fit in design.fits.items())
    return PAGE + design.style + sizes


def texts_on(page: Page):
    """Each shrinking text (an element with data-fit): its fact, its width, its widest line (pixels), its lines."""
    # WeasyPrint offers no public way to ask how wide a text came out; the version is pinned.
    for box in page._page_box.descendants(placeholders=True):
        if box.element is not None and "data-fit" in box.element.attrib:
            lines = [child for child in getattr(box, "children", ()) if type(child).__name__ == "LineBox"]
            if lines:
                yield box.element.get("data-fit"), box.width, max(line.width for line in lines), len(lines)
