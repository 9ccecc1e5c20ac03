"""What the holder of a link can do: answer an offer, withdraw, wait again, appeal, agree and take back."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.applications import forms
from trainer.database import db, now
from trainer.journal import Entry
from trainer.mail.models import Message
from trainer.registration import consent, offers
from trainer.registration.appeals import Appeal
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State
from trainer.registration.status_link import status_token

TOKEN = re.compile(r'data-csrf="[^"]*"')  # says the second in which it was made


def act(client, registration, noun, **sent):
    answer = client.post(f"/applications/{status_token(registration)}/{noun}", data=sent)
    db.session.expire_all()
    return answer


@pytest.fixture
def cohort(app):
    return forms.cohort(seats=1, intake={"offer_days": 3, "offers_at_once": True})


@pytest.fixture
def offered(cohort):
    one = make.registration(cohort, state=State.RESERVE, rank=1)
    offers.make(one, by=make.organiser(), days=3)
    return one


def test_an_offered_seat_is_taken_once_however_often_it_is_clicked(client, offered):
    answers = [act(client, offered, "acceptance").status_code for _click in range(2)]

    acts = db.session.query(Entry).filter_by(registration_id=offered.id, act="accepted").count()
    assert (answers, offered.state, acts) == ([303, 303], State.ACCEPTED, 1)


def test_an_offered_seat_given_back_goes_to_the_next(client, cohort, offered):
    next_one = make.registration(cohort, state=State.RESERVE, rank=2)

    act(client, offered, "refusal")

    assert (offered.state, next_one.state) == (State.WITHDRAWN, State.OFFERED)


def test_an_offer_whose_deadline_passed_cannot_be_taken(client, offered):
    offers.open_offer(offered).deadline = now() - timedelta(hours=1)

    answer = act(client, offered, "acceptance")

    assert (answer.status_code, offered.state) == (422, State.OFFERED)


def test_after_a_lapse_one_may_wait_again_behind_the_others(client, cohort, offered):
    offers.open_offer(offered).deadline = now() - timedelta(hours=1)
    other = make.registration(cohort, state=State.RESERVE, rank=2)
    db.session.commit()
    offers.lapse_due()

    act(client, offered, "waiting")

    assert (other.state, offered.state) == (State.OFFERED, State.RESERVE)


def test_whoever_withdrew_can_take_consents_back_and_give_none(client, cohort):
    one = make.registration(cohort)
    consent.give(one, Purpose.PUBLICATION)
    act(client, one, "withdrawal")

    said = client.get(f"/applications/{status_token(one)}").text
    refused = act(client, one, "consents/directory")

    assert ("/consents/publication/withdrawal" in said, 'consents/directory"' in said) == (True, False)
    assert (refused.status_code, consent.standing(one, Purpose.DIRECTORY)) == (422, None)


def test_withdrawing_is_asked_about_first(client, cohort):
    one = make.registration(cohort)

    page = client.get(f"/applications/{status_token(one)}/withdrawal").text

    assert one.state == State.ACCEPTED and 'name="reason"' in page


def test_who_withdraws_stands_in_the_journal_and_the_seat_that_follows_is_the_system_s_doing(client, cohort):
    one = make.registration(cohort, person=make.person("มาลี", "ดี", "นางสาว"))
    make.registration(cohort, state=State.RESERVE, rank=1)

    act(client, one, "withdrawal", reason="ติดราชการ")

    told = {entry.act: (entry.actor, entry.facts.get("reason")) for entry in db.session.query(Entry)}
    assert told["withdrew"] == ("นางสาวมาลี ดี", "ติดราชการ") and told["offered"][0] == "system"


def test_withdrawing_twice_changes_nothing_more(client, cohort):
    one = make.registration(cohort)

    answers = [act(client, one, "withdrawal").status_code for _click in range(2)]

    assert answers == [303, 303] and db.session.query(Entry).filter_by(act="withdrew").count() == 1


def test_nobody_withdraws_here_once_the_training_has_begun(client):
    one = make.registration(forms.cohort(ahead=0))

    assert (act(client, one, "withdrawal").status_code, one.state) == (422, State.ACCEPTED)


def test_an_appeal_is_kept_with_its_words(client, cohort):
    one = make.registration(cohort, state=State.APPLIED)
    one.decline("เต็ม", by=make.organiser())

    act(client, one, "appeals", note="ขอให้พิจารณาอีกครั้ง")

    assert [appeal.note for appeal in db.session.query(Appeal)] == ["ขอให้พิจารณาอีกครั้ง"]


def test_an_appeal_that_is_refused_keeps_what_was_written(client, cohort):
    one = make.registration(cohort, state=State.APPLIED)
    one.decline("เต็ม", by=make.organiser())

    page = act(client, one, "appeals", note="ก" * 5_000).text

    assert "ก" * 5_000 in page and db.session.query(Appeal).count() == 0


def test_a_consent_is_given_and_taken_back_here(client, cohort):
    one = make.registration(cohort)

    act(client, one, "consents/directory")
    given = consent.standing(one, Purpose.DIRECTORY)
    act(client, one, "consents/directory/withdrawal")

    assert given.way == "self" and consent.standing(one, Purpose.DIRECTORY) is None


def test_taking_the_consent_to_sensitive_needs_back_erases_them_at_once(client, cohort):
    one = make.registration(cohort, food="ฮาลาล", needs="ห้องชั้นล่าง")
    consent.give(one, Purpose.SENSITIVE_NEEDS)

    act(client, one, "consents/sensitive_needs/withdrawal")

    assert (one.food, one.needs) == ("", "")


def test_a_purpose_that_is_none_is_not_found(client, cohort):
    assert act(client, make.registration(cohort), "consents/everything").status_code == 404


@pytest.mark.parametrize(
    "noun", ["acceptance", "refusal", "waiting", "withdrawal", "appeals", "consents/publication", "correction"]
)
def test_a_link_of_somebody_else_does_nothing(client, cohort, noun):
    one = make.registration(cohort)
    forged = status_token(one)[:-2] + "xx"

    answer = client.post(f"/applications/{forged}/{noun}", data={"reason": "x", "note": "x"})

    assert answer.status_code == 404 and db.session.query(Entry).count() == 0


def test_whoever_lost_the_link_gets_it_by_mail_and_reads_no_more_than_a_stranger(client, cohort):
    one = make.registration(cohort, person=make.person("มาลี", email="mali@example.org"))

    pages = [
        TOKEN.sub("", client.post("/applications/link", data={"email": email}, follow_redirects=True).text)
        for email in (" MALI@example.org", "nobody@example.org")
    ]

    [mail] = db.session.query(Message)
    assert (pages[0] == pages[1], mail.recipient, status_token(one) in mail.body) == (True, "mali@example.org", True)


def test_one_mail_holds_the_links_of_everybody_with_that_address(client, cohort):
    for name in ("มาลี", "มานะ"):
        make.registration(cohort, person=make.person(name, email="office@example.org"))

    client.post("/applications/link", data={"email": "office@example.org"})

    [mail] = db.session.query(Message)
    assert "มาลี" in mail.body and "มานะ" in mail.body


def test_links_of_cohorts_that_are_over_and_of_merged_entries_are_not_mailed(client):
    person = {"email": "mali@example.org"}
    make.registration(forms.cohort(number=1, ahead=-30), person=make.person(**person))
    make.registration(forms.cohort(number=2), state=State.MERGED, person=make.person(**person))

    client.post("/applications/link", data={"email": "mali@example.org"})

    assert db.session.query(Message).count() == 0
