"""Name badges and table signs, as facts ready to be laid out, and their print runs.

The QR code of a badge holds `TRN1:` and the registration's badge token: 26 letters and digits that say nothing about
the person and cannot be guessed. Whoever reads badges looks the token up; another prefix is another kind of code.
Capitals and digits only, so that the code stays small (the alphanumeric mode of ISO/IEC 18004) and reads well.
"""

from dataclasses import dataclass

import segno
from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import job_files, jobs, journal, paper
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.registration import logistics_queries
from trainer.registration.fitting import size_for

PREFIX = "TRN1:"
A_SHEET = 8  # 2 × 4 badges of 95 × 68 mm on A4
AT_ONCE = 16  # so many take less than half a second; more are made in the background
LONG_TITLE = 9  # characters; a longer one stands on a line of its own above the name
NAME_BOX = (83, 23)  # mm
SIGN_BOX = (265, 62)  # mm
ORDERS = ("by_name", "by_group", "by_province")


@dataclass(frozen=True)
class Badge:
    """What stands on one badge or sign; sizes in points. `title` is empty where it is joined to the first name.
    `number` is that of the lists."""

    title: str
    name: tuple[str, ...]
    size: float
    organisation: str
    organisation_size: float
    province: str | None
    group: int | None
    number: int | None
    code: str


def code_of(registration):
    """What the badge's QR code says."""
    return PREFIX + registration.badge_token


def qr(code):
    """The code as a picture (a data: address of an SVG), quiet zone included."""
    return segno.make_qr(code, error="m").svg_data_uri(border=4, omitsize=True)


def badge(registration, box=NAME_BOX, largest=34.0):
    """The Badge of a registration, its name as large as the box allows."""
    title, name = parted(registration.person)
    width, height = box
    organisation = registration.organisation_label
    group = registration.training_group
    return Badge(
        title, name, size_for(name, width, height, largest),
        organisation, size_for([organisation], width * 0.68, height * 0.5, largest * 0.36),
        registration.province, group and group.number, registration.list_number, code_of(registration),
    )  # fmt: skip


def parted(person):
    """(a long title or "", (title and first name, surname)): how a name stands on two lines."""
    title, full = person.title or "", person.full_name
    alone = len(title) > LONG_TITLE
    last = person.last_name or ""
    first = person.first_name if alone else full.removesuffix(last).strip() if last else full
    return title if alone else "", tuple(filter(None, (first, last)))


def in_order(registrations, order):
    """The registrations by name (as they come), by group or by province; within these by name."""
    if order == "by_group":
        return sorted(registrations, key=lambda one: one.training_group.number if one.training_group else 10**6)
    if order == "by_province":
        return sorted(registrations, key=lambda one: one.province or "~")
    return list(registrations)


def badges_pdf(cohort, registrations):
    """The PDF of these badges, eight to a sheet. Printed in Thai, whatever language the organiser reads."""
    with force_locale("th"):
        return paper.pdf("print/badges.html", cohort=cohort, badges=[badge(one) for one in registrations], qr=qr)


def signs_pdf(cohort, registrations):
    """The PDF of table signs, one a page, to be folded in the middle."""
    signs = [badge(one, SIGN_BOX, 110.0) for one in registrations]
    with force_locale("th"):
        return paper.pdf("print/table_signs.html", cohort=cohort, signs=signs)


PAPERS = {"badges": badges_pdf, "table_signs": signs_pdf}
WORDS = {"badges": "ป้ายชื่อ", "table_signs": "ป้ายตั้งโต๊ะ"}


def file_name(cohort, kind):
    return f"{WORDS[kind]} {cohort.programme.slug} รุ่นที่ {cohort.number}.pdf"


def order_print(cohort, registrations, kind, by):
    """Have badges or table signs of these people made in the background; returns the job."""
    journal.record(by, f"ordered_{kind}", cohort, count=len(registrations))
    return jobs.enqueue("badges", by=by, cohort_id=cohort.id, paper=kind, people=[one.id for one in registrations])


@jobs.kind("badges")
def print_badges(job):
    """Lay out the badges or signs of those who still hold a seat, in the order asked for; returns the file's place."""
    cohort, kind = db.session.get(Cohort, job.cohort_id), job.arguments["paper"]
    place = {number: at for at, number in enumerate(job.arguments["people"])}
    people = db.session.scalars(logistics_queries.ticked(cohort, list(place))).all()
    if not people:
        raise Refused(_("None of these people holds a seat any more."))
    people.sort(key=lambda one: place[one.id])
    job.step(0, len(people))
    pdf = PAPERS[kind](cohort, people)
    job.step(len(people), len(people))
    return job_files.keep(job, file_name(cohort, kind), pdf)
