"""What was said of food and needs is gone at once when the consent is taken back, and the journal never quotes it."""

from datetime import timedelta

import pytest

from tests import make
from tests.registration import lists
from tests.registration.test_purging import SECRETS, guest, leaks
from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.registration import consent, purging, record
from trainer.registration.consent_texts import Purpose


def test_taking_the_consent_back_erases_it_everywhere_at_once(app):
    one = guest(make.cohort(starts_on=today() + timedelta(days=9)))
    journal.record(None, "changed", one, changes={"food": ["ทั่วไป", "ฮาลาล"], "needs": ["", "เก้าอี้รถเข็น"]})
    consent.give(one, Purpose.SENSITIVE_NEEDS)

    consent.withdraw(one, Purpose.SENSITIVE_NEEDS)

    assert (leaks(one), one.lodging_side) == ([], "")


def test_taking_another_consent_back_erases_nothing(app):
    one = guest()
    consent.give(one, Purpose.DIRECTORY)

    consent.withdraw(one, Purpose.DIRECTORY)

    assert one.food == "ฮาลาล"


def test_one_person_s_withdrawal_erases_nobody_else_s(app):
    one, other = guest(), guest()
    consent.give(one, Purpose.SENSITIVE_NEEDS)

    consent.withdraw(one, Purpose.SENSITIVE_NEEDS)

    assert leaks(other) == list(SECRETS)


def test_corrections_are_journalled_without_what_they_say_of_needs(app):
    one = make.registration(lists.cohort(), person=make.person("มาลี", "ดี", title=None), food="ทั่วไป")
    record.correct(one, record.as_typed(one) | {"food": "ฮาลาล", "needs": "เก้าอี้รถเข็น", "position": "ประธาน"}, None)

    entry = db.session.query(Entry).filter_by(act="changed").one()
    assert entry.facts == {"changes": {"position": ["", "ประธาน"]}, "unsaid": ["food", "needs"]}


def test_nothing_to_erase_is_said(app):
    with pytest.raises(Refused):
        purging.erase_on_request(make.registration(), None)
