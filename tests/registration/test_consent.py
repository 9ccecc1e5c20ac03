"""Consent: by purpose, in which words, provable, and taken back at any time."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tests import make
from tests.registration.announced import consented
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import consent
from trainer.registration.consent import Consent, Way
from trainer.registration.consent_texts import TEXTS, Purpose, newest, text
from trainer.registration.models import Registration


@pytest.fixture
def one(app):
    return make.registration()


def agreed(one, purpose=Purpose.PUBLICATION):
    return one.id in consent.agreed(purpose, [one.id])


def test_nobody_agrees_by_being_registered(one):
    assert not agreed(one)


def test_consent_to_one_purpose_is_no_consent_to_another(one):
    consent.give(one, Purpose.DIRECTORY, None, Way.PAPER)

    assert not agreed(one)


def test_consent_on_our_form_keeps_the_version_of_its_words(one):
    assert consented(one).text_version == newest(Purpose.PUBLICATION)


@pytest.mark.parametrize("way", [Way.MESSAGE, Way.ROSTER])
def test_consent_in_other_words_claims_no_version_of_ours(one, way):
    assert consented(one, way=way).text_version is None


def test_consent_that_was_taken_back_no_longer_holds(one):
    consented(one)
    consent.withdraw(one, Purpose.PUBLICATION, by=None)

    assert not agreed(one)


def test_agreeing_again_opens_a_record_beside_the_closed_one(one):
    consented(one)
    consent.withdraw(one, Purpose.PUBLICATION, by=None)
    consented(one)

    assert [bool(each.withdrawn_at) for each in db.session.scalars(consent.consents_of(one))] == [False, True]


def test_agreeing_twice_is_one_consent(one):
    assert consented(one) is consented(one, note="อีกแฟ้ม")


def test_what_was_never_given_cannot_be_taken_back(one):
    with pytest.raises(Refused):
        consent.withdraw(one, Purpose.PUBLICATION, by=None)


def test_nobody_agrees_tomorrow(one):
    with pytest.raises(Refused):
        consented(one, at=now() + timedelta(1))


def test_an_old_form_does_not_undo_a_withdrawal(one):
    consented(one, at=now() - timedelta(9))
    consent.withdraw(one, Purpose.PUBLICATION, by=None)

    with pytest.raises(Refused):
        consented(one, at=now() - timedelta(2))


def test_the_database_keeps_two_consents_to_one_purpose_from_standing(one):
    for _ in range(2):
        db.session.add(Consent(registration=one, purpose=Purpose.PUBLICATION, way=Way.PAPER))

    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_both_acts_stand_in_the_person_s_journal_with_purpose_way_and_version(one):
    consented(one)
    consent.withdraw(one, Purpose.PUBLICATION, by=None)

    found = db.session.query(Entry).filter_by(subject_type="registration", subject_id=one.id).order_by(Entry.id)
    assert [(each.act, each.facts) for each in found] == [
        ("consented", {"purpose": "publication", "way": "paper", "version": 1}),
        ("withdrew_consent", {"purpose": "publication"})]  # fmt: skip


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("purpose", Purpose)
def test_every_version_of_every_text_is_there_in_both_languages(purpose, language):
    assert all(text(purpose, version, language).strip() for version in range(1, len(TEXTS[purpose]) + 1))


@pytest.mark.parametrize("version", [-1, 0, 99])
def test_a_version_that_never_was_has_no_text(version):
    with pytest.raises(LookupError):
        text(Purpose.PUBLICATION, version, "th")


def test_eight_who_record_one_consent_at_once_record_it_once(app, one):
    one_id, start, failures = one.id, threading.Barrier(8), []
    db.session.commit()

    def record():
        with app.app_context():
            start.wait()
            try:
                consented(db.session.get(Registration, one_id))
                db.session.commit()
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=record) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert (failures, db.session.query(Consent).count()) == ([], 1)
