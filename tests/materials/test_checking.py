"""What happens to a file once it has come: looked through for viruses, drawn small, given out or kept apart."""

import io
from datetime import timedelta

import pytest
import time_machine
from PIL import Image

from tests.materials import samples
from tests.materials.clamd import EICAR, clamd
from tests.materials.conftest import arrived, shelved
from trainer import jobs, journal
from trainer.database import db, now
from trainer.materials import checking, clamav, limits, queries
from trainer.materials.models import Audience, Material, MaterialVersion
from trainer.storage import storage

INFECTED = samples.TEXT + EICAR


@pytest.fixture
def scanner(app, monkeypatch):
    with clamd() as server:
        monkeypatch.setitem(app.config, "CLAMAV", server.address)
        yield server


def version():
    return db.session.query(MaterialVersion).order_by(MaterialVersion.id.desc()).first()


def seen(cohort):
    return [one.title for one, _version in db.session.execute(queries.visible_to(Audience.PARTICIPANTS, cohort))]


def test_a_file_waits_until_it_is_checked(cohort, folder):
    arrived(cohort, "ก.txt", samples.TEXT)

    before, waiting = version().state, seen(cohort)
    jobs.sweep()

    assert (before, waiting, version().state, seen(cohort)) == ("checking", [], "ready", ["ก"])


def test_a_clean_file_is_given_out_after_the_scanner_saw_all_of_it(cohort, folder, scanner):
    shelved(cohort, "ก.txt", samples.TEXT * 5000)

    assert (version().state, scanner.scanned) == ("ready", [samples.TEXT * 5000])


def test_an_infected_file_is_kept_apart_with_its_name_and_never_given_out(cohort, anywhere, scanner):
    shelved(cohort, "ก.txt", INFECTED)

    assert (version().state, version().said, seen(cohort)) == ("infected", "Eicar-Test-Signature", [])
    assert (version().place.startswith("quarantine/"), storage().places("materials"), storage().places("uploads")) == (
        True, [], []
    )  # fmt: skip


def test_what_was_kept_apart_goes_after_thirty_days_and_no_day_before(cohort, anywhere, scanner):
    shelved(cohort, "ก.txt", INFECTED)
    left = []
    for days in (29, 31):
        with time_machine.travel(now() + timedelta(days=days)):
            checking.sweep_apart()
        left.append(len(storage().places("quarantine")))

    assert (left, version().state, version().said) == ([1, 0], "infected", "Eicar-Test-Signature")


def test_an_infected_new_version_leaves_the_earlier_one_in_place(cohort, folder, scanner):
    material = shelved(cohort, "ก.txt", samples.TEXT)
    shelved(cohort, "ก.txt", INFECTED, material)

    rows = db.session.execute(queries.visible_to(Audience.PARTICIPANTS, cohort)).all()

    assert [(one.number, one.state) for _material, one in rows] == [(1, "ready")]


def test_the_journal_tells_what_was_found(cohort, folder, scanner):
    shelved(cohort, "ก.txt", INFECTED)

    entry = db.session.scalars(journal.entries_of(version())).one()

    assert (entry.act, entry.facts["reason"], entry.cohort_id) == (
        "quarantined_material", "Eicar-Test-Signature", cohort.id
    )  # fmt: skip


def test_while_the_scanner_does_not_answer_the_file_waits_and_is_taken_up_again(app, cohort, folder, monkeypatch):
    monkeypatch.setitem(app.config, "CLAMAV", "127.0.0.1:1")
    shelved(cohort, "ก.txt", samples.TEXT)
    said = db.session.get(jobs.Job, version().job_id).error
    with clamd() as server:
        monkeypatch.setitem(app.config, "CLAMAV", server.address)
        at_once = checking.sweep()
        with time_machine.travel(now() + timedelta(minutes=5)):
            later = checking.sweep(), checking.sweep()
            jobs.sweep()

    assert ("127.0.0.1:1" in said, at_once, later, version().state) == (True, 0, (1, 0), "ready")


def test_a_file_that_the_scanner_does_not_take_is_said_so(app, cohort, folder, monkeypatch):
    with clamd(most=100) as server:
        monkeypatch.setitem(app.config, "CLAMAV", server.address)
        shelved(cohort, "ก.txt", samples.TEXT * 200_000)

    assert (version().state, "StreamMaxLength" in version().said) == ("failed", True)


def test_an_answer_that_nobody_understands_lets_nothing_through(app, cohort, folder, monkeypatch):
    with clamd(answer=b"stream: Can't allocate memory ERROR\0") as server:
        monkeypatch.setitem(app.config, "CLAMAV", server.address)
        shelved(cohort, "ก.txt", samples.TEXT)

    assert version().state == "checking"


def test_the_scanner_is_reached_by_a_socket_of_the_system_too(app, tmp_path):
    with clamd(tmp_path / "clamd.sock") as server:
        assert clamav.found_in([EICAR], server.address) == "Eicar-Test-Signature"


def test_a_job_done_twice_makes_one_version(cohort, folder):
    arrived(cohort, "ก.txt", samples.TEXT)
    job_id = version().job_id
    jobs.run(job_id)
    job = db.session.get(jobs.Job, job_id)

    assert (checking.check(job), version().state, db.session.query(MaterialVersion).count()) == ("", "ready", 1)


def test_work_that_broke_off_in_the_middle_is_done_again_from_the_pieces(cohort, anywhere, monkeypatch):
    arrived(cohort, "ก.txt", samples.TEXT)
    job_id = version().job_id
    monkeypatch.setattr(checking.previews, "preview_of", lambda *_args: 1 / 0)
    jobs.run(job_id)
    monkeypatch.setattr(checking.previews, "preview_of", lambda *_args: "")
    before = version().state, len(storage().places("uploads"))
    jobs.run(job_id)

    assert before == ("checking", 1)
    assert (version().state, storage().places("uploads"), len(storage().places("materials"))) == ("ready", [], 1)


def preview():
    return Image.open(io.BytesIO(b"".join(storage().blocks(version().preview))))


@pytest.mark.parametrize(("name", "data"), [("ก.pdf", samples.pdf(3)), ("ก.png", samples.picture(size=(3000, 1000))),
                                            ("ก.jpg", samples.picture("JPEG", (50, 900)))])  # fmt: skip
def test_pdfs_and_pictures_get_a_small_picture(cohort, anywhere, name, data):
    shelved(cohort, name, data)

    assert (preview().format, preview().width <= 480, preview().height <= 640) == ("WEBP", True, True)


@pytest.mark.parametrize(("name", "data"), [
    ("ก.docx", samples.office()), ("ก.txt", samples.TEXT), ("ก.pdf", samples.locked_pdf()),
], ids=["an Office file", "text", "a locked PDF"])  # fmt: skip
def test_what_cannot_be_drawn_is_given_out_without_a_picture(cohort, folder, name, data):
    shelved(cohort, name, data)

    assert (version().state, version().preview) == ("ready", "")


@pytest.mark.parametrize("data", [
    b"%PDF-1.7\n" + b"nothing more " * 50, samples.picture()[:60], b"GIF89a\xff\xff\xff\xff" + b"\0" * 9,
], ids=["PDF", "PNG", "GIF"])  # fmt: skip
def test_a_damaged_file_is_not_given_out_and_said_so(cohort, folder, data):
    shelved(cohort, "ก.pdf", data)

    assert (version().state, bool(version().said), seen(cohort)) == ("failed", True, [])


def test_a_damaged_file_is_kept_apart_and_takes_no_room(cohort, anywhere):
    shelved(cohort, "ก.png", samples.picture()[:60])

    assert (len(storage().places("quarantine")), storage().places("materials"), limits.used(cohort)) == (1, [], 0)


def test_a_picture_with_endless_pixels_is_not_drawn(cohort, folder):
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")

    shelved(cohort, "ก.png", stream.getvalue())

    assert (version().state, version().preview) == ("ready", "")


def test_a_drawing_program_that_dies_takes_nothing_along(cohort, folder, monkeypatch, tmp_path):
    (tmp_path / "dies.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr("trainer.materials.previews.PROGRAM", tmp_path / "dies.py")

    shelved(cohort, "ก.pdf")

    assert (version().state, version().preview, db.session.query(Material).count()) == ("ready", "", 1)
