"""Whether a font gives its text back, said before anybody prints with it."""

import pytest
from fontTools.ttLib import TTFont

from certificates import FontError, gives_text_back, normalised, repair
from certificates.design import FONTS

from .make import shipped_fonts
from .reading import text
from .test_text import listed

REGULAR = next(FONTS.rglob("Sarabun_400Regular.ttf"))


@pytest.mark.parametrize("font", shipped_fonts(), ids=lambda font: font.stem)
def test_every_font_of_a_shipped_design_gives_all_text_back(font):
    assert gives_text_back(font) == []


def test_a_font_that_draws_two_letters_with_one_glyph_loses_one_of_them(tmp_path):
    path = tmp_path / "Merged.ttf"
    with TTFont(REGULAR) as font:
        for table in font["cmap"].tables:
            table.cmap[ord("ต")] = table.cmap[ord("ด")]
        font.save(path)

    lost = gives_text_back(path)

    assert lost and all("ต" in one.written and "ด" in one.read for one in lost)
    assert str(lost[0]) == f"“{lost[0].written}” comes back as “{lost[0].read}”."


def test_what_it_calls_lost_is_lost_to_other_programs_too(tmp_path):
    path = tmp_path / "Merged.ttf"
    with TTFont(REGULAR) as font:
        for table in font["cmap"].tables:
            table.cmap[ord("ต")] = table.cmap[ord("ด")]
        font.save(path)

    found = normalised(text(repair(listed(["ตา"], font=path), tmp_path), "-raw"))

    assert found == "ดา"


def test_a_font_without_thai_cannot_write_it(tmp_path):
    path = tmp_path / "Latin.ttf"
    with TTFont(REGULAR) as font:
        for table in font["cmap"].tables:
            table.cmap = {letter: glyph for letter, glyph in table.cmap.items() if letter < 0x0e00}
        font.save(path)

    lost = gives_text_back(path)

    assert {one.read for one in lost} == {""} and str(lost[0]) == "“กัน” cannot be written."


def test_what_is_no_font_is_said(tmp_path):
    path = tmp_path / "Nothing.ttf"
    path.write_bytes(b"no font")

    with pytest.raises(FontError, match="Nothing.ttf"):
        gives_text_back(path)
