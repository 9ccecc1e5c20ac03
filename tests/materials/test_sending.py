"""Files on their way: cut, sent again, sent twice at once; in a folder and in a bucket the same comes out."""

import hashlib
import os
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import InvalidRequestError
from werkzeug.exceptions import ClientDisconnected

from tests.materials import samples
from tests.materials.line import TEXT, Line, begun
from tests.materials.sender import Sender
from tests.registration.pressure import at_once
from trainer import jobs
from trainer.database import db
from trainer.materials import arrivals, uploads
from trainer.materials.arrivals import Inflow
from trainer.materials.models import Material, MaterialVersion
from trainer.materials.uploads import MaterialPiece, MaterialUpload
from trainer.storage import storage

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


@pytest.mark.parametrize("error", [ClientDisconnected, ConnectionResetError, None], ids=["said", "reset", "silent"])
def test_what_came_before_a_cut_is_kept(cohort, folder, error):
    upload = begun(cohort, TEXT)

    at = arrivals.arrive(upload, 0, Inflow(Line(TEXT, 500, error), len(TEXT)), None)

    assert (at, upload.received) == (500, 500)


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
