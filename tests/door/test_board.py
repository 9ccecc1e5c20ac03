"""The live board: present, late, missing and excused at one slot; altogether, by region and by group."""

from datetime import timedelta

import pytest

from tests import make
from tests.door import halls
from trainer.attendance.models import Excuse
from trainer.database import db
from trainer.door.board import Board, Count
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State

pytestmark = pytest.mark.usefixtures("in_the_morning")
HTMX = {"HX-Request": "true"}
CHIANG_MAI, LAMPHUN, SONGKHLA = "TH-50", "TH-51", "TH-90"


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    return halls.slot(cohort)


@pytest.fixture
def desk(cohort):
    return f"/desk/cohorts/{cohort.address}/board"


def came(slot, person, hour=8, minute=41):
    presence = make.presence(slot, person)
    presence.at = make.moment(halls.DAY, hour, minute)
    return person


def excused(slot, person, reason="ป่วย"):
    make.add(Excuse(slot_id=slot.id, registration_id=person.id, reason=reason))
    return person


def counts(found):
    return [(one.name, one.expected, one.in_time, one.late, one.excused, one.missing) for one in found]


def test_everybody_with_a_seat_is_in_time_late_excused_or_missing(cohort, slot):
    came(slot, halls.person(cohort), 9, 15)
    came(slot, halls.person(cohort), 9, 16)
    excused(slot, halls.person(cohort))
    halls.person(cohort)

    assert counts([Board.of(slot).whole]) == [("ทุกคน", 4, 1, 1, 1, 1)]


def test_who_holds_no_seat_is_not_counted(cohort, slot):
    for state in (State.WITHDRAWN, State.APPLIED, State.DECLINED):
        came(slot, halls.person(cohort, state=state))
    halls.person(make.cohort(number=77))

    assert Board.of(slot).whole.expected == 0


def test_what_happened_at_another_slot_is_not_counted(cohort, slot):
    other = halls.slot(cohort, half="2-afternoon")
    excused(other, came(other, halls.person(cohort)))

    assert counts([Board.of(slot).whole]) == [("ทุกคน", 1, 0, 0, 0, 1)]


def test_who_is_excused_and_came_all_the_same_is_present(cohort, slot):
    excused(slot, came(slot, halls.person(cohort)))

    assert counts([Board.of(slot).whole]) == [("ทุกคน", 1, 1, 0, 0, 0)]


def test_regions_sum_up_their_provinces_in_the_order_of_the_scheme(cohort, slot):
    for province in (SONGKHLA, CHIANG_MAI, LAMPHUN):
        halls.person(cohort).province = province
    unknown = came(slot, halls.person(cohort, organisation=make.organisation(province=None)))
    unknown.province = None

    found = [(name, expected) for name, expected, *_ in counts(Board.of(slot).regions)]
    assert found == [("เหนือ", 2), ("ใต้", 1), ("ไม่ระบุจังหวัด", 1)]


def test_a_person_without_province_is_of_the_organisations_one(cohort, slot):
    halls.person(cohort, organisation=make.organisation(province=SONGKHLA)).province = ""

    assert [one.name for one in Board.of(slot).regions] == ["ใต้"]


def test_groups_stand_by_number_and_who_is_in_none_last(cohort, slot):
    for number, name in ((10, ""), (2, "ช้าง")):
        group = make.add(TrainingGroup(cohort_id=cohort.id, number=number, name=name))
        came(slot, halls.person(cohort)).training_group = group
    halls.person(cohort)

    found = [(one.name, one.present, one.expected) for one in Board.of(slot).groups]
    assert found == [("กลุ่มที่ 2 ช้าง", 1, 1), ("กลุ่มที่ 10", 1, 1), ("ยังไม่ได้จัดกลุ่ม", 0, 1)]


def test_where_nobody_is_in_a_group_no_group_is_shown(cohort, slot):
    halls.person(cohort)

    assert Board.of(slot).groups == []


@pytest.mark.parametrize(("present", "percent"), [(0, 0), (1, 33), (2, 66), (3, 100)])
def test_a_hundred_per_cent_is_said_only_when_everybody_is_there(present, percent):
    assert Count("ทุกคน", 3, in_time=present).percent == percent


def test_nobody_expected_is_no_division_by_nothing():
    assert (Count("ทุกคน").percent, Count("ทุกคน").share(0)) == (0, 0)


def test_the_board_chooses_the_half_day_that_goes_on(cohort, slot, desk, as_organiser):
    halls.slot(cohort, half="2-afternoon")

    morning = as_organiser.get(desk, headers=HTMX).text
    with halls.clock(13):
        afternoon = as_organiser.get(desk, headers=HTMX).text

    assert "2 มี.ค. 2569 เช้า" in morning and "2 มี.ค. 2569 บ่าย" in afternoon


def test_another_half_day_can_be_chosen(cohort, slot, desk, as_organiser):
    afternoon = halls.slot(cohort, half="2-afternoon")

    assert "2 มี.ค. 2569 บ่าย" in as_organiser.get(f"{desk}?slot={afternoon.id}", headers=HTMX).text


def test_a_half_day_of_another_cohort_cannot_be_chosen(cohort, slot, desk, as_organiser):
    other = halls.slot(make.cohort(number=77, starts_on=halls.DAY + timedelta(days=1)), half="2-afternoon")

    assert "2 มี.ค. 2569 เช้า" in as_organiser.get(f"{desk}?slot={other.id}", headers=HTMX).text


def test_before_there_is_an_agenda_the_board_says_what_it_is_for(desk, as_organiser):
    assert "กำหนดการ" in as_organiser.get(desk).text and as_organiser.get(desk, headers=HTMX).status_code == 200


def test_only_organisers_see_the_board(desk, slot, as_door):
    assert as_door.get(desk).status_code == 403


def test_where_nothing_is_new_the_board_answers_in_one_line(cohort, slot, desk, as_organiser):
    stamp = as_organiser.get(desk, headers=HTMX).headers["ETag"]
    again = as_organiser.get(desk, headers=HTMX | {"If-None-Match": stamp})
    came(slot, halls.person(cohort))
    changed = as_organiser.get(desk, headers=HTMX | {"If-None-Match": stamp})

    assert (again.status_code, again.data, changed.status_code) == (304, b"", 200)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_board_asks_the_database_as_much_for_three_people_as_for_one(
    cohort, slot, desk, as_organiser, statements, headers
):
    seen = []
    for people in (1, 2):
        for _ in range(people):
            came(slot, halls.person(cohort))
            excused(slot, halls.person(cohort))
        db.session.commit()
        with statements() as counted:
            as_organiser.get(desk, headers=headers)
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 9
