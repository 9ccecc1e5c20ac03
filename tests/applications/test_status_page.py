"""The page of one application: what its holder is told, and nobody else."""

from datetime import timedelta

import pytest

from tests import make
from tests.applications import forms
from trainer.database import db, now
from trainer.look import today
from trainer.registration import appeals, consent, offers
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State
from trainer.registration.status_link import status_token


def path(registration, rest=""):
    return f"/applications/{status_token(registration)}{rest}"


def page(client, registration):
    return client.get(path(registration)).text


@pytest.fixture
def cohort(app):
    return forms.cohort(seats=1)


@pytest.mark.parametrize(
    ("facts", "said"),
    [({"state": State.APPLIED}, "อยู่ระหว่างพิจารณา"), ({"state": State.ACCEPTED}, "ท่านได้ที่นั่งแล้ว"),
     ({"state": State.RESERVE, "rank": 7}, "สำรองลำดับที่ 1"), ({"state": State.WITHDRAWN}, "ถอนใบสมัครแล้ว"),
     ({"state": State.DECLINED}, "ไม่รับใบสมัครนี้")],
)  # fmt: skip
def test_it_says_where_the_application_stands(client, cohort, facts, said):
    assert said in page(client, make.registration(cohort, **facts))


def test_a_reserve_is_told_why(client, cohort):
    make.registration(cohort, state=State.ACCEPTED)

    said = page(client, make.registration(cohort, state=State.RESERVE, rank=1))

    assert "ผู้สมัครก่อน" in said or "สมัครเมื่อ" in said


def test_an_offer_is_shown_with_its_deadline_and_two_buttons(client, cohort):
    one = make.registration(cohort, state=State.RESERVE, rank=1)
    offers.make(one, by=make.organiser(), days=3)

    said = page(client, one)

    last_day = str((today() + timedelta(3)).day)
    assert path(one, "/acceptance") in said and path(one, "/refusal") in said and last_day in said


def test_someone_turned_down_reads_the_reason_and_can_appeal(client, cohort):
    one = make.registration(cohort, state=State.APPLIED)
    one.decline("องค์กรส่งผู้แทนครบแล้ว", by=make.organiser())

    said = page(client, one)

    assert "องค์กรส่งผู้แทนครบแล้ว" in said and path(one, "/appeals") in said


def test_what_speaks_against_it_is_said_in_the_words_of_the_office(client, cohort):
    one = make.registration(cohort, state=State.APPLIED, organisation=make.organisation("มูลนิธิเพื่อน", certified_on=None))
    from trainer.registration import judging

    judging.judge(one)

    assert "มูลนิธิเพื่อน ไม่ได้รับการรับรอง" in page(client, one) or "มูลนิธิเพื่อนไม่ได้" in page(client, one)


def test_an_answered_appeal_stands_there_with_its_answer(client, cohort):
    one = make.registration(cohort, state=State.APPLIED)
    one.decline("เต็ม", by=make.organiser())
    appeals.answer(appeals.make(one, "ขอโอกาส"), False, "ที่นั่งเต็มแล้วจริง", by=make.organiser())

    said = page(client, one)

    assert "ขอโอกาส" in said and "ที่นั่งเต็มแล้วจริง" in said


def test_consents_are_shown_with_their_day_and_the_version_of_the_words(client, cohort):
    one = make.registration(cohort)
    consent.give(one, Purpose.PUBLICATION)

    said = page(client, one)

    assert path(one, "/consents/publication/withdrawal") in said and path(one, "/consents/directory") in said


def test_the_page_stays_out_of_search_engines_caches_and_other_sites(client, cohort):
    headers = client.get(path(make.registration(cohort))).headers

    assert ("noindex" in headers["X-Robots-Tag"], headers["Cache-Control"], headers["Referrer-Policy"]) == (
        True, "no-store", "same-origin")  # fmt: skip


@pytest.mark.parametrize("token", ["x", "WzEsMV0.AAAA", "W10.x", "%20"])
def test_a_link_that_was_made_up_opens_nothing(client, cohort, token):
    make.registration(cohort, person=make.person("ลับ"))

    answer = client.get(f"/applications/{token}")

    assert answer.status_code == 404 and "ลับ" not in answer.text


def test_a_link_that_was_replaced_opens_nothing_and_says_where_to_get_another(client, cohort):
    one = make.registration(cohort, person=make.person("ลับ"))
    old = path(one)
    one.link_version += 1

    answer = client.get(old)

    assert answer.status_code == 404 and "ลับ" not in answer.text and "/applications/link" in answer.text


def test_a_merged_entry_of_another_address_leads_nobody_to_the_one_that_stays(client, cohort):
    kept = make.registration(cohort, person=make.person("ลับ", email="first@example.org"))
    person = make.person(email="second@example.org")
    gone = make.registration(cohort, state=State.MERGED, merged_into_id=kept.id, person=person)

    answer = client.get(path(gone))

    assert answer.status_code == 410 and "ลับ" not in answer.text and status_token(kept) not in answer.text


def test_a_merged_entry_of_the_same_address_opens_the_one_that_stays(client, cohort):
    kept = make.registration(cohort, person=make.person("มาลี", email="mali@example.org"))
    person = make.person(email="Mali@example.org")
    gone = make.registration(cohort, state=State.MERGED, merged_into_id=kept.id, person=person)

    assert "มาลี" in page(client, gone)


def test_nobody_else_stands_on_the_page(client, cohort):
    make.registration(cohort, person=make.person("ลับ", "มาก"))

    assert "ลับ" not in page(client, make.registration(cohort, state=State.RESERVE, rank=1))


def test_once_the_cohort_is_closed_nothing_is_offered_but_the_consents(client, cohort):
    one = make.registration(cohort)
    cohort.closed_at = now()

    said = page(client, one)

    assert path(one, "/withdrawal") not in said and path(one, "/consents/publication") in said


def test_once_it_has_begun_nothing_can_be_corrected(client):
    one = make.registration(forms.cohort(ahead=0))

    said = page(client, one)

    assert path(one, "/correction") not in said and path(one, "/withdrawal") not in said


def test_the_page_costs_few_statements_however_many_are_registered(client, cohort, statements):
    counts = []
    one = make.registration(cohort, state=State.RESERVE, rank=1)
    for more in (1, 3):
        for _each in range(more):
            make.registration(cohort, state=State.RESERVE, rank=make.count.__next__() + 10)
        db.session.commit()
        address = path(one)
        db.session.commit()
        with statements() as seen:
            client.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1] and counts[0] <= 20
