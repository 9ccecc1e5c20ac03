"""The name list in public: what was consented to, and nothing besides."""

from datetime import timedelta

import pytest

from tests import make
from tests.conftest import TEST_SETTINGS, Visitor
from tests.registration import announced
from tests.registration.announced import consented, people, publish
from trainer import create_app
from trainer.database import db
from trainer.look import today
from trainer.protection import limiter
from trainer.registration import admission, consent
from trainer.registration.consent_texts import Purpose

SECRETS = ("สมหญิงวิเศษ", "กตัญญูตา", "ผู้อำนวยการลับ", "0812345678", "somying@example.org", "อาหารฮาลาล", "แพ้กุ้ง", "เชียงราย")


@pytest.fixture
def cohort(app):
    """Someone of whom much is known; the province is one that nothing else on the page names."""
    made = make.cohort(announced_at=announced.ANNOUNCED)
    person = make.person("สมหญิงวิเศษ", "กตัญญูตา", title="นาง", phone="0812345678", email="somying@example.org")
    one = make.registration(
        made, person=person, position="ผู้อำนวยการลับ", food="อาหารฮาลาล", needs="แพ้กุ้ง",
        organisation=make.organisation("มูลนิธิที่ทุกคนรู้จัก"), source={"cells": {"โทร": "0812345678"}},
    )  # fmt: skip
    one.province = "TH-57"
    publish(made)
    return made


def seen(client, cohort, place=1):
    return client.get(f"/cohorts/{cohort.address}/announcements/{place}")


def holder(cohort):
    return people(cohort)["สมหญิงวิเศษ"]


def test_without_consent_only_the_beginning_of_the_name_and_the_organisation_are_shown(client, cohort):
    told = seen(client, cohort).text

    shown = ("นางส••• ก•••" in told, "มูลนิธิที่ทุกคนรู้จัก" in told)
    assert (shown, [secret for secret in SECRETS if secret in told]) == ((True, True), [])


def test_with_consent_the_name_is_shown_but_no_contact_or_need(client, cohort):
    consented(holder(cohort))
    told = seen(client, cohort).text

    leaked = [secret for secret in SECRETS[3:7] if secret in told]
    assert ("นางสมหญิงวิเศษ กตัญญูตา" in told, "เชียงราย" in told, leaked) == (True, True, [])


def test_consent_to_something_else_shows_nothing_more(client, cohort):
    for purpose in (Purpose.DIRECTORY, Purpose.SENSITIVE_NEEDS):
        consent.give(holder(cohort), purpose, None, consent.Way.PAPER)

    assert "สมหญิงวิเศษ" not in seen(client, cohort).text


def test_consent_taken_back_hides_the_name_at_once_though_the_list_stays_frozen(client, cohort):
    consented(holder(cohort))
    seen(client, cohort)
    consent.withdraw(holder(cohort), Purpose.PUBLICATION, by=None)

    told = seen(client, cohort)
    assert ("สมหญิงวิเศษ" in told.text, told.headers["Cache-Control"]) == (False, "no-store")


def test_a_name_corrected_later_does_not_stand_in_an_older_announcement(client, cohort):
    consented(holder(cohort))
    holder(cohort).person.first_name = "ชื่อใหม่"

    assert "ชื่อใหม่" not in seen(client, cohort).text


def test_the_differences_which_name_people_are_not_public(client, cohort):
    admission.withdraw(holder(cohort), "เหตุผลลับ", by=None)
    make.registration(cohort, person=make.person("ผู้มาแทน"))
    publish(cohort)
    told = seen(client, cohort, 2).text

    assert [secret for secret in (*SECRETS, "นางส•••", "เหตุผลลับ", "มูลนิธิที่ทุกคนรู้จัก") if secret in told] == []


def test_a_withdrawn_announcement_is_gone_and_its_reason_stays_inside(client, cohort):
    consented(holder(cohort))
    db.session.query(announced.announcements.Announcement).one().withdraw("นางสมหญิงวิเศษร้องเรียน", by=None)
    told = seen(client, cohort)

    assert (told.status_code, "ถูกยกเลิก" in told.text, "สมหญิง" in told.text) == (410, True, False)


def test_an_announcement_that_was_replaced_leads_to_the_newest(client, cohort):
    holder(cohort).position = "อื่น"
    publish(cohort)

    assert f'href="/cohorts/{cohort.address}/announcements/2"' in seen(client, cohort).text


@pytest.mark.parametrize("place", [0, 2, 99, 10**20])
def test_a_number_that_was_never_given_is_not_found(client, cohort, place):
    assert seen(client, cohort, place).status_code == 404


def test_the_list_of_a_cohort_that_is_no_longer_in_public_is_not_found(client):
    cohort = announced.cohort(starts_on=today() + timedelta(30), announced_at=make.moment(today(), 0))
    publish(cohort)
    cohort.withdraw_announcement(None, today())

    assert seen(client, cohort).status_code == 404


def test_search_engines_are_told_to_leave_the_page_alone(client, cohort):
    told = seen(client, cohort)

    assert (told.headers["X-Robots-Tag"], 'content="noindex' in told.text) == ("noindex, nofollow", True)


@pytest.mark.parametrize("address", ["/", "/cohorts/{}"])
def test_the_newest_announcement_is_found_from_the_front_and_the_cohort_s_page(client, address):
    cohort = announced.cohort(starts_on=today())
    publish(cohort)
    people(cohort)["กานดา"].position = "อื่น"
    publish(cohort)

    told = client.get(address.format(cohort.address)).text
    assert [f"/cohorts/{cohort.address}/announcements/{place}" in told for place in (1, 2)] == [False, True]


def test_a_page_without_announcements_has_no_link_to_one(client):
    cohort = announced.cohort(starts_on=today())

    assert "/announcements/" not in client.get(f"/cohorts/{cohort.address}").text


def test_who_collects_names_is_slowed_down(app, cohort, database_address):
    settings = TEST_SETTINGS | {"RATELIMIT_ENABLED": True, "RATELIMIT_STORAGE_URI": "memory://"}
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **settings)
    application.test_client_class = Visitor
    limiter.reset()
    try:
        answers = [seen(application.test_client(), cohort).status_code for _ in range(70)]
    finally:
        limiter.enabled = False

    assert (answers[0], answers[-1]) == (200, 429)


def test_the_page_asks_the_database_equally_often_for_one_and_for_three(client, statements):
    counts = []
    for number, count in ((4, 1), (5, 3)):
        cohort = make.cohort(number, announced_at=announced.ANNOUNCED)
        for _ in range(count):
            consented(make.registration(cohort))
        publish(cohort)
        db.session.commit()
        with statements() as asked:
            seen(client, cohort)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 6
