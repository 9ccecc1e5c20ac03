"""A process that is killed half-way: what it had begun is done by the next one, and nothing twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine

from tests.awards.participants import attended
from trainer import jobs
from trainer.awards import issuing, printing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.stationery import NumberSeries
from trainer.database import db, now
from trainer.processes import ROOT

# Our own command in a process of its own, which is killed, as by `kill -9`, when it comes to its second certificate.
KILLED = """
import os, signal, sys
from trainer import create_app, jobs
from trainer.awards import press, sealing
{hook}
app = create_app(TESTING=True, MAIL_BACKEND="locmem")
with app.app_context():
    {work}
"""
SECOND_SEAL = """
made = sealing.sealed
def sealed(certificates, pdfs):
    for number, pdf in enumerate(made(certificates, pdfs)):
        number and os.kill(os.getpid(), signal.SIGKILL)
        yield pdf
sealing.sealed = sealed
"""
WHILE_LAID_OUT = """
press.laid_out = lambda *_given: os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(app, database_address, files):
    """Run some work in a process that the hook kills; returns by which signal it ended."""

    def run(hook, work):
        db.session.commit()
        there = os.environ | {"DATABASE_URL": database_address, "FILES_DIR": str(files), "PUBLIC_URL": "http://localhost"}
        return -subprocess.run([sys.executable, "-c", KILLED.format(hook=hook, work=work)], env=there, cwd=ROOT,
                               check=False).returncode  # fmt: skip

    return run


def test_issuing_that_is_killed_half_way_is_done_by_the_next_run_without_a_gap_or_a_repeat(
    app, cohort, killed, tmp_path
):
    for _ in range(3):
        attended(cohort, 6)
    words = ["certificates", "issue", "--cohort", cohort.address, "--out", str(tmp_path / "out")]
    ended = killed(SECOND_SEAL, f"app.test_cli_runner().invoke(args={words!r})")
    left = db.session.query(IssuedCertificate).count(), db.session.query(NumberSeries).count()
    db.session.rollback()

    app.test_cli_runner().invoke(args=words)

    serials = db.session.scalars(db.select(IssuedCertificate.serial).order_by(IssuedCertificate.serial)).all()
    assert (ended, left, serials, len(list((tmp_path / "out").glob("4-*.pdf")))) == (
        signal.SIGKILL, (0, 0), [1, 2, 3], 3)


def test_a_print_run_whose_worker_is_killed_is_taken_up_by_another(app, cohort, killed, files):
    attended(cohort, 6)
    issuing.issue_all(cohort, by=None)
    job = printing.order(cohort, by=None)
    ended = killed(WHILE_LAID_OUT, "jobs.sweep()")
    db.session.refresh(job)
    left = job.state

    with time_machine.travel(now() + jobs.SILENCE + timedelta(seconds=1), tick=True):
        jobs.sweep()

    db.session.refresh(job)
    assert (ended, left, job.state, (files / job.result).read_bytes()[:5]) == (
        signal.SIGKILL, "running", "done", b"%PDF-")
