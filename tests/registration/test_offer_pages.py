"""Offers on a person's record: making one, answering for somebody who telephoned, taking one back."""

from datetime import timedelta

from tests import make
from tests.registration import seated
from trainer.database import now
from trainer.journal import Entry
from trainer.registration import offers
from trainer.registration.models import State
from trainer.registration.offers import Offer


def offered():
    one = seated.one(seated.cohort(), State.OFFERED)
    make.add(Offer(registration=one, deadline=now() + timedelta(2)))
    return one


def send(client, one, act="", **fields):
    return client.post(f"/desk/registrations/{one.id}/offer{act}", data=fields, follow_redirects=True).text


def record(client, one):
    return client.get(f"/desk/registrations/{one.id}").text


def test_a_record_offers_to_offer_a_seat(as_organiser):
    assert "เสนอที่นั่ง" in record(as_organiser, seated.one(seated.cohort()))


def test_the_button_is_not_there_once_the_course_has_begun(as_organiser):
    assert "/offer\"" not in record(as_organiser, seated.one(seated.cohort(ahead=0)))


def test_an_offer_is_made(as_organiser):
    one = seated.one(seated.cohort())

    send(as_organiser, one)

    assert one.state == State.OFFERED


def test_out_of_turn_the_reason_is_asked_for(as_organiser):
    cohort = seated.cohort()
    seated.reserve(cohort, 1)
    second = seated.reserve(cohort, 2)

    send(as_organiser, second)

    assert second.state == State.RESERVE


def test_days_that_are_no_number_are_refused(as_organiser):
    assert "ระบุจำนวนวันเป็นตัวเลข" in send(as_organiser, seated.one(seated.cohort()), days="เจ็ด")


def test_a_record_with_an_offer_shows_until_when(as_organiser):
    assert "เสนอที่นั่งไว้ ตอบรับได้ถึง" in record(as_organiser, offered())


def test_the_organiser_answers_yes_for_somebody_who_telephoned(as_organiser):
    one = offered()

    send(as_organiser, one, "/acceptance")

    assert one.state == State.ACCEPTED


def test_the_journal_names_the_organiser_who_answered(as_organiser):
    send(as_organiser, offered(), "/acceptance")

    assert Entry.query.filter_by(act="accepted").one().account_id is not None


def test_the_organiser_answers_no_for_somebody_who_telephoned(as_organiser):
    one = offered()

    send(as_organiser, one, "/refusal")

    assert one.state == State.WITHDRAWN


def test_an_offer_is_taken_back_with_a_reason(as_organiser):
    one = offered()

    send(as_organiser, one, "/retraction", reason="ส่งผิดคน")

    assert (one.state, offers.open_offer(one)) == (State.RESERVE, None)


def test_an_offer_is_not_taken_back_without_a_reason(as_organiser):
    one = offered()

    send(as_organiser, one, "/retraction", reason=" ")

    assert one.state == State.OFFERED


def test_a_stranger_answers_for_nobody(client):
    one = offered()

    client.post(f"/desk/registrations/{one.id}/offer/acceptance")

    assert one.state == State.OFFERED
