"""What participants see of their own attendance, on their page, by their link, and what organisers see of them."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from trainer.attendance.models import Way
from trainer.awards.own_records import own_records
from trainer.database import db
from trainer.look import today
from trainer.registration.models import State
from trainer.registration.status_link import status_token

DAY = make.FIRST_DAY
EMAIL = "own@example.org"


@pytest.fixture
def cohort(app):
    return make.cohort(announced_at=make.moment(DAY - timedelta(days=30), 9))


@pytest.fixture
def slots(cohort):
    return make.slots(cohort)


@pytest.fixture
def person(cohort):
    return make.registration(cohort, person=make.person("มาลี", email=EMAIL))


@pytest.fixture
def at():
    """Travel to an hour of one of the cohort's days."""
    with time_machine.travel(make.moment(DAY, 8), tick=True) as traveller:
        yield lambda day, hour: traveller.move_to(make.moment(DAY + timedelta(days=day), hour))


def pages(sign_in, registration):
    """The participant's own page, and the page that opens by the link."""
    client = sign_in(make.account("participant", email=EMAIL))
    return client.get("/me").text, client.get(f"/applications/{status_token(registration)}").text


def test_both_pages_say_what_is_recorded_of_each_slot(sign_in, at, slots, person):
    make.presence(slots[0], person, Way.DOOR, at=make.moment(DAY, 9, 20))
    make.presence(slots[1], person, Way.DOOR, at=make.moment(DAY, 12, 50), left_at=make.moment(DAY, 15))
    make.excuse(slots[2], person, "ไปราชการ")
    make.presence(slots[3], make.registration(person.cohort))
    at(2, 8)

    expected = ["มา 09.20 น. (สาย)", "มา 12.50 น., กลับก่อนเวลา 15.00 น.", "ลา: ไปราชการ", "ไม่มีการลงชื่อ",
                "เปิดให้ลงชื่ออยู่", "ยังมาไม่ถึง"]  # fmt: skip
    for page in pages(sign_in, person):
        assert [words for words in expected if words not in page] == []


@pytest.mark.parametrize(("present", "day", "sentence"), [
    (4, 2, "ท่านเข้าอบรมแล้ว 4 ครึ่งวัน จากเกณฑ์ 5 ครึ่งวัน ต้องการอีก 1 ยังเหลือให้เข้าอบรมอีก 2"),
    (0, 2, "เข้าอบรมให้ครบเกณฑ์รับวุฒิบัตรไม่ได้แล้ว ยังขาดอีก 5 แต่เหลือเพียง 2"),
    (5, 3, "ท่านเข้าอบรมแล้ว 5 ครึ่งวัน จากเกณฑ์ 5 ครึ่งวัน ครบตามเกณฑ์รับวุฒิบัตรแล้ว"),
])  # fmt: skip
def test_both_pages_say_what_is_still_needed_and_whether_it_can_be_reached(
    sign_in, at, slots, person, present, day, sentence
):
    other = make.registration(person.cohort)
    for number, slot in enumerate(slots[:4] if day == 2 else slots):
        make.presence(slot, other)
        if number < present:
            make.presence(slot, person)
    at(day, 7)

    assert [sentence in page for page in pages(sign_in, person)] == [True, True]


def test_in_english_the_sentence_is_english(sign_in, at, slots, person):
    for slot in slots[:4]:
        make.presence(slot, person)
    at(2, 7)
    client = sign_in(make.account("participant", email=EMAIL))
    client.post("/language", data={"language": "en"})

    assert "You have 4 of the 5 half-days needed. 1 more needed; 2 still to come." in client.get("/me").text


def test_whoever_is_awarded_by_exception_is_told_so_and_not_that_it_is_too_late(sign_in, slots, person):
    make.award(person, override_reason="ป่วย มีใบรับรองแพทย์")

    for page in pages(sign_in, person):
        assert "พิจารณาให้ท่านได้รับวุฒิบัตร" in page and "ไม่ได้แล้ว" not in page and "ใบรับรองแพทย์" not in page


def test_nobody_reads_of_the_attendance_of_another(sign_in, slots, person):
    make.excuse(slots[0], make.registration(person.cohort), "เรื่องของคนอื่น")

    assert [page for page in pages(sign_in, person) if "เรื่องของคนอื่น" in page] == []


def test_a_reserve_who_was_never_there_has_no_record(sign_in, cohort, slots):
    waiting = make.registration(cohort, state=State.RESERVE, rank=1, person=make.person(email=EMAIL))

    assert [page for page in pages(sign_in, waiting) if "การเข้าอบรมของฉัน" in page] == []


def test_whoever_withdrew_after_coming_keeps_the_record(sign_in, cohort, slots):
    gone = make.registration(cohort, state=State.WITHDRAWN, person=make.person(email=EMAIL))
    make.presence(slots[0], gone)

    assert ["การเข้าอบรมของฉัน" in page for page in pages(sign_in, gone)] == [True, True]


def test_without_an_agenda_there_is_nothing_to_show(sign_in, person):
    assert [page for page in pages(sign_in, person) if "การเข้าอบรมของฉัน" in page] == []


def test_a_slot_that_does_not_count_is_shown_as_such(sign_in, slots, person):
    slots[0].counts = False

    assert ["ไม่นับเพื่อรับวุฒิบัตร" in page for page in pages(sign_in, person)] == [True, True]


def test_the_organiser_s_record_shows_the_same_and_what_is_missing(as_organiser, slots, person):
    make.presence(slots[0], person, Way.DOOR, at=make.moment(DAY, 9, 20))
    make.excuse(slots[1], person, "ไปราชการ")

    page = as_organiser.get(f"/desk/registrations/{person.id}").text

    expected = ["1 / 6", "ขาดอีก 4 ครึ่งวัน", "มา 09.20 น. (สาย)", "ลา 29 ม.ค. 2563 บ่าย: ไปราชการ"]
    assert [words for words in expected if words not in page] == []


def test_the_page_of_an_award_shows_the_same_marks(as_organiser, slots, person):
    make.presence(slots[0], person, Way.DOOR, at=make.moment(DAY, 9, 20))
    cohort = person.cohort

    page = as_organiser.get(f"/desk/cohorts/{cohort.programme.slug}/4/awards/people/{person.id}").text

    assert "มา 09.20 น. (สาย)" in page


def test_own_records_of_three_cohorts_take_as_many_statements_as_of_one(app, statements):
    people = []
    for number in (1, 2, 3):
        cohort = make.cohort(number, starts_on=today())
        make.presence(make.slots(cohort)[0], make.registration(cohort))
        people.append(make.registration(cohort))
    db.session.commit()
    seen = []
    for some in (people[:1], people):
        [(one.cohort_id, one.state, one.cohort.programme.completed_by) for one in some]
        with statements() as counted:
            own_records(some)
        seen.append(len(counted))

    assert seen == [4, 4]
