"""The public agenda by room, by topic and for one group: links, so that it works without script."""

import re

import pytest
import time_machine

from tests import make
from trainer.programmes.models import Topic
from trainer.schedule.models import Room

PAGE = "/cohorts/executive/4/agenda"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 8))


@pytest.fixture
def published(cohort):
    hall = make.add(Room(cohort=cohort, name="ห้องแม่ปิง"))
    law = make.add(Topic(programme=cohort.programme, name="กฎหมายองค์กร"))
    make.session(cohort, start=8, end=9, title="ลงทะเบียน")
    make.session(cohort, start=9, end=10, title="กฎหมาย", room=hall, topic=law)
    make.session(cohort, start=10, end=11, title="ฝึกของกลุ่มหนึ่ง", room=hall, groups=[1])
    make.session(cohort, start=10, end=11, title="ฝึกของกลุ่มสอง", groups=[2])
    make.publish(cohort)
    return cohort


def sections(page):
    """{heading: [titles]} of a page."""
    parts = re.split(r"<h2[^>]*>", page)[1:]
    return {part.partition("<")[0]: re.findall(r"<h3>([^<]*)", part) for part in parts}


def test_by_room_each_room_has_its_sessions_and_those_without_come_last(published, client):
    assert list(sections(client.get(f"{PAGE}?by=room").text).items()) == [
        ("ห้องแม่ปิง", ["กฎหมาย", "ฝึกของกลุ่มหนึ่ง"]), ("ไม่ได้ระบุห้อง", ["ลงทะเบียน", "ฝึกของกลุ่มสอง"])
    ]  # fmt: skip


def test_by_topic_each_topic_has_its_sessions(published, client):
    assert sections(client.get(f"{PAGE}?by=topic").text)["กฎหมายองค์กร"] == ["กฎหมาย"]


def test_by_room_each_entry_says_its_day(published, client):
    assert ">29 ม.ค. 2563</span>" in client.get(f"{PAGE}?by=room").text


def test_a_group_has_its_own_and_what_is_for_everybody(published, client):
    page = client.get(f"{PAGE}?group=2").text

    assert re.findall(r"<h3>([^<]*)", page) == ["ลงทะเบียน", "กฎหมาย", "ฝึกของกลุ่มสอง"]


def test_the_calendar_of_a_group_is_offered_on_its_page(published, client):
    assert 'href="webcal://localhost/cohorts/executive/4/agenda.ics?group=2"' in client.get(f"{PAGE}?group=2").text


def test_a_group_without_sessions_of_its_own_has_what_is_for_everybody(published, client):
    assert re.findall(r"<h3>([^<]*)", client.get(f"{PAGE}?group=77").text) == ["ลงทะเบียน", "กฎหมาย"]


@pytest.mark.parametrize("words", ["by=colour", "by=", "group=x", "group=99999999999999999999", "by=room&by=day"])
def test_what_cannot_be_asked_for_is_answered_all_the_same(published, client, words):
    assert client.get(f"{PAGE}?{words}").status_code == 200


@time_machine.travel("2020-01-29T03:30:00+00:00", tick=False)  # 10.30 in Bangkok
def test_now_is_what_concerns_the_group(published, client):
    page = client.get(f"{PAGE}?group=1").text

    assert re.findall(r'class="mark now">[^<]*</strong> <a [^>]*>([^<]*)', page) == ["ฝึกของกลุ่มหนึ่ง"]


def test_without_groups_none_are_offered(cohort, client):
    make.session(cohort)
    make.publish(cohort)

    assert "?group=" not in client.get(PAGE).text


def test_the_page_names_its_version_and_leads_to_what_was_before(published, client):
    make.session(published, start=13, end=14)
    make.publish(published, "เพิ่มช่วงบ่าย")

    page = client.get(PAGE).text

    assert "ฉบับที่ 2: เพิ่มช่วงบ่าย" in page and f'href="{PAGE}/versions/2"' in page
