"""My page: by an account or by a link, and what it keeps apart."""

from datetime import timedelta

import brotli
import pytest
import time_machine

from tests import make
from trainer.database import db, now
from trainer.home import me_kit
from trainer.look import today
from trainer.registration.badges import code_of
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State
from trainer.registration.rooms import LodgingPlace, LodgingRoom
from trainer.registration.status_link import status_token
from trainer.schedule.feed_links import own_feed_address

EMAIL = "own@example.org"


@pytest.fixture
def cohort(app):
    return make.cohort(announced_at=now(), starts_on=today())


@pytest.fixture
def me(cohort):
    return make.registration(cohort, person=make.person("มาลี", email=EMAIL))


@pytest.fixture
def visitor(sign_in, me):
    return sign_in(make.account("participant", email=EMAIL))


def come_by_link(client, registration):
    client.post(f"/applications/{status_token(registration)}/my-page")
    return client


def test_the_private_link_leads_to_my_page(client, me):
    assert "มาลี" in come_by_link(client, me).get("/me").text


def test_the_link_shows_its_own_registration_and_no_other_of_the_same_address(client, me):
    make.registration(make.cohort(number=9), person=make.person("ร่วมอีเมล", email=EMAIL))

    page = come_by_link(client, me).get("/me").text
    assert "มาลี" in page and "ร่วมอีเมล" not in page


def test_the_page_leads_to_the_calendar_of_ones_own_sessions_and_to_nobody_else_s(client, cohort, me):
    other = make.registration(cohort)

    page = come_by_link(client, me).get("/me").text

    assert (own_feed_address(me) in page, own_feed_address(other) in page) == (True, False)


def test_a_new_calendar_address_ends_the_old_one_and_leaves_the_page_and_others_alone(client, cohort, me):
    other = make.registration(cohort, person=make.person("ผู้อื่น", email="other@example.org"))
    mine, theirs, page = own_feed_address(me), own_feed_address(other), status_token(me)
    come_by_link(client, me)

    done = [client.post(f"/me/registrations/{one.id}/calendar-address").status_code for one in (me, other)]

    assert (done, own_feed_address(me) == mine, own_feed_address(other)) == ([303, 404], False, theirs)
    assert own_feed_address(me) in client.get("/me").text and status_token(me) == page


@pytest.mark.parametrize(("starts", "asked"), [(1, True), (0, False)])
def test_the_link_to_the_record_is_called_an_application_until_the_course_begins(visitor, cohort, me, starts, asked):
    cohort.starts_on = cohort.ends_on = today() + timedelta(starts)
    db.session.commit()

    page = visitor.get("/me").text

    assert (status_token(me) in page, "ใบสมัครของท่าน" in page) == (True, asked)


@pytest.mark.parametrize("change", [{"link_version": 2}, {"state": State.MERGED}])
def test_a_link_that_opens_nothing_any_more_leads_to_the_sign_in(client, me, change):
    come_by_link(client, me)
    for name, value in change.items():
        setattr(me, name, value)

    assert client.get("/me").location.startswith("/sign-in")


def test_the_page_goes_packed_over_a_poor_network(visitor, me):
    plain, packed = visitor.get("/me"), visitor.get("/me", headers={"Accept-Encoding": "br"})

    assert packed.headers["Content-Encoding"] == "br" and len(packed.data) < len(plain.data) / 4
    assert "มาลี" in brotli.decompress(packed.data).decode()


def test_the_link_gives_nobody_the_rights_of_an_account(client, me):
    make.account("organiser", email=EMAIL)

    assert come_by_link(client, me).get("/desk").status_code == 302


def test_closing_my_page_lets_go_of_the_link(client, me):
    come_by_link(client, me).post("/me/departure")

    assert client.get("/me").status_code == 302


def test_signing_out_lets_go_of_the_link_too(visitor, me):
    come_by_link(visitor, me).post("/sign-out")

    assert visitor.get("/me").status_code == 302


def test_by_the_link_its_materials_open_and_those_of_another_cohort_do_not(client, cohort, me):
    other = make.cohort(number=9)
    come_by_link(client, me)
    addresses = [f"/me/cohorts/{one.programme.slug}/{one.number}/materials" for one in (cohort, other)]

    assert [client.get(each).status_code for each in addresses] == [200, 404]


def test_it_shows_my_group_and_my_bedroom(visitor, cohort, me):
    me.training_group = make.add(TrainingGroup(cohort=cohort, number=3))
    room = make.add(LodgingRoom(cohort=cohort, name="405", beds=2))
    make.add(LodgingPlace(room=room, bed=1, registration=me))
    page = visitor.get("/me").text

    assert "กลุ่มที่ 3" in page and "405" in page


def test_a_draft_of_the_agenda_is_not_shown(visitor, cohort):
    make.session(cohort, title="ยังไม่ประกาศ")

    assert "ยังไม่ประกาศ" not in visitor.get("/me").text


def test_sessions_of_other_groups_are_not_mine(visitor, cohort, me):
    me.training_group = make.add(TrainingGroup(cohort=cohort, number=3))
    make.session(cohort, title="ของกลุ่มอื่น", groups=[1, 2])
    make.session(cohort, title="ของกลุ่มเรา", groups=[3])
    make.publish(cohort)
    page = visitor.get("/me").text

    assert "ของกลุ่มเรา" in page and "ของกลุ่มอื่น" not in page


def test_what_the_newest_version_changed_is_told(visitor, cohort):
    session = make.session(cohort, title="บรรยาย")
    make.publish(cohort, telling="banner")
    session.title = "บรรยายพิเศษ"
    make.publish(cohort, telling="banner")

    assert "กำหนดการมีการเปลี่ยนแปลง" in visitor.get("/me").text


def test_what_is_on_now_and_next_is_marked(sign_in):
    with time_machine.travel(make.moment(make.FIRST_DAY, 10), tick=False):
        cohort = make.cohort(announced_at=now())
        make.session(cohort, start=9, end=12), make.session(cohort, start=13, end=14)
        make.publish(cohort)
        make.registration(cohort, person=make.person(email=EMAIL))
        page = sign_in(make.account("participant", email=EMAIL)).get("/me").text

    assert (page.count('kind-session is-now"'), page.count('class="mark next"')) == (1, 1)


def test_the_code_is_that_of_the_badge(visitor, me):
    from urllib.parse import unquote

    from trainer.registration.badges import qr

    assert unquote(qr(code_of(me))) in unquote(visitor.get("/me").text.replace("&#39;", "'").replace("&amp;", "&"))


@pytest.mark.parametrize("state", [State.APPLIED, State.WITHDRAWN, State.DECLINED])
def test_without_a_seat_there_is_no_code_and_the_way_to_the_application(visitor, me, state):
    me.state = state
    page = visitor.get("/me").text

    assert 'class="shows"' not in page and f"/applications/{status_token(me)}" in page


def test_the_cohort_under_way_comes_before_those_that_are_over(visitor, cohort):
    programme = make.programme(name="อบรมที่จบแล้ว")
    over = make.cohort(number=2, starts_on=today() - timedelta(days=90), programme=programme, announced_at=now())
    make.registration(over, person=make.person(email=EMAIL))
    page = visitor.get("/me").text

    assert page.index(cohort.programme.name) < page.index("อบรมที่จบแล้ว")


def test_who_is_registered_nowhere_is_told_what_will_be_here(sign_in):
    assert "ยังไม่มีข้อมูล" in sign_in(make.account("participant")).get("/me").text


def test_only_the_reader_s_own_device_may_keep_it_and_for_a_time(visitor):
    headers = visitor.get("/me").headers

    assert headers["Cache-Control"] == "no-store"
    assert now() < make.datetime.fromtimestamp(int(headers["Kept-Until"]), make.UTC) < now() + timedelta(days=31)


def test_the_worker_is_allowed_my_page_alone_and_names_the_files_that_the_page_names(visitor, app):
    answer, page = visitor.get("/me.worker.js"), visitor.get("/me").text
    with app.test_request_context():
        files = me_kit.files()

    assert answer.headers["Service-Worker-Allowed"] == "/me"
    assert [each for each in files if each not in answer.text] == []
    assert [each for each in files if "?v=" in each and each not in page.replace("&amp;", "&")] == []


def test_it_can_be_put_on_the_home_screen(client):
    manifest = client.get("/me.webmanifest").get_json(force=True)

    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/me", "/me", "standalone")
    assert {client.get(icon["src"]).status_code for icon in manifest["icons"]} == {200}


def test_as_many_statements_for_three_cohorts_as_for_one(visitor, statements, me):
    counts = []
    for many in (1, 2):
        for number in range(many):
            cohort = make.cohort(number=20 + number + many, starts_on=today(), announced_at=now())
            make.session(cohort), make.slots(cohort)
            make.registration(cohort, person=make.person(email=EMAIL))
        db.session.commit()
        visitor.get("/me")
        with statements() as seen:
            visitor.get("/me")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 16, counts
