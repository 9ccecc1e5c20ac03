"""A print run for the printing shop: bleed where a design reaches the edge, crop marks outside, and the boxes set."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from .sheets import saved

MM = 72 / 25.4  # points
BLEED = 3.0  # millimetres that are cut off again
AWAY, LONG = 4.0, 5.0  # millimetres: where a mark begins, beyond the bleed, and how long it is
MARGIN = AWAY + LONG + 1.0
HAIR = 0.25  # points
OVERLAP = 0.5  # points by which the bleed reaches under the page, so that no white line shows between them
MARKED = ("BMC", "BDC", "EMC", "MP", "DP")  # operators that say what something is, and draw nothing

# Before, within or after the page: the eight places around it, each a mirror image of the page's edge.
NEIGHBOURS = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]


def crop_marked(run: bytes) -> bytes:
    """A print run as `print_run` gives it, on larger sheets with crop marks.

    TrimBox is the page as it was, BleedBox 3 mm more, MediaBox 10 mm more, each way. In the bleed stands the mirrored
    edge of what all pages of a layout share, so that every design has one, uploaded and former ones too; what stands
    further inside than 3 mm does not show. Crop marks begin 4 mm outside the trim. What is shared stands in the file
    once, as before.
    """
    with pikepdf.open(io.BytesIO(run)) as pdf:
        shared: dict = {}
        for page in pdf.pages:
            _mark(pdf, page.obj, shared)
        return saved(pdf)


def _mark(pdf: pikepdf.Pdf, page: Dictionary, shared: dict) -> None:
    """Put a page's boxes right, and under its own content the shared one with bleed and marks."""
    left, bottom, right, top = (float(side) for side in page.MediaBox)
    sheet, *own = list(page.Contents)
    key = (sheet.objgen, page.Resources.objgen, left, bottom, right, top)
    if key not in shared:
        edge = pdf.make_stream(_silent(sheet), Type=Name.XObject, Subtype=Name.Form, BBox=page.MediaBox,
                               Resources=page.Resources)
        resources = Dictionary(page.Resources)
        resources.XObject = Dictionary({**resources.get("/XObject", {}), "/Edge": edge})
        drawn = pdf.make_stream(_bled(*key[2:]) + _marks(*key[2:]))
        shared[key] = drawn, pdf.make_indirect(resources)
    drawn, page.Resources = shared[key]
    page.Contents = Array([drawn, sheet, *own])
    page.TrimBox = Array([left, bottom, right, top])
    page.BleedBox, page.MediaBox = (_larger(page.TrimBox, by * MM) for by in (BLEED, MARGIN))
    for box in ("/CropBox", "/ArtBox"):
        if box in page:
            del page[box]


def _silent(sheet: pikepdf.Stream) -> bytes:
    """A page's content without its text, which whoever reads the page would else hear again for each edge."""
    kept, text = [], False
    for instruction in pikepdf.parse_content_stream(sheet):
        operator = str(instruction.operator)
        text = text or operator == "BT"
        if not text and operator not in MARKED:
            kept.append(instruction)
        text = text and operator != "ET"
    return pikepdf.unparse_content_stream(kept)


def _larger(box: Array, by: float) -> Array:
    left, bottom, right, top = (float(side) for side in box)
    return Array([round(side, 3) for side in (left - by, bottom - by, right + by, top + by)])


def _bled(left: float, bottom: float, right: float, top: float) -> bytes:
    """The mirrored edges around the page, as far as the bleed reaches; all of it is decoration."""
    lines = ["/Artifact BMC"]
    left, bottom, right, top = left + OVERLAP, bottom + OVERLAP, right - OVERLAP, top - OVERLAP
    for x, y in NEIGHBOURS:
        clip = (*_strip(x, left, right), *_strip(y, bottom, top))
        across, over = (2 * (left, 0, right)[x + 1], 2 * (bottom, 0, top)[y + 1])
        lines.append(
            f"q {clip[0]:.3f} {clip[2]:.3f} {clip[1]:.3f} {clip[3]:.3f} re W n "
            f"{-1 if x else 1} 0 0 {-1 if y else 1} {across:.3f} {over:.3f} cm /Edge Do Q")
    return "\n".join([*lines, "EMC\n"]).encode()


def _strip(side: int, low: float, high: float) -> tuple[float, float]:
    """(begin, length) of a strip of the bleed before, within or after the page."""
    bleed = BLEED * MM + OVERLAP
    return {-1: (low - bleed, bleed), 0: (low, high - low), 1: (high, bleed)}[side]


def _marks(left: float, bottom: float, right: float, top: float) -> bytes:
    """Two hair lines at each corner, in black."""
    near, far = AWAY * MM, (AWAY + LONG) * MM
    lines = [f"/Artifact BMC q 0 G {HAIR} w"]
    for x, out in ((left, -1), (right, 1)):
        for y, up in ((bottom, -1), (top, 1)):
            lines.append(f"{x + out * near:.3f} {y:.3f} m {x + out * far:.3f} {y:.3f} l S")
            lines.append(f"{x:.3f} {y + up * near:.3f} m {x:.3f} {y + up * far:.3f} l S")
    return "\n".join([*lines, "Q EMC\n"]).encode()
