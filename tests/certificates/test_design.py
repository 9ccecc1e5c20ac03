import shutil

import pytest

from certificates import Design, DesignError, render
from certificates.design import DESIGNS

from .make import certificate


@pytest.fixture
def folder(tmp_path):
    """A copy of the classic design, to be spoilt."""
    return shutil.copytree(DESIGNS / "classic", tmp_path / "mine")


def change(folder, file, old, new):
    path = folder / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("file", ["page.html", "page.css", "design.toml"])
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()

    with pytest.raises(DesignError, match=file):
        Design.load(folder)


def test_a_field_that_no_certificate_has_is_named_when_the_design_is_read(folder):
    change(folder, "page.html", "{{ name }}", "{{ nickname }}")

    with pytest.raises(DesignError, match="nickname"):
        Design.load(folder)


def test_a_fact_outside_the_blocks_is_named(folder):
    change(folder, "page.html", '<div class="rule"></div>', "<p>{{ given }}</p>")

    with pytest.raises(DesignError, match="given.*block"):
        Design.load(folder)


def test_a_broken_template_is_a_sentence(folder):
    change(folder, "page.html", "{% endblock %}", "{% endblok %}")

    with pytest.raises(DesignError, match="page.html"):
        Design.load(folder)


def test_a_broken_design_toml_is_a_sentence(folder):
    change(folder, "design.toml", "[qr]", "[qr")

    with pytest.raises(DesignError, match="design.toml"):
        Design.load(folder)


@pytest.mark.parametrize(("old", "new"), [("side = 27", "side = 'wide'"), ("side = 27", "width = 27"),
                                          ('language = "th"', "language = 7"), ("size = 34", "size = 3")])
def test_a_setting_of_the_wrong_kind_is_a_sentence(folder, old, new):
    change(folder, "design.toml", old, new)

    with pytest.raises(DesignError, match="design.toml"):
        Design.load(folder)


def test_a_font_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DesignError, match="Sarabun_400Regular.ttf"):
        Design.load("classic", fonts=tmp_path)


def test_a_picture_that_the_design_does_not_know_is_named():
    with pytest.raises(DesignError, match="garuda"):
        Design.load("classic", images={"garuda": b""})


@pytest.mark.parametrize("address", [
    "http://127.0.0.1:9/logo.png", "//127.0.0.1/logo.png", "https://example.org/a.png", "ftp://example.org/a.png",
    "file:///etc/hostname", "../outside.png", "missing.png", "image:seal", "font:Other.ttf"])
def test_a_picture_from_elsewhere_stops_the_rendering(folder, address):
    (folder.parent / "outside.png").write_bytes(b"secret")
    change(folder, "page.html", '<div class="rule"></div>', f'<img alt="" src="{address}">')

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


def test_a_link_out_of_the_folder_is_not_followed(folder):
    (folder.parent / "outside.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "rule.svg").unlink()
    (folder / "rule.svg").symlink_to(folder.parent / "outside.svg")

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


@pytest.mark.parametrize(("old", "new"), [
    ("font:Sarabun_700Bold.ttf", "http://127.0.0.1:9/Sarabun.ttf"), ("frame.svg", "http://127.0.0.1:9/frame.svg"),
    ("frame.svg", "file:///etc/hostname")])
def test_a_style_that_reaches_elsewhere_stops_the_rendering(folder, old, new):
    change(folder, "page.css", old, new)

    with pytest.raises(DesignError, match="may not or cannot open"):
        render(Design.load(folder), [certificate()])


def test_a_template_cannot_reach_into_python(folder):
    change(folder, "page.html", "{{ name }}", "{{ name.__class__.__mro__ }}")

    with pytest.raises(DesignError, match="page.html"):
        render(Design.load(folder), [certificate()])


def test_a_template_that_counts_for_ever_is_stopped(folder):
    change(folder, "page.html", "{{ name }}", "{% for i in range(10 ** 9) %}{{ name }}{% endfor %}")

    with pytest.raises(DesignError, match="page.html"):
        render(Design.load(folder), [certificate()])


def test_a_page_that_overflows_is_noticed(folder):
    change(folder, "page.html", '<div class="rule"></div>', '<div style="height: 230mm"></div><div>too much</div>')

    with pytest.raises(DesignError, match="overflows"):
        render(Design.load(folder), [certificate(1), certificate(2)])
