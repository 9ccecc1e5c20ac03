"""What PDF/A-3a asks for still holds once a certificate is sealed and carries its credential."""

import io
import re

import pikepdf
import pytest

from certificates import normalised

from .make import certificate
from .reading import text


@pytest.fixture(scope="module")
def pdf(sealed):
    with pikepdf.open(io.BytesIO(sealed)) as document:
        yield document


def metadata(pdf):
    return pdf.Root.Metadata.read_raw_bytes().decode()


def test_title_and_language_are_those_of_the_certificate(pdf):
    one = certificate(1)

    assert (str(pdf.Root.Lang), str(pdf.docinfo.Title)) == ("th", f"{one.title} {one.number} {one.name}")


def test_the_metadata_is_readable_without_unpacking_and_names_the_standard(pdf):
    assert 'pdfaid:part="3"' in metadata(pdf) and 'pdfaid:conformance="A"' in metadata(pdf)


def test_the_metadata_says_what_the_documents_information_says(pdf):
    assert f">{pdf.docinfo.Title}<" in metadata(pdf) and f'"{pdf.docinfo.Producer}"' in metadata(pdf)
    assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}


def test_it_is_tagged_and_its_colours_have_a_profile(pdf):
    assert pdf.Root.MarkInfo.Marked and pdf.Root.StructTreeRoot.K
    assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"  # ICC.1, 7.2.11


def test_the_credential_is_associated_once_as_another_form_of_the_same(pdf):
    file, = pdf.Root.AF

    assert (str(file.AFRelationship), str(file.UF), str(file.F), str(file.EF.F.Subtype)) == (
        "/Alternative", "credential.jwt", "credential.jwt", "/application/vc+jwt")
    assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == file.objgen


def test_the_associated_file_says_its_size_and_when_it_was_made(pdf):
    stream = pdf.Root.AF[0].EF.F

    assert (int(stream.Params.Size), str(stream.Params.ModDate)) == (
        len(stream.read_bytes()), "D:20200131163000+00'00'")


def test_every_font_is_embedded_and_gives_its_text_back(pdf):
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    whole = [one for one in fonts if one.Subtype == "/Type0"]

    assert len(whole) == 3 and all("/ToUnicode" in one for one in whole)
    assert all({"/FontFile2", "/FontFile3"} & one.DescendantFonts[0].FontDescriptor.keys() for one in whole)


def test_nothing_stands_in_it_that_pdf_a_forbids(pdf):
    names = {name for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) for name in one.keys()}

    assert not names & {"/JS", "/AA", "/OpenAction", "/XFA", "/NeedAppearances", "/Encrypt", "/Launch", "/OPI", "/PS"}
    assert not pdf.is_encrypted and len(pdf.trailer.ID) == 2


def test_the_only_annotation_is_the_seal_which_is_printed_and_takes_no_room(pdf):
    seal, = pdf.pages[0].Annots

    assert (str(seal.Subtype), int(seal.F) & 0b111, list(seal.Rect)) == ("/Widget", 4, [0, 0, 0, 0])


def test_the_signature_names_no_digest_of_its_own(pdf):
    reference, = pdf.Root.AcroForm.Fields[0].V.Reference

    assert not {"/DigestLocation", "/DigestMethod", "/DigestValue"} & reference.keys()


def test_every_mark_of_the_page_is_in_the_structure(pdf):
    content = b"".join(stream.read_bytes() for stream in pdf.pages[0].Contents)
    marks = {int(mark) for mark in re.findall(rb"/MCID (\d+)", content)}

    assert len(pdf.Root.StructTreeRoot.ParentTree.Nums[1]) == len(marks)


def test_the_text_still_comes_back(sealed):
    one, found = certificate(1), normalised(text(sealed, "-raw"))

    assert all(normalised(fact) in found for fact in (one.name, one.organisation, one.completed, one.held))
