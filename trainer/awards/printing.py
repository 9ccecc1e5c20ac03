"""The print run of a cohort: made in the background, kept as a file, known to be out of date when it is."""

import pathlib

from flask_babel import gettext as _

from trainer import jobs, journal
from trainer.awards import press, queries
from trainer.awards.filing import file_name
from trainer.awards.models import IssuedCertificate
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort

FOLDER = pathlib.PurePath("print-runs")


def order(cohort, by):
    """Have the print run of all valid certificates of a cohort made; returns the job. Refused when there are none.

    One that waits or runs already is given back: two people who press the button wait for the same file.
    """
    if not db.session.scalar(queries.valid_of(cohort).with_only_columns(IssuedCertificate.id).order_by(None).limit(1)):
        raise Refused(_("There is no certificate to print. Issue some first."))
    latest = db.session.scalar(queries.print_runs_of(cohort).limit(1))
    if latest and latest.under_way:
        return latest
    journal.record(by, "ordered_print_run", cohort)
    return jobs.enqueue("print_run", by=by, cohort_id=cohort.id)


@jobs.kind("print_run")
def print_run(job):
    """Lay out the certificates as they stand now; returns the file's place under the folder of files.

    The facts are read first and the transaction ended, so that nobody waits for the database while pages are made.
    Safe to do twice: the file appears whole, under the same name.
    """
    cohort = db.session.get(Cohort, job.cohort_id)
    frozen = [one.facts for one in db.session.scalars(queries.valid_of(cohort))]
    name = file_name(_("certificates"), cohort.programme.slug, str(cohort.number))
    place = FOLDER / str(job.id) / name
    job.step(0, len(frozen))
    pdf = press.bound(frozen) if frozen else None
    if pdf is None:
        raise Refused(_("There is no certificate to print. Issue some first."))
    job.step(len(frozen), len(frozen))
    return jobs.keep(place, pdf)


def outdated(job, certificates):
    """Whether certificates were issued or revoked after a print run was begun; `certificates` are the cohort's."""
    moments = [moment for one in certificates for moment in (one.issued_at, one.revoked_at) if moment]
    return any(moment > job.created_at for moment in moments)
