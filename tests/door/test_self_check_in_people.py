"""Who holds the phone: proven by signing in, by what this browser did before, or by a name and four digits."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.door import halls
from tests.people.visitor import ask_for_code, code_in, outbox
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.registration.models import State

pytestmark = pytest.mark.usefixtures("in_the_morning")


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    slot = halls.slot(cohort)
    halls.opened(cohort)
    db.session.commit()
    return slot


@pytest.fixture
def malee(cohort):
    return halls.person(cohort, email="malee@example.org")


def signed_in():
    db.session.expire_all()
    return [one.registration_id for one in db.session.query(Presence)]


@pytest.mark.parametrize("who", ["มาลี ทองดี", "นางมาลี ทองดี", " มาลี   ทองดี ", "มาลีทองดี", "2", "๒"])
@pytest.mark.parametrize("digits", ["5678", "๕๖๗๘", " 56-78 ", "081 234 5678"])
def test_a_name_in_any_spelling_or_a_number_with_four_digits_is_known(client, slot, cohort, malee, who, digits):
    halls.person(cohort, "กานดา", phone="0800005678")

    halls.sign_in(client, halls.scan(client, slot), who, digits)

    assert signed_in() == [malee.id]


@pytest.mark.parametrize(
    ("who", "digits"),
    [("มาลี ทองดี", "8765"), ("มาลี", "5678"), ("ทองดี", "5678"), ("1", "8765"), ("3", "5678"), ("0", "5678"),
     ("9" * 30, "5678"), ("%", "5678"), ("มาลี ทองดี", "%%%%"), ("มาลี ทองดี", "567"), ("", "5678"),
     ("มาลี ทองดี", ""), ("ม" * 500, "5678")],
)  # fmt: skip
def test_what_is_not_both_right_signs_nobody_in(client, slot, malee, who, digits):
    page = halls.sign_in(client, halls.scan(client, slot), who, digits)

    assert (page.status_code, signed_in()) == (422, []) and (not who or who[:50] in page.text or who == "%")


def test_a_wrong_name_and_wrong_digits_are_answered_alike(client, slot, malee):
    ticket = halls.scan(client, slot)

    pages = [halls.sign_in(client, ticket, *typed) for typed in (("มาลี ทองดี", "0000"), ("ใครก็ตาม ไม่มี", "5678"))]

    assert seen(pages[0], "มาลี ทองดี", "0000") == seen(pages[1], "ใครก็ตาม ไม่มี", "5678")


def seen(page, who, digits):
    text = page.text.replace(who, "WHO").replace(f'value="{digits}"', "DIGITS")
    return page.status_code, re.sub(r'(data-csrf|name="csrf_token" value|value)="[^"]*"', "", text)


def test_no_page_tells_a_name_a_phone_or_an_address_that_was_not_typed(client, slot, malee):
    ticket = halls.scan(client, slot)
    pages = [client.get(ticket).text, halls.sign_in(client, ticket, "2", "5678").text,
             halls.sign_in(client, ticket, "มาลี", "0000").text]  # fmt: skip

    assert not any(word in page for page in pages for word in ("ทองดี", "0812345678", "081-234", "malee@"))


def test_two_of_one_name_are_told_apart_by_the_digits(client, slot, cohort, malee):
    other = halls.person(cohort, phone="0899994321")

    halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "4321")

    assert signed_in() == [other.id]


def test_somebody_of_another_cohort_held_today_is_sent_to_the_other_hall(client, slot):
    halls.person(make.cohort(number=77, starts_on=halls.DAY), "ขวัญ", "ใจดี")

    page = halls.sign_in(client, halls.scan(client, slot), "ขวัญ ใจดี", "5678")

    assert (page.status_code, signed_in()) == (422, []) and "รุ่นที่ 77" in page.text


def test_somebody_of_a_cohort_that_is_over_is_nobody_here(client, slot):
    halls.person(make.cohort(number=77, starts_on=halls.DAY - timedelta(days=30)), "ขวัญ", "ใจดี")

    page = halls.sign_in(client, halls.scan(client, slot), "ขวัญ ใจดี", "5678")

    assert page.status_code == 422 and "รุ่นที่ 77" not in page.text


def test_who_is_signed_in_as_participant_confirms_by_one_tap(sign_in, slot, malee):
    phone = sign_in(make.account("participant", email="malee@example.org"))
    ticket = halls.scan(phone, slot)

    page = phone.get(ticket).text
    halls.sign_in(phone, ticket, registration=malee.id)

    assert "ลงชื่อในนาม นางมาลี ทองดี" in page and signed_in() == [malee.id]


def test_an_address_that_several_share_offers_each_of_them(sign_in, slot, cohort, malee):
    halls.person(cohort, "กานดา", "รักดี", email="malee@example.org")
    phone = sign_in(make.account("participant", email="malee@example.org"))

    page = phone.get(halls.scan(phone, slot)).text

    assert "นางมาลี ทองดี" in page and "นางกานดา รักดี" in page


def test_a_button_that_was_not_shown_signs_nobody_in(client, slot, malee):
    page = halls.sign_in(client, halls.scan(client, slot), registration=malee.id)

    assert (page.status_code, signed_in()) == (404, [])


def test_an_account_that_is_registered_nowhere_here_is_told_so_and_may_type(sign_in, slot, malee):
    phone = sign_in(make.account("participant", email="other@example.org"))
    ticket = halls.scan(phone, slot)

    page = phone.get(ticket).text
    halls.sign_in(phone, ticket, "มาลี ทองดี", "5678")

    assert "other@example.org" in page and signed_in() == [malee.id]


def test_an_account_whose_registration_was_withdrawn_is_told_so_and_gets_no_button(sign_in, slot, malee):
    malee.state = State.WITHDRAWN
    phone = sign_in(make.account("participant", email="malee@example.org"))

    page = phone.get(halls.scan(phone, slot)).text

    assert "นางมาลี ทองดี ไม่ได้เป็นผู้เข้าอบรมตัวจริง" in page and 'name="registration"' not in page


def test_a_code_by_mail_leads_back_to_the_ticket(app, client, slot, malee):
    app.extensions["mailman"].outbox = []
    ticket = halls.scan(client, slot)
    assert f"next={ticket}" in client.get(ticket).text.replace("%2F", "/")

    ask_for_code(client, "malee@example.org")
    typed = {"identity": "malee@example.org", "passcode": code_in(outbox(app)[0]), "next": ticket}
    answer = client.post("/sign-in/code", data=typed)

    assert answer.location.endswith(ticket) and "ลงชื่อในนาม นางมาลี ทองดี" in client.get(ticket).text


def test_the_browser_that_sent_the_application_confirms_by_one_tap(client, slot, cohort, malee):
    with client.session_transaction() as session:
        session["applied"] = {str(cohort.id): malee.id}

    assert "ลงชื่อในนาม นางมาลี ทองดี" in client.get(halls.scan(client, slot)).text


def test_the_next_time_the_same_phone_confirms_by_one_tap(app, client, slot, cohort, malee):
    halls.sign_in(client, halls.scan(client, slot), "มาลี ทองดี", "5678")
    afternoon = halls.slot(cohort, half="2-afternoon")

    with halls.clock(13):
        page = client.get(halls.scan(client, afternoon)).text

    assert "ลงชื่อในนาม นางมาลี ทองดี" in page


def test_a_phone_that_several_used_belongs_to_none_of_them(client, slot, cohort, malee):
    halls.person(cohort, "กานดา", "รักดี")
    for name in ("มาลี ทองดี", "กานดา รักดี"):
        halls.sign_in(client, halls.scan(client, slot), name, "5678")
    afternoon = halls.slot(cohort, half="2-afternoon")

    with halls.clock(13):
        page = client.get(halls.scan(client, afternoon)).text

    assert "มาลี" not in page and "กานดา" not in page
