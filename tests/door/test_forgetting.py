"""Thirty days after the end it is forgotten with which phone somebody signed in."""

from datetime import timedelta

import pytest

from tests import make
from trainer.attendance.models import Way
from trainer.database import db
from trainer.look import today
from trainer.registration import purging


@pytest.mark.parametrize("days, kept", [(29, "a1b2"), (30, "")])
def test_the_mark_of_the_phone_goes_and_the_presence_stays(app, days, kept):
    cohort = make.cohort(starts_on=today() - timedelta(days=days + 2), days=3)
    made = make.presence(make.slot(cohort, cohort.starts_on), make.registration(cohort), Way.SELF)
    made.phone = "a1b2"

    purging.purge_due()
    db.session.expire_all()

    assert (made.way, made.phone) == (Way.SELF, kept)
