"""What the other chapters need of those who were registered: an address to sign in by, and acts in words."""

import pytest

from tests.registration import lists
from tests.registration.lists import book, line
from trainer.database import db
from trainer.journal import Entry
from trainer.people import participants
from trainer.people.models import Account
from trainer.registration.problems import EXCEPTABLE
from trainer.registration.queries import registrations_by
from trainer.wording import WORDS


@pytest.fixture
def imported(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(email="Somchai.J@Example.ORG")))
    lists.finish(as_organiser, draft)
    return lists.registered()[0]


def test_an_address_in_capitals_is_kept_in_lower_case(imported):
    assert imported.person.email == "somchai.j@example.org"


@pytest.mark.parametrize("typed", ["Somchai.J@Example.ORG", "somchai.j@example.org"])
def test_the_owner_of_the_address_becomes_a_participant_however_it_is_typed(imported, typed):
    participants.welcome(typed)

    account = db.session.query(Account).filter_by(email="somchai.j@example.org").one()
    assert db.session.scalars(registrations_by(account.email)).all() == [imported]


def test_every_act_of_an_import_has_words_in_the_journal(as_organiser, imported):
    cohort = imported.cohort
    thrown = lists.drafted(as_organiser, cohort, book(line("นางมาลี ดี")))
    as_organiser.post(lists.review(thrown, "/removal"))

    acts = {entry.act for entry in db.session.query(Entry)}
    expected = {"opened_draft", "discarded_draft", "imported_roster", "registered", "accepted"}
    assert expected == acts <= WORDS["act"].keys()


def test_every_rule_that_may_be_overruled_has_words():
    assert EXCEPTABLE - WORDS["shortcoming"].keys() <= {"registration_no_mismatch"}
