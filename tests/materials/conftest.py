"""What tests of materials share: a cohort in public, storage in a folder or in a bucket, files that are there."""

import io
import os
from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.materials import samples
from trainer import jobs
from trainer.database import db
from trainer.materials import arrivals, queries, shelving, uploads
from trainer.materials.models import Audience, Material
from trainer.schedule.models import TrainingSession
from trainer.storage import storage

BUCKET = "materials"
EARLIER = make.moment(make.FIRST_DAY - timedelta(30), 8)


@pytest.fixture(scope="session")
def s3_server():
    """A server that speaks S3, on this machine; its address."""
    from moto.server import ThreadedMotoServer

    os.environ |= {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def anywhere(request, app, monkeypatch, tmp_path):
    """Do the test with files in a folder, and again with files in a bucket."""
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path / "files")
    if request.param == "s3":
        monkeypatch.setitem(app.config, "FILES_URL", f"s3://{BUCKET}/{tmp_path.name}")
        monkeypatch.setitem(app.config, "S3_ENDPOINT_URL", request.getfixturevalue("s3_server"))
        storage().system.makedirs(BUCKET, exist_ok=True)
    return request.param


@pytest.fixture
def folder(app, monkeypatch, tmp_path):
    """Files in a folder of this test's own."""
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture
def cohort(app):
    """A cohort that everybody sees, with an agenda of one session on its first day."""
    cohort = make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 8))
    make.session(cohort, title="กฎหมายที่จำเป็น")
    db.session.commit()
    return cohort


@pytest.fixture
def address(cohort):
    """The address of a material in public."""
    return lambda material, more="": f"/cohorts/{cohort.address}/materials/{material.id}{more}"


@pytest.fixture
def desk(cohort):
    """The address of the tab at the desk."""
    return f"/desk/cohorts/{cohort.address}/materials"


@pytest.fixture
def link(cohort):
    """Put a link on the shelf: `link(place, release, …)`; it was put there a month before the training."""

    def link(place="", release="at_once", **facts):
        with time_machine.travel(EARLIER, tick=False):
            made = shelving.link(cohort, "https://example.org", {"place": place, "release": release, **facts}, None)
            db.session.commit()
        return made

    return link


@pytest.fixture
def session(cohort):
    return db.session.query(TrainingSession).one()


@pytest.fixture
def shelve(cohort, folder):
    """Put a file on the shelf, checked and ready: `shelve(name, data, **facts)` returns the Material."""
    return lambda *args, **facts: shelved(cohort, *args, **facts)


def shelved(cohort, name="เอกสาร.txt", data=None, material=None, **facts):
    usual = samples.pdf() if name.endswith(".pdf") else samples.TEXT
    arrived(cohort, name, usual if data is None else data, material, **facts)
    jobs.sweep()
    newest = db.session.query(Material).order_by(Material.id.desc()).first()
    return material or newest


def arrived(cohort, name, data, material=None, by=None, **facts):
    """Let a file arrive whole; it waits to be checked."""
    upload = uploads.begin(cohort, by, name, len(data), facts, material)
    db.session.commit()
    arrivals.arrive(upload, 0, arrivals.Inflow(io.BytesIO(data), len(data)), by)


def seen(cohort, moment=None, audience=Audience.PARTICIPANTS):
    """The titles of what an audience may see."""
    return [one.title for one, _version in db.session.execute(queries.visible_to(audience, cohort, moment))]
