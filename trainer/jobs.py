"""Background work. The rows of `job` are the truth, the queue only a hint: a sweep finds what the queue forgot.

A job is claimed by one UPDATE, so that two workers never run it at once; while it runs it says so in `beat_at`,
and one that has been silent for `SILENCE` is taken up again. Its work must therefore be safe to do twice.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from flask import current_app
from flask_babel import gettext as _
from huey import MemoryHuey, RedisHuey, SqliteHuey
from sqlalchemy import JSON, String, Text, event, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column, object_session

from trainer import journal
from trainer.database import db, now
from trainer.errors import Refused
from trainer.settings import instance

SILENCE = timedelta(minutes=2)
ATTEMPTS = 3
KEPT = timedelta(hours=24)  # for which the file of a job is kept (see `job_files`)
KINDS = {}


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(db.Model):
    """One piece of work, its progress in `done` of `total` steps, and what came of it."""

    __tablename__ = "job"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict] = mapped_column(JSON, default=dict)
    state: Mapped[JobState] = mapped_column(String(20), default=JobState.WAITING, index=True)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(String(500), default="")
    error: Mapped[str] = mapped_column(Text, default="")
    cohort_id: Mapped[int | None] = mapped_column(index=True)
    account_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    beat_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    @property
    def label(self):
        return self.kind

    @property
    def percent(self):
        """Progress as a whole number from 0 to 100."""
        return 100 if self.state == JobState.DONE else self.done * 100 // self.total if self.total else 0

    @property
    def under_way(self):
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def outlived(self):
        """Whether the file that the job made is kept no longer."""
        return self.finished_at is not None and self.finished_at < now() - KEPT

    @property
    def ready(self):
        """Whether the work is done, and its file is still kept."""
        return self.state == JobState.DONE and not self.outlived

    def step(self, done, total):
        """Tell how far the work is; commits, so that the page sees it and the sweep knows that the worker lives."""
        self.done, self.total, self.beat_at = done, total, now()
        db.session.commit()


def kind(name):
    """Register a function `(job) -> result` as the work of jobs of one kind; the result is a short string."""

    def register(work):
        KINDS[name] = work
        return work

    return register


def enqueue(name, by=None, cohort_id=None, **arguments):
    """Write a job down; a worker hears of it once the caller has committed."""
    job = Job(kind=name, arguments=arguments, cohort_id=cohort_id, account_id=by.id if by else None)
    db.session.add(job)
    db.session.flush()
    tell_worker(job)
    return job


def tell_worker(job):
    """Hint at the job once this transaction is committed."""
    job_id, app = job.id, current_app._get_current_object()
    event.listen(object_session(job), "after_commit", lambda _session: app.extensions["hint"](job_id), once=True)


def again(job, by):
    """Put a failed job back into the queue, with all its attempts before it."""
    if job.state != JobState.FAILED:
        raise Refused(_("Only work that failed can be tried again."))
    job.state, job.attempts, job.error, job.finished_at = JobState.WAITING, 0, "", None
    journal.record(by, "tried_again", job)
    tell_worker(job)


def run(job_id):
    """Claim one job and do it. A refusal fails it with its sentence; any other error is tried `ATTEMPTS` times."""
    if not claim(job_id):
        return
    job = db.session.get(Job, job_id)
    try:
        job.result = KINDS[job.kind](job) or ""
        job.state = JobState.DONE
    except Exception as error:
        db.session.rollback()
        job = db.session.get(Job, job_id)
        job.error = str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"
        again = job.attempts < ATTEMPTS and not isinstance(error, Refused)
        job.state = JobState.WAITING if again else JobState.FAILED
        current_app.logger.exception("Job %s (%s) failed", job.id, job.kind)
    job.finished_at = None if job.under_way else now()
    db.session.commit()


def claim(job_id):
    """Make a waiting or silent job ours, once; False when somebody else has it."""
    moment = now()
    claimed = db.session.execute(
        update(Job)
        .where(Job.id == job_id, forsaken(moment))
        .values(state=JobState.RUNNING, beat_at=moment, attempts=Job.attempts + 1)
    )
    db.session.commit()
    return claimed.rowcount == 1


def forsaken(moment):
    """The condition under which a job may be taken up: it waits, or its worker fell silent."""
    silent = (Job.state == JobState.RUNNING) & (Job.beat_at < moment - SILENCE)
    return or_(Job.state == JobState.WAITING, silent)


def sweep():
    """Run every job that the queue forgot, oldest first."""
    for job_id in db.session.scalars(select(Job.id).where(forsaken(now())).order_by(Job.id)).all():
        run(job_id)


def queue(settings):
    """The queue of this installation: Redis when REDIS_URL is set, an SQLite file otherwise, memory in tests."""
    if settings.get("TESTING"):
        return MemoryHuey(immediate=False)
    if settings["RATELIMIT_STORAGE_URI"].startswith("redis"):
        return RedisHuey("trainer", url=settings["RATELIMIT_STORAGE_URI"])
    return SqliteHuey("trainer", filename=str(instance() / "queue.db"))


def init_app(app):
    """Give the application its queue, and the task by which a worker is told of a job."""
    huey = queue(app.config)

    @huey.task()
    def hint(job_id):
        with app.app_context():
            run(job_id)

    app.extensions["huey"], app.extensions["hint"] = huey, hint
