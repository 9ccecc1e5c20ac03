"""Name lists as announcements: numbered without a gap, frozen, never the same one twice."""

import threading

import pytest

from tests import make
from tests.registration import announced
from tests.registration.announced import ANNOUNCED, people, publish
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.programmes.models import Cohort
from trainer.registration import admission, announcements, list_numbers
from trainer.registration.announcements import Announcement
from trainer.registration.listing import differences
from trainer.registration.models import Registration, State


@pytest.fixture
def cohort(app):
    return announced.cohort()


def names(listed):
    return [one["name"] for one in listed]


def test_an_announcement_lists_seats_in_thai_order_and_reserves_by_rank(cohort):
    made = publish(cohort)

    assert (names(made.accepted), names(made.reserves)) == (
        ["นายกานดา ปู่กตัญญู", "นายขวัญ ปู่กตัญญู"], ["นายฮูก น้ำทิพย์", "นายฤดี น้ำทิพย์"])  # fmt: skip


def test_every_fact_of_the_list_is_frozen_as_it_stood(cohort):
    one = people(cohort)["กานดา"]
    stood = {"registration_id": one.id, "name": one.label, "position": "ประธาน",
             "organisation": one.organisation.name, "province": "TH-51", "number": 1}  # fmt: skip
    made = publish(cohort)

    one.person.first_name, one.position, one.organisation.name, one.province = "ใหม่", "เลขาธิการ", "ชื่อใหม่", "TH-10"
    cohort.programme.issuing_body, cohort.programme.name = "หน่วยงานอื่น", "โครงการอื่น"
    db.session.commit()
    db.session.refresh(made)

    frozen = (made.accepted[0], made.letterhead["issuing_body"], "โครงการอื่น" in made.title)
    assert frozen == (stood, "กรมพัฒนาสังคมและสวัสดิการ", False)


def test_those_without_seat_or_rank_and_other_cohorts_are_not_announced(cohort):
    for state in (State.APPLIED, State.DECLINED, State.WITHDRAWN):
        make.registration(cohort, person=make.person("ไม่อยู่"), state=state)
    make.registration(make.cohort(5), person=make.person("ต่างรุ่น"))
    made = publish(cohort)

    assert len(made.accepted) + len(made.reserves) == 4


def test_each_cohort_counts_its_own_announcements(cohort):
    publish(cohort)
    people(cohort)["กานดา"].position = "กรรมการ"

    assert (publish(cohort).number, publish(announced.cohort(number=5)).number) == (2, 1)


def test_the_same_list_is_not_announced_twice(cohort):
    publish(cohort)

    with pytest.raises(Refused, match="1"):
        publish(cohort)


def test_a_list_without_any_seat_is_not_announced(app):
    cohort = make.cohort(announced_at=ANNOUNCED)
    make.registration(cohort, state=State.RESERVE, rank=1)

    with pytest.raises(Refused):
        publish(cohort)


def test_the_list_of_a_cohort_that_is_still_a_draft_is_not_announced(app):
    with pytest.raises(Refused):
        publish(announced.cohort(announced_at=None))


def test_a_preamble_that_fills_pages_is_refused(cohort):
    with pytest.raises(Refused):
        publish(cohort, preamble="ก" * 4001)


def test_a_preamble_is_kept_in_clean_thai_line_by_line(cohort):
    assert publish(cohort, preamble=" ขอประกาศ\u202e\r\n\r\n\tเเก้ไข\x00 ").preamble == "ขอประกาศ\nแก้ไข"


def test_the_usual_preamble_names_the_announcement_that_is_replaced(cohort):
    publish(cohort)
    people(cohort)["กานดา"].position = "กรรมการ"

    assert "ยกเลิกประกาศครั้งที่ 1" in publish(cohort).preamble


def test_a_promotion_is_what_differs_from_the_announcement_before(cohort):
    publish(cohort)
    admission.withdraw(people(cohort)["ขวัญ"], "ติดราชการ", by=None)
    cohort.seats = 2
    admission.promote(cohort, by=None)
    made = publish(cohort)

    found = differences(announcements.before(made).people, made.people)
    assert [(one.kind, one.person.name.split()[0]) for one in found] == [
        ("moved_up", "นายฮูก"), ("gone", "นายขวัญ"), ("rank_changed", "นายฤดี")]  # fmt: skip


def test_a_withdrawn_announcement_keeps_its_number_and_is_followed_by_the_next(cohort):
    first = publish(cohort)
    first.withdraw("สะกดชื่อผิดหลายคน", by=None)
    second = publish(cohort)

    assert (first.number, second.number, announcements.before(second)) == (1, 2, None)


def test_what_was_withdrawn_later_is_still_what_the_next_one_differed_from(cohort):
    first = publish(cohort)
    people(cohort)["กานดา"].position = "กรรมการ"
    second = publish(cohort)
    first.withdraw("ซ้ำ", by=None)
    db.session.flush()

    assert announcements.before(second) is first


@pytest.mark.parametrize("times, reason", [(1, " "), (2, "ผิด")])
def test_a_withdrawal_needs_a_reason_and_happens_once(cohort, times, reason):
    made = publish(cohort)
    if times == 2:
        made.withdraw("ผิด", by=None)
        db.session.flush()

    with pytest.raises(Refused):
        made.withdraw(reason, by=None)


def test_publishing_and_withdrawing_stand_in_the_cohort_s_journal(cohort):
    publish(cohort).withdraw("ผิด", by=None)

    found = db.session.query(Entry).filter_by(cohort_id=cohort.id, subject_type="announcement").order_by(Entry.id)
    assert [(one.act, one.facts.get("reason")) for one in found] == [
        ("published_name_list", None), ("withdrew_name_list", "ผิด")]  # fmt: skip


def together(app, cohort, change):
    """Eight threads that each change something, or nothing, and publish; returns what they were refused."""
    cohort_id, ids = cohort.id, [one.id for one in people(cohort).values()]
    start, failures = threading.Barrier(8), []
    db.session.commit()  # last, for reading anything would begin a transaction that holds SQLite's file

    def run(place):
        with app.app_context():
            start.wait()
            try:
                if change:
                    found = db.session.get(Registration, ids[place % len(ids)])
                    found.position = f"ตำแหน่ง {place}"
                    db.session.flush()
                publish(db.session.get(Cohort, cohort_id))
                db.session.commit()
            except Exception as error:
                failures.append(error)
                db.session.rollback()

    threads = [threading.Thread(target=run, args=[place]) for place in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return failures


def numbers():
    return db.session.scalars(db.select(Announcement.number).order_by(Announcement.number)).all()


def test_eight_who_announce_eight_changes_at_once_number_them_without_a_gap(app, cohort):
    for place in range(4):
        make.registration(cohort, person=make.person(f"คนที่{place}"))
    list_numbers.give(cohort)  # as lists that went out before have done: whoever changes somebody here holds no cohort

    assert (together(app, cohort, change=True), numbers()) == ([], list(range(1, 9)))


def test_eight_who_announce_the_same_list_at_once_announce_it_once(app, cohort):
    failures = together(app, cohort, change=False)

    assert ([type(one) for one in failures], numbers()) == ([Refused] * 7, [1])
