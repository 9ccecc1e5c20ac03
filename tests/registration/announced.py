"""A cohort whose name list can be announced, for tests."""

from datetime import timedelta

from tests import make
from trainer.registration import announcements, consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State

ANNOUNCED = make.moment(make.FIRST_DAY, 8) - timedelta(60)


def cohort(**facts):
    """A cohort in public, with two who hold a seat and two reserves, in Thai order กานดา ขวัญ, then ฮูก ฤดี."""
    made = make.cohort(**({"announced_at": ANNOUNCED} | facts))
    for first in ("ขวัญ", "กานดา"):
        make.registration(made, person=make.person(first, "ปู่กตัญญู"), position="ประธาน")
    for rank, first in ((3, "ฮูก"), (8, "ฤดี")):
        make.registration(made, person=make.person(first, "น้ำทิพย์"), state=State.RESERVE, rank=rank)
    return made


def publish(cohort, **facts):
    return announcements.publish(cohort, by=None, **facts)


def consented(registration, way=consent.Way.PAPER, **facts):
    return consent.give(registration, Purpose.PUBLICATION, None, way, **facts)


def people(cohort):
    """{first name: registration} of everybody in the cohort."""
    found = make.db.session.query(make.Registration).filter_by(cohort_id=cohort.id)
    return {one.person.first_name: one for one in found}
