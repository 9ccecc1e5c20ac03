"""Does a font give its text back? Some Thai fonts reach their marks in ways that no PDF can be searched through."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pikepdf
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from .glyphs import letters_of, postscript_name
from .reach import Reach
from .text import normalised, repair_fonts, texts_noted

SHAPES = "กญฎฏฐนปฝฟฬ"  # one of each: plain, with something below, with something above
PLAIN = "ขฃคฅฆงจฉชซฌฑฒณดตถทธบผพภมยรลวศษสหอฮ"
TONES = ("", "\u0e49", "\u0e48", "\u0e4a", "\u0e4b")
SYLLABLES = (  # what stands before, above, below and after a consonant, with its tone
    "{0}\u0e31{1}น", "{0}\u0e34{1}", "{0}\u0e35{1}", "{0}\u0e36{1}", "{0}\u0e37{1}อ", "{0}\u0e38{1}", "{0}\u0e39{1}",
    "{0}{1}\u0e33", "{0}{1}\u0e32", "เ{0}{1}\u0e32ะ", "แ{0}{1}", "โ{0}{1}", "ใ{0}{1}", "ไ{0}{1}",
)
ALONE = ("{0}\u0e47", "{0}\u0e4c", "{0}\u0e4d", "{0}\u0e3a", "{0}\u0e34\u0e4c", "{0}\u0e38\u0e4c")  # without a tone
OTHERS = ("ฤๅษี", "ฦๅ", "ฯลฯ", "ๆ", "๐๑๒๓๔๕๖๗๘๙", "0123456789", "Office", "first floor", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
          "abcdefghijklmnopqrstuvwxyz", "(.,-/–)", "฿")


class Lost(NamedTuple):
    """A word that comes back from a PDF as something else; `read` is "" when the font cannot write it at all."""

    written: str
    read: str

    def __str__(self):
        return f"“{self.written}” comes back as “{self.read}”." if self.read else f"“{self.written}” cannot be written."


def gives_text_back(font: Path) -> list[Lost]:
    """Set some two thousand syllables in a font file, and give those that do not come back as they were written.

    An empty list means that names set in it can be copied, searched and read aloud. Takes about two seconds.
    Raises FontError for a file that is no font.
    """
    postscript_name(font)
    letters = letters_of(font)
    words = [word for word in dict.fromkeys(sample()) if all(ord(letter) in letters for letter in word)]
    unwritten = [word for word in dict.fromkeys(sample()) if word not in set(words)]
    found = _read(font, words)
    lost = [Lost(word, read) for word, read in zip(words, found, strict=True) if normalised(word) != normalised(read)]
    return lost + [Lost(word, "") for word in unwritten]


def sample():
    """Every consonant with every vowel and mark, every tone with each shape, and what else a certificate holds."""
    for consonant, tone in (*product(SHAPES, TONES), *product(PLAIN, TONES[:2])):
        yield from (syllable.format(consonant, tone) for syllable in SYLLABLES)
    yield from (mark.format(consonant) for consonant, mark in product(SHAPES + PLAIN, ALONE))
    yield from OTHERS


def _read(font: Path, words: list[str]) -> list[str]:
    """Lay the words out, a line each, and read each line from its glyphs."""
    style = (f'@font-face {{ font-family: proof; src: url("font:{font.name}") }}'
             "@page { size: 200mm 2000mm; margin: 0 } p { font: 10pt proof; margin: 0; white-space: nowrap }")
    html = f'<html lang="th"><style>{style}</style>' + "".join(f"<p>{word}</p>" for word in words)
    source = HTML(string=html, url_fetcher=Reach(font.parent, font.parent, {}))
    with pikepdf.open(io.BytesIO(source.write_pdf(font_config=FontConfiguration()))) as pdf:
        repair_fonts(pdf, font.parent)
        return [line for page in pdf.pages for line in _lines_on(page)]


def _lines_on(page: pikepdf.Page) -> list[str]:
    """The text of each line of a page, from its glyphs in the order in which they are drawn."""
    fonts = {name: texts_noted(one) for name, one in page.obj.Resources.get("/Font", {}).items()}
    lines, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(page, "Tm Tf Tj TJ"):
        if (named := str(operator)) == "Tm":  # WeasyPrint moves to each line by a matrix of its own
            lines.append("")
        elif named == "Tf":
            current = fonts.get(str(operands[0]), {})
        else:
            shown = operands[0] if named == "TJ" else operands
            codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            glyphs = (int.from_bytes(codes[i:i + 2], "big") for i in range(0, len(codes), 2))
            lines[-1] += "".join(current.get(glyph, "") for glyph in glyphs)
    return lines
