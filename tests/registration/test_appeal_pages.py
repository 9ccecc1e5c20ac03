"""The organiser's page of appeals, and the desk that counts those that wait."""

import pytest

from tests import make
from tests.registration.lists import address
from tests.registration.test_appeals import NOTE, appealed, short, upcoming
from trainer.database import db
from trainer.registration import appeals
from trainer.registration.appeals import Appeal
from trainer.registration.models import State


@pytest.fixture
def appeal(as_organiser):
    made = appealed()
    db.session.commit()
    return made


def answer(client, appeal, granted, words):
    where = address(appeal.registration.cohort, f"appeals/{appeal.id}/answer")
    return client.post(where, data={"granted": granted, "answer": words})


def test_the_page_shows_note_organisation_and_why_the_terms_are_not_met(as_organiser, appeal):
    page = as_organiser.get(address(appeal.registration.cohort, "appeals")).text

    assert all(words in page for words in (NOTE, appeal.label, "มูลนิธิใหม่"))


def test_appeals_of_other_cohorts_are_not_shown(as_organiser, appeal):
    other = upcoming(number=5)

    assert NOTE not in as_organiser.get(address(other, "appeals")).text


@pytest.mark.parametrize("granted, expected", [("1", True), ("0", False)])
def test_an_appeal_is_granted_or_dismissed_on_the_page(as_organiser, appeal, granted, expected):
    answer(as_organiser, appeal, granted, "ตรวจสอบแล้ว")

    db.session.expire_all()
    assert (appeal.granted, appeal.answer, bool(appeal.answered_by)) == (expected, "ตรวจสอบแล้ว", True)


def test_an_answer_that_is_refused_stays_as_it_was_typed(as_organiser, appeal):
    told = answer(as_organiser, appeal, "1", "ก" * 2001)

    assert (told.status_code, "ก" * 2001 in told.text, "invalid-feedback" in told.text) == (422, True, True)


def test_an_appeal_of_another_cohort_is_not_found(as_organiser, appeal):
    other = address(upcoming(number=5), f"appeals/{appeal.id}/answer")

    assert as_organiser.post(other, data={"granted": "1", "answer": "ก"}).status_code == 404


def test_html_in_a_note_is_shown_as_text(as_organiser):
    made = appeals.make(short(), "<b>ขอ</b>=1+1")
    db.session.commit()

    assert "&lt;b&gt;ขอ" in as_organiser.get(address(made.registration.cohort, "appeals")).text


def test_an_empty_page_says_what_it_is_for(as_organiser):
    assert "ยังไม่มีคำขอทบทวน" in as_organiser.get(address(upcoming(), "appeals")).text


def test_the_desk_counts_appeals_that_wait(as_organiser, appeal):
    page = as_organiser.get("/desk").text

    assert "มีคำขอทบทวนรอพิจารณา 1 เรื่อง" in page


def test_the_desk_forgets_an_answered_appeal(as_organiser, appeal):
    answer(as_organiser, appeal, "0", "ไม่มีหลักฐาน")

    assert "คำขอทบทวนรอพิจารณา" not in as_organiser.get("/desk").text


def test_the_record_shows_the_appeal_and_its_answer(as_organiser, appeal):
    answer(as_organiser, appeal, "0", "ไม่มีหลักฐาน")

    page = as_organiser.get(f"/desk/registrations/{appeal.registration_id}").text
    assert NOTE in page and "ไม่มีหลักฐาน" in page


def test_the_door_sees_no_appeals(as_door):
    assert as_door.get(address(upcoming(), "appeals")).status_code == 403


def test_the_page_needs_as_many_statements_for_three_appeals_as_for_one(as_organiser, statements):
    cohort, counts = upcoming(), []
    where = address(cohort, "appeals")
    for many in (1, 2):
        for _ in range(many):
            make.add(Appeal(registration=short(State.APPLIED, cohort), note="ขอพิจารณา"))
        with statements() as seen:
            as_organiser.get(where)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("answered, shown", [(False, True), (True, False)])
def test_the_people_tab_counts_appeals_that_wait(as_organiser, appeal, answered, shown):
    if answered:
        answer(as_organiser, appeal, "0", "ตรวจสอบแล้ว")

    page = as_organiser.get(address(appeal.registration.cohort, "people")).text

    link = page.split(f'href="{address(appeal.registration.cohort, "appeals")}"', 1)[1].split("</a>", 1)[0]
    assert ('<span class="badge ms-1">1</span>' in link) == shown
