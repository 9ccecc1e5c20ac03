"""Rooms and speakers."""

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import entries
from trainer.schedule import rooms, speakers
from trainer.schedule.models import Room, Speaker

DESK = "/desk/cohorts/executive/4/agenda/rooms"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


def test_a_cohort_has_no_two_rooms_of_one_name(cohort):
    rooms.open_room(cohort, "ห้องใหญ่", None)

    with pytest.raises(Refused):
        rooms.open_room(cohort, " ห้องใหญ่ ", None)

    assert db.session.query(Room).count() == 1


def test_another_cohort_may_use_the_same_name(cohort):
    rooms.open_room(cohort, "ห้องใหญ่", None)
    rooms.open_room(make.cohort(5), "ห้องใหญ่", None)

    assert db.session.query(Room).count() == 2


def test_a_room_in_use_stays(cohort):
    room = rooms.open_room(cohort, "ห้องใหญ่", None)
    make.session(cohort, room=room)

    with pytest.raises(Refused):
        rooms.close_room(room, None)


def test_a_renamed_room_is_journalled(cohort):
    room = rooms.open_room(cohort, "ห้องใหญ่", None)

    rooms.change_room(room, "ห้องเล็ก", 40, None)

    assert db.session.scalars(entries()).first().facts["changes"]["room_name"] == ["ห้องใหญ่", "ห้องเล็ก"]


def test_a_room_is_added_on_its_page(cohort, as_organiser):
    as_organiser.post(DESK, data={"name": "ห้องใหญ่", "capacity": "120"})

    assert [(room.name, room.capacity) for room in db.session.query(Room)] == [("ห้องใหญ่", 120)]


def test_a_room_of_another_cohort_is_not_found_here(cohort, as_organiser):
    room = make.add(Room(cohort=make.cohort(5), name="ห้องของรุ่นอื่น"))
    db.session.commit()

    assert as_organiser.post(f"{DESK}/{room.id}/removal").status_code == 404


def test_two_speakers_of_one_name_are_told_apart_by_position(app):
    speakers.introduce("นายตัวอย่าง ดี", None, position="นิติกร")
    speakers.introduce("นายตัวอย่าง ดี", None, position="อาจารย์")

    with pytest.raises(Refused):
        speakers.introduce("นายตัวอย่าง ดี", None, position="อาจารย์")


def test_a_speaker_on_an_agenda_stays(cohort):
    speaker = speakers.introduce("นายตัวอย่าง ดี", None)
    make.session(cohort, speakers=[speaker])

    with pytest.raises(Refused):
        speakers.dismiss(speaker, None)


def test_speakers_stand_in_thai_order_without_their_titles(app, as_organiser):
    for name in ("นายแก้ว ทดสอบ", "ดร.กา ทดสอบ", "นางสาวไก่ ทดสอบ", "นายเก่ง ทดสอบ"):
        make.add(Speaker(name=name))

    page = as_organiser.get("/desk/speakers").text

    assert sorted(("กา ท", "เก่ง ท", "แก้ว ท", "ไก่ ท"), key=page.index) == ["กา ท", "เก่ง ท", "แก้ว ท", "ไก่ ท"]


def test_a_speaker_is_corrected_on_their_page(app, as_organiser):
    speaker = make.add(Speaker(name="นายตัวอย่าง ดี"))
    db.session.commit()

    as_organiser.post(f"/desk/speakers/{speaker.id}", data={"name": "นายตัวอย่าง งาม", "fee_category": "state"})

    db.session.expire_all()
    assert (speaker.name, speaker.state_employee) == ("นายตัวอย่าง งาม", True)


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_of_speakers_takes_the_same_few_statements(app, as_organiser, statements, many):
    for number in range(many):
        make.add(Speaker(name=f"นายตัวอย่าง คนที่{number}"))
    db.session.commit()

    with statements() as seen:
        as_organiser.get("/desk/speakers")

    assert len(seen) == 4


@pytest.mark.parametrize("address", [DESK, "/desk/speakers", "/desk/cohorts/executive/4/agenda"])
@pytest.mark.parametrize("role", ["door", "participant"])
def test_these_pages_are_for_organisers_only(cohort, sign_in, role, address):
    assert sign_in(make.account(role)).get(address).status_code == 403
