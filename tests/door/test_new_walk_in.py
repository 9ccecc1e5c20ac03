"""Somebody at the door whom nobody knows: registered as an application is, and judged."""

import pytest

from tests import make
from tests.door import seating
from trainer.database import db
from trainer.journal import Entry
from trainer.registration.intake import Intake
from trainer.registration.models import Registration, State

TYPED = {"name": "นางสาวมาลี ทองดี", "position": "กรรมการ", "phone": "081 234 5678"}


@pytest.fixture
def slot(app):
    return seating.slot(seats=1)


@pytest.fixture
def office(app):
    return make.organisation("มูลนิธิน้ำใจงาม")


def register(visitor, slot, **facts):
    return visitor.post(f"/door/{slot.id}/walk-ins/new", data=TYPED | facts)


def made():
    db.session.rollback()
    return db.session.query(Registration).order_by(Registration.id.desc()).first()


def test_an_organisation_written_as_the_register_has_it_needs_no_choosing(slot, office, as_organiser):
    answer = register(as_organiser, slot, organisation="มูลนิธิน้ำใจงาม")

    one = made()
    assert answer.location.endswith(f"/walk-ins/{one.id}")
    assert (one.label, one.person.phone, one.organisation_id, one.state, one.shortcomings) == (
        "นางสาวมาลี ทองดี", "0812345678", office.id, State.APPLIED, [])  # fmt: skip


def test_it_is_journalled_as_an_application_received_by_whoever_did_it(slot, office, as_organiser):
    register(as_organiser, slot, organisation="มูลนิธิน้ำใจงาม")

    entry = db.session.query(Entry).filter_by(act="applied").one()
    assert entry.registration_id == made().id and entry.account_id


def test_a_part_of_the_name_offers_organisations_to_choose_and_keeps_what_was_typed(slot, office, as_organiser):
    page = register(as_organiser, slot, organisation="น้ำใจ")

    assert f'value="{office.id}"' in page.text and 'value="081 234 5678"' in page.text and made() is None


def test_the_organisation_that_was_chosen_counts(slot, office, as_organiser):
    register(as_organiser, slot, organisation="น้ำใจ", organisation_id=office.id)

    assert made().organisation_id == office.id


def test_one_that_stands_in_no_register_is_registered_and_does_not_meet_the_terms(slot, as_organiser):
    answer = register(as_organiser, slot, organisation="ชมรมบ้านเรา", organisation_id=0)

    page = as_organiser.get(answer.location).text
    assert [each["rule"] for each in made().shortcomings] == ["organisation_unknown"]
    assert "ไม่ตรงคุณสมบัติ" in page and 'name="exception"' in page


def test_where_the_cohort_gives_seats_at_once_it_does_so_here_too(slot, office, as_organiser):
    make.add(Intake(cohort_id=slot.cohort_id, seats_at_once=True))

    register(as_organiser, slot, organisation="มูลนิธิน้ำใจงาม")

    assert made().state == State.ACCEPTED


def test_somebody_who_is_registered_already_is_shown_instead_of_registered_twice(slot, office, as_organiser):
    known = make.registration(slot.cohort, state=State.RESERVE, rank=1, organisation=office,
                              person=make.person("มาลี", "ทองดี", title="นาง"))  # fmt: skip

    answer = register(as_organiser, slot, organisation="มูลนิธิน้ำใจงาม")

    assert answer.location.endswith(f"/walk-ins/{known.id}") and db.session.query(Registration).count() == 1


@pytest.mark.parametrize("missing", ["name", "organisation", "phone"])
def test_without_name_organisation_or_telephone_nobody_is_registered(slot, office, as_organiser, missing):
    page = register(as_organiser, slot, **{"organisation": "มูลนิธิน้ำใจงาม", missing: ""})

    assert page.status_code == 200 and "invalid-feedback" in page.text and made() is None


def test_the_name_that_was_searched_for_in_vain_stands_in_the_form(slot, as_organiser):
    assert 'value="มาลี"' in as_organiser.get(f"/door/{slot.id}/walk-ins/new?name=มาลี").text


def test_the_privacy_notice_can_be_read_out(slot, as_organiser):
    assert "ประกาศความเป็นส่วนตัว" in as_organiser.get(f"/door/{slot.id}/walk-ins/new").text


def test_typing_offers_organisations_of_the_register(slot, office, as_door):
    page = as_door.get(f"/door/{slot.id}/organisations?organisation=น้ำใจ")

    assert "มูลนิธิน้ำใจงาม" in page.text and "<html" not in page.text
