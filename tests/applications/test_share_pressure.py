"""An organisation that may send one person sends one, however many of it apply at the same moment."""

from tests import make
from tests.applications import forms
from tests.registration.pressure import at_once
from trainer.applications import apply
from trainer.database import db
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration


def test_of_eight_colleagues_who_apply_at_once_one_meets_the_terms(app):
    cohort = forms.cohort(programme=make.programme(max_per_organisation=1), intake={"seats_at_once": True})
    home = make.organisation()
    cohort_id, organisation = cohort.id, {"organisation": home.name, "organisation_id": home.id}

    def colleague(place):
        person = forms.PERSON | organisation | {"name": f"นายคนที่{'กขคงจฉชซ'[place]} ใจดี", "phone": f"081234567{place}"}

        def send():
            apply.send(db.session.get(Cohort, cohort_id), person)

        return send

    at_once(app, [colleague(place) for place in range(8)])

    states = sorted(str(one.state) for one in db.session.query(Registration))
    assert states == ["accepted", *["applied"] * 7]
