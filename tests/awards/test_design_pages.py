"""The gallery of designs."""

import io

import pytest

from tests import make
from tests.awards.pictures_sent import design_zip
from trainer.awards import uploading
from trainer.awards.stationery import CertificateDesign
from trainer.database import db

PAGE = "/admin/designs"


def upload(client, data=None, name="ours"):
    sent = {"file": (io.BytesIO(data or design_zip()), "ours.zip"), "name": name}
    return client.post(PAGE, data=sent, follow_redirects=True)


@pytest.fixture(autouse=True)
def folder(files):
    return files


def test_the_gallery_shows_every_design_and_which_programme_prints_on_it(as_admin):
    make.programme("executive")
    make.scheme(make.programme("other"), "speaker", design="modern")
    page = as_admin.get(PAGE).text

    assert [name in page for name in ("คลาสสิก", "สมัยใหม่", "หัวจดหมาย")] == [True] * 3
    assert "/desk/programmes/other/certificates/speaker" in page


@pytest.mark.parametrize(("ending", "kind"), [
    (".pdf", "application/pdf"), (".zip", "application/zip"), ("", "text/html")])
def test_a_design_is_seen_from_near_and_taken_along(as_admin, ending, kind):
    assert as_admin.get(f"{PAGE}/letterhead{ending}").mimetype == kind


@pytest.mark.parametrize("code", ["", "/longest", "/monk", "/nonsense"])
def test_a_design_has_pictures(as_organiser, code):
    assert as_organiser.get(f"/desk/designs/modern{code}.webp").data[8:12] == b"WEBP"


@pytest.mark.parametrize("address", [f"{PAGE}/baroque", f"{PAGE}/baroque.zip", "/desk/designs/baroque.webp"])
def test_a_design_that_does_not_exist_is_not_found(as_admin, address):
    assert as_admin.get(address).status_code == 404


def test_a_design_of_ones_own_is_taken_in_and_shown_with_its_version(as_admin):
    page = upload(as_admin).text

    assert ("ours (1)" in page, db.session.query(CertificateDesign).one().account_id is not None) == (True, True)


def test_what_is_refused_is_said_beside_the_field_and_the_name_is_not_lost(as_admin):
    page = upload(as_admin, b"no zip").text

    assert ("is-invalid" in page, 'value="ours"' in page) == (True, True)
    assert db.session.query(CertificateDesign).count() == 0


def test_what_a_design_does_wrong_is_told_in_thai_and_in_detail_for_whoever_makes_it(as_admin):
    page = upload(as_admin, design_zip({"page.html": [("{{ preface }}", "{{ \"<b>\".strip() }}")]})).text

    assert ("โปรดแจ้งผู้จัดทำแบบ" in page, '<span lang="en">page.html may not use call (line 10).' in page) == (True, True)


def test_what_a_design_says_is_shown_as_it_is_written(as_admin):
    changes = {"design.toml": [('language = "th"', 'language = "th"\n"<img src=x>" = 1')]}
    page = upload(as_admin, design_zip(changes)).text

    assert ("&lt;img src=x&gt;" in page, "<img src=x>" in page) == (True, False)


@pytest.mark.parametrize("name", ["", "Ours", "../x", "แบบของเรา", "a b"])
def test_a_name_that_no_address_takes_is_refused(as_admin, name):
    upload(as_admin, name=name)

    assert db.session.query(CertificateDesign).count() == 0


def test_a_design_of_ones_own_can_be_chosen_and_looked_at(as_admin):
    upload(as_admin)
    make.programme("executive")
    page = as_admin.get("/desk/programmes/executive/certificates/participant").text

    assert ('value="ours"' in page, as_admin.get("/desk/designs/ours.webp").data[8:12]) == (True, b"WEBP")


def test_a_design_of_ones_own_is_removed(as_admin):
    upload(as_admin)
    as_admin.post(f"{PAGE}/ours/removal")

    assert as_admin.get(f"{PAGE}/ours").status_code == 404


def test_an_organiser_neither_uploads_nor_removes(as_organiser, app):
    uploading.upload("ours", design_zip(), None)

    assert [as_organiser.post(address).status_code for address in (PAGE, f"{PAGE}/ours/removal")] == [403, 403]


def test_the_gallery_asks_the_database_as_often_for_three_programmes_as_for_one(as_admin, statements):
    counts = []
    as_admin.get(f"{PAGE}/modern")  # what is looked up once a process
    for more in (1, 2):
        for _ in range(more):
            make.scheme(make.programme(), "volunteer", design="modern")
        db.session.commit()
        with statements() as seen:
            as_admin.get(PAGE)
            as_admin.get(f"{PAGE}/modern")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 9
