"""The purge of a cohort that is over reaches the sensitive answers, too."""

from datetime import timedelta

from tests import make
from tests.applications import asked
from tests.applications.test_composing import add
from trainer.applications import answers
from trainer.look import today
from trainer.registration import consent, purging
from trainer.registration.consent_texts import Purpose


def helped(first_day):
    """Somebody whose only mention of a need is an answer."""
    cohort = make.cohort(starts_on=first_day)
    one = make.registration(cohort)
    consent.give(one, Purpose.SENSITIVE_NEEDS)
    asked.answer(one, add(cohort, sensitive=True), "เก้าอี้รถเข็น")
    return one


def test_sensitive_answers_go_30_days_after_the_end_and_are_counted(app):
    one = helped(today() - timedelta(days=60))

    found = purging.purge_due()

    assert ([(cohort.id, count) for cohort, count in found], answers.answers_of(one)) == ([(one.cohort_id, 1)], [])


def test_they_go_when_the_consent_is_taken_back(app):
    one = helped(today() + timedelta(days=60))

    consent.withdraw(one, Purpose.SENSITIVE_NEEDS)

    assert answers.answers_of(one) == []
