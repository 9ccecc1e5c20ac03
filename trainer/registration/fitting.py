"""How large a name may be printed so that it stays in its box: measured in Sarabun's own widths."""

import functools
import math
import unicodedata

from fontTools.ttLib import TTFont

from trainer.paper import FACES
from trainer.settings import FONTS

MM = 72 / 25.4
LINE = 1.42  # of the type size: Thai vowels above and below need the room
SLACK = 0.97  # shaping moves a hair; nothing may touch the edge


def size_for(parts, width, height, largest, smallest=5.0):
    """The largest type size in points at which the parts, each on a line of its own, stay in a box of mm.

    A part that is too long even at 14 pt may run over several lines; below `smallest` it is cut by the box.
    """
    size = largest
    while size > smallest:
        lines = [lines_at(part, size, width) for part in parts]
        if sum(lines) * size * LINE <= height * MM and (size < 14 or max(lines) == 1):
            return size
        size -= 0.5
    return smallest


def lines_at(part, size, width):
    """Over how many lines of `width` mm a part runs. Lines end at words, so a broken one is taken as ⅘ full."""
    needed = width_of(part) * size / (width * MM * SLACK)
    return 1 if needed <= 1 else math.ceil(needed / 0.8)


def width_of(part):
    """The width of a text in bold Sarabun, in ems; marks above and below have none."""
    widths, known, per_em = _measures()
    signs = (sign for sign in part if unicodedata.category(sign) != "Mn")
    return sum(widths[known.get(ord(sign), ".notdef")][0] for sign in signs) / per_em


@functools.cache
def _measures():
    font = TTFont(FONTS / FACES[700])
    return dict(font["hmtx"].metrics), font.getBestCmap(), font["head"].unitsPerEm
