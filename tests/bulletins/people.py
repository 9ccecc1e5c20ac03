"""A cohort with people, bulletins, and how they are told."""

from tests import make
from trainer.bulletins import writing
from trainer.bulletins.models import Audience
from trainer.registration.groups import TrainingGroup

DAY = make.FIRST_DAY


def cohort(**facts):
    return make.cohort(announced_at=make.moment(DAY, 0), **facts)


def seated(cohort, name="มาลี", email=None, **facts):
    return make.registration(cohort, person=make.person(name, email=email), **facts)


def group(cohort, number=1):
    return make.add(TrainingGroup(cohort=cohort, number=number))


def bulletin(cohort, title="ย้ายห้อง", **facts):
    facts = {"body": "ไปที่ชั้น 2", "audience": Audience.EVERYBODY} | facts
    return writing.publish(cohort, None, headline=title, **facts)
