"""A design opens its own folder, its fonts and the pictures that it was given; nothing else."""

import pytest

from certificates import Design, DesignError, render

from .make import certificate
from .own import change, copied, picture

NEAR = '<div class="rule"></div>'
FRAME = 'url("frame.svg")'
STRANGE = ["http://127.0.0.1:9/x.png", "https://example.org/x.png", "//127.0.0.1/x.png", "ftp://example.org/x.png",
           "file:///etc/hostname", "FILE:///etc/hostname", "\\\\127.0.0.1\\x.png"]
NOT_THERE = ["../outside.png", "missing.png", "image:seal", "font:Other.ttf", "/etc/hostname", "%2e%2e/outside.png"]
IN_HTML = ['<img alt="" src="{}">', '<link rel="stylesheet" href="{}">', "<style>@import '{}';</style>",
           '<link rel="attachment" href="{}">', '<p style="background: url({})">x</p>', '<object data="{}">x</object>',
           '<svg width="9" height="9"><image width="9" height="9" href="{}"/></svg>']
IN_STYLE = ["url({})", "url('{}')", 'url( "{}")']


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "outside.png").write_bytes(picture())
    return copied(tmp_path)


@pytest.mark.parametrize("address", STRANGE)
@pytest.mark.parametrize("place", IN_HTML)
def test_an_address_elsewhere_in_the_page_is_refused_when_the_design_is_read(folder, place, address):
    change(folder, "page.html", NEAR, place.format(address))

    with pytest.raises(DesignError, match="may not or cannot open.*page.html"):
        Design.load(folder)


@pytest.mark.parametrize("address", STRANGE)
@pytest.mark.parametrize("place", IN_STYLE)
def test_an_address_elsewhere_in_the_style_is_refused_when_the_design_is_read(folder, place, address):
    change(folder, "page.css", FRAME, place.format(address))

    with pytest.raises(DesignError, match="may not or cannot open.*page.css"):
        Design.load(folder)


@pytest.mark.parametrize("drawing", [
    '<image href="{}" width="9" height="9"/>', '<image xlink:href="{}" width="9" height="9"/>', '<use href="{}#a"/>',
    '<rect width="9" height="9" style="fill: url({}#a)"/>', "<style>@import url({});</style>"])
def test_a_drawing_that_reaches_elsewhere_is_refused_when_the_design_is_read(folder, drawing):
    (folder / "rule.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        + drawing.format("file:///etc/hostname") + "</svg>")

    with pytest.raises(DesignError, match="may not or cannot open.*rule.svg"):
        Design.load(folder)


@pytest.mark.parametrize("address", NOT_THERE)
def test_a_picture_that_is_not_the_design_s_stops_the_rendering(folder, address):
    change(folder, "page.html", NEAR, f'<img alt="" src="{address}">')

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


@pytest.mark.parametrize("written", [
    '<img alt="" src="{{ "ht" ~ "tp:" }}//127.0.0.1:9/x.png">', '<img alt="" src="{{ "fi" ~ "le:" }}///etc/hostname">',
    '<base href="{{ "ht" ~ "tp:" }}//127.0.0.1:9/"><img alt="" src="frame.png">'])
def test_an_address_that_a_template_puts_together_stops_the_rendering(folder, written):
    change(folder, "page.html", NEAR, written)

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


@pytest.mark.parametrize("name", ["ht\\74p://127.0.0.1:9/x.png", "f\\69le:///etc/hostname"])
def test_an_address_that_a_style_hides_behind_escapes_stops_the_rendering(folder, name):
    change(folder, "page.css", FRAME, f'url("{name}")')

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


def test_a_link_out_of_the_folder_is_not_followed(folder):
    (folder.parent / "outside.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "rule.svg").unlink()
    (folder / "rule.svg").symlink_to(folder.parent / "outside.svg")

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


@pytest.mark.parametrize("written", [
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    "<svg", "<html/>", ""])
def test_a_drawing_that_cannot_be_read_safely_is_named(folder, written):
    (folder / "rule.svg").write_text(written)

    with pytest.raises(DesignError, match="rule.svg is no drawing"):
        Design.load(folder)


def test_a_drawing_takes_the_colours_of_the_fields(folder):
    design = Design.load(folder, fields={"ink": "#123456"})

    drawn = design.reach.fetch((folder / "frame.svg").as_uri()).read()

    assert b"#123456" in drawn and b"var(" not in drawn


def test_a_drawing_that_asks_for_a_field_that_is_not_there_is_named(folder):
    change(folder, "frame.svg", "var(--ink)", "var(--glitter)")

    with pytest.raises(DesignError, match="--glitter"):
        render(Design.load(folder), [certificate()])
