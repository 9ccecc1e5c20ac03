"""A QR code as rectangles of a page's content stream: sharp at every size, and without an image."""

from __future__ import annotations

import segno

from .design import Square

MM = 72 / 25.4


def best_mask(text: str) -> int:
    """The mask that suits this text; texts of the same kind may share it, which saves most of the work."""
    return segno.make_qr(text, error="m").mask


def drawn(text: str, square: Square, mask: int) -> bytes:
    """PDF operators that draw the code (ISO/IEC 18004, level M or better) with its quiet zone inside the square."""
    rows = segno.make_qr(text, error="m", mask=mask).matrix
    module = square.side * MM / (len(rows) + 8)
    left, top = square.left * MM + 4 * module, square.below * MM - 4 * module
    red, green, blue = (int(square.colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    operators = [f"q {red:.3f} {green:.3f} {blue:.3f} rg {module:.4f} 0 0 {-module:.4f} {left:.3f} {top:.3f} cm"]
    for y, row in enumerate(rows):
        operators += (f"{x} {y} {length} 1 re" for x, length in _runs(row))
    return "\n".join([*operators, "f Q"]).encode("ascii")


def _runs(row):
    """Neighbouring dark modules of a row, as (first, how many)."""
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None
