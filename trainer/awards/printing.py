"""The print run of a cohort: made in the background, kept as a file, known to be out of date when it is."""

import pathlib

from flask_babel import gettext as _

from trainer import jobs, journal
from trainer.awards import press, queries
from trainer.awards.filing import file_name
from trainer.awards.models import IssuedCertificate
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.wording import words

FOLDER = pathlib.PurePath("print-runs")


def order(cohort, by, kind=Recipient.PARTICIPANT):
    """Have the print run of a cohort's valid certificates of one kind made; returns the job. Refused without any.

    One that waits or runs already is given back: two people who press the button wait for the same file.
    """
    valid = queries.valid_of(cohort, kind).with_only_columns(IssuedCertificate.id)
    if not db.session.scalar(valid.order_by(None).limit(1)):
        raise Refused(_("There is no certificate to print. Issue some first."))
    latest = db.session.scalar(queries.print_runs_of(cohort, kind).limit(1))
    if latest and latest.under_way:
        return latest
    journal.record(by, "ordered_print_run", cohort)
    return jobs.enqueue("print_run", by=by, cohort_id=cohort.id, kind=str(kind))


@jobs.kind("print_run")
def print_run(job):
    """Lay out the certificates as they stand now; returns the file's place under the folder of files.

    The facts are read first and the transaction ended, so that nobody waits for the database while pages are made.
    Safe to do twice: the file appears whole, under the same name.
    """
    cohort = db.session.get(Cohort, job.cohort_id)
    kind = Recipient(job.arguments.get("kind", Recipient.PARTICIPANT))
    frozen = press.frozen(db.session.scalars(queries.valid_of(cohort, kind)))
    called = [] if kind == Recipient.PARTICIPANT else [str(words(kind, "recipients"))]
    name = file_name(_("certificates"), cohort.programme.slug, str(cohort.number), *called)
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
