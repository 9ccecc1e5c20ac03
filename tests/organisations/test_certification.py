"""Certified on this day? And giving, revoking and correcting certifications."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.organisations import queries
from trainer.organisations.models import Certification
from trainer.organisations.standing import answer, standing

GIVEN, REVOKED = date(2010, 1, 1), date(2019, 6, 1)
DAY = timedelta(days=1)


@pytest.fixture
def organisation(app):
    return make.organisation(certified_on=GIVEN, revoked_on=REVOKED)


@pytest.mark.parametrize(
    ("day", "certified"),
    [(GIVEN - DAY, False), (GIVEN, True), (REVOKED - DAY, True), (REVOKED, False), (REVOKED + DAY, False)],
)
def test_the_first_day_counts_and_the_day_of_revocation_does_not(organisation, day, certified):
    assert organisation.certified_on(day) is certified
    assert answer(organisation, day).certified is certified
    assert bool(db.session.scalars(select(queries.Organisation).where(queries.held_on(day))).all()) is certified


@pytest.mark.parametrize(
    ("day", "expected"), [(GIVEN - DAY, "never"), (GIVEN, "certified"), (REVOKED, "revoked")]
)
def test_the_list_and_the_page_agree_on_the_standing(organisation, day, expected):
    assert standing(organisation, day) == expected
    for code in ("certified", "revoked", "never"):
        assert (organisation in db.session.scalars(queries.sought(standing=code, day=day)).all()) is (code == expected)


def test_the_answer_says_when_it_was_revoked(organisation):
    assert "1 มิถุนายน 2562" in answer(organisation, REVOKED).sentence


def test_between_two_certifications_it_is_not_certified(organisation):
    organisation.certify(None, date(2020, 3, 1))
    assert [organisation.certified_on(day) for day in (REVOKED, date(2020, 2, 29), date(2020, 3, 1))] == [
        False, False, True]  # fmt: skip


def test_the_day_of_revocation_may_be_the_day_of_the_next_certification(organisation):
    organisation.certify(None, REVOKED)
    assert organisation.certified_on(REVOKED)


@pytest.mark.parametrize("day", [GIVEN - DAY, GIVEN, REVOKED - DAY])
def test_two_certifications_never_hold_at_once(organisation, day):
    with pytest.raises(Refused):
        organisation.certify(None, day)


def test_revoking_closes_the_certification_with_its_reason(app):
    held = make.organisation().certifications[0]
    held.revoke(None, REVOKED, "เลิกกิจการ")
    assert (held.revoked_on, held.revoked_reason) == (REVOKED, "เลิกกิจการ")


def test_revoking_is_told_to_the_journal_of_the_organisation(app):
    organisation, by = make.organisation(), make.organiser()
    organisation.certifications[0].revoke(by, REVOKED, "เลิกกิจการ")
    entry = db.session.scalars(select(Entry)).one()
    assert (entry.act, entry.subject_id, entry.account_id, entry.facts["reason"]) == (
        "certification_revoked", organisation.id, by.id, "เลิกกิจการ")  # fmt: skip


@pytest.mark.parametrize(("day", "reason"), [(GIVEN - DAY, "เลิกกิจการ"), (REVOKED, "  ")])
def test_revoking_needs_a_possible_day_and_a_reason(app, day, reason):
    held = make.organisation(certified_on=GIVEN).certifications[0]
    with pytest.raises(Refused):
        held.revoke(None, day, reason)
    assert held.revoked_on is None


def test_what_is_revoked_is_not_revoked_again(organisation):
    with pytest.raises(Refused):
        organisation.certifications[0].revoke(None, date(2021, 1, 1), "เลิกกิจการ")


def test_a_revocation_that_never_was_can_be_put_right(organisation):
    organisation.certifications[0].correct(None, "บันทึกผิดองค์กร", revoked_on=None)
    assert organisation.certified_on(REVOKED)


def test_a_correction_is_refused_where_it_would_overlap(organisation):
    organisation.certify(None, date(2020, 3, 1))
    with pytest.raises(Refused):
        organisation.certifications[0].correct(None, "บันทึกผิดองค์กร", revoked_on=None)


def test_the_journal_keeps_what_was_before_a_correction(organisation):
    organisation.certifications[0].correct(None, "พิมพ์ผิด", certified_on=date(2010, 1, 2))
    assert db.session.scalars(select(Entry)).one().facts["changes"] == {"certified_on": ["2010-01-01", "2010-01-02"]}


def test_the_database_knows_no_revocation_before_its_certification(app):
    organisation = make.organisation(certified_on=None)
    db.session.add(Certification(organisation=organisation, certified_on=REVOKED, revoked_on=GIVEN))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_another_organisation_cannot_take_a_number(app):
    make.organisation(number="12/2550")
    other = make.organisation(number="13/2550")
    with pytest.raises(Refused):
        other.change(None, registration_no="0012/2550")
