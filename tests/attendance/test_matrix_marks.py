"""What cells of the matrix say beside present and absent, and the workbook."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest

from tests import make
from trainer.attendance.models import Way
from trainer.database import db
from trainer.door.models import Device
from trainer.look import today
from trainer.programmes.models import Measure

PLACE = "/desk/cohorts/executive/4/attendance"
DAY = make.FIRST_DAY


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


def sheets(client):
    return openpyxl.load_workbook(io.BytesIO(client.get(f"{PLACE}.xlsx").data)).worksheets


def row_of(sheet, name):
    return next(row for row in sheet.iter_rows(values_only=True) if name in str(row[1]))


@pytest.fixture
def four(cohort):
    """Late, left early, excused, and present in time, all on the first morning."""
    slot = make.slots(cohort)[0]
    for name in ("สาย", "กลับ", "ราชการ", "ทันเวลา"):
        person = make.registration(cohort, person=make.person("คน", name))
        if name == "ราชการ":
            make.excuse(slot, person, "ไปราชการ")
            continue
        at = make.moment(DAY, 9, 20) if name == "สาย" else make.moment(DAY, 8, 40)
        left = {"left_at": make.moment(DAY, 11), "left_reason": "ป่วย"} if name == "กลับ" else {}
        make.presence(slot, person, Way.DOOR, at=at, **left)
    return slot


@pytest.mark.parametrize("told", ["มา 09.20 น. (สาย)", "กลับก่อนเวลา 11.00 น. (ป่วย)", "ลา: ไปราชการ"])
def test_a_cell_says_who_was_late_left_early_or_is_excused(as_organiser, four, told):
    titles = re.findall(r'class="matrix-mark[^>]* title="([^"]*)"', as_organiser.get(PLACE).text)

    assert [title for title in titles if title.endswith(told)] != []


def test_a_cell_of_somebody_in_time_bears_no_mark(as_organiser, four):
    assert as_organiser.get(PLACE).text.count("matrix-mark") == 3


def test_every_mark_is_described_to_those_who_hear_the_page(as_organiser, four):
    page = as_organiser.get(PLACE).text

    assert page.count("aria-describedby=\"m") == page.count("<span class=\"matrix-mark") == 3


def test_the_workbook_has_a_sign_for_each_and_says_what_it_means(as_organiser, four):
    table = sheets(as_organiser)[0]

    signs = {name: row_of(table, name)[4] for name in ("สาย", "กลับ", "ราชการ", "ทันเวลา")}
    assert signs == {"สาย": "ส", "กลับ": "ก", "ราชการ": "ล", "ทันเวลา": "✓"}
    assert table["A3"].value == "✓ มา · ส สาย · ก กลับก่อน · ล ลา · – ไม่มีการลงชื่อ"


def test_the_workbook_says_who_meets_the_terms(as_organiser, cohort):
    slots = make.slots(cohort)
    enough, short = (make.registration(cohort, person=make.person("คน", name)) for name in ("ครบ", "ขาด"))
    for slot in slots[:5]:
        make.presence(slot, enough)
    make.presence(slots[0], short)

    table = sheets(as_organiser)[0]

    assert [row_of(table, name)[-3:] for name in ("ครบ", "ขาด")] == [(5, 83.3, "ครบ"), (1, 16.6, "ไม่ครบ")]


def test_a_slot_still_to_come_has_no_sign_and_one_that_is_over_a_dash(as_organiser, cohort):
    cohort.starts_on, cohort.ends_on = today() - timedelta(days=1), today() + timedelta(days=1)
    make.slots(cohort, ["1-morning"])
    make.registration(cohort, person=make.person("คน", "หนึ่ง"))

    signs = row_of(sheets(as_organiser)[0], "หนึ่ง")[4:7]

    assert (signs[0], signs[2]) == ("–", None)


def test_the_second_sheet_has_one_row_a_presence_with_time_way_and_device(as_organiser, cohort):
    slot = make.slots(cohort)[0]
    device = make.add(Device(cohort=cohort, name="ประตูหน้า", invited_until=make.moment(DAY, 9),
                             expires_at=make.moment(DAY, 9)))  # fmt: skip
    make.presence(slot, make.registration(cohort, person=make.person("คน", "สแกน")), Way.SCAN,
                  at=make.moment(DAY, 8, 51), device_id=device.id)  # fmt: skip
    clerk = make.account(name="ธุรการ")
    make.presence(slot, make.registration(cohort, person=make.person("คน", "กระดาษ")), Way.PAPER,
                  at=make.moment(DAY, 17), account_id=clerk.id)  # fmt: skip

    times = sheets(as_organiser)[1]

    assert row_of(times, "สแกน")[2:7] == (
        "29 ม.ค. 2563 เช้า", "29 ม.ค. 2563", "08.51 น.", "ด้วยเครื่องสแกน", "ประตูหน้า")
    assert row_of(times, "กระดาษ")[4:7] == ("17.00 น.", "จากบัญชีลายมือชื่อ", "ธุรการ")


def test_the_total_is_counted_in_hours_where_the_programme_counts_hours(as_organiser, cohort):
    cohort.programme.completed_by = Measure.HOURS
    slots = make.slots(cohort)
    person = make.registration(cohort, person=make.person("คน", "ชั่วโมง"))
    make.presence(slots[0], person, left_at=make.moment(DAY, 10, 30))

    assert f'<span data-attended="{person.id}">1.5</span>/18' in as_organiser.get(PLACE).text
    assert row_of(sheets(as_organiser)[0], "ชั่วโมง")[-3:] == (1.5, 8.3, "ไม่ครบ")


def test_a_slot_that_does_not_count_is_in_no_total(as_organiser, cohort):
    slots = make.slots(cohort)
    slots[0].counts = False
    person = make.registration(cohort)
    make.presence(slots[0], person), make.presence(slots[1], person)

    answer = as_organiser.get(PLACE).text

    assert f'<span data-attended="{person.id}">1</span>/5' in answer


def test_twenty_sessions_stand_side_by_side_with_their_titles(as_organiser, cohort, statements):
    make.registration(cohort)
    for day in range(3):
        for hour in range(8, 15):
            held = make.session(cohort, DAY + timedelta(days=day), hour, hour + 1, title=f"หัวข้อ {day}-{hour}")
            make.session_slot(held)
    db.session.commit()

    with statements() as seen:
        page = as_organiser.get(PLACE).text

    assert page.count('class="matrix-half-name"') == 21 and "หัวข้อ 2-14" in page and len(seen) <= 15


def test_the_matrix_of_people_with_marks_takes_no_more_statements_than_of_one(as_organiser, cohort, statements):
    slots, seen = make.slots(cohort), []
    for people in (1, 2):
        for _ in range(people):
            person = make.registration(cohort)
            make.presence(slots[0], person, Way.DOOR, at=make.moment(DAY, 9, 30), left_at=make.moment(DAY, 11))
            make.excuse(slots[1], person)
        db.session.commit()
        as_organiser.get(PLACE)
        with statements() as counted:
            as_organiser.get(PLACE)
        seen.append(len(counted))

    assert seen[0] == seen[1]
