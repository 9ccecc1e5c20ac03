"""The public agenda as browsers keep it: asked after, not sent again, and never what is somebody else's."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.schedule.test_editor import fill
from trainer.database import db
from trainer.registration.groups import TrainingGroup
from trainer.registration.status_link import status_token
from trainer.schedule import agenda

PAGE = "/cohorts/executive/4/agenda"
EMAIL = "own@example.org"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 8))


@pytest.fixture
def session(cohort):
    made = make.session(cohort, title="กฎหมาย")
    make.publish(cohort)
    return made


def member(cohort, number=2):
    group = make.add(TrainingGroup(cohort=cohort, number=number))
    return make.registration(cohort, training_group=group, person=make.person(email=EMAIL))


def known(client, page=PAGE):
    """The headers of a reader who has the page as it stands."""
    return {"If-None-Match": client.get(page).headers["ETag"]}


def test_who_has_the_page_is_told_that_it_did_not_change(session, client):
    again = client.get(PAGE, headers=known(client))

    assert (again.status_code, again.data) == (304, b"")


def test_a_head_request_is_answered_like_a_get_without_the_page(session, client):
    page, head = client.get(PAGE), client.head(PAGE)

    same = ("ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary")
    assert [head.headers[name] for name in same] == [page.headers[name] for name in same] and head.data == b""


def test_a_head_request_is_conditional_too(session, client):
    assert client.head(PAGE, headers=known(client)).status_code == 304


def test_anything_is_known_to_who_asks_for_a_page_that_is_there(session, client):
    assert client.get(PAGE, headers={"If-None-Match": '"another"'}).status_code == 200


def publish_anew(cohort):
    agenda.change(cohort_session(cohort), None, title="ชื่อใหม่")
    make.publish(cohort)


def cohort_session(cohort):
    return db.session.query(agenda.TrainingSession).filter_by(cohort_id=cohort.id).first()


def move_venue(cohort):
    cohort.venue = "ที่ใหม่"


def rename(cohort):
    cohort.programme.name = "ชื่อหลักสูตรใหม่"


def postpone(cohort):
    cohort.ends_on += timedelta(days=1)


@pytest.mark.parametrize("change", [publish_anew, move_venue, rename, postpone])
def test_what_the_page_says_makes_another_page_of_it(cohort, session, client, change):
    before = known(client)
    change(cohort)

    assert client.get(PAGE, headers=before).status_code == 200


def test_another_name_of_the_site_is_another_page(session, client, application, monkeypatch):
    before = known(client)
    monkeypatch.setitem(application.config, "SITE_NAME", "ศูนย์ฝึกอบรม")

    assert "ศูนย์ฝึกอบรม" in client.get(PAGE, headers=before).text


def test_another_language_is_another_page(session, client):
    before = known(client)
    client.post("/language", data={"language": "en"})

    page = client.get(PAGE, headers=before)

    assert page.status_code == 200 and 'lang="en"' in page.text


def test_when_a_session_begins_it_is_another_page(session, client):
    with time_machine.travel(make.moment(make.FIRST_DAY, 8, 59), tick=False):
        before = known(client)
    with time_machine.travel(make.moment(make.FIRST_DAY, 9), tick=False):
        page = client.get(PAGE, headers=before)

    assert page.status_code == 200 and 'class="mark now"' in page.text


def test_while_a_session_lasts_it_stays_the_same_page(session, client):
    with time_machine.travel(make.moment(make.FIRST_DAY, 9), tick=False):
        before = known(client)
    with time_machine.travel(make.moment(make.FIRST_DAY, 11, 59), tick=False):
        assert client.get(PAGE, headers=before).status_code == 304


def test_the_draft_is_kept_by_nobody(cohort, sign_in):
    make.session(cohort, title="ความลับ")

    page = sign_in(make.organiser()).get(PAGE)

    assert "ความลับ" in page.text and page.headers["Cache-Control"] == "no-store" and "ETag" not in page.headers


def test_a_cohort_that_is_taken_out_of_public_is_gone_for_who_has_the_page(cohort, session, client):
    before = known(client)
    cohort.announced_at = None

    assert client.get(PAGE, headers=before).status_code == 404


def test_a_member_sees_the_own_group_and_a_stranger_after_them_does_not(cohort, session, app, sign_in):
    member(cohort)
    mine = sign_in(make.account("participant", email=EMAIL)).get(PAGE)

    stranger = app.test_client().get(PAGE)

    assert ("กลุ่มของฉัน" in mine.text, "กลุ่มของฉัน" in stranger.text) == (True, False)


def test_what_is_made_for_a_member_is_kept_by_nobody_on_the_way(cohort, session, sign_in):
    member(cohort)

    page = sign_in(make.account("participant", email=EMAIL)).get(PAGE)

    assert page.headers["Cache-Control"] == "private, no-cache" and "Cookie" in page.headers["Vary"]


def test_who_came_by_the_private_link_sees_the_own_group_too(cohort, session, client):
    client.post(f"/applications/{status_token(member(cohort))}/my-page")

    assert f"{PAGE}?group=2" in client.get(PAGE).text


@pytest.mark.parametrize("many", [1, 40])
def test_a_member_s_page_takes_at_most_six_statements(cohort, sign_in, statements, many):
    fill(cohort, many)
    make.publish(cohort)
    member(cohort)
    visitor = sign_in(make.account("participant", email=EMAIL))

    with statements() as seen:
        assert visitor.get(PAGE).status_code == 200

    assert len(seen) <= 6


@pytest.mark.parametrize(("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_the_page_is_packed_as_the_browser_understands(cohort, client, accepted, encoding):
    fill(cohort, 3)
    make.publish(cohort)

    page = client.get(PAGE, headers={"Accept-Encoding": accepted})

    assert page.headers.get("Content-Encoding") == encoding and "Accept-Encoding" in page.headers["Vary"]
