"""What each glyph of a font stands for, read from the font itself.

Sources: OpenType `cmap` and `GSUB` (ISO/IEC 14496-22), Adobe's Glyph List for New Fonts (names as uni0E48.narrow).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

from .errors import FontError

ROUNDS = 4  # a variant of a ligature of a variant is the deepest that a Thai font was seen to go
AGL_NAME = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")


@lru_cache(maxsize=64)
def fonts_in(folder: Path) -> dict[str, Path]:
    """Every TrueType or OpenType file at or under a folder, by its PostScript name (as in Sarabun-Bold)."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".ttf", ".otf"})
    return {postscript_name(path): path for path in reversed(files)}


def postscript_name(path: Path) -> str:
    """The name that a font gives itself, which its subset inside a PDF keeps."""
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return font["name"].getDebugName(6) or path.stem
    except (TTLibError, OSError, KeyError) as error:
        raise FontError(f"The font {path.name} cannot be read: {error}.") from error


@lru_cache(maxsize=32)
def texts_of(path: Path) -> dict[int, str]:
    """The text of every glyph id of a full font file, as far as the font tells it."""
    with TTFont(path, lazy=True) as font:
        return texts_in(font)


@lru_cache(maxsize=32)
def letters_of(path: Path) -> frozenset[int]:
    """The code points that a font file can draw."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


@lru_cache(maxsize=32)
def silent(path: Path) -> tuple[str, ...]:
    """What a PDF set in a font would not give back of Thai: letters that share a glyph, variants without a text.

    The variants are those that a shaper can reach from Thai letters (fontTools' closure over GSUB).
    """
    with TTFont(path) as font:
        cmap = {code: glyph for code, glyph in (font.getBestCmap() or {}).items() if 0x0E00 <= code <= 0x0E7F}
        reached = Subsetter(Options(layout_features=["*"]))
        reached.populate(unicodes=cmap)
        reached._closure_glyphs(font)  # no public way to ask which glyphs can come up; the version is pinned
        known, shared = texts_in(font), Counter(cmap.values())
        twice = [chr(code) for code, glyph in cmap.items() if shared[glyph] > 1]
        mute = sorted(glyph for glyph in reached.glyphs_gsubed if not known.get(font.getGlyphID(glyph)))
        return tuple(twice + [glyph for glyph in mute if not glyph.startswith(".")])


def texts_in(font: TTFont) -> dict[int, str]:
    """The text of every glyph id of an open font: its cmap, carried on through GSUB and the glyphs' names."""
    texts = _from_cmap(font)
    substitutions = list(_substitutions(font))
    for _ in range(ROUNDS):
        known = len(texts)
        for glyphs, result in substitutions:
            _carry(glyphs, result, texts)
        if len(texts) == known:
            break
    for glyph in font.getGlyphOrder():
        if glyph not in texts and (text := _from_name(glyph, texts)):
            texts[glyph] = text
    return {font.getGlyphID(glyph): text for glyph, text in texts.items()}


def _from_cmap(font: TTFont) -> dict[str, str]:
    """The plainest letter of each glyph: a space rather than a no-break space, never a private code point."""
    texts = {}
    for letter, glyph in sorted((font.getBestCmap() or {}).items()):
        if unicodedata.category(chr(letter)) != "Co":
            texts.setdefault(glyph, chr(letter))
    return texts


def _substitutions(font: TTFont):
    """Each substitution of GSUB as (glyphs before, glyphs after), in the order of the lookups."""
    table = font["GSUB"].table if "GSUB" in font else None
    for lookup in table.LookupList.Lookup if table and table.LookupList else ():
        for subtable in lookup.SubTable:
            yield from _pairs(subtable.ExtSubTable if subtable.LookupType == 7 else subtable)


def _pairs(subtable):
    """Single (1), multiple (2), alternate (3) and ligature (4) substitutions; contexts only call these."""
    if subtable.LookupType == 1:
        yield from (((before,), (after,)) for before, after in subtable.mapping.items())
    elif subtable.LookupType == 2:
        yield from (((before,), tuple(after)) for before, after in subtable.mapping.items())
    elif subtable.LookupType == 3:
        yield from (((before,), (one,)) for before, after in subtable.alternates.items() for one in after)
    elif subtable.LookupType == 4:
        for first, ligatures in subtable.ligatures.items():
            yield from (((first, *ligature.Component), (ligature.LigGlyph,)) for ligature in ligatures)


def _carry(before: tuple[str, ...], after: tuple[str, ...], texts: dict[str, str]) -> None:
    """Give the glyphs after a substitution the text of those before it, where they have none yet."""
    if not all(glyph in texts for glyph in before):
        return
    text = "".join(texts[glyph] for glyph in before)
    # SARA AM is written as NIKHAHIT + SARA AA: its parts get its parts.
    parts = [text] if len(after) == 1 else list(unicodedata.normalize("NFKD", text))
    if len(parts) == len(after):
        for glyph, part in zip(after, parts, strict=True):
            texts.setdefault(glyph, part)


def _from_name(glyph: str, texts: dict[str, str]) -> str:
    """Read a glyph's name: uni0E4D0E48.narrow is NIKHAHIT and MAI EK; a.alt is what a is."""
    stem = glyph.split(".")[0]
    if stem in texts:
        return texts[stem]
    match = AGL_NAME.fullmatch(stem)
    if not match:
        return ""
    digits = match[1] or match[2]
    codes = [int(digits, 16)] if match[2] else [int(digits[i:i + 4], 16) for i in range(0, len(digits), 4)]
    return "".join(map(chr, codes)) if all(code < 0xD800 for code in codes) else ""
