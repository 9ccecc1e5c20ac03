"""Cohorts with people who can be written to."""

from tests import make
from trainer.database import db
from trainer.mail import outbox
from trainer.registration.models import State


def cohort(**facts):
    facts = {"number": 5, "venue": "สถาบันพัฒนา"} | facts
    return make.cohort(programme=make.programme("executive", name="อบรมนักบริหาร", name_en="Executives"), **facts)


def someone(cohort, first="มาลี", email="malee@example.org", state=State.ACCEPTED, title="นาง", **facts):
    return make.registration(cohort, state=state, person=make.person(first, "ใจดี", title, email=email), **facts)


def messages():
    return db.session.scalars(outbox.messages().order_by(None).order_by("id")).all()
