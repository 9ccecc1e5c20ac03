"""The Mail tab: what became of every message, and another try."""

import pytest

from tests import make
from tests.letters import people
from trainer import journal
from trainer.database import db
from trainer.letters import telling
from trainer.mail import outbox
from trainer.mail.models import MessageState
from trainer.registration.status_link import status_token

MAIL = "/desk/cohorts/executive/5/mail"


@pytest.fixture
def cohort(app):
    return people.cohort()


def put(cohort, count=1, **facts):
    for number in range(count):
        outbox.put(f"key{number}", "note", f"p{number}@example.org", "เรื่อง", "x", cohort_id=cohort.id, **facts)
    found = people.messages()
    db.session.commit()
    return found


def failed(cohort, **facts):
    message = put(cohort)[0]
    message.state, message.error = MessageState.FAILED, "550 no such user"
    for name, value in facts.items():
        setattr(message, name, value)
    db.session.commit()
    return message


def test_before_anybody_was_written_to_the_page_says_how_to_begin(as_organiser, cohort):
    assert f"{MAIL}/new" in as_organiser.get(MAIL).text


def test_the_list_costs_as_many_statements_for_three_as_for_one(as_organiser, cohort, statements):
    put(cohort, 1)
    with statements() as one:
        as_organiser.get(MAIL)
    put(cohort, 3)
    with statements() as three:
        as_organiser.get(MAIL)

    assert len(one) == len(three) <= 15


def test_messages_of_another_cohort_are_not_shown(as_organiser, cohort):
    put(make.cohort(number=9), name="คนของรุ่นอื่น")

    assert "คนของรุ่นอื่น" not in as_organiser.get(MAIL).text


def test_a_message_is_not_found_in_another_cohort(as_organiser, cohort):
    other = put(make.cohort(number=9))[0]

    assert as_organiser.get(f"{MAIL}/{other.id}").status_code == 404


@pytest.mark.parametrize("asked", ["state=failed", "q=p0"])
def test_the_list_is_filtered_and_searched(as_organiser, cohort, asked):
    message = put(cohort, 2)[0]
    message.state = MessageState.FAILED
    db.session.commit()

    page = as_organiser.get(f"{MAIL}?{asked}").text

    assert ("p0@example.org" in page, "p1@example.org" in page) == (True, False)


def test_the_key_of_the_status_page_is_shown_to_nobody_but_the_person(as_organiser, cohort):
    one = people.someone(cohort)
    telling.tell(one, "note", "key")
    [message] = people.messages()
    key = status_token(one)
    db.session.commit()

    page = as_organiser.get(f"{MAIL}/{message.id}").text

    assert key in message.body and key not in page and "/applications/…" in page


def test_a_retry_goes_to_the_address_that_the_person_has_by_now(as_organiser, cohort):
    one = people.someone(cohort)
    message = failed(cohort, registration_id=one.id, undeliverable=True)
    one.person.email = "right@example.org"

    as_organiser.post(f"{MAIL}/{message.id}/attempts")

    db.session.expire_all()
    assert (message.recipient, message.standing) == ("right@example.org", "waiting")


def test_all_that_failed_is_tried_again_but_for_addresses_refused_for_good(as_organiser, cohort):
    first, second = put(cohort, 2)
    first.state = second.state = MessageState.FAILED
    second.undeliverable = True

    as_organiser.post(f"{MAIL}/attempts")

    db.session.expire_all()
    assert (first.standing, second.standing) == ("waiting", "undeliverable")


def test_an_attachment_can_be_looked_at(as_organiser, cohort):
    make.session(cohort)
    one = people.someone(cohort)
    message = put(cohort, attachments=[{"kind": "calendar"}], registration_id=one.id)[0]

    answer = as_organiser.get(f"{MAIL}/{message.id}/attachments/0")

    assert (answer.mimetype, answer.data[:15]) == ("text/calendar", b"BEGIN:VCALENDAR")


def test_the_switch_is_journalled(as_organiser, cohort):
    as_organiser.post(f"{MAIL}/decisions", data={"wanted": "1"})

    assert [entry.act for entry in db.session.scalars(journal.entries_of(cohort))] == ["switched_mail_on"]
