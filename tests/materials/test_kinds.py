"""What kind of file something is: its content decides, whatever it is called."""

import io
import zipfile

import pytest
from flask_babel import force_locale

from tests.materials import samples
from trainer.errors import Refused
from trainer.materials import file_names, parcels


@pytest.fixture
def app(application):
    """The application without its database: files are judged without it."""
    with application.app_context():
        yield application


def kind_of(data, name="x"):
    return parcels.judge(io.BytesIO(data), len(data), name).ending


def refusal_of(app, data, name="x"):
    with force_locale("en"), pytest.raises(Refused) as caught:
        kind_of(data, name)
    return str(caught.value)


@pytest.mark.parametrize("ending", samples.ALL)
def test_each_kind_that_is_taken_is_known_by_its_content(app, ending):
    name = "sheet.csv" if ending == "csv" else "x"

    assert kind_of(samples.ALL[ending], name) == ending


@pytest.mark.parametrize("name", ["x.html", "x.exe", "x", "../../x", "x.png"])
def test_a_name_makes_no_pdf_anything_else(app, name):
    assert kind_of(samples.pdf(), name) == "pdf"


WEB = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("data", [
    WEB, b"\xef\xbb\xbf" + WEB, b"\n \t" + WEB, b"<!-- x -->" + WEB, "\ufeff<html>".encode("utf-16-le"), b"<p>x",
    b"<a>",
], ids=["plain", "with a mark", "after spaces", "after a comment", "in UTF-16", "a paragraph", "a link"])  # fmt: skip
@pytest.mark.parametrize("name", ["slides.pdf", "x.txt", "x.html"])
def test_a_web_page_is_refused_under_any_name(app, data, name):
    assert "web page" in refusal_of(app, data, name)


@pytest.mark.parametrize("data", [SVG, b'<?xml version="1.0"?>\n' + SVG, b"<!-- x -->\n" + SVG])
def test_a_drawing_that_may_carry_a_script_is_refused(app, data):
    assert "scripts" in refusal_of(app, data, "logo.png")


POLYGLOTS = {
    "PDF and web page": samples.pdf()[:20] + WEB + samples.pdf()[20:],
    "web page later in a text": b"a,b\n1,2\n" + WEB,
    "something before a PDF": b"GIF89a..\n%PDF-1.7\n" + samples.pdf(),
    "PDF and ZIP": samples.pdf() + samples.parcel({"x": "y"}),
    "picture and ZIP": samples.picture() + samples.parcel({"x": "y"}),
    "JPEG with a script in a comment": samples.picture("JPEG")[:2] + b"\xff\xfe\x00\x1c<script>alert(1)</script>"
                                       + samples.picture("JPEG")[2:],
    "GIF and script": b"GIF89a/*x*/=1;alert(document.cookie)//",
    "GIF and shorter script": b"GIF89a=1;alert(1);//xxxxxx",
}  # fmt: skip


@pytest.mark.parametrize("name", POLYGLOTS)
def test_two_kinds_in_one_file_are_refused(app, name):
    assert "two kinds" in refusal_of(app, POLYGLOTS[name])


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx"])
def test_macros_are_refused_whether_the_type_says_so_or_only_a_part(app, kind):
    typed = samples.office(kind, type_="application/vnd.ms-word.document.macroEnabled.main+xml")
    held = samples.office(kind, more={"word/vbaProject.bin": "x"})
    hidden = samples.office(kind).replace(b"x", b"x")
    renamed = {"[Content_Types].xml": samples.TYPES.format(
        samples.PART.format("word/document.xml", samples.MAIN["docx"][1])
        + samples.PART.format("word/harmless.bin", "application/vnd.ms-office.vbaProject")), "word/harmless.bin": "x"}

    assert [("macros" in refusal_of(app, data)) for data in (typed, held, samples.parcel(renamed))] == [True] * 3
    assert kind_of(hidden) == kind


@pytest.mark.parametrize("data", [
    samples.opened("ods", {"Basic/script-lc.xml": "x"}), samples.parcel({"in/budget.xlsm": "x"}),
    samples.office("xlsx", more={"xl/macrosheets/sheet1.xml": "x"}),
], ids=["OpenDocument", "inside a ZIP", "old macro sheets"])  # fmt: skip
def test_macros_are_refused_elsewhere_too(app, data):
    assert "macros" in refusal_of(app, data)


@pytest.mark.parametrize(("data", "words"), [
    (b"MZ\x90\x00", "program"), (b"\x7fELF\x02", "program"), (b"#!/bin/sh\nrm -rf /", "program"),
    (samples.parcel({"setup.exe": "x"}), "program"), (samples.parcel({"META-INF/MANIFEST.MF": "x"}), "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office file"), (b"{\\rtf1 x}", "RTF"),
    (b"Rar!\x1a\x07", "zip"), (b"\x1f\x8b\x08\x00", "zip"), (b"", "empty"), (samples.parcel({}), "empty"),
    (b"\x00\x00\x00\x18ftypqt  " + b"\0" * 20, "MP4"), (b"\x00\x00\x00\x18ftypheic" + b"\0" * 20, "JPEG"),
    (b"\x00\x01\x02\x03" * 20, "not of a kind"), (samples.parcel({"../../x": "y"}), "outside"),
    (samples.parcel({"C:\\x.txt": "y"}), "outside"), (b"PK\x03\x04" + b"x" * 200, "damaged"),
    (samples.office()[:-30], "damaged"), (samples.office(type_="application/epub+zip"), "packed like an Office"),
    (samples.parcel({"mimetype": "application/epub+zip"}), "packed like an Office"),
    (samples.parcel({"[Content_Types].xml": "<not closed"}), "damaged"),
    (samples.parcel({"[Content_Types].xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "damaged"),
])  # fmt: skip
def test_what_is_not_taken_is_refused_with_a_sentence_that_says_why(app, data, words):
    assert words in refusal_of(app, data, "x")


@pytest.mark.parametrize("name", ["run.js", "run.bat", "page.php", "x.html", "x.svg"])
def test_text_that_calls_itself_something_else_is_refused(app, name):
    assert "plain text" in refusal_of(app, b"alert(1)", name)


@pytest.mark.parametrize(
    "data", ["ก,ข".encode("cp874"), "ก,ข".encode("utf-16"), b"\xef\xbb\xbfx", "ก".encode() * 30_000]
)
def test_text_is_text_in_each_encoding_that_people_use(app, data):
    assert kind_of(data, "x.csv") == "csv"


def test_a_locked_zip_is_refused(app):
    packed = bytearray(samples.parcel({"x": "y"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(sign) + place] |= 1

    assert "password" in refusal_of(app, bytes(packed))


def test_a_zip_with_an_endless_list_is_refused_before_it_is_read(app):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for number in range(25_000):
            packed.writestr(f"a-rather-long-name-of-a-file-{number:060}", "")

    assert "more files" in refusal_of(app, stream.getvalue())


def test_a_comment_at_the_end_does_not_hide_a_zip(app):
    assert "two kinds" in refusal_of(app, samples.picture() + samples.parcel({"x": "y"}, comment=b"PK\x05\x06" * 5))


@pytest.mark.parametrize(("name", "kept"), [
    ("../../x.pdf", "x.pdf"), ("C:\\temp\\สไลด์.pdf", "สไลด์.pdf"), ("สไลด์.html", "สไลด์.pdf"),
    ("รายงาน 2.1", "รายงาน 2.1.pdf"), ("a\u202efdp.exe", "afdp.pdf"), ("x\x00\x1f.pdf", "x.pdf"), ("", "ไฟล์.pdf"),
    ("...", "ไฟล์.pdf"), ("con.pdf", "_con.pdf"),
    ('a"b<c>.pdf', "abc.pdf"), ("ก" * 300 + ".pdf", "ก" * 114 + ".pdf"), ("a/b/", "ไฟล์.pdf"),
])  # fmt: skip
def test_a_file_is_called_as_it_was_named_without_what_leads_astray(app, name, kept):
    kind = parcels.judge(io.BytesIO(samples.pdf()), len(samples.pdf()), name)

    with force_locale("th"):
        assert file_names.shown(name, kind) == kept


@pytest.mark.parametrize(("name", "header"), [
    ("สไลด์ 1.pdf", "attachment; filename=\"material.pdf\"; "
                   "filename*=UTF-8''%E0%B8%AA%E0%B9%84%E0%B8%A5%E0%B8%94%E0%B9%8C%201.pdf"),
    ("plan b.pdf", "attachment; filename=\"plan b.pdf\"; filename*=UTF-8''plan%20b.pdf"),
    ("50%.pdf", "attachment; filename=\"material.pdf\"; filename*=UTF-8''50%25.pdf"),
])  # fmt: skip
def test_the_header_carries_the_whole_name(name, header):
    assert file_names.disposition(name, inline=False) == header
