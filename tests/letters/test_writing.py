"""Writing to people: seen before it goes out, put once, and only for people of the cohort."""

import re

import pytest

from tests import make
from tests.letters import people
from trainer.registration.models import State
from trainer.registration.status_link import status_token

MAIL = "/desk/cohorts/executive/5/mail"
TEXT = {"subject": "ถึง {{ name }}", "body": "{{ greeting }}"}


@pytest.fixture
def cohort(app):
    return people.cohort()


def test_writing_costs_as_many_statements_for_three_as_for_one(as_organiser, cohort, statements):
    people.someone(cohort)
    with statements() as one:
        as_organiser.get(f"{MAIL}/new")
    people.someone(cohort, "สมชาย", "a@example.org"), people.someone(cohort, "กานดา", "b@example.org")
    with statements() as three:
        as_organiser.get(f"{MAIL}/new")

    assert len(one) == len(three) <= 15


def test_the_preview_shows_the_letter_for_the_person_chosen_and_puts_nothing(as_organiser, cohort):
    people.someone(cohort, "กานดา", "k@example.org")
    one = people.someone(cohort)

    page = as_organiser.post(f"{MAIL}/new", data=TEXT | {"preview": "1", "person": one.id, "people": one.id}).text

    assert "ถึง นางมาลี ใจดี" in page and "เรียน นางมาลี ใจดี" in page
    assert people.messages() == []


@pytest.mark.parametrize("kind", ["page", "mail"])
def test_a_preview_and_a_test_give_nobody_the_key_of_somebody_s_status_page(as_organiser, cohort, kind):
    one = people.someone(cohort)
    words = {"subject": "x", "body": "{{ status_page }}"}
    if kind == "page":
        seen = as_organiser.post(f"{MAIL}/new", data=words | {"preview": "1", "people": one.id}).text
    else:
        as_organiser.post("/desk/programmes/executive/letters/note/th", data=words | {"test": "1"})
        seen = people.messages()[0].body

    assert "/applications/…" in seen and status_token(one) not in seen


def test_the_preview_says_what_is_wrong_while_one_writes(as_organiser, cohort):
    people.someone(cohort)

    page = as_organiser.post(f"{MAIL}/new", data=TEXT | {"preview": "1", "subject": "{{ surname }}"}).text

    assert "ไม่มีช่องเติมข้อมูล {{ surname }}" in page


def test_those_without_an_address_are_listed(as_organiser, cohort):
    people.someone(cohort, email=None)

    assert "ส่งถึงไม่ได้ 1 คน" in as_organiser.get(f"{MAIL}/new").text


def test_a_form_sent_twice_writes_once(as_organiser, cohort):
    one = people.someone(cohort)
    token = re.search(r'name="token" value="(\w+)"', as_organiser.get(f"{MAIL}/new").text)[1]

    for _click in range(2):
        as_organiser.post(f"{MAIL}/new", data=TEXT | {"token": token, "people": one.id})

    assert [message.subject for message in people.messages()] == ["ถึง นางมาลี ใจดี"]


def test_what_was_typed_stays_when_something_is_refused(as_organiser, cohort):
    people.someone(cohort)

    page = as_organiser.post(f"{MAIL}/new", data={"subject": "ที่พิมพ์ไว้", "body": "{{ surname }}"}).text

    assert "ที่พิมพ์ไว้" in page and people.messages() == []


def test_people_of_another_cohort_cannot_be_written_to_from_here(as_organiser, cohort):
    people.someone(cohort)
    other = people.someone(make.cohort(number=9), "คนอื่น", "other@example.org")

    as_organiser.post(f"{MAIL}/new", data=TEXT | {"people": other.id})

    assert people.messages() == []


def test_a_message_of_one_s_own_is_not_sent_unwritten(as_organiser, cohort):
    one = people.someone(cohort)
    page = as_organiser.get(f"{MAIL}/new?code=note").text
    body = re.search(r'<textarea[^>]*id="body"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)[1]

    as_organiser.post(f"{MAIL}/new?code=note", data=TEXT | {"body": body, "people": one.id})

    assert people.messages() == []


def test_people_ticked_on_the_people_page_are_the_ones_written_to(as_organiser, cohort):
    one = people.someone(cohort, state=State.APPLIED)
    people.someone(cohort, "คนอื่น", "other@example.org")

    page = as_organiser.post(f"{MAIL}/selection", data={"people": one.id}, follow_redirects=True).text

    assert ("malee@example.org" in page, "other@example.org" in page) == (True, False)


def test_a_reminder_of_an_offer_is_for_those_who_have_one(as_organiser, cohort):
    people.someone(cohort, "กานดา", "k@example.org", State.OFFERED)
    people.someone(cohort)

    page = as_organiser.get(f"{MAIL}/new?code=offer_reminder").text

    assert ("k@example.org" in page, "malee@example.org" in page) == (True, False)


@pytest.mark.parametrize("state", [one for one in State if one != State.MERGED])
def test_people_in_any_state_can_be_written_to(as_organiser, cohort, state):
    people.someone(cohort, state=state, **({"rank": 1} if state == State.RESERVE else {}))

    page = as_organiser.get(f"{MAIL}/new?code=note&state={state}").text

    assert "malee@example.org" in page


def test_second_entries_of_somebody_are_not_offered(as_organiser, cohort):
    people.someone(cohort, state=State.MERGED)

    page = as_organiser.get(f"{MAIL}/new").text

    assert 'value="merged"' not in page
