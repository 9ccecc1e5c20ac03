"""Crop marks and bleed of a print run."""

import io

import pikepdf
import pypdfium2
import pytest

from certificates import Design, crop_marked, print_run

from .make import certificate
from .reading import text

A4 = (841.89, 595.28)
SCALE = 2  # pixels a point
WHITE = (255, 255, 255)
MEDIA, BLEED = 28.346, 8.504  # points from the trim to the edge of the sheet, and of the bleed


@pytest.fixture(scope="module")
def modern():
    """Three certificates on the design whose band reaches three edges, for the printing shop."""
    return crop_marked(print_run(Design.load("modern"), [certificate(i) for i in (1, 2, 3)]))


@pytest.fixture(scope="module")
def drawn(modern):
    """The first sheet as a picture; `at(x, y)` is the colour so many points right of and below the trim's corner."""
    with pypdfium2.PdfDocument(modern) as document:
        picture = document[0].render(scale=SCALE).to_pil().convert("RGB")
    return lambda x, y: picture.getpixel((round((MEDIA + x) * SCALE), round((MEDIA + y) * SCALE)))


def boxes(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [{name: [float(side) for side in page.obj[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox")}
                for page in opened.pages]


def test_the_trim_is_the_page_the_bleed_three_millimetres_more_and_the_sheet_ten(modern):
    found = boxes(modern)[0]

    assert found["/TrimBox"] == pytest.approx([0, 0, *A4], abs=0.1)
    assert found["/BleedBox"] == pytest.approx([-BLEED, -BLEED, A4[0] + BLEED, A4[1] + BLEED], abs=0.1)
    assert found["/MediaBox"] == pytest.approx([-MEDIA, -MEDIA, A4[0] + MEDIA, A4[1] + MEDIA], abs=0.1)


def test_a_band_that_reaches_the_edge_goes_on_through_the_bleed_and_ends_there(drawn):
    band = drawn(40, 100)

    assert [drawn(-BLEED + 1, 100), drawn(40, -BLEED + 1), drawn(-BLEED + 1, -BLEED + 1), drawn(0, 100)] == [band] * 4
    assert drawn(-BLEED - 2, 100) == drawn(A4[0] + 3, 100) == WHITE


def test_marks_stand_outside_the_bleed_in_line_with_the_trim(drawn):
    dark = {side: {out for out in range(10, 28) if min(drawn(-out, side), drawn(-out, side - 0.5)) < WHITE}
            for side in (0, 100)}  # fmt: skip

    assert (min(dark[0]), max(dark[0]), dark[100]) == (12, 26, set())


def test_what_is_written_at_an_edge_is_not_read_twice():
    one = print_run(Design.load("modern"), [certificate(1)])

    assert text(crop_marked(one)) == text(one)


def test_marks_and_bleed_stand_in_the_file_once(modern):
    plain = print_run(Design.load("modern"), [certificate(i) for i in (1, 2, 3)])

    with pikepdf.open(io.BytesIO(modern)) as opened:
        assert len({page.obj.Contents[0].objgen for page in opened.pages}) == 1
    assert len(modern) - len(plain) < 12_000


def test_the_same_run_gives_the_same_bytes():
    run = print_run(Design.load("classic"), [certificate(1)])

    assert crop_marked(run) == crop_marked(run)


def test_upright_paper_keeps_its_own_trim():
    upright = print_run(Design.load("letterhead", fields={"landscape": False}), [certificate(1)])

    assert boxes(crop_marked(upright))[0]["/TrimBox"] == pytest.approx([0, 0, A4[1], A4[0]], abs=0.1)
