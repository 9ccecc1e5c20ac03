"""What becomes of a file when the last of it has come: refused, or on the shelf where it was meant to stand."""

import pytest

from tests import make
from tests.materials import samples
from tests.materials.conftest import shelved
from tests.materials.line import TEXT, Line, begun
from tests.registration.pressure import at_once
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import arrivals, uploads
from trainer.materials.arrivals import Inflow
from trainer.materials.models import Material, MaterialVersion
from trainer.materials.uploads import MaterialUpload
from trainer.storage import storage


def test_a_web_page_is_refused_after_its_first_piece(cohort, folder):
    page = b"<html><script>alert(1)</script>" + b" " * 9 * 2**20
    upload, body = begun(cohort, page, "slides.pdf"), Line(page, len(page))

    with pytest.raises(Refused):
        arrivals.arrive(upload, 0, Inflow(body, len(page)), None)

    assert body.at <= uploads.PIECE
    assert (db.session.query(MaterialUpload).count(), storage().places("uploads")) == (0, [])


def test_what_is_refused_at_the_end_leaves_nothing_behind(cohort, folder):
    macros = samples.office(more={"word/vbaProject.bin": "x"})
    upload = begun(cohort, macros, "brief.docx")

    with pytest.raises(Refused):
        arrivals.arrive(upload, 0, Inflow(Line(macros, len(macros)), len(macros)), None)

    assert [db.session.query(each).count() for each in (MaterialUpload, Material)] == [0, 0]
    assert storage().places("uploads") == []


def test_a_session_that_is_gone_meanwhile_leaves_the_file_to_the_whole_training(cohort, folder):
    session = make.session(cohort, title="จะถูกถอด")
    upload = begun(cohort, TEXT, place=f"session-{session.id}")
    db.session.delete(session)
    db.session.commit()

    arrivals.arrive(upload, 0, Inflow(Line(TEXT, len(TEXT)), len(TEXT)), None)

    assert db.session.query(Material).one().place == ""


def test_two_new_versions_at_once_get_two_numbers(app, cohort, folder):
    material = shelved(cohort)
    ids = [begun_again(cohort, material) for _ in range(3)]

    def finish(upload_id):
        upload = db.session.get(MaterialUpload, upload_id)
        arrivals.arrive(upload, 0, Inflow(Line(samples.pdf(), 10**6), upload.length), None)

    at_once(app, [lambda one=one: finish(one) for one in ids])

    assert sorted(one.number for one in db.session.query(MaterialVersion)) == [1, 2, 3, 4]


def begun_again(cohort, material):
    upload = uploads.begin(cohort, None, "ใหม่.pdf", len(samples.pdf()), {}, material)
    db.session.commit()
    return upload.id


def test_a_cohort_that_is_closed_meanwhile_takes_nothing_in(cohort, folder):
    upload = begun(cohort, TEXT)
    cohort.closed_at = make.moment(make.FIRST_DAY, 8)
    db.session.commit()

    with pytest.raises(Refused, match="ปิด"):
        arrivals.arrive(upload, 0, Inflow(Line(TEXT, len(TEXT)), len(TEXT)), None)

    assert db.session.query(Material).count() == 0
