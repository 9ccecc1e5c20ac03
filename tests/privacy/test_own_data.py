"""My data: seen, put right, taken along; and nothing of anybody else."""

from datetime import timedelta

import pytest

from tests import make
from trainer.attendance.models import Way
from trainer.bulletins import reading, writing
from trainer.database import db, now
from trainer.look import today
from trainer.mail import outbox
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State
from trainer.registration.offered import Answer, Offer
from trainer.registration.queries import registration_at
from trainer.registration.status_link import status_token

EMAIL = "own@example.org"


@pytest.fixture
def cohort(app):
    return make.cohort(announced_at=make.moment(make.FIRST_DAY, 0), starts_on=today() + timedelta(days=7))


@pytest.fixture
def me(cohort):
    return make.registration(cohort, person=make.person("มาลี", "ใจดี", email=EMAIL, phone="0812345678"), food="เจ")


@pytest.fixture
def visitor(sign_in, me):
    return sign_in(make.account("participant", email=EMAIL))


def stored(visitor):
    return visitor.get("/me/data.json").json["registrations"]


def test_it_holds_what_is_stored_of_me(visitor, cohort, me):
    slot = make.slot(cohort, cohort.starts_on)
    make.presence(slot, me, Way.MATRIX)
    consent.give(me, Purpose.PUBLICATION)
    bulletin = writing.publish(cohort, None, headline="ย้ายห้อง", body="ชั้น 2", audience="everybody")
    reading.note(bulletin.id, registration_at(me.id))
    outbox.put("k", "note", EMAIL, "ยินดีต้อนรับ", "เนื้อหา", registration_id=me.id)

    [found] = stored(visitor)

    said = [found["person"][0]["first_name"], found["registration"][0]["food"], found["attendance"][0]["record"],
            found["consents"][0]["purpose"], found["read"][0]["headline"], found["messages"][0]["subject"]]  # fmt: skip
    assert said == ["มาลี", "เจ", "present", "publication", "ย้ายห้อง", "ยินดีต้อนรับ"]


def test_it_holds_the_row_as_it_came_in_and_what_was_offered(visitor, me):
    me.source = {"file": "แบบตอบรับ.xlsx", "row": 5, "cells": {"ชื่อ – สกุล": "มาลี  ใจดี"}}
    make.add(Offer(registration=me, deadline=now(), answer=Answer.DECLINED, answered_at=now()))
    [found] = stored(visitor)

    assert found["as_written"] == [{"column": "ชื่อ – สกุล", "value": "มาลี  ใจดี"}]
    assert [one["answer"] for one in found["offers"]] == ["declined"]


def test_it_holds_nothing_of_anybody_else(visitor, cohort, me):
    other = make.registration(cohort, person=make.person("ปิดลับ", email="other@example.org"))
    consent.give(other, Purpose.PUBLICATION, by=make.organiser())
    consent.give(me, Purpose.DIRECTORY, by=make.account("organiser", name="เจ้าหน้าที่ลับ"))
    pages = visitor.get("/me/data").text + visitor.get("/me/data.json").text

    assert "มาลี" in pages and "ปิดลับ" not in pages and "เจ้าหน้าที่ลับ" not in pages


def test_the_page_says_the_same_in_words(visitor, me):
    page = visitor.get("/me/data").text

    assert all(words in page for words in ("มาลี", "081", EMAIL, "ตัวจริง", "เจ"))


def test_by_a_link_it_is_the_data_of_that_registration_alone(client, cohort, me):
    shared = make.registration(make.cohort(number=9), person=make.person("ร่วมอีเมล", email=EMAIL))
    client.post(f"/applications/{status_token(me)}/my-page")

    found = stored(client)
    assert [one["person"][0]["first_name"] for one in found] == ["มาลี"], shared.label


def test_it_is_a_file_that_no_cache_keeps(visitor):
    headers = visitor.get("/me/data.json").headers

    assert ("attachment" in headers["Content-Disposition"], headers["Cache-Control"]) == (True, "no-store")


def test_before_the_training_it_leads_to_the_correction(visitor, me):
    assert f"/applications/{status_token(me)}/correction" in visitor.get("/me/data").text


def test_once_it_has_begun_the_organiser_is_to_be_told(visitor, cohort, me):
    cohort.starts_on = today()

    assert "/correction" not in visitor.get("/me/data").text


def test_a_consent_is_taken_back_and_what_rests_on_it_deleted(visitor, me):
    consent.give(me, Purpose.SENSITIVE_NEEDS)
    visitor.post(f"/me/registrations/{me.id}/consents/sensitive_needs/withdrawal")
    db.session.refresh(me)

    assert (consent.standing(me, Purpose.SENSITIVE_NEEDS), me.food) == (None, "")


def test_a_consent_is_given(visitor, me):
    visitor.post(f"/me/registrations/{me.id}/consents/publication")

    assert consent.standing(me, Purpose.PUBLICATION) is not None


def test_whoever_withdrew_agrees_to_nothing_new(visitor, me):
    me.state = State.WITHDRAWN

    assert visitor.post(f"/me/registrations/{me.id}/consents/publication").status_code == 422


@pytest.mark.parametrize("act", ["", "/withdrawal"])
def test_the_consents_of_others_are_not_found(visitor, cohort, act):
    other = make.registration(cohort)
    consent.give(other, Purpose.DIRECTORY)

    assert visitor.post(f"/me/registrations/{other.id}/consents/directory{act}").status_code == 404


def test_who_has_no_registration_has_no_data(sign_in):
    assert sign_in(make.account("participant")).get("/me/data").status_code == 404
