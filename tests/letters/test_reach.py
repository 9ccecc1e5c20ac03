"""Who cannot be reached by mail, and another try: to corrected addresses, never to those that do not work."""

from datetime import timedelta

import pytest

from tests import make
from tests.letters import people
from trainer.database import db, now
from trainer.home import numbers
from trainer.letters import reach
from trainer.mail import outbox
from trainer.mail.models import MessageState
from trainer.registration.models import State
from trainer.registration.offered import Offer
from trainer.registration.signals import merging

MAIL = "/desk/cohorts/executive/5/mail"


@pytest.fixture
def cohort(app):
    return people.cohort()


def bounced(one, key="key", **facts):
    """A message to this person that came back."""
    made = outbox.put(key, "accepted", one.person.email, "เรื่อง", "x", name=one.label, cohort_id=one.cohort_id,
                      registration_id=one.id)  # fmt: skip
    message = next(each for each in people.messages() if each.id == made)
    facts = {"undeliverable": True, "error": "550 5.1.1 no such user", "bounced_at": now()} | facts
    message.state = MessageState.FAILED
    for name, value in facts.items():
        setattr(message, name, value)
    db.session.commit()
    return message


def test_a_broken_address_is_listed_once_a_person_with_the_telephone_and_what_was_said(as_organiser, cohort):
    one = people.someone(cohort)
    one.person.phone = "0812345678"
    bounced(one, "a"), bounced(one, "b")

    page = as_organiser.get(f"{MAIL}/unreachable").text

    assert (page.count('name="email"'), "tel:0812345678" in page, "no such user" in page) == (1, True, True)


def test_two_people_with_one_broken_address_are_both_listed(cohort):
    bounced(people.someone(cohort), "a"), bounced(people.someone(cohort, "สมชาย"), "b")

    assert len(db.session.execute(reach.broken(cohort)).all()) == 2


def test_broken_addresses_of_another_cohort_are_not_shown(as_organiser, cohort):
    bounced(people.someone(make.cohort(number=9), "ลับ"))

    assert "ลับ" not in as_organiser.get(f"{MAIL}/unreachable").text


def test_the_right_address_is_kept_and_everything_that_failed_is_sent_there(as_organiser, cohort):
    one = people.someone(cohort)
    first, second = bounced(one, "a"), bounced(one, "b")

    as_organiser.post(f"{MAIL}/{first.id}/address", data={"email": " right@example.org "})

    db.session.expire_all()
    assert one.person.email == "right@example.org"
    assert [(each.recipient, each.standing) for each in (first, second)] == [("right@example.org", "waiting")] * 2


@pytest.mark.parametrize("wrong", ["", "not an address", "มาลี@example.org", "a@b.c\r\nBcc: all@example.org", "x" * 300])
def test_what_is_no_address_is_refused_and_nothing_is_sent(as_organiser, cohort, wrong):
    one = people.someone(cohort)
    message = bounced(one)

    as_organiser.post(f"{MAIL}/{message.id}/address", data={"email": wrong})

    db.session.expire_all()
    assert (one.person.email, message.standing) == ("malee@example.org", "bounced")


def test_a_message_of_another_cohort_cannot_be_sent_anew_from_here(as_organiser, cohort):
    message = bounced(people.someone(make.cohort(number=9)))

    answer = as_organiser.post(f"{MAIL}/{message.id}/address", data={"email": "right@example.org"})

    assert (answer.status_code, message.standing) == (404, "bounced")


def test_in_bulk_only_those_are_tried_again_whose_address_may_work(as_organiser, cohort):
    wrong = bounced(people.someone(cohort), "wrong")
    full = bounced(people.someone(cohort, "สมชาย", "full@example.org"), "full", undeliverable=False)
    moved = people.someone(cohort, "กานดา", "old@example.org")
    corrected = bounced(moved, "moved")
    moved.person.email = "new@example.org"

    as_organiser.post(f"{MAIL}/attempts")

    db.session.expire_all()
    assert [each.standing for each in (wrong, full, corrected)] == ["bounced", "waiting", "waiting"]
    assert corrected.recipient == "new@example.org"


def test_who_has_no_address_is_listed_with_the_telephone_the_soonest_deadline_first(as_organiser, cohort):
    people.someone(cohort, "มีที่นั่ง", None)
    for name, days in (("ทีหลัง", 5), ("ก่อน", 1)):
        one = people.someone(cohort, name, None, State.OFFERED)
        make.add(Offer(registration=one, deadline=now() + timedelta(days=days)))
    people.someone(cohort, "สละแล้ว", None, State.WITHDRAWN)
    people.someone(cohort, "กานดา", "x@example.org")

    page = as_organiser.get(f"{MAIL}/unreachable").text

    order = [page.find(name) for name in ("ก่อน ใจดี", "ทีหลัง ใจดี", "มีที่นั่ง ใจดี")]
    assert order == sorted(order) and order[0] > 0
    assert "สละแล้ว" not in page and "กานดา" not in page


def test_the_list_costs_as_many_statements_for_three_as_for_one(as_organiser, cohort, statements):
    bounced(people.someone(cohort), "0")
    people.someone(cohort, "ไม่มี", None)
    with statements() as one:
        as_organiser.get(f"{MAIL}/unreachable")
    for name in ("a", "b"):
        bounced(people.someone(cohort, name, f"{name}@example.org"), name)
        people.someone(cohort, f"ไม่มี{name}", None)
    with statements() as three:
        as_organiser.get(f"{MAIL}/unreachable")

    assert len(one) == len(three) <= 15


def test_an_empty_list_says_what_it_is_for(as_organiser, cohort):
    assert as_organiser.get(f"{MAIL}/unreachable").status_code == 200


def test_the_record_of_the_person_shows_what_came_back(as_organiser, cohort):
    one = people.someone(cohort)
    bounced(one)

    page = as_organiser.get(f"/desk/registrations/{one.id}").text

    assert "no such user" in page and f"{MAIL}/unreachable" in page


def test_what_is_due_says_how_many_addresses_do_not_work_however_many_letters_failed_there(app):
    cohort = people.cohort()
    one = people.someone(cohort)
    bounced(one, "a"), bounced(one, "b"), bounced(people.someone(cohort, "สมชาย", "b@example.org"), "c")

    figures = numbers.figures([cohort])[cohort.id]

    assert (figures.addresses_broken, figures.mail_failed) == (2, 0)


def test_the_desk_leads_to_where_addresses_are_corrected(as_organiser, cohort):
    bounced(people.someone(cohort))

    assert f"{MAIL}/unreachable" in as_organiser.get("/desk").text


def test_the_messages_are_filtered_by_what_came_back_and_by_kind_of_letter(as_organiser, cohort):
    bounced(people.someone(cohort))
    outbox.put("note", "note", "other@example.org", "x", "x", cohort_id=cohort.id)
    db.session.commit()

    shown = [as_organiser.get(f"{MAIL}?{asked}").text for asked in ("state=bounced", "code=note")]

    assert ["malee@example.org" in page for page in shown] == [True, False]
    assert ["other@example.org" in page for page in shown] == [False, True]


def test_what_was_written_about_a_merged_entry_stands_on_the_record_that_stays(as_organiser, cohort):
    gone, kept = people.someone(cohort), people.someone(cohort, "สมชาย", "s@example.org")
    bounced(gone)

    merging.send(gone, into=kept)
    db.session.commit()

    assert "no such user" in as_organiser.get(f"/desk/registrations/{kept.id}").text
