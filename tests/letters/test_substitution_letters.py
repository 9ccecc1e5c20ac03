"""Nominated and substituted people are told by whom, and instead of whom."""

from datetime import date

import pytest

from tests import make
from tests.letters import people
from trainer.database import db
from trainer.mail import outbox
from trainer.nominations import nominating, substituting
from trainer.nominations.models import NominationLink
from trainer.registration.models import State

OFFICE = "มูลนิธิน้ำใจ"


@pytest.fixture
def link(app):
    cohort = people.cohort(starts_on=make.FIRST_DAY.replace(year=2099))
    made = make.add(NominationLink(cohort=cohort, organisation=make.organisation(OFFICE), most=5,
                                   expires_on=date(2098, 12, 1)))  # fmt: skip
    db.session.commit()
    return made


def nominee(link, name="นางมาลี ใจดี", email="malee@example.org"):
    return nominating.nominate(link, {"name": name, "email": email, "phone": "0812345678"}).registration


def letters():
    return {one.code: one for one in people.messages()}


def test_who_is_nominated_is_told_by_whom_and_asked_to_look_at_the_own_page(link):
    nominee(link)

    [message] = people.messages()
    assert (message.code, message.recipient) == ("nominated", "malee@example.org")
    assert OFFICE in message.body and "ความยินยอม" in message.body and "/applications/" in message.body


def test_both_are_told_of_a_substitution_and_nothing_twice(link):
    left = nominee(link)
    db.session.commit()
    facts = {"name": "นายสมชาย ใจดี", "email": "somchai@example.org", "phone": "0898765432"}

    substituting.substitute(left, facts, "ติดราชการ", link=link)

    told = [(one.code, one.recipient) for one in people.messages()]
    assert sorted(told) == [
        ("nominated", "malee@example.org"), ("replaced", "malee@example.org"), ("substitute", "somchai@example.org"),
    ]  # fmt: skip


def test_the_one_who_left_is_told_who_comes_and_why_the_one_who_comes_only_for_whom(link):
    left = nominee(link)
    facts = {"name": "นายสมชาย ใจดี", "email": "somchai@example.org", "phone": "0898765432"}

    substituting.substitute(left, facts, "ติดราชการ", link=link)

    replaced, substitute = letters()["replaced"].body, letters()["substitute"].body
    assert "สมชาย" in replaced and "ติดราชการ" in replaced
    assert "แทน นางมาลี ใจดี" in substitute and "ติดราชการ" not in substitute and OFFICE in substitute


def test_a_seat_that_is_passed_on_takes_the_days_out_of_the_calendar_of_the_one_who_left(link):
    left = people.someone(link.cohort, organisation=link.organisation)
    make_calendar_letter(left)
    facts = {"name": "นายสมชาย ใจดี", "email": "somchai@example.org", "phone": "0898765432"}

    substituting.substitute(left, facts, "ติดราชการ", by=make.organiser())

    assert (left.state, letters()["replaced"].attachments) == (State.WITHDRAWN, [{"kind": "calendar"}])


def make_calendar_letter(one):
    outbox.put("first", "accepted", one.person.email, "x", "x", attachments=[{"kind": "calendar"}],
               cohort_id=one.cohort_id, registration_id=one.id)  # fmt: skip
