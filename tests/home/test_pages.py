"""The first pages of every role."""

from datetime import date, timedelta

import pytest

from tests import make
from trainer.look import ending, today
from trainer.registration.intake import Intake


def running_cohort(**facts):
    return make.cohort(starts_on=today(), announced_at=make.moment(today(), 8), **facts)


def test_the_front_page_names_the_cohort_that_is_running(client):
    cohort = running_cohort(number=5)

    assert f"/cohorts/{cohort.programme.slug}/5" in client.get("/").text


def test_the_front_page_keeps_a_draft_to_itself(client):
    make.cohort(starts_on=today() + timedelta(30), number=77, announced_at=None)

    assert "/77" not in client.get("/").text


def test_a_draft_is_not_found_by_strangers_who_guess_its_address(client):
    cohort = make.cohort(starts_on=today() + timedelta(30), venue="ห้องลับ")

    assert client.get(f"/cohorts/{cohort.address}").status_code == 404


@pytest.mark.parametrize("distance", [0, -400])
def test_a_cohort_that_was_never_announced_does_not_come_out_by_itself(client, distance):
    cohort = make.cohort(starts_on=today() + timedelta(distance), number=77, announced_at=None, venue="ห้องลับ")

    assert "/77" not in client.get("/").text
    assert client.get(f"/cohorts/{cohort.address}").status_code == 404


def test_a_running_cohort_says_nothing_about_applying(client):
    assert "ส่งแบบตอบรับ" not in client.get(f"/cohorts/{running_cohort().address}").text


@pytest.mark.parametrize(("seats", "said"), [(1, True), (2, False)])
def test_when_the_seats_are_taken_applications_go_to_the_reserve_list(client, seats, said):
    cohort = make.cohort(starts_on=today() + timedelta(9), seats=seats, announced_at=make.moment(today(), 8))
    make.registration(cohort)

    assert ("บัญชีสำรอง" in client.get(f"/cohorts/{cohort.address}").text) == said


@pytest.mark.parametrize(("days", "said"), [(9, True), (0, False)])
def test_seats_are_told_to_those_who_can_still_apply(client, days, said):
    cohort = make.cohort(starts_on=today() + timedelta(days), seats=40, announced_at=make.moment(today(), 8))
    make.add(Intake(cohort=cohort, opens_on=today()))

    assert ("จาก 40 ที่นั่ง" in client.get("/").text) == said


@pytest.mark.parametrize("page", ["/", "/cohorts/executive/5", "/cohorts/executive/5/agenda"])
def test_english_readers_read_the_english_name(client, page):
    running_cohort(number=5, programme=make.programme("executive", name="ชื่อไทย", name_en="The English Name"))
    client.post("/language", data={"language": "en"})

    text = client.get(page).text

    assert "The English Name" in text and "ชื่อไทย" not in text


def test_the_desk_says_what_is_due(as_organiser):
    running_cohort()

    assert "ป้อนกำหนดการ" in as_organiser.get("/desk").text


@pytest.mark.parametrize("page", ["/desk", "/"])
def test_lists_of_cohorts_need_as_many_statements_for_three_as_for_one(as_organiser, statements, page):
    running_cohort()
    as_organiser.get(page)
    with statements() as for_one:
        as_organiser.get(page)
    make.registration(running_cohort()), make.registration(running_cohort())

    with statements() as for_three:
        as_organiser.get(page)

    assert len(for_three) == len(for_one) <= 15


def test_my_page_shows_my_own_registrations_only(sign_in):
    cohort = running_cohort()
    make.registration(cohort, person=make.person("ดวงใจ", "ของฉัน", email="me@example.org"))
    make.registration(cohort, person=make.person("ปิดลับ", "ของคนอื่น", email="other@example.org"))
    page = sign_in(make.account("participant", email="me@example.org")).get("/me").text

    assert "ดวงใจ" in page and "ปิดลับ" not in page


def test_the_journal_is_searched_by_name(as_admin):
    from trainer import journal

    journal.record(None, "created", make.cohort(number=8))
    journal.record(None, "created", make.organisation("สมาคมที่ไม่ได้หา"))
    page = as_admin.get("/admin/journal?q=รุ่นที่ 8").text

    assert page.count("รุ่นที่ 8") > 1 and "สมาคมที่ไม่ได้หา" not in page  # once in the search box, once in the list


def test_english_is_one_click_away_and_stays(client):
    client.post("/language", data={"language": "en"})

    assert 'lang="en"' in client.get("/").text


@pytest.mark.parametrize(("hour", "said"), [(0, "29 ม.ค. 2563"), (16, "30 ม.ค. 2563 16.00 น.")])
def test_what_ends_at_midnight_is_said_to_last_to_the_day_before(app, hour, said):
    assert ending(make.moment(date(2020, 1, 30), hour)) == said
