"""Whether a cohort takes applications in public on this day, and what is said where it does not."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.database import db
from trainer.look import long_date, today
from trainer.registration.intake import Intake, intake_of, takes_applications


def is_open(cohort):
    """Whether strangers may apply today."""
    return takes_applications(cohort, intake_of(cohort), today())


def open_ones(cohorts):
    """{cohort id: Intake} of those among these that take applications today; one statement."""
    found = select(Intake).where(Intake.cohort_id.in_([one.id for one in cohorts]))
    intakes = {one.cohort_id: one for one in db.session.scalars(found)} if cohorts else {}
    taking = (one for one in cohorts if one.id in intakes and takes_applications(one, intakes[one.id], today()))
    return {one.id: intakes[one.id] for one in taking}


def sentence(cohort):
    """Why nobody can apply here today, for whoever wanted to."""
    intake, day = intake_of(cohort), today()
    if cohort.closed_at or (cohort.starts_on and day >= cohort.starts_on):
        return _("This cohort has begun or is over; it takes no applications any more.")
    if intake.opens_on is None:
        return _("This cohort takes no applications on this website. Please ask the organiser.")
    if day < intake.opens_on:
        return _("Applications are taken from %(day)s on. Please come back then.", day=long_date(intake.opens_on))
    if intake.closes_on and day > intake.closes_on:
        return _("Applications were taken until %(day)s.", day=long_date(intake.closes_on))
    return _("This cohort is not announced yet.")
