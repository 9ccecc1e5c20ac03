import pytest
from weasyprint import HTML

from certificates import normalised, repair
from certificates.design import FONTS

from .make import shipped_fonts, thai_names
from .reading import text

NAMES = thai_names(500)


def listed(lines, font=None, **options):
    """A PDF by WeasyPrint that prints each line in a font, or in Sarabun."""
    file = font or next(FONTS.rglob("Sarabun_400Regular.ttf"))
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return HTML(string=(
        f'<html lang="th"><style>@font-face {{ font-family: S; src: url("{file.as_uri()}") }}'
        f" p {{ font: 14pt S; white-space: nowrap }}</style>{paragraphs}")).write_pdf(**options)


def read_back(pdf, lines):
    """Those of the lines that pdftotext gives back as they were written."""
    found = normalised(text(pdf, "-raw"))
    return [line for line in lines if normalised(line) in found]


@pytest.mark.parametrize("font", shipped_fonts(), ids=lambda font: font.stem)
def test_500_names_with_every_mark_come_back_in_every_font_that_a_design_uses(font):
    pdf = repair(listed(NAMES, font=font), FONTS)

    assert normalised(text(pdf, "-raw")) == normalised("".join(NAMES))


def test_without_the_repair_they_do_not():
    assert len(read_back(listed(NAMES), NAMES)) < 400


def test_a_font_from_elsewhere_is_read_from_its_own_program(tmp_path):
    plain = ["การทำงาน น้ำ", "กา"]

    assert read_back(repair(listed(plain), tmp_path), ["กา"]) == ["กา"]


def test_the_order_of_nikhahit_and_tone_does_not_matter_when_comparing():
    assert normalised("น\u0e49\u0e4d\u0e32") == normalised("น\u0e4d\u0e49\u0e32") == normalised("น\u0e49\u0e33")


def test_different_words_stay_different_when_comparing():
    assert normalised("การ") != normalised("กำร")


def test_the_repair_can_be_done_again():
    once = repair(listed(NAMES[:20]), FONTS)

    assert read_back(repair(once, FONTS), NAMES[:20]) == NAMES[:20]


def test_latin_text_and_ligatures_come_back_too():
    assert read_back(repair(listed(["Office of Welfare, first floor"]), FONTS), ["Office of Welfare, first floor"])


def test_a_letter_that_is_in_no_font_does_not_disturb_the_others():
    assert "นายสมชาย" in text(repair(listed(["นายสมชาย \U000f0000"]), FONTS), "-raw")
