"""All certificates as one ZIP, a sealed PDF each: made in the background, piece by piece, in little memory."""

import zipfile

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from trainer import job_files, jobs, journal
from trainer.awards import press, printing, queries, sealing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.filing import file_name, file_names
from trainer.awards.print_day import Choice, lines_of
from trainer.database import db, looking
from trainer.errors import Refused
from trainer.programmes.models import Cohort

AT_ONCE = 50  # certificates that are laid out together


def order(cohort, by, choice):
    """Have the ZIP of the certificates chosen made; returns the job, that under way if there is one.

    Raises Refused without any.
    """
    if not lines_of(cohort, choice):
        raise printing.nothing()
    latest = db.session.scalar(queries.jobs_of(cohort, "certificate_parcel", **choice.told).limit(1))
    if latest and latest.under_way:
        return latest
    journal.record(by, "ordered_parcel", cohort)
    return jobs.enqueue("certificate_parcel", by=by, cohort_id=cohort.id, **choice.told)


@jobs.kind("certificate_parcel")
def certificate_parcel(job):
    """Write the ZIP; returns its place. Whatever was revoked by the time its turn comes is left out.

    Safe to do twice: it begins anew, and the file appears whole.
    """
    cohort, choice = db.session.get(Cohort, job.cohort_id), Choice.of(job.arguments)
    named = list(called(cohort, choice).items())
    whole = file_name(_("certificates"), *printing.called(cohort, choice), ending=".zip")
    job.step(0, len(named))
    with job_files.being_kept(job, whole) as (file, place), zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as parcel:
        for begin in range(0, len(named), AT_ONCE):
            with looking():  # others write meanwhile
                for name, pdf in sealed(dict(named[begin : begin + AT_ONCE])):
                    parcel.writestr(name, pdf)
            job.step(min(begin + AT_ONCE, len(named)), len(named))
        if not parcel.namelist():
            raise Refused(_("There is no certificate to print. Issue some first."))
    return place


def called(cohort, choice):
    """{id of a certificate: its file's name} of those chosen, in the order chosen."""
    chosen = [line.certificate for line in lines_of(cohort, choice)]
    return dict(zip([one.id for one in chosen], file_names(chosen), strict=True))


def sealed(names):
    """(file name, PDF) of those of these certificates, {id: file name}, that are still valid, one after the other."""
    found = select(IssuedCertificate).where(IssuedCertificate.id.in_(names), IssuedCertificate.revoked_at.is_(None))
    known = {one.id: one for one in db.session.scalars(found.options(joinedload(IssuedCertificate.look)))}
    some = [known[one] for one in names if one in known]
    pdfs = sealing.sealed(some, press.singles(press.frozen(some)))
    yield from zip([names[one.id] for one in some], pdfs, strict=True)
