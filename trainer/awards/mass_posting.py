"""Certificates by e-mail to very many: written in the background, so that nobody waits for a thousand letters."""

from sqlalchemy import select

from trainer import jobs
from trainer.awards import posting
from trainer.awards.print_day import Choice
from trainer.database import db, lock
from trainer.people.models import Account
from trainer.programmes.models import Cohort

AT_ONCE = 300  # letters; a thousand take about a second
KIND = "certificate_mailing"


def order(cohort, choice, by):
    """Put a message for each of those chosen who were not sent theirs, many of them by the worker; returns how many.

    Raises Refused as `posting.send_all`. Ordered again while the worker is about it, nothing is done twice.
    """
    lock(cohort)
    count = len(posting.due(cohort, choice))
    if count <= AT_ONCE:
        return posting.send_all(cohort, choice, by)
    if not is_under_way(cohort):
        jobs.enqueue(KIND, by=by, cohort_id=cohort.id, **choice.told)
    return count


def is_under_way(cohort):
    """Whether the worker writes, or is to write, letters of this cohort; one statement."""
    open_ones = jobs.Job.state.in_((jobs.JobState.WAITING, jobs.JobState.RUNNING))
    found = select(jobs.Job.id).where(jobs.Job.kind == KIND, jobs.Job.cohort_id == cohort.id, open_ones)
    return db.session.scalar(found.limit(1)) is not None


@jobs.kind(KIND)
def write(job):
    """Write the letters, all of them or none. Safe to do twice: nobody gets a second one."""
    by = db.session.get(Account, job.account_id) if job.account_id else None
    posting.send_all(db.session.get(Cohort, job.cohort_id), Choice.of(job.arguments), by)
