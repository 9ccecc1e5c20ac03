"""Designs of one's own: what is taken in, and what is refused before anybody prints on it."""

import io
import os
import time
import zipfile

import pytest

from tests import make
from tests.awards.participants import certified
from tests.awards.pictures_sent import design_zip, picture
from trainer.awards import apart, designs, press, unpacking, uploading
from trainer.awards.stationery import CertificateDesign
from trainer.database import db
from trainer.errors import Refused

IMAGE = '{% if "emblem" in images %}'
BOMB = "".join(f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(12))
ENDLESS = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{BOMB}<rect id="g12" width="9" height="9"/></svg>'


def refusal(data, name="ours"):
    with pytest.raises(Refused) as refused:
        uploading.upload(name, data, None)
    assert db.session.query(CertificateDesign).count() == 0
    return str(refused.value)


def test_a_design_is_taken_in_as_the_first_version(files, app):
    version, losses = uploading.upload("ours", design_zip(), None)

    assert (version.name, version.version, losses, "ours" in designs.at_hand()) == ("ours", 1, [], True)


def test_a_design_that_is_called_like_another_shows_its_own_name_too(files, app):
    uploading.upload("ours", design_zip(), None)

    said = dict(designs.called("en"))
    assert (said["modern"], said["ours"]) == ("Modern", "Modern (ours)")


def test_a_changed_design_is_the_next_version(files, app):
    uploading.upload("ours", design_zip(), None)
    version, _losses = uploading.upload("ours", design_zip({"page.css": [("58mm", "60mm")]}), None)

    assert version.version == 2


def test_the_same_design_once_more_is_refused(files, app):
    uploading.upload("ours", design_zip(), None)

    with pytest.raises(Refused):
        uploading.upload("ours", design_zip(), None)


def test_a_folder_around_the_files_is_no_matter(files, app):
    assert uploading.upload("ours", design_zip(around="our design/"), None)[0].version == 1


def test_pictures_and_drawings_of_its_own_go_along(files, app):
    data = design_zip(
        {"page.html": [(IMAGE, '<img class="emblem" src="paper/dot.png" alt="">' + IMAGE)]},
        {"paper/dot.png": picture(mode="RGB")},
    )

    assert uploading.upload("ours", data, None)[0].version == 1


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", design_zip()[:-40]])
def test_what_is_no_zip_is_refused(files, app, data):
    assert refusal(data)


@pytest.mark.parametrize("missing", ["page.html", "page.css", "design.toml"])
def test_a_file_that_is_missing_is_named(files, app, missing):
    assert missing in refusal(design_zip(leave_out=[missing]))


@pytest.mark.parametrize("name", [
    "../outside.css", "/etc/outside.css", "a/../../outside.css", "run.py", "run.sh", "page.js", ".hidden.css",
    "a/b/c/deep.css", "noending", "..\\outside.css", "page.html.exe"])
def test_a_file_that_no_design_may_hold_is_named(files, app, name):
    assert name in refusal(design_zip(add={name: b"x"}))


def test_a_link_in_a_zip_is_refused(files, app):
    out = io.BytesIO(design_zip())
    with zipfile.ZipFile(out, "a") as parcel:
        link = zipfile.ZipInfo("secret.css")
        link.external_attr = 0o120777 << 16
        parcel.writestr(link, "/etc/hostname")

    assert "secret.css" in refusal(out.getvalue())


@pytest.mark.parametrize("names", [["a.txt", "a.txt/b.txt"], ["a.txt/b.txt", "a.txt"]])
def test_a_name_that_is_a_file_and_a_folder_is_refused(files, app, names):
    assert "ZIP" in refusal(design_zip(add=dict.fromkeys(names, b"x")))


def test_a_folder_that_is_called_like_a_font_is_no_font(files, app):
    assert uploading.upload("ours", design_zip(add={"own.ttf/read.txt": b"x"}), None)[0].version == 1


def test_a_zip_whose_content_is_damaged_is_refused(files, app):
    data = bytearray(design_zip(add={"note.txt": b"x" * 5000}))
    at = data.rindex(b"note.txt", 0, data.rindex(b"PK\x01\x02")) + len(b"note.txt")
    data[at : at + 8] = bytes(8)

    assert "ZIP" in refusal(bytes(data))


def test_a_shipped_design_cannot_be_removed(files, app):
    with pytest.raises(Refused):
        uploading.remove("modern", None)


def test_nobody_waits_for_the_database_while_a_design_is_tried_out(files, as_admin, monkeypatch):
    seen, lay_out = [], apart.lay_out
    monkeypatch.setattr(apart, "lay_out", lambda *asked, **more: (
        seen.append(db.session().in_transaction()), lay_out(*asked, **more))[1])  # fmt: skip
    as_admin.post("/admin/designs", data={"file": (io.BytesIO(design_zip()), "ours.zip"), "name": "ours"})

    assert (seen, db.session.query(CertificateDesign).count()) == ([False], 1)


def test_a_zip_that_grows_when_it_is_unpacked_is_refused(files, app):
    assert "30 MB" in refusal(design_zip(add={"big.txt": bytes(unpacking.MOST_UNPACKED)}))


def test_a_zip_of_too_many_files_is_refused(files, app):
    assert "60" in refusal(design_zip(add={f"{n}.txt": b"x" for n in range(60)}))


def test_a_zip_that_is_too_large_is_refused(files, app):
    assert "12 MB" in refusal(bytes(unpacking.MOST_BYTES + 1))


@pytest.mark.parametrize(("file", "change", "said"), [
    ("page.html", ("{{ preface }}", "{{ nickname }}"), "nickname"),
    ("page.html", ("{{ preface }}", "{% for i in range(9) %}x{% endfor %}"), "page.html"),
    ("page.html", (IMAGE, '<img alt="" src="https://example.org/x.png">' + IMAGE), "example.org"),
    ("page.html", (IMAGE, '<img alt="" src="missing.png">' + IMAGE), "fetching &#34;missing.png&#34; (the design has"),
    ("page.html", (IMAGE, "<script>alert(1)</script>" + IMAGE), "page.html"),
    ("page.css", ("var(--band)", 'url("file:///etc/hostname")'), "this: file:///etc/hostname (in page.css)"),
    ("page.css", ("Sarabun_300Light.ttf", "Other.ttf"), "Other.ttf"),
    ("page.html", (IMAGE, '<div style="height: 230mm">1</div><div>2</div>' + IMAGE), "หม่อมราชวงศ์"),
    ("page.css", ("color: #15191d }", "color: #15191d; display: none }"), "หม่อมราชวงศ์"),
    ("design.toml", ("Sarabun_300Light.ttf", "Other.ttf"), "Other.ttf"),
    ("design.toml", ('type = "image"', 'type = "film"'), "film"),
    ("design.toml", ("least = 15", "least = 400"), "400"),
    ("design.toml", ('language = "th"', 'language = "th"\nfoo = 3'), "design.toml of upload has foo"),
    ("design.toml", ('type = "image"', 'type = "image"\nmystery = 3'), "design.toml the field emblem has mystery"),
    ("design.toml", ("[qr]", "[turned.paper]\nwidth = 9\n[qr]"), "paper (in turned)"),
])  # fmt: skip
def test_a_design_that_cannot_be_laid_out_is_refused_with_what_is_wrong(files, app, file, change, said):
    assert said in refusal(design_zip({file: [change]}))


def test_a_picture_that_is_none_is_named(files, app):
    assert "dot.png" in refusal(design_zip(add={"dot.png": b"GIF89a no picture"}))


def test_a_design_that_does_not_come_to_an_end_is_stopped(files, app, monkeypatch):
    monkeypatch.setattr("trainer.awards.apart.SECONDS", 3)
    change = (IMAGE, '<img alt="" src="endless.svg">' + IMAGE)

    assert "หยุด" in refusal(design_zip({"page.html": [change]}, {"endless.svg": ENDLESS.encode()}))


def test_the_name_of_a_shipped_design_is_refused(files, app):
    assert refusal(design_zip(), "classic")


def test_a_font_whose_text_is_lost_is_told(files, app):
    from fontTools.ttLib import TTFont

    from certificates.design import FONTS

    out = io.BytesIO()
    with TTFont(next(FONTS.rglob("Sarabun_300Light.ttf"))) as font:
        for table in font["cmap"].tables:
            table.cmap[ord("ต")] = table.cmap[ord("ด")]
        font.save(out)
    _version, losses = uploading.upload("ours", design_zip(add={"Sarabun_300Light.ttf": out.getvalue()}), None)

    assert len(losses) == 1 and "Sarabun_300Light.ttf" in losses[0] and "ต" in losses[0]


def test_a_design_in_use_is_not_removed(files, app):
    uploading.upload("ours", design_zip(), None)
    make.scheme(make.programme(), design="ours")

    with pytest.raises(Refused):
        uploading.remove("ours", None)


def test_what_was_issued_on_a_removed_design_is_still_printed(cohort, files):
    uploading.upload("ours", design_zip(), None)
    scheme = make.scheme(cohort.programme, design="ours")
    certificate = certified(cohort)
    scheme.design = "classic"
    uploading.remove("ours", None)
    for path in (files / "designs").iterdir():
        os.utime(path, (time.time() - 1e6,) * 2)
    designs.sweep()

    assert press.singles(press.frozen([certificate]))[0].startswith(b"%PDF-")


def test_a_design_that_was_downloaded_is_the_same_when_it_is_uploaded(files, app):
    data = uploading.zipped(designs.bare(designs.place_of("letterhead")))
    version, _losses = uploading.upload("ours", data, None)

    assert version.fingerprint == designs.fingerprint_of("letterhead")
