"""Files that jobs made: kept for a day, then swept; what is still being made stays."""

from datetime import timedelta

import pytest
import time_machine

from trainer import job_files, jobs
from trainer.database import db, now


@pytest.fixture
def made(app, tmp_path, monkeypatch):
    """A job that has made its file, and the file."""
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path)
    monkeypatch.setitem(jobs.KINDS, "writing", lambda job: job_files.keep(job, "ป้ายชื่อ.pdf", b"%PDF-"))
    job = jobs.enqueue("writing")
    db.session.commit()
    jobs.run(job.id)
    return job, tmp_path / job.result


def later(hours):
    return time_machine.travel(now() + timedelta(hours=hours))


@pytest.mark.parametrize(("hours", "there"), [(23, True), (25, False)])
def test_a_file_is_kept_for_a_day(made, hours, there):
    with later(hours):
        job_files.sweep()

    assert (made[1].is_file(), made[1].parent.exists()) == (there, there)


def test_the_file_of_a_job_that_is_done_again_stays(made):
    made[0].state, made[0].finished_at = jobs.JobState.RUNNING, None
    db.session.commit()
    with later(25):
        job_files.sweep()

    assert made[1].is_file()


def test_what_a_dead_worker_left_half_made_goes_with_its_job(made):
    half = made[1].with_name(".4711.part")
    half.write_bytes(b"%P")
    made[0].state, made[0].result = jobs.JobState.FAILED, ""
    db.session.commit()
    with later(25):
        job_files.sweep()

    assert not half.exists()


def test_nothing_else_under_the_folder_of_files_is_touched(made, tmp_path):
    (tmp_path / "pictures").mkdir()
    with later(25):
        job_files.sweep()

    assert (tmp_path / "pictures").is_dir()


@pytest.mark.parametrize(("hours", "linked", "told"), [(0, True, False), (25, False, True)])
def test_the_page_offers_the_file_as_long_as_it_is_kept_and_says_so_afterwards(as_organiser, made, hours, linked, told):
    made[0].finished_at -= timedelta(hours=hours)
    db.session.commit()
    page = as_organiser.get(f"/desk/jobs/{made[0].id}").text

    assert (f"/desk/jobs/{made[0].id}/file" in page, "เก็บไฟล์ไว้ให้หนึ่งวัน" in page) == (linked, told)
