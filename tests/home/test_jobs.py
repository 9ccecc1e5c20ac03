"""Background work: claimed once, told on the page, found again when the queue forgets it."""

from datetime import timedelta

import pytest

from trainer import jobs
from trainer.database import db, now
from trainer.errors import Refused


@pytest.fixture
def counting(app):
    """A kind of work that counts how often it was done, and fails while told to."""
    seen = {"times": 0, "error": None}

    @jobs.kind("counting")
    def work(job):
        seen["times"] += 1
        if seen["error"]:
            raise seen["error"]
        job.step(1, 1)
        return "result.pdf"

    yield seen
    del jobs.KINDS["counting"]


def waiting_job():
    job = jobs.enqueue("counting")
    db.session.commit()
    return job


def test_a_job_that_runs_leaves_its_result(counting):
    job = waiting_job()

    jobs.run(job.id)

    assert (job.state, job.result) == (jobs.JobState.DONE, "result.pdf")


def test_a_job_told_twice_is_done_once(counting):
    job = waiting_job()

    jobs.run(job.id)
    jobs.run(job.id)

    assert counting["times"] == 1


def test_the_sweep_takes_up_what_the_queue_forgot(counting):
    waiting_job()

    jobs.sweep()

    assert counting["times"] == 1


def test_the_sweep_takes_up_what_a_dead_worker_left(counting):
    job = waiting_job()
    job.state, job.beat_at = jobs.JobState.RUNNING, now() - jobs.SILENCE - timedelta(seconds=1)
    db.session.commit()

    jobs.sweep()

    assert job.state == jobs.JobState.DONE


def test_a_worker_that_is_alive_is_left_alone(counting):
    job = waiting_job()
    job.state, job.beat_at = jobs.JobState.RUNNING, now()
    db.session.commit()

    jobs.sweep()

    assert counting["times"] == 0


def test_a_refusal_fails_the_job_with_its_sentence(counting):
    counting["error"] = Refused("ไม่มีใครได้รับวุฒิบัตร")
    job = waiting_job()

    jobs.run(job.id)

    assert (job.state, job.error) == (jobs.JobState.FAILED, "ไม่มีใครได้รับวุฒิบัตร")


def test_an_accident_is_tried_three_times_and_then_fails(counting):
    counting["error"] = RuntimeError("the disk is full")
    job = waiting_job()

    for _ in range(5):
        jobs.sweep()

    assert (counting["times"], job.state) == (3, jobs.JobState.FAILED)


def test_the_worker_hears_of_a_job_only_after_the_commit(counting, app):
    queue = app.extensions["huey"]
    queue.flush()
    jobs.enqueue("counting")
    before = len(queue)

    db.session.commit()

    assert (before, len(queue)) == (0, 1)
