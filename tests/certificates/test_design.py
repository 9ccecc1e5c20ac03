import pytest

from certificates import Design, DesignError, render

from .make import certificate
from .own import change, copied


@pytest.fixture
def folder(tmp_path):
    """A copy of the classic design, to be spoilt."""
    return copied(tmp_path)


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
                                          ('language = "th"', "language = 7"), ("size = 34", "size = 3"),
                                          ("left = 32.5", "left = 32.5\nright = 9"), ("left = 32.5", "left = 290"),
                                          ("width = 297", "width = 3"), ("width = 297", 'width = 297\nturned_by = "x"'),
                                          ('fonts = [', 'fonts = [7, ')])
def test_a_setting_of_the_wrong_kind_is_a_sentence(folder, old, new):
    change(folder, "design.toml", old, new)

    with pytest.raises(DesignError, match="design.toml"):
        Design.load(folder)


def test_a_font_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DesignError, match="Sarabun_400Regular.ttf"):
        Design.load("classic", fonts=tmp_path)


def test_a_page_that_overflows_is_noticed(folder):
    change(folder, "page.html", '<div class="rule"></div>', '<div style="height: 230mm"></div><div>too much</div>')

    with pytest.raises(DesignError, match="overflows"):
        render(Design.load(folder), [certificate(1), certificate(2)])


def test_a_design_has_another_version_as_soon_as_a_file_of_it_changes(folder):
    before = Design.load(folder).version
    change(folder, "rule.svg", "80mm", "81mm")

    assert (Design.load(folder).version == before, before == Design.load("classic").version) == (False, True)


def test_the_version_does_not_depend_on_what_is_filled_in():
    assert Design.load("classic", fields={"ink": "#000000"}).version == Design.load("classic").version


def test_a_kept_copy_of_a_design_with_its_fonts_prints_the_same(tmp_path):
    shipped = Design.load("modern")
    for name, path in shipped.files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(path.read_bytes())

    kept = Design.load(tmp_path, fonts=tmp_path / "fonts")

    assert (kept.version, render(kept, [certificate()])) == (shipped.version, render(shipped, [certificate()]))
