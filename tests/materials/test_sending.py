"""Files on their way: cut, sent again, sent twice at once; in a folder and in a bucket the same comes out."""

import hashlib
import os
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import InvalidRequestError
from werkzeug.exceptions import ClientDisconnected

from tests import make
from tests.materials import samples
from tests.materials.conftest import shelved
from tests.materials.sender import Sender
from tests.registration.pressure import at_once
from trainer import jobs
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import arrivals, uploads
from trainer.materials.arrivals import Inflow
from trainer.materials.models import Material, MaterialVersion
from trainer.materials.uploads import MaterialPiece, MaterialUpload
from trainer.storage import storage

TEXT = "ก".encode() * 4000  # three bytes each: pieces end in the middle of letters
LONG = samples.pdf() + b"%" + os.urandom(9 * 2**20)


def content(version):
    return b"".join(storage().blocks(version.place, version.size))


def test_a_file_of_many_pieces_comes_out_as_it_went_in(anywhere, cohort, as_organiser):
    Sender(as_organiser, cohort).send(LONG, name="ยาว.pdf")
    before = db.session.query(MaterialPiece).count()
    jobs.sweep()
    version = db.session.query(MaterialVersion).one()

    assert (before, version.state, version.size) == (3, "ready", len(LONG))
    assert hashlib.sha256(content(version)).hexdigest() == version.sha256 == hashlib.sha256(LONG).hexdigest()
    assert storage().places("uploads") == []


class Line:
    """A body of so many bytes, of which a line lets some through before it is cut."""

    def __init__(self, data, through, error=ClientDisconnected):
        self.data, self.through, self.at, self.error = data, through, 0, error

    def read(self, size):
        if self.at >= min(self.through, len(self.data)):
            if self.through < len(self.data) and self.error:
                raise self.error
            return b""
        part = self.data[self.at : min(self.at + size, self.through)]
        self.at += len(part)
        return part


@pytest.mark.parametrize("error", [ClientDisconnected, ConnectionResetError, None], ids=["said", "reset", "silent"])
def test_what_came_before_a_cut_is_kept(cohort, folder, error):
    upload = begun(cohort, TEXT)

    at = arrivals.arrive(upload, 0, Inflow(Line(TEXT, 500, error), len(TEXT)), None)

    assert (at, upload.received) == (500, 500)


def begun(cohort, data, name="ยาว.txt", **facts):
    upload = uploads.begin(cohort, None, name, len(data), facts)
    db.session.commit()
    return upload


# What happens to an upload: so many bytes are sent, so many of them arrive, from where it stands or from elsewhere.
PLACES = st.sampled_from([0, 0, 0, -1, 1, -700])
STEPS = st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 6000), PLACES), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_however_it_is_cut_and_repeated_the_same_file_comes_out(cohort, folder, steps):
    upload = begun(cohort, TEXT)
    for sent, through, astray in [*steps, *[(len(TEXT), len(TEXT), 0)] * 2]:
        start = upload.received + astray
        body = TEXT[max(start, 0) : max(start, 0) + sent]
        try:
            if start != upload.received:
                raise uploads.Late
            arrivals.arrive(upload, start, Inflow(Line(body, through), len(TEXT) - start), None)
        except uploads.Late:
            assert astray
    jobs.sweep()

    version = db.session.get(MaterialVersion, upload.version_id)
    assert (version.sha256, content(version)) == (hashlib.sha256(TEXT).hexdigest(), TEXT)


def test_of_two_that_send_the_same_bytes_at_once_one_wins(app, cohort, folder):
    upload_id = begun(cohort, TEXT).id

    def send():
        upload = db.session.get(MaterialUpload, upload_id)
        arrivals.arrive(upload, 0, Inflow(Together(TEXT[:600]), len(TEXT)), None)

    both = threading.Barrier(2)

    class Together(Line):
        """A body whose first bytes wait for those of the other."""

        def __init__(self, data):
            super().__init__(data, len(data))

        def read(self, size):
            if self.at == 0:
                both.wait(20)
            return super().read(size)

    def late():
        try:
            send()
        except uploads.Late:
            return "late"

    answers = at_once(app, [late, late])

    assert sorted(map(str, answers)) == ["None", "late"]
    assert (db.session.get(MaterialUpload, upload_id).received, db.session.query(MaterialPiece).count()) == (600, 1)
    assert len(storage().places("uploads")) == 1


def test_of_two_that_send_the_last_bytes_at_once_one_material_comes_out(app, cohort, folder):
    upload = begun(cohort, TEXT)
    arrivals.arrive(upload, 0, Inflow(Line(TEXT[:600], 600), len(TEXT)), None)
    upload_id = upload.id

    def finish():
        one = db.session.get(MaterialUpload, upload_id)
        try:
            arrivals.arrive(one, 600, Inflow(Line(TEXT[600:], len(TEXT)), len(TEXT) - 600), None)
        except uploads.Late:
            return "late"

    at_once(app, [finish] * 4)

    assert (db.session.query(Material).count(), db.session.query(MaterialVersion).count()) == (1, 1)


def test_a_late_piece_leaves_what_counts_alone(cohort, folder):
    upload = begun(cohort, TEXT)
    arrivals.arrive(upload, 0, Inflow(Line(TEXT[:600], 600), len(TEXT)), None)

    with pytest.raises(uploads.Late):
        arrivals.arrive(upload, 0, Inflow(Line(b"?" * 700, 700), len(TEXT)), None)

    assert (upload.received, len(storage().places("uploads"))) == (600, 1)


def test_a_worker_that_tells_nobody_after_the_commit_loses_no_bytes(app, cohort, folder, monkeypatch):
    upload = begun(cohort, TEXT)
    monkeypatch.setitem(app.extensions, "hint", lambda _job: 1 / 0)

    with pytest.raises((ZeroDivisionError, InvalidRequestError)):
        arrivals.arrive(upload, 0, Inflow(Line(TEXT, len(TEXT)), len(TEXT)), None)
    db.session.remove()
    jobs.sweep()

    assert content(db.session.query(MaterialVersion).one()) == TEXT


def test_a_web_page_is_refused_after_its_first_piece(cohort, folder):
    page = b"<html><script>alert(1)</script>" + b" " * 9 * 2**20
    upload, body = begun(cohort, page, "slides.pdf"), Line(page, len(page))

    with pytest.raises(Refused):
        arrivals.arrive(upload, 0, Inflow(body, len(page)), None)

    assert (body.at <= uploads.PIECE, db.session.query(MaterialUpload).count(), storage().places("uploads")) == (True, 0, [])


def test_what_is_refused_at_the_end_leaves_nothing_behind(cohort, folder):
    macros = samples.office(more={"word/vbaProject.bin": "x"})
    upload = begun(cohort, macros, "brief.docx")

    with pytest.raises(Refused):
        arrivals.arrive(upload, 0, Inflow(Line(macros, len(macros)), len(macros)), None)

    assert (db.session.query(MaterialUpload).count(), db.session.query(Material).count(), storage().places("uploads")) == (
        0, 0, []
    )  # fmt: skip


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
