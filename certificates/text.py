"""Makes the Thai text of a PDF extractable: what is copied, searched or read aloud is what was written.

WeasyPrint notes for each glyph the first text that it was seen with; Thai shaping splits SARA AM in two, so that
every later SARA AA comes back as SARA AM. Here each font's /ToUnicode is written anew from the font itself.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from .glyphs import fonts_in, texts_in, texts_of

NIKHAHIT, SARA_AA, SARA_AM = "\u0e4d", "\u0e32", "\u0e33"
MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
MAPPINGS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)


def repair(pdf: bytes, fonts: Path) -> bytes:
    """Write every font's /ToUnicode anew from the full fonts in a folder, and give the PDF back.

    A font that is not in the folder is read as far as its embedded program tells. Nothing else is touched.
    To be applied before signing. Raises pikepdf.PdfError when `pdf` is not a PDF, FontError for a broken font.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        repair_fonts(document, fonts)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


def repair_fonts(document: pikepdf.Pdf, fonts: Path) -> list[str]:
    """Do the same in an open document; return the PostScript names of the fonts that the folder does not hold."""
    strangers = []
    for font in _composite_fonts(document):
        program = _embedded(font)
        name = program["name"].getDebugName(6) if program and "name" in program else None
        full = fonts_in(Path(fonts)).get(name)
        if full is None:
            strangers.append(name or str(font.BaseFont))
        known = texts_of(full) if full else texts_in(program) if program else {}
        texts = {glyph: known.get(glyph, noted) for glyph, noted in texts_noted(font).items()}
        font.ToUnicode = _to_unicode(document, texts)
    return strangers


def normalised(text: str) -> str:
    """Bring written and extracted Thai to one form, so that the same words compare as equal.

    NFKC; NIKHAHIT + tone + SARA AA and tone + NIKHAHIT + SARA AA become tone + SARA AM; white space is dropped.
    """
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    text = re.sub(f"{NIKHAHIT}([\u0e48-\u0e4b]){SARA_AA}", rf"\1{NIKHAHIT}{SARA_AA}", text)
    return text.replace(NIKHAHIT + SARA_AA, SARA_AM)


def _composite_fonts(document: pikepdf.Pdf):
    """Fonts whose codes are glyph ids, which is what WeasyPrint embeds."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0" and "/ToUnicode" in thing:
            if _by_glyph(thing.Encoding):
                yield thing


def _by_glyph(encoding: pikepdf.Object) -> bool:
    """Identity, or the map that WeasyPrint writes when a letter is in no font (its codes lie above all glyphs)."""
    return encoding == "/Identity-H" or (
        isinstance(encoding, pikepdf.Stream) and encoding.get("/CMapName") == "/WP-Encod-0")


def _embedded(font: pikepdf.Dictionary) -> TTFont | None:
    """The font program inside the PDF, when it can be opened."""
    descriptor = font.DescendantFonts[0].get("/FontDescriptor", {})
    stream = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    try:
        return TTFont(io.BytesIO(stream.read_bytes()), lazy=True) if stream is not None else None
    except TTLibError:
        return None


def texts_noted(font: pikepdf.Dictionary) -> dict[int, str]:
    """The glyphs of a composite font that a document uses, with the text that /ToUnicode notes for each."""
    pairs = (pair for block in MAPPINGS.findall(font.ToUnicode.read_bytes()) for pair in MAPPED.findall(block))
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for glyph, text in pairs}


def _to_unicode(document: pikepdf.Pdf, texts: dict[int, str]) -> pikepdf.Stream:
    """A CMap (ISO 32000-1, 9.10.3) for the glyphs in use; one without any text is left out."""
    lines = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items()) if text]
    batches = [lines[i:i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(batch)} beginbfchar\n" + "\n".join(batch) + "\nendbfchar" for batch in batches)
    return document.make_stream((CMAP_HEAD + body + CMAP_TAIL).encode("ascii"))


CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
CMAP_TAIL = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
