"""The editor at the desk, as an organiser uses it."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.schedule.test_verbs import listening
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Topic
from trainer.schedule import agenda, cells
from trainer.schedule.models import Room, SessionKind, Speaker, TrainingSession


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


DESK = "/desk/cohorts/executive/4/agenda"
FIRST = f"{DESK}/days/2020-01-29/sessions"


def entry(prefix="2020-01-29-", **facts):
    facts = {"starts": "09.00", "ends": "10.30", "kind": "session", "title": "กฎหมายที่จำเป็น"} | facts
    return {prefix + name: value for name, value in facts.items()}


def seen(page):
    """The stamp of the entry that a page's form shows."""
    return re.search(r'name="seen"[^>]* value="(\w+)"', page.text)[1]


def sessions():
    db.session.expire_all()
    return db.session.query(TrainingSession).all()


@pytest.mark.parametrize("written", ["09.00", "9:00", "0900", "๐๙.๐๐", "๐๙.๐๐ น."])
def test_a_time_is_read_however_people_write_it(cohort, as_organiser, written):
    as_organiser.post(FIRST, data=entry(starts=written))

    assert [each.starts_at for each in sessions()] == [make.moment(make.FIRST_DAY, 9)]


@pytest.mark.parametrize("written", ["สาย", "25.00", "09.75"])
def test_what_is_no_time_is_said_beside_the_field_and_nothing_typed_is_lost(cohort, as_organiser, written):
    page = as_organiser.post(FIRST, data=entry(starts=written, title="หัวข้อที่พิมพ์ไว้"))

    assert page.status_code == 422 and f"“{written}” ไม่ใช่เวลา" in page.text and "หัวข้อที่พิมพ์ไว้" in page.text
    assert sessions() == []


def test_a_refusal_of_the_rules_is_shown_and_nothing_typed_is_lost(cohort, as_organiser):
    page = as_organiser.post(FIRST, data=entry(ends="08.00", title="หัวข้อที่พิมพ์ไว้"))

    assert page.status_code == 422 and "เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม" in page.text and "หัวข้อที่พิมพ์ไว้" in page.text


def test_a_day_outside_the_cohort_is_refused(cohort, as_organiser):
    as_organiser.post(f"{DESK}/days/2020-02-29/sessions", data=entry("2020-02-29-"))

    assert sessions() == []


def test_a_day_that_is_no_date_is_not_found(cohort, as_organiser):
    assert as_organiser.post(f"{DESK}/days/yesterday/sessions", data=entry()).status_code == 404


def test_the_next_entry_begins_where_the_last_one_ends(cohort, as_organiser):
    make.session(cohort, start=9, end=11)

    page = as_organiser.get(DESK).text

    assert 'name="2020-01-29-starts" ' in page and 'value="11.00"' in page


def test_a_new_speaker_is_added_together_with_the_entry(cohort, as_organiser):
    as_organiser.post(FIRST, data=entry(new_speaker="นางมาลัย ตัวอย่างงาม", new_position="ผู้ตรวจประเมิน"))

    assert [speaker.name for speaker in sessions()[0].speakers] == ["นางมาลัย ตัวอย่างงาม"]


def test_a_refused_entry_leaves_no_new_speaker_behind(cohort, as_organiser):
    as_organiser.post(FIRST, data=entry(ends="08.00", new_speaker="นางมาลัย ตัวอย่างงาม"))

    assert db.session.query(Speaker).count() == 0


def test_several_speakers_a_room_and_a_topic_can_be_chosen(cohort, as_organiser):
    speakers = [make.add(Speaker(name=name)) for name in ("นายก้องภพ จำลองศรี", "นางสาวอรุณี จำลองสุข")]
    room = make.add(Room(cohort=cohort, name="ห้องใหญ่"))
    topic = make.add(Topic(programme=cohort.programme, name="กฎหมาย"))
    db.session.commit()

    as_organiser.post(FIRST, data=entry(speakers=[str(each.id) for each in speakers], room=room.id, topic=topic.id))

    found = sessions()[0]
    assert (len(found.speakers), found.room.name, found.topic.name) == (2, "ห้องใหญ่", "กฎหมาย")


def test_a_room_of_another_cohort_cannot_be_chosen(cohort, as_organiser):
    room = make.add(Room(cohort=make.cohort(5), name="ห้องของรุ่นอื่น"))
    db.session.commit()

    assert as_organiser.post(FIRST, data=entry(room=room.id)).status_code == 422


def test_an_entry_can_be_moved_to_another_day(cohort, as_organiser):
    session = make.session(cohort)
    db.session.commit()

    as_organiser.post(f"{DESK}/sessions/{session.id}", data=entry("", day="2020-01-30"))

    assert [each.starts_at.day for each in sessions()] == [30]


def test_an_entry_of_another_cohort_is_not_found_here(cohort, as_organiser):
    session = make.session(make.cohort(5), title="ของรุ่นอื่น")
    db.session.commit()

    assert as_organiser.get(f"{DESK}/sessions/{session.id}").status_code == 404


def test_an_entry_can_be_removed(cohort, as_organiser):
    session = make.session(cohort)
    db.session.commit()

    as_organiser.post(f"{DESK}/sessions/{session.id}/removal")

    assert sessions() == []


def test_a_title_with_markup_is_shown_as_text(cohort, as_organiser):
    make.session(cohort, title="<script>alert(1)</script>")

    assert "<script>alert(1)" not in as_organiser.get(DESK).text


def test_missing_topics_are_named(cohort, as_organiser):
    covered = make.add(Topic(programme=cohort.programme, name="หัวข้อที่มีแล้ว"))
    make.add(Topic(programme=cohort.programme, name="หัวข้อที่ยังขาดอยู่", position=1))
    make.session(cohort, topic=covered)

    missing = as_organiser.get(DESK).text.split("หัวข้อที่ยังขาด:")[1].split("</ul>")[0]

    assert "หัวข้อที่ยังขาดอยู่" in missing and "หัวข้อที่มีแล้ว" not in missing


def test_a_cohort_without_dates_is_sent_to_its_settings(cohort, as_organiser):
    cohort.starts_on = cohort.ends_on = None

    assert "/desk/cohorts/executive/4/settings" in as_organiser.get(DESK).text.split("<main")[1]


@pytest.mark.parametrize("many", [1, 40])
def test_the_editor_takes_the_same_few_statements_for_one_session_as_for_forty(cohort, as_organiser, statements, many):
    fill(cohort, many)

    with statements() as seen:
        assert as_organiser.get(DESK).status_code == 200

    assert len(seen) == 12


def fill(cohort, many):
    for hour in range(many):
        room = make.add(Room(cohort=cohort, name=f"ห้อง {hour}"))
        topic = make.add(Topic(programme=cohort.programme, name=f"หัวข้อ {hour}"))
        speaker = make.add(Speaker(name=f"นายตัวอย่าง คนที่{hour}"))
        day, start = cohort.starts_on + timedelta(days=hour // 14), 9 + hour % 14
        make.session(cohort, day=day, start=start, end=start + 1, room=room, topic=topic, speakers=[speaker])
    db.session.commit()


def test_a_refused_entry_that_is_reloaded_leads_back_to_the_editor(cohort, as_organiser):
    assert as_organiser.get(FIRST).headers["Location"].startswith(DESK)


def test_what_a_later_chapter_refuses_is_said_above_the_form(cohort, as_organiser):
    def refuse(_cohort, by):
        raise Refused("มีผู้ลงชื่อแล้ว ย้ายไม่ได้")

    with listening(refuse):
        page = as_organiser.post(FIRST, data=entry())

    assert page.status_code == 422 and "มีผู้ลงชื่อแล้ว ย้ายไม่ได้" in page.text and sessions() == []


def test_a_form_over_an_older_state_is_refused_once_and_keeps_what_was_typed(cohort, as_organiser):
    session = make.session(cohort)
    db.session.commit()
    address = f"{DESK}/sessions/{session.id}"
    first, second = (entry("", day="2020-01-29", title=title, seen=seen(as_organiser.get(address)))
                     for title in ("แท็บแรก", "แท็บที่สอง"))  # fmt: skip
    as_organiser.post(address, data=first)

    page = as_organiser.post(address, data=second)
    refused = page.status_code, "แท็บที่สอง" in page.text, sessions()[0].title
    as_organiser.post(address, data=second | {"seen": seen(page)})

    assert (refused, sessions()[0].title) == ((422, True, "แท็บแรก"), "แท็บที่สอง")


def test_after_adding_the_focus_waits_for_the_next_entry_of_that_day(cohort, as_organiser):
    page = as_organiser.post(FIRST, data=entry(), follow_redirects=True).text

    assert page.count("autofocus") == 1 and page.index("autofocus") < page.index('id="day-2020-01-30"')


def test_a_session_is_planned_for_some_groups(cohort, as_organiser):
    as_organiser.post(FIRST, data=entry(groups="กลุ่ม ๑-๒, 6–4"))

    assert [one.groups for one in sessions()] == [[1, 2, 4, 5, 6]]


@pytest.mark.parametrize("groups, numbers", [
    ("กลุ่ม 1", [1]), ("กลุ่มที่ ๑-๓", [1, 2, 3]), ("กลุ่ม 1 และกลุ่มที่ 3", [1, 3]), ("Groups 1 to 2", [1, 2]),
    ("ทุกกลุ่ม", []), ("-", []), (" ", []),
])  # fmt: skip
def test_groups_are_read_however_people_write_them(app, groups, numbers):
    assert list(cells.groups({"groups": groups}, None, None)) == numbers


def test_words_that_say_no_groups_leave_a_session_its_own(cohort, as_organiser):
    session = make.session(cohort, groups=[1])
    db.session.commit()

    page = as_organiser.post(f"{DESK}/sessions/{session.id}", data=entry("", day="2020-01-29", groups="กลุ่ม ก"))

    assert "“กลุ่ม ก” ไม่ได้บอกหมายเลขกลุ่ม" in page.text and [one.groups for one in sessions()] == [[1]]


@pytest.mark.parametrize("groups", ["0", "51", "60-70", "999999999999", "หนึ่ง", "กลุ่ม ก", "กลุ่ม", "1, สอง", "3-"])
def test_groups_that_cannot_be_are_said_beside_the_field(cohort, as_organiser, groups):
    page = as_organiser.post(FIRST, data=entry(groups=groups))

    assert page.status_code == 422 and f'value="{groups}"' in page.text


@pytest.mark.parametrize("kind", ["break", "meal", "ceremony", "sign_in"])
def test_only_a_session_is_for_some_groups(cohort, as_organiser, kind):
    page = as_organiser.post(FIRST, data=entry(kind=kind, groups="1"))

    assert page.status_code == 422 and "เฉพาะหัวข้ออบรม" in page.text and sessions() == []


def test_a_session_of_some_groups_becomes_no_break(cohort, as_organiser):
    session = make.session(cohort, groups=[1])

    with pytest.raises(Refused):
        agenda.change(session, None, kind=SessionKind.BREAK)


def test_a_break_for_some_groups_from_before_still_moves(cohort):
    session = make.session(cohort, kind=SessionKind.BREAK, groups=[1])

    agenda.change(session, None, ends_at=make.moment(make.FIRST_DAY, 11))

    assert session.ends_at == make.moment(make.FIRST_DAY, 11)
