"""The lists of the print day as PDFs: a short one is made while one waits, a long one in the background."""

from trainer import job_files, jobs, journal
from trainer.awards import envelopes, printing, queries, receipt_list
from trainer.awards.filing import file_name
from trainer.awards.print_day import Choice, lines_of
from trainer.database import db, looking
from trainer.programmes.models import Cohort

AT_ONCE = 150  # lines; a line takes some ten milliseconds
PAPERS = {
    "receipts": lambda cohort, choice, lines: receipt_list.pdf(cohort, choice, lines),
    "labels": lambda cohort, choice, lines: envelopes.pdf(cohort, envelopes.labels(lines, choice.kind)),
}
WORDS = {"receipts": "บัญชีรับวุฒิบัตร", "labels": "ป้ายจ่าหน้าซอง", "envelopes": "รายชื่อจ่าหน้าซอง"}


def called(paper, cohort, choice, ending=".pdf"):
    """The file name of a list."""
    return file_name(WORDS[paper], *printing.called(cohort, choice), ending=ending)


def order(cohort, by, choice, paper):
    """Have a list made in the background; returns the job, or that under way. Raises Refused without any line."""
    if paper not in PAPERS or not lines_of(cohort, choice):
        raise printing.nothing()
    latest = db.session.scalar(orders_of(cohort, choice, paper).limit(1))
    if latest and latest.under_way:
        return latest
    journal.record(by, "ordered_day_paper", cohort)
    return jobs.enqueue("day_paper", by=by, cohort_id=cohort.id, paper=paper, **choice.told)


def orders_of(cohort, choice, paper):
    """The jobs that made this list of these certificates, newest first (a select)."""
    return queries.jobs_of(cohort, "day_paper", paper=paper, **choice.told)


@jobs.kind("day_paper")
def day_paper(job):
    """Make the list as it stands now; returns the file's place. Safe to do twice."""
    job_cohort, choice, paper = job.cohort_id, Choice.of(job.arguments), job.arguments["paper"]
    job.step(0, 1)
    with looking():  # others write meanwhile
        cohort = db.session.get(Cohort, job_cohort)
        lines = lines_of(cohort, choice)
        if not lines:
            raise printing.nothing()
        name, pdf = called(paper, cohort, choice), PAPERS[paper](cohort, choice, lines)
    job.step(len(lines), len(lines))
    return job_files.keep(job, name, pdf)
