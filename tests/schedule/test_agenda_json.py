"""The agenda as data for other programs."""

import pytest

from tests import make
from trainer.database import now
from trainer.schedule import agenda
from trainer.schedule.models import Room

DATA = "/cohorts/executive/4/agenda.json"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=now())


def test_a_session_has_the_documented_shape(cohort, client):
    room = make.add(Room(cohort=cohort, name="ห้องแม่ปิง"))
    session = make.session(cohort, title="กฎหมาย", details="นำเอกสารมาด้วย", groups=[1, 2], room=room)
    session.speakers.append(make.speaker("ดร.วิทยากร สมมติ", position="นิติกร"))
    make.publish(cohort)

    (said,) = client.get(DATA).json["sessions"]

    assert said == {
        "id": session.id, "uid": f"session-{session.id}@localhost", "kind": "session", "title": "กฎหมาย",
        "details": "นำเอกสารมาด้วย", "day": "2020-01-29", "starts_at": "2020-01-29T09:00:00+07:00",
        "ends_at": "2020-01-29T12:00:00+07:00", "room": "ห้องแม่ปิง", "topic": "", "groups": [1, 2],
        "speakers": [{"name": "ดร.วิทยากร สมมติ", "position": "นิติกร"}],
    }  # fmt: skip


def test_it_names_the_cohort_and_the_version(cohort, client):
    make.session(cohort)
    version = make.publish(cohort, "ฉบับแรก", note="เอาร่มมาด้วย")
    version.published_at = make.moment(make.FIRST_DAY, 8)
    page = "http://localhost/cohorts/executive/4/agenda"

    said = client.get(DATA).json

    assert (said["format"], said["timezone"]) == (1, "Asia/Bangkok")
    assert said["cohort"] == {
        "programme": "อบรมนักบริหารองค์กรสาธารณประโยชน์", "programme_en": "อบรมนักบริหารองค์กรสาธารณประโยชน์",
        "slug": "executive", "number": 4, "starts_on": "2020-01-29", "ends_on": "2020-01-31", "venue": "สถาบันพัฒนา",
        "page": page, "calendar": f"{page}.ics",
    }  # fmt: skip
    assert said["version"] == {
        "number": 1, "name": "ฉบับแรก", "note": "เอาร่มมาด้วย", "published_at": "2020-01-29T08:00:00+07:00",
        "page": f"{page}/versions/1",
    }  # fmt: skip


def test_before_anything_is_published_there_is_no_version(cohort, sign_in):
    make.session(cohort, title="ความลับ")

    said = sign_in(make.organiser()).get(DATA).json

    assert (said["version"], said["sessions"]) == (None, [])


def test_it_is_left_to_what_concerns_a_group(cohort, client):
    for title, groups in (("ทุกคน", []), ("กลุ่มหนึ่ง", [1]), ("กลุ่มสอง", [2])):
        make.session(cohort, title=title, groups=groups)
    make.publish(cohort)

    assert [one["title"] for one in client.get(f"{DATA}?group=1").json["sessions"]] == ["ทุกคน", "กลุ่มหนึ่ง"]


def test_pages_of_other_sites_may_read_what_is_public(cohort, client):
    assert client.get(DATA).headers["Access-Control-Allow-Origin"] == "*"


def test_they_may_not_read_what_only_staff_see(cohort, sign_in):
    cohort.announced_at = None

    assert "Access-Control-Allow-Origin" not in sign_in(make.organiser()).get(DATA).headers


def test_strangers_read_nothing_of_a_cohort_that_is_not_public(cohort, client):
    make.session(cohort, title="ความลับ")
    make.publish(cohort)
    cohort.announced_at = None

    answer = client.get(DATA)

    assert answer.status_code == 404 and "ความลับ" not in answer.text


def test_who_asks_again_is_told_that_nothing_changed_and_after_a_change_given_it(cohort, client):
    session = make.session(cohort)
    make.publish(cohort)
    known = {"If-None-Match": client.get(DATA).headers["ETag"]}
    unchanged = client.get(DATA, headers=known)
    agenda.change(session, None, title="ชื่อใหม่")
    make.publish(cohort)

    assert (unchanged.status_code, client.get(DATA, headers=known).status_code) == (304, 200)
