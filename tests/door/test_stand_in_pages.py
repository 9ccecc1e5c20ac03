"""Recording at the door that somebody else came."""

import re
from html import unescape

import pytest

from tests import make
from tests.attendance.papers import all_of
from tests.door import seating
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.nominations.models import Substitution

NEW = {"name": "นายสมชาย มาแทน", "position": "กรรมการ", "phone": "0899999999", "reason": "ป่วย"}


@pytest.fixture
def slot(app):
    return seating.slot(seats=3)


def address(slot, *more):
    return "/".join(map(str, ("/door", slot.id, "substitutions", *more)))


def test_only_who_holds_a_seat_and_is_not_there_can_be_chosen(slot, as_organiser):
    make.presence(slot, seating.holder(slot, person=make.person("มาแล้ว")))
    seating.holder(slot, person=make.person("ยังไม่มา"))
    seating.reserve(slot, 1, person=make.person("สำรอง"))

    page = as_organiser.get(address(slot)).text

    assert "ยังไม่มา" in page and "มาแล้ว " not in page and "นายสำรอง" not in page


def test_who_came_instead_is_signed_in_and_told_at_the_counter(slot, as_organiser):
    left = seating.holder(slot, person=make.person("มาลี", "ทองดี"))

    page = as_organiser.post(address(slot, left.id), data=NEW, follow_redirects=True)

    made = db.session.query(Substitution).one()
    assert page.request.path == f"/door/{slot.id}" and "นายสมชาย มาแทน เข้าอบรมแทน นายมาลี ทองดี" in page.text
    assert all_of(Presence) == {made.came_id}


@pytest.mark.parametrize("missing", ["name", "phone", "reason"])
def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(slot, as_organiser, missing):
    left = seating.holder(slot)

    page = as_organiser.post(address(slot, left.id), data=NEW | {missing: "", "position": "เลขานุการ"})

    assert "invalid-feedback" in page.text and 'value="เลขานุการ"' in page.text
    assert db.session.query(Substitution).count() == 0


def test_a_refusal_of_the_verb_is_said_on_the_page(slot, as_organiser):
    left = seating.holder(slot, person=make.person("มาลี", "ทองดี"))
    make.presence(slot, left)

    page = as_organiser.post(address(slot, left.id), data=NEW)

    assert "ให้ผู้อื่นเข้าแทนไม่ได้" in page.text and db.session.query(Substitution).count() == 0


def test_a_door_account_may_only_where_it_was_allowed(slot, as_door):
    left = seating.holder(slot, person=make.person("มาลี", "ทองดี"))
    refused = as_door.get(address(slot, left.id))
    seating.allow(slot)

    form = as_door.get(address(slot, left.id)).text
    as_door.post(address(slot, left.id), data=NEW)

    assert refused.status_code == 403 and "มาลี" not in refused.text and 'name="exception"' not in form
    assert db.session.query(Substitution).count() == 1


def test_somebody_of_another_cohort_cannot_be_replaced_from_here(slot, as_organiser):
    stranger = seating.holder(seating.slot(programme=make.programme()))

    assert as_organiser.post(address(slot, stranger.id), data=NEW).status_code == 404


def followed(client, start):
    """{address: status} of every page that somebody reaches by links alone."""
    seen, ahead = {}, [start]
    while ahead:
        asked = ahead.pop().partition("#")[0]
        if asked not in seen:
            answer = client.get(asked, follow_redirects=True)
            seen[asked] = answer.status_code
            ahead += map(unescape, re.findall(r'<a[^>]* href="(/(?!static|language)[^"]*)"', answer.text))
    return seen


@pytest.mark.parametrize("allowed", [False, True])
def test_no_link_of_a_door_account_leads_to_what_it_may_not_open(slot, as_door, allowed):
    seating.holder(slot, person=make.person("มาลี")), seating.reserve(slot, 1)
    if allowed:
        seating.allow(slot)
    db.session.commit()

    seen = followed(as_door, "/door") | followed(as_door, f"/door/{slot.id}?q=ไม่มีใคร")

    assert {page: status for page, status in seen.items() if status != 200} == {}
    assert (address(slot) in seen, any("/walk-ins?q=" in page for page in seen)) == (allowed, allowed)


@pytest.mark.parametrize(("why", "signed_in"), [("", 0), ("มาก่อนเวลา", 1)])
def test_before_sign_in_opens_an_organiser_says_why_somebody_is_signed_in_instead(slot, as_organiser, why, signed_in):
    slot.opens_at = slot.closes_at
    left = seating.holder(slot, person=make.person("มาลี", "ทองดี"))

    page = as_organiser.post(address(slot, left.id), data=NEW | {"why_now": why})

    assert ("ยังไม่ถึงเวลา" in page.text, len(all_of(Presence))) == (not signed_in, signed_in)
