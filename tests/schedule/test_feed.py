"""The calendar of an agenda, read by a parser that did not write it."""

from datetime import timedelta

import pytest
import vobject

from tests import make
from tests.schedule.test_editor import fill
from trainer.database import db, now
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State
from trainer.schedule import agenda
from trainer.schedule.feed_links import own_feed_address
from trainer.schedule.models import Room

FEED = "/cohorts/executive/4/agenda.ics"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=now())


def read(client, address=FEED):
    """{title: event} of a calendar."""
    parsed = vobject.readOne(client.get(address).text)
    return {event.summary.value: event for event in getattr(parsed, "vevent_list", [])}


def own(cohort, group=None, **facts):
    """A participant, in a group of this number."""
    made = group and make.add(TrainingGroup(cohort=cohort, number=group))
    return make.registration(cohort, training_group=made, **facts)


def path_of(registration):
    return own_feed_address(registration).removeprefix("http://localhost")


def test_an_entry_stands_at_its_bangkok_time(cohort, client):
    make.session(cohort, start=9, end=12, title="กฎหมาย")
    make.publish(cohort)

    event = read(client)["กฎหมาย"]

    assert (event.dtstart.value, event.dtend.value) == (make.moment(make.FIRST_DAY, 9), make.moment(make.FIRST_DAY, 12))


def test_it_says_where_who_and_for_whom(cohort, client):
    room = make.add(Room(cohort=cohort, name="ห้องแม่ปิง"))
    session = make.session(cohort, title="กฎหมาย", room=room, groups=[2], details="นำเอกสารมาด้วย; ทุกคน,ครบ")
    session.speakers.append(make.speaker("ดร.วิทยากร สมมติ", position="นิติกร"))
    make.publish(cohort)

    event = read(client)["กฎหมาย"]

    assert (event.location.value, event.description.value) == (
        "ห้องแม่ปิง, สถาบันพัฒนา", "นำเอกสารมาด้วย; ทุกคน,ครบ\nดร.วิทยากร สมมติ, นิติกร\nสำหรับกลุ่มที่ 2"
    )  # fmt: skip


def test_what_changes_keeps_its_name_and_is_newer(cohort, client):
    session = make.session(cohort, title="กฎหมาย")
    make.publish(cohort).published_at -= timedelta(days=1)
    before = read(client)["กฎหมาย"]
    session.starts_at += timedelta(hours=1)
    make.publish(cohort)

    after = read(client)["กฎหมาย"]

    assert after.uid.value == before.uid.value and int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value > before.last_modified.value and after.dtstart.value > before.dtstart.value


def test_what_did_not_change_stays_as_it_was(cohort, client):
    make.session(cohort, title="กฎหมาย")
    make.publish(cohort)
    before = read(client)["กฎหมาย"].serialize()
    make.session(cohort, start=13, end=14, title="กองทุน")
    make.publish(cohort)

    assert read(client)["กฎหมาย"].serialize() == before


def test_what_was_dropped_is_cancelled(cohort, client):
    session = make.session(cohort, title="กฎหมาย")
    make.session(cohort, start=13, end=14, title="กองทุน")
    make.publish(cohort)
    uid = read(client)["กฎหมาย"].uid.value
    agenda.remove(session, None)
    make.publish(cohort)

    event = read(client)["ยกเลิก: กฎหมาย"]

    assert (event.uid.value, event.status.value, event.sequence.value) == (uid, "CANCELLED", "4")


def test_the_draft_stands_in_no_calendar(cohort, client, sign_in):
    make.session(cohort, title="ที่เผยแพร่แล้ว")
    make.publish(cohort)
    make.session(cohort, start=13, end=14, title="ความลับ")

    assert list(read(sign_in(make.organiser()))) == ["ที่เผยแพร่แล้ว"]


def test_before_anything_is_published_the_calendar_is_empty_and_valid(cohort, client):
    make.session(cohort, title="ความลับ")

    assert read(client) == {}


def test_a_group_has_its_own_and_what_is_for_everybody(cohort, client):
    for title, groups in (("ทุกคน", []), ("กลุ่มหนึ่ง", [1]), ("กลุ่มสอง", [2])):
        make.session(cohort, title=title, groups=groups)
    make.publish(cohort)

    assert list(read(client, f"{FEED}?group=2")) == ["ทุกคน", "กลุ่มสอง"]


def test_what_went_to_another_group_is_cancelled_for_this_one(cohort, client):
    session = make.session(cohort, title="ฝึกปฏิบัติ", groups=[1])
    make.publish(cohort)
    session.groups = [2]
    make.publish(cohort)

    assert read(client, f"{FEED}?group=1")["ยกเลิก: ฝึกปฏิบัติ"].status.value == "CANCELLED"


def test_calendars_are_told_how_often_to_ask(cohort, client):
    text = client.get(FEED).text

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text and "X-PUBLISHED-TTL:PT1H" in text


def test_it_is_written_in_english_for_who_asks(cohort, client):
    session = make.session(cohort, title="Law")
    make.session(cohort, start=13, end=14)
    make.publish(cohort)
    agenda.remove(session, None)
    make.publish(cohort)

    assert "Cancelled: Law" in read(client, f"{FEED}?lang=en")


def test_strangers_have_no_calendar_of_a_cohort_that_is_not_public(cohort, client):
    make.session(cohort, title="ความลับ")
    make.publish(cohort)
    cohort.announced_at = None

    answer = client.get(FEED)

    assert answer.status_code == 404 and "ความลับ" not in answer.text


def test_a_private_address_has_the_sessions_of_ones_own_group(cohort, client):
    for title, groups in (("ทุกคน", []), ("กลุ่มหนึ่ง", [1]), ("กลุ่มสอง", [2])):
        make.session(cohort, title=title, groups=groups)
    make.publish(cohort)

    assert list(read(client, path_of(own(cohort, group=1)))) == ["ทุกคน", "กลุ่มหนึ่ง"]


def test_a_private_address_is_kept_by_nobody_on_the_way(cohort, client):
    answer = client.get(path_of(own(cohort)))

    said = [answer.headers[name] for name in ("Cache-Control", "X-Robots-Tag")]
    assert said == ["private, no-cache", "noindex, nofollow"]


@pytest.mark.parametrize("version", ["link_version", "calendar_version"])
def test_a_private_address_ends_with_the_version_of_the_link_or_with_its_own(cohort, client, version):
    one = own(cohort)
    address = path_of(one)
    setattr(one, version, 2)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "WzEsMV0.forged"])
def test_a_forged_address_opens_nothing(cohort, client, token):
    own(cohort)

    assert client.get(f"/agenda/{token}.ics").status_code == 404


def test_who_lost_the_seat_sees_all_cancelled(cohort, client):
    make.session(cohort, title="กฎหมาย")
    make.publish(cohort)
    one = own(cohort)
    before = read(client, path_of(one))["กฎหมาย"]
    one.state = State.WITHDRAWN

    after = read(client, path_of(one))["ยกเลิก: กฎหมาย"]

    assert after.status.value == "CANCELLED" and int(after.sequence.value) > int(before.sequence.value)


def test_who_has_no_seat_yet_sees_nothing(cohort, client):
    make.session(cohort, title="กฎหมาย")
    make.publish(cohort)

    assert read(client, path_of(own(cohort, state=State.APPLIED))) == {}


def test_a_calendar_that_asks_again_is_told_that_nothing_changed(cohort, client):
    make.session(cohort)
    make.publish(cohort)
    tag = client.get(FEED).headers["ETag"]

    again = client.get(FEED, headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


def test_a_calendar_that_asks_after_a_change_is_given_it(cohort, client):
    make.session(cohort)
    make.publish(cohort)
    tag = client.get(FEED).headers["ETag"]
    make.session(cohort, start=13, end=14, title="กองทุน")
    make.publish(cohort)

    assert "กองทุน" in client.get(FEED, headers={"If-None-Match": tag}).text


@pytest.mark.parametrize("many", [1, 40])
def test_a_calendar_takes_three_statements_and_two_when_it_is_kept(cohort, client, statements, many):
    fill(cohort, many)
    make.publish(cohort)
    db.session.commit()
    counts = []

    for _time in range(2):
        with statements() as seen:
            client.get(FEED)
        counts.append(len(seen))

    assert counts == [3, 2]
