"""A sheet that is taken over as the draft."""

import io
from datetime import time

import pytest

from tests import make
from tests.schedule.test_sheet import HEADER
from tests.schedule.test_verbs import written
from trainer import workbook
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import taking
from trainer.schedule.models import Room, Speaker, TrainingSession
from trainer.schedule.sheet import Line
from trainer.schedule.versions import draft

DESK = "/desk/cohorts/executive/4/agenda"
SHEET = f"{DESK}/sheet"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


@pytest.fixture
def as_organiser(sign_in):
    return sign_in(make.organiser())


def line(title="กฎหมาย", start=9, end=12, **facts):
    return Line("กำหนดการ", 3, make.FIRST_DAY, time(start), time(end), title=title, **facts)


def titles(cohort):
    db.session.expire_all()
    return [one.title for one in draft(cohort)]


def xlsx(*rows):
    return io.BytesIO(workbook.write([workbook.Page("กำหนดการ", HEADER, list(rows))])), "กำหนดการ.xlsx"


def shown(client, *rows):
    return client.post(SHEET, data={"file": xlsx(*rows)}, content_type="multipart/form-data")


def hidden(page):
    return page.text.split('name="lines" value="')[1].split('"')[0]


def test_the_lines_become_the_draft_as_one_act(cohort):
    taking.take_over(cohort, [line("ก"), line("ข", 13, 16)], None)

    assert (titles(cohort), written("imported_agenda").facts["count"]) == (["ก", "ข"], 2)


def test_what_is_no_longer_in_the_sheet_goes(cohort):
    make.session(cohort, title="เก่า", start=7, end=8)

    taking.take_over(cohort, [line("ก")], None)

    assert titles(cohort) == ["ก"]


def test_an_entry_of_the_same_title_stays_the_same_row_when_it_moves(cohort):
    session = make.session(cohort, title="กฎหมาย", start=9, end=12)

    taking.take_over(cohort, [line("อื่น", 8, 9), line("กฎหมาย", 13, 16)], None)

    moved = db.session.get(TrainingSession, session.id)
    assert (moved.title, moved.starts_at) == ("กฎหมาย", make.moment(make.FIRST_DAY, 13))


def test_of_two_of_one_title_each_stays_at_its_time(cohort):
    first = make.session(cohort, title="พัก", start=10, end=11)
    second = make.session(cohort, title="พัก", start=14, end=15)

    taking.take_over(cohort, [line("พัก", 14, 15), line("พัก", 10, 11)], None)

    assert [one.id for one in draft(cohort)] == [first.id, second.id]


def test_what_nobody_changed_is_the_same_draft_as_before(cohort):
    make.session(cohort, title="กฎหมาย")
    before = draft(cohort)

    taking.take_over(cohort, [line("กฎหมาย")], None)

    assert draft(cohort) == before


def test_new_rooms_and_speakers_are_made_and_known_ones_used(cohort):
    make.add(Room(cohort=cohort, name="ห้องเดิม"))
    make.add(Speaker(name="ดร.เดิม ทดสอบ", position="ครู"))

    taking.take_over(cohort, [
        line("ก", room="ห้องเดิม", speakers=(("ดร.เดิม ทดสอบ", "ครู"),)),
        line("ข", 13, 14, room="ห้องใหม่", speakers=(("ดร.ใหม่ ทดสอบ", ""),)),
    ], None)  # fmt: skip

    rooms, speakers = ([one.name for one in db.session.query(table).order_by(table.id)] for table in (Room, Speaker))
    assert (rooms, speakers) == (["ห้องเดิม", "ห้องใหม่"], ["ดร.เดิม ทดสอบ", "ดร.ใหม่ ทดสอบ"])


def test_a_line_with_a_problem_is_never_taken_over(cohort):
    with pytest.raises(Refused):
        taking.take_over(cohort, [line(problems=[("A", "อ่านไม่ออก")])], None)


def test_an_attended_session_that_is_missing_in_the_sheet_is_refused(cohort):
    cohort.programme.signed_for = "sessions"
    session = make.session(cohort, title="มีผู้ลงชื่อแล้ว")
    make.presence(make.session_slot(session), make.registration(cohort))

    with pytest.raises(Refused):
        taking.take_over(cohort, [line("อื่น", 13, 14)], None)


def test_the_page_shows_each_row_and_saves_nothing(cohort, as_organiser):
    page = shown(as_organiser, ["วันที่ 1", None, None], ["9.00-10.00", "กฎหมาย", "ดร.ใหม่ ทดสอบ"])

    assert page.status_code == 200 and "ดร.ใหม่ ทดสอบ" in page.text and titles(cohort) == []


def test_the_page_names_what_would_go(cohort, as_organiser):
    make.session(cohort, title="ไม่อยู่ในตาราง")

    assert "ไม่อยู่ในตาราง" in shown(as_organiser, ["วันที่ 1", None, None], ["9.00-10.00", "กฎหมาย", None]).text


def test_what_was_shown_is_taken_over(cohort, as_organiser):
    page = shown(as_organiser, ["วันที่ 1", None, None], ["9.00-10.00", "กฎหมาย", None])

    as_organiser.post(f"{SHEET}/entries", data={"lines": hidden(page)})

    assert titles(cohort) == ["กฎหมาย"]


def test_what_moved_what_changed_and_what_stayed_is_told_apart(cohort):
    room, speakers = make.add(Room(cohort=cohort, name="ห้อง")), [make.speaker("นางก ข"), make.speaker("นายค ง")]
    for title, start, facts in (("เดิม", 8, {"speakers": speakers}), ("ย้าย", 9, {}), ("ย้ายห้อง", 10, {"room": room}),
                                ("หายไป", 11, {})):  # fmt: skip
        make.session(cohort, title=title, start=start, end=start + 1, **facts)

    taken = taking.take_over(cohort, [
        line("เดิม", 8, 9, speakers=[("นายค ง", ""), ("นางก ข", "")]), line("ย้าย", 13, 14), line("ย้ายห้อง", 10, 11),
        line("ใหม่", 15, 16),
    ], None)  # fmt: skip

    assert (taken.unchanged, taken.moved, taken.changed, taken.added, taken.removed) == (1, 1, 1, 1, 1)


def test_a_faulty_row_is_named_and_cannot_be_taken_over(cohort, as_organiser):
    page = shown(as_organiser, ["วันที่ 1", None, None], ["22.00-01.00", "กฎหมาย", None])

    assert page.status_code == 422 and "แถวที่ 3" in page.text and 'name="lines"' not in page.text


@pytest.mark.parametrize("words", ["", "[]", "W10.forged"])
def test_lines_that_we_did_not_show_are_refused(cohort, as_organiser, words):
    make.session(cohort, title="ยังอยู่")

    as_organiser.post(f"{SHEET}/entries", data={"lines": words})

    assert titles(cohort) == ["ยังอยู่"]


def test_lines_that_were_shown_for_another_cohort_are_refused(cohort, as_organiser):
    make.cohort(5, programme=cohort.programme)
    page = shown(as_organiser, ["วันที่ 1", None, None], ["9.00-10.00", "กฎหมาย", None])

    as_organiser.post(f"{SHEET.replace('/4/', '/5/')}/entries", data={"lines": hidden(page)})

    assert db.session.query(TrainingSession).count() == 0


def test_a_file_that_is_no_spreadsheet_is_refused_beside_the_field(cohort, as_organiser):
    page = as_organiser.post(SHEET, data={"file": (io.BytesIO(b"%PDF-1.7"), "agenda.xlsx")},
                             content_type="multipart/form-data")  # fmt: skip

    assert page.status_code == 422 and "PDF" in page.text


def test_what_was_exported_is_taken_over_without_a_change(cohort, as_organiser):
    room = make.add(Room(cohort=cohort, name="ห้องใหญ่"))
    speaker = make.speaker("ดร.พิมพ์ใจ สมมติวงศ์", position="อาจารย์")
    make.session(cohort, title="กฎหมาย", details="สอง\nบรรทัด", room=room, speakers=[speaker], groups=[1, 2])
    make.session(cohort, title="=1+1", start=13, end=16)
    before = draft(cohort)
    data = as_organiser.get(f"{DESK}.xlsx").data

    page = as_organiser.post(SHEET, data={"file": (io.BytesIO(data), "a.xlsx")}, content_type="multipart/form-data")
    as_organiser.post(f"{SHEET}/entries", data={"lines": hidden(page)})

    db.session.expire_all()
    assert draft(cohort) == before


def test_strangers_neither_read_nor_take_over(cohort, client):
    make.session(cohort, title="ความลับ")

    assert [client.get(address).status_code for address in (f"{DESK}.xlsx", SHEET)] == [302, 302]
