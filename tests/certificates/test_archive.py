"""What PDF/A-3a asks for, as far as it can be seen in the structure (no validator is at hand)."""

import io
import re

import pikepdf
import pytest

from certificates import Design, print_run, render

from .make import certificate
from .reading import tool, unpacked


@pytest.fixture(scope="module")
def second():
    """The second of three certificates, opened."""
    pdf = render(Design.load("classic"), [certificate(i) for i in range(1, 4)])[1]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield document


def leaves(element):
    """The structure elements that hold marked content, in reading order, with their marks."""
    for kid in element.K:
        if isinstance(kid, int):
            yield element, int(kid)
        else:
            yield from leaves(kid)


def test_it_names_its_language_and_title(second):
    one = certificate(2)

    assert (str(second.Root.Lang), str(second.docinfo.Title)) == ("th", f"{one.title} {one.number} {one.name}")


def test_its_metadata_says_pdf_a_3a_and_the_same_title(second):
    with second.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["dc:title"]) == (
            "3", "A", str(second.docinfo.Title))


def test_its_colours_have_an_output_intent(second):
    assert second.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_every_mark_of_the_page_stands_once_in_the_structure(second):
    content = b"".join(stream.read_bytes() for stream in second.pages[0].Contents)
    marks = sorted(int(mark) for mark in re.findall(rb"/MCID (\d+)", content))

    assert sorted(mark for _, mark in leaves(second.Root.StructTreeRoot)) == marks == list(range(len(marks)))


def test_the_parent_tree_leads_from_each_mark_to_its_element(second):
    numbers = second.Root.StructTreeRoot.ParentTree.Nums

    assert all(numbers[1][mark].objgen == element.objgen for element, mark in leaves(second.Root.StructTreeRoot))


def test_every_element_lies_on_the_only_page(second):
    pages = {element.Pg.objgen for element, _ in leaves(second.Root.StructTreeRoot)}

    assert pages == {second.pages[0].obj.objgen}


def test_it_is_read_aloud_in_the_order_of_the_page(second):
    sections = [kid for kid in second.Root.StructTreeRoot.K[0].K[0].K if kid.S in ("/Sect", "/H1", "/Figure")]

    assert [str(kid.S) for kid in sections] == ["/Sect", "/H1", "/Sect", "/Sect", "/Figure"]


def test_the_qr_is_described(second):
    assert str(second.Root.StructTreeRoot.K[0].K[0].K[-1].Alt) == certificate(2).verify_url


def test_the_emblem_that_was_uploaded_takes_the_place_of_the_lotus():
    emblem = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#f00"/></svg>'
    design = Design.load("classic", images={"emblem": emblem})

    pdf, = render(design, [certificate()])

    assert b"\n1 0 0 rg" in unpacked(pdf)


def test_qpdf_finds_nothing_wrong(tmp_path):
    design, people = Design.load("classic"), [certificate(1), certificate(2)]
    for i, pdf in enumerate([*render(design, people), print_run(design, people)]):
        (tmp_path / f"{i}.pdf").write_bytes(pdf)

    checked = [tool("qpdf", "--check", str(path)) for path in tmp_path.iterdir()]

    assert all(b"No syntax or stream encoding errors" in said for said in checked)
