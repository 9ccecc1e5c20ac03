"""Signature sheets on paper: of one half-day at once, of all half-days as background work."""

import io

import pikepdf
import segno
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import job_files, jobs, journal, paper
from trainer.attendance import printed, queries, roll
from trainer.database import db
from trainer.errors import Refused
from trainer.look import short_date
from trainer.programmes.models import Cohort
from trainer.registration import list_numbers

WALK_INS = 5  # empty rows below the last name


def sheet_of(slot, lines=None, sheet_id=None):
    """The PDF of one slot's sheet. Official paper: Thai, whatever language the organiser reads.

    `lines` are those whom it asks, `sheet_id` the PrintedSheet that remembers it; without them they are made here.
    """
    lines = roll.asked_at(slot) if lines is None else lines
    sheet_id = sheet_id or printed.remember(slot.id, lines)
    facts = {"cohort": slot.cohort, "slot": slot, "lines": lines, "walk_ins": WALK_INS}
    with force_locale("th"):
        return paper.pdf("print/signature.html", code=code(printed.address(sheet_id)), **facts)


def code(address):
    """A QR code as a picture (a data: address of an SVG), quiet zone included."""
    return segno.make_qr(address, error="m").svg_data_uri(border=4, omitsize=True)


def file_name(cohort, slot=None):
    """How the file is called, e.g. บัญชีลายมือชื่อ executive-4 29 ม.ค. 2563 เช้า.pdf."""
    with force_locale("th"):
        when = f"{short_date(slot.day)} {slot.part}" if slot else ""
        words = [_("signature sheets"), f"{cohort.programme.slug}-{cohort.number}", when]
    return " ".join(filter(None, words)).rstrip(".") + ".pdf"


def order_sheets(cohort, by):
    """Have the sheets of all half-days made as one file; return the job. Refused while there are no half-days."""
    if not db.session.scalar(queries.slots_of(cohort).limit(1)):
        raise Refused(_("There is nothing to sign in for yet. Enter the agenda first."))
    list_numbers.give(cohort, by)
    journal.record(by, "ordered_sheets", cohort)
    return jobs.enqueue("signature_sheets", by=by, cohort_id=cohort.id)


def sheets_ordered(cohort, job_id):
    """The job of this number, if it makes this cohort's sheets."""
    return select(jobs.Job).where(
        jobs.Job.id == job_id, jobs.Job.kind == "signature_sheets", jobs.Job.cohort_id == cohort.id
    )


@jobs.kind("signature_sheets")
def bind_sheets(job):
    """Lay out one sheet after the other, pages numbered sheet by sheet, and bind them in the order of the half-days.

    Returns the file's place under FILES_DIR. Safe to do twice: the file appears whole, under the same name.
    """
    cohort = db.session.get(Cohort, job.cohort_id)
    slots = db.session.scalars(queries.slots_of(cohort)).all()
    if not slots:
        raise Refused(_("There is nothing to sign in for yet. Enter the agenda first."))
    bound = pikepdf.Pdf.new()
    for done, slot in enumerate(slots, 1):
        with pikepdf.open(io.BytesIO(sheet_of(slot))) as sheet:
            bound.pages.extend(sheet.pages)
        job.step(done, len(slots))
    whole = io.BytesIO()
    bound.save(whole)
    return job_files.keep(job, file_name(cohort), whole.getvalue())

