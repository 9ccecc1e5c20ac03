"""Whom the review desk found, as a workbook: at once, or by the worker when they are many."""

from flask_babel import gettext as _

from trainer import job_files, jobs, journal, workbook
from trainer.database import db
from trainer.errors import Refused
from trainer.look import long_date, today
from trainer.programmes.models import Cohort, Ranking
from trainer.registration import bulk, desk, desk_columns, queries
from trainer.registration.desk_words import column
from trainer.registration.scores import scores_of

AT_ONCE = 500  # rows; more take longer than anybody should wait for a page
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def book(cohort, ids, columns):
    """The bytes of a workbook with these people in the order of the ids, and how many they are."""
    place = {one: at for at, one in enumerate(ids)}
    people = sorted(bulk.people(cohort, ids), key=lambda one: place[one.id])
    facts = {
        "positions": queries.reserve_positions(cohort, people, everybody=True),
        "scores": scores_of(cohort, people) if cohort.programme.ranking == Ranking.SCORE else {},
    }
    rows = [
        [number, one.label, *(desk_columns.VALUES[code](one, **facts) for code in columns)]
        for number, one in enumerate(people, 1)
    ]
    heading = (cohort.label, _("%(count)s people, %(day)s", count=f"{len(rows):,}", day=long_date(today())))
    header = (_("No."), _("Name"), *(str(column(code)) for code in columns))
    return workbook.write([workbook.Page(title=_("Registrations"), heading=heading, header=header, rows=rows)])


def file_name(cohort):
    return f"รายชื่อผู้สมัคร {cohort.programme.slug} รุ่นที่ {cohort.number}.xlsx"


def order(cohort, filters, columns, by):
    """Have the workbook made in the background; returns the job."""
    journal.record(by, "ordered_people", cohort)
    return jobs.enqueue("people", by=by, cohort_id=cohort.id, filters=filters, columns=list(columns))


@jobs.kind("people")
def make(job):
    """Write the workbook of those whom the filters find when the worker comes to it; returns the file's place."""
    cohort = db.session.get(Cohort, job.cohort_id)
    ids = desk.everyone(cohort, job.arguments["filters"])
    if not ids:
        raise Refused(_("Nobody is found any more."))
    job.step(0, len(ids))
    data = book(cohort, ids, job.arguments["columns"])
    job.step(len(ids), len(ids))
    return job_files.keep(job, file_name(cohort), data)


def latest(cohort, by):
    """The last work of the review desk that this account ordered in the cohort (a select of Job)."""
    Job = jobs.Job
    mine = (Job.kind.in_(("people", "turn_down")), Job.cohort_id == cohort.id, Job.account_id == by.id)
    return db.select(Job).where(*mine).order_by(Job.id.desc()).limit(1)
