"""The organiser's page of sign-in times."""

import pytest

from tests import make
from trainer.attendance.models import Slot
from trainer.database import db, now
from trainer.journal import Entry

PLACE = "/desk/cohorts/executive/4/attendance/slots"
NONE = {"opens": "", "late": "", "closes": "", "counts": "y"}


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


@pytest.fixture
def slot(cohort):
    return make.slots(cohort)[0]


def own_times(slot):
    db.session.rollback()
    db.session.refresh(slot)
    return slot.opens_at, slot.late_at, slot.closes_at, slot.counts


def at(hour, minute=0):
    return make.moment(make.FIRST_DAY, hour, minute)


def test_every_slot_stands_with_its_agenda_and_its_window(as_organiser, slot):
    page = as_organiser.get(PLACE).text

    expected = ["29 ม.ค. 2563 เช้า", "09.00 – 12.00 น.", "08.00 น.", "09.15 น.", "12.30 น.", "31 ม.ค. 2563 บ่าย"]
    assert [text for text in expected if text not in page] == []


def test_a_session_s_slot_stands_with_its_title(as_organiser, cohort):
    make.session_slot(make.session(cohort, title="การเขียนโครงการ"))

    assert "29 ม.ค. 2563 09.00 น. การเขียนโครงการ" in as_organiser.get(PLACE).text


def test_without_slots_the_page_leads_to_the_agenda(as_organiser, cohort):
    assert "/desk/cohorts/executive/4/agenda" in as_organiser.get(PLACE).text.split("empty-action")[1]


def test_a_slot_of_another_cohort_cannot_be_opened_here(as_organiser, cohort):
    other = make.slots(make.cohort(number=5, programme=cohort.programme, venue="ห้องลับ"))[0]

    answer = as_organiser.get(f"{PLACE}/{other.id}")

    assert answer.status_code == 404 and "ห้องลับ" not in answer.text


def test_the_page_of_a_slot_says_what_the_programme_says(as_organiser, slot):
    page = as_organiser.get(f"{PLACE}/{slot.id}").text

    assert "ตามที่โครงการกำหนด 08.00 น." in page and 'name="opens" type="text" value=""' in page


def test_times_that_are_entered_stand_before_the_programme_s(as_organiser, slot):
    as_organiser.post(f"{PLACE}/{slot.id}", data=NONE | {"opens": "๗.๓๐ น.", "late": "0930", "closes": "11:45"})

    assert own_times(slot) == (at(7, 30), at(9, 30), at(11, 45), True)


def test_a_time_as_the_programme_says_is_not_kept_so_that_it_follows_the_programme(as_organiser, slot):
    as_organiser.post(f"{PLACE}/{slot.id}", data=NONE | {"opens": "08.00"})

    assert own_times(slot) == (None, None, None, True)


def test_a_slot_can_be_left_out_of_what_the_certificate_asks(as_organiser, slot):
    as_organiser.post(f"{PLACE}/{slot.id}", data={"opens": "", "late": "", "closes": ""})

    assert own_times(slot)[3] is False and "ไม่นับ" in as_organiser.get(PLACE).text


@pytest.mark.parametrize(("times", "field"), [
    ({"opens": "13.00"}, "closes"), ({"closes": "07.00"}, "closes"), ({"opens": "10.00", "closes": "10.00"}, "closes"),
    ({"late": "07.00"}, "late"), ({"late": "13.00"}, "late"), ({"opens": "เช้าๆ"}, "opens"), ({"late": "25.00"}, "late"),
])  # fmt: skip
def test_what_is_out_of_order_or_no_time_is_said_beside_its_field_and_nothing_typed_is_lost(
    as_organiser, slot, times, field
):
    answer = as_organiser.post(f"{PLACE}/{slot.id}", data=NONE | times)

    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text
    assert all(f'value="{typed}"' in answer.text for typed in times.values())
    assert own_times(slot) == (None, None, None, True)


def test_what_was_decided_stands_in_the_journal_before_and_after(as_organiser, slot):
    as_organiser.post(f"{PLACE}/{slot.id}", data={"opens": "07.30", "late": "", "closes": ""})

    entry = db.session.query(Entry).filter_by(subject_type="slot").one()
    assert entry.facts["changes"] == {"opens_at": [None, "2020-01-29 07:30"], "counts": ["True", "False"]}
    page = as_organiser.get(f"{PLACE}/{slot.id}").text
    assert "29 ม.ค. 2563 07.30 น." in page and "ใช่ → ไม่ใช่" in page


def test_a_slot_goes_back_to_the_programme_s_times_and_still_does_not_count(as_organiser, slot):
    slot.opens_at, slot.late_at, slot.counts = at(7), at(10), False

    as_organiser.post(f"{PLACE}/{slot.id}/times/removal")

    assert own_times(slot) == (None, None, None, False)


def test_saving_what_stands_already_is_no_act(as_organiser, slot):
    as_organiser.post(f"{PLACE}/{slot.id}", data=NONE)

    assert db.session.query(Entry).filter_by(subject_type="slot").count() == 0


def test_a_closed_cohort_keeps_its_times(as_organiser, cohort, slot):
    cohort.closed_at = now()

    answer = as_organiser.post(f"{PLACE}/{slot.id}", data=NONE | {"opens": "07.00"})

    assert answer.status_code == 422 and own_times(slot)[0] is None


@pytest.mark.parametrize("role", ["door", "participant"])
def test_only_staff_may_decide(sign_in, slot, role):
    answer = sign_in(make.account(role)).post(f"{PLACE}/{slot.id}", data={"opens": "07.00"})

    assert (answer.status_code, own_times(slot)[3]) == (403, True)


def test_the_page_asks_the_database_as_much_for_twenty_sessions_as_for_one(as_organiser, cohort, statements):
    seen = []
    for hours in ([8], range(9, 20)):
        for hour in hours:
            make.presence(make.session_slot(make.session(cohort, start=hour, end=hour + 1)), make.registration(cohort))
        db.session.commit()
        as_organiser.get(PLACE)
        with statements() as counted:
            as_organiser.get(PLACE)
        seen.append(len(counted))

    assert db.session.query(Slot).count() == 12 and seen[0] == seen[1] <= 8
