import pytest

from certificates import Design, DesignError
from certificates.colour import contrast, tint

from .own import change, copied, picture

FIELD = '[fields.ink]\ntype = "colour"'


@pytest.fixture
def folder(tmp_path):
    return copied(tmp_path)


def test_a_field_that_is_not_filled_in_keeps_its_default():
    assert Design.load("classic").fields["ink"] == "#12352a"


def test_a_field_that_the_design_does_not_have_is_named():
    with pytest.raises(DesignError, match="glitter"):
        Design.load("classic", fields={"glitter": True})


@pytest.mark.parametrize(("name", "value"), [
    ("ink", "red"), ("ink", "#12352"), ("ink", "#12352a; background: url(//x)"), ("ink", 5),
    ("emblem_height", "27mm"), ("emblem_height", 500), ("emblem_height", True), ("emblem_height", float("nan")),
    ("digits", "roman"), ("digits", ["thai"]), ("rosette", "yes"), ("preface", "ก" * 81), ("preface", "ก\nข"),
    ("preface", 7)])
def test_a_value_of_the_wrong_type_or_out_of_its_limits_is_refused_with_what_the_field_takes(name, value):
    with pytest.raises(DesignError, match=f"{name} cannot be .*: it takes "):
        Design.load("classic", fields={name: value})


def test_a_colour_may_be_written_in_capitals():
    assert Design.load("classic", fields={"ink": "#ABCDEF"}).fields["ink"] == "#abcdef"


def test_a_required_text_may_not_be_emptied():
    with pytest.raises(DesignError, match="preface.*missing"):
        Design.load("classic", fields={"preface": "  "})


def test_a_required_picture_that_is_missing_is_named(folder):
    change(folder, "design.toml", '[fields.emblem]\ntype = "image"', '[fields.emblem]\ntype = "image"\nrequired = true')

    with pytest.raises(DesignError, match="needs emblem"):
        Design.load(folder)


def test_a_required_picture_that_is_given_is_enough(folder):
    change(folder, "design.toml", '[fields.emblem]\ntype = "image"', '[fields.emblem]\ntype = "image"\nrequired = true')

    assert Design.load(folder, images={"emblem": picture()}).images.keys() == {"emblem"}


@pytest.mark.parametrize("name", ["garuda", "ink"])
def test_a_picture_that_the_design_does_not_know_is_named(name):
    with pytest.raises(DesignError, match=name):
        Design.load("classic", images={name: picture()})


def test_a_picture_is_not_filled_in_like_a_text():
    with pytest.raises(DesignError, match="emblem"):
        Design.load("classic", fields={"emblem": "logo.png"})


@pytest.mark.parametrize(("old", "new"), [
    ('type = "colour"', 'type = "gradient"'), ('default = "#12352a"', 'default = "dark"'),
    ('default = "#12352a"', 'colour = "#12352a"'), ('default = "#12352a"', ""), ("[fields.ink]", '[fields."in k"]'),
    ('ground = "#ffffff"', 'ground = "paper"'), ("most = 30", "most = 20"),
    ('type = "choice"', 'type = "choice"\nmost = "many"\nleast = []')])
def test_a_field_that_is_not_declared_as_it_should_be_is_a_sentence(folder, old, new):
    change(folder, "design.toml", old, new)

    with pytest.raises(DesignError, match="field|ink|emblem|digits"):
        Design.load(folder)


def test_a_page_that_asks_for_a_field_that_is_not_declared_is_named(folder):
    change(folder, "page.html", "fields.number_word", "fields.nickname")

    with pytest.raises(DesignError, match="nickname"):
        Design.load(folder)


def test_colours_and_lengths_are_known_to_the_style():
    style = Design.load("classic", fields={"ink": "#000000", "emblem_height": 20}).style

    assert "--ink: #000000" in style and "--ink-50: #808080" in style and "--emblem-height: 20mm" in style


def test_a_colour_that_cannot_be_read_on_its_ground_is_told_with_its_contrast():
    faint = Design.load("classic", fields={"title_colour": "#d8b35c"}).faint

    assert {name: round(ratio, 1) for name, ratio in faint.items()} == {"title_colour": 2.0}


def test_the_shipped_colours_can_all_be_read():
    assert [Design.load(name).faint for name in ("classic", "modern", "letterhead")] == [{}, {}, {}]


@pytest.mark.parametrize(("one", "other", "ratio"), [
    ("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54), ("#ff0000", "#0000ff", 2.15)])
def test_contrast_is_counted_as_wcag_counts_it(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_tint_is_so_much_of_a_colour_on_white():
    assert (tint("#000000", 50), tint("#12352a", 100), tint("#12352a", 0)) == ("#808080", "#12352a", "#ffffff")
