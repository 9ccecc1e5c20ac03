"""The print run of a cohort: made in the background, kept as a file, known to be out of date when it is."""

from flask_babel import gettext as _

import certificates
from trainer import job_files, jobs, journal
from trainer.awards import press, queries
from trainer.awards.filing import file_name
from trainer.awards.print_day import BY_CALLING, Choice, lines_of
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.wording import words

CROP = "crop"  # with bleed and crop marks


def order(cohort, by, kind=Recipient.PARTICIPANT, choice=None, marks=""):
    """Have the print run of the valid certificates chosen made, all of a kind as a rule; returns the job.

    Raises Refused without any. One that waits or runs already is given back: two people who press the button wait for
    the same file. With `marks` (CROP) it is one for the printing shop.
    """
    choice = choice or Choice(kind)
    if not lines_of(cohort, choice):
        raise nothing()
    asked = choice.told | ({"marks": marks} if marks else {})
    latest = db.session.scalar(queries.print_runs_of(cohort, **asked).limit(1))
    if latest and latest.under_way:
        return latest
    journal.record(by, "ordered_print_run", cohort)
    return jobs.enqueue("print_run", by=by, cohort_id=cohort.id, **asked)


@jobs.kind("print_run")
def print_run(job):
    """Lay out the certificates as they stand now; returns the file's place under the folder of files.

    The facts are read first and the transaction ended, so that nobody waits for the database while pages are made.
    Safe to do twice: the file appears whole, under the same name.
    """
    cohort, choice = db.session.get(Cohort, job.cohort_id), Choice.of(job.arguments)
    frozen = press.frozen([line.certificate for line in lines_of(cohort, choice)])
    marked = [_("crop marks")] if job.arguments.get("marks") == CROP else []
    name = file_name(_("certificates"), *called(cohort, choice), *marked)
    job.step(0, len(frozen))
    if not frozen:
        raise nothing()
    pdf = press.bound(frozen)
    if marked:
        pdf = certificates.crop_marked(pdf)
    job.step(len(frozen), len(frozen))
    return job_files.keep(job, name, pdf)


def called(cohort, choice):
    """How a file about these certificates is called: programme, cohort, and what of it was chosen."""
    kind = [] if choice.kind == Recipient.PARTICIPANT else [str(words(choice.kind, "recipients"))]
    return [cohort.programme.slug, str(cohort.number), *kind, *([f"ภาค{choice.region}"] if choice.region else [])]


def nothing():
    return Refused(_("There is no certificate to print. Issue some first."))


def outdated(job, issued, order=None):
    """Whether certificates were issued or revoked after a print run was begun, or their calling order was changed.

    `issued` are all of the cohort's certificates of the kind; `order` is the calling order, if it counts.
    """
    moments = [moment for one in issued for moment in (one.issued_at, one.revoked_at) if moment]
    if order is not None and job.arguments.get("order") == BY_CALLING:
        moments.append(order.changed_at)
    return any(moment > job.created_at for moment in moments)
