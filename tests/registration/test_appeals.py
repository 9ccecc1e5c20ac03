"""Appeals: made once by who was turned away, answered once, with a reason."""

import threading
from datetime import timedelta

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.registration import appeals
from trainer.registration.appeals import Appeal
from trainer.registration.intake import Intake
from trainer.registration.models import State
from trainer.registration.signals import received

UNKNOWN = [{"rule": "organisation_unknown", "facts": {"name": "มูลนิธิใหม่"}}]
NOTE = "องค์กรได้รับการรับรองแล้ว รอราชกิจจานุเบกษา"


def upcoming(**facts):
    return make.cohort(starts_on=today() + timedelta(days=30), **facts)


def short(state=State.APPLIED, cohort=None, **facts):
    """Somebody who does not meet the terms."""
    return make.registration(cohort or upcoming(), state, shortcomings=UNKNOWN, **facts)


def appealed(one=None):
    return appeals.make(one or short(), NOTE)


@pytest.mark.parametrize("state, rank", [(State.APPLIED, None), (State.RESERVE, 1), (State.DECLINED, None)])
def test_whoever_does_not_meet_the_terms_may_appeal(app, state, rank):
    assert appeals.may_appeal(short(state, rank=rank))


def test_who_was_turned_down_may_appeal_although_the_terms_are_met(app):
    assert appeals.may_appeal(make.registration(upcoming(), State.DECLINED))


@pytest.mark.parametrize("facts", [
    {"state": State.APPLIED, "shortcomings": []},
    {"state": State.APPLIED, "exception_reason": "อธิบดีอนุมัติ"},
    {"state": State.ACCEPTED}, {"state": State.OFFERED}, {"state": State.WITHDRAWN}, {"state": State.MERGED},
])  # fmt: skip
def test_whoever_is_in_or_gone_has_nothing_to_appeal_against(app, facts):
    assert not appeals.may_appeal(make.registration(upcoming(), **{"shortcomings": UNKNOWN} | facts))


def test_once_the_cohort_has_begun_nobody_may_appeal(app):
    assert not appeals.may_appeal(short(cohort=make.cohort(starts_on=today())))


@pytest.mark.parametrize("note", ["", "  \n\u200b ", "ก" * 2001, "ก" * 10_000])
def test_a_note_that_says_nothing_or_too_much_is_refused(app, note):
    with pytest.raises(Refused) as refused:
        appeals.make(short(), note)

    assert refused.value.place == "note"


def test_a_note_keeps_its_lines_and_its_emoji(app):
    assert appeals.make(short(), " ขอความกรุณา 🙏 \r\n\u202eบรรทัดสอง\x00").note == "ขอความกรุณา 🙏\nบรรทัดสอง"


def test_the_same_note_sent_twice_is_one_appeal(app):
    one = short()

    assert appealed(one) is appealed(one)


def test_another_note_while_one_waits_is_refused(app):
    appeal = appealed()

    with pytest.raises(Refused):
        appeals.make(appeal.registration, "อีกเรื่อง")


def test_an_answered_appeal_is_the_last_word(app):
    appeal = appealed()
    appeals.answer(appeal, False, "ยังไม่ประกาศรับรอง", None)

    with pytest.raises(Refused):
        appealed(appeal.registration)


def test_a_granted_appeal_admits_by_exception_for_the_reason_given(app):
    appeal = appealed()
    appeals.answer(appeal, True, "ตรวจสอบแล้ว", make.organiser())

    one = appeal.registration
    assert (one.admissible, one.exception_reason, one.state) == (True, "ตรวจสอบแล้ว", State.APPLIED)


def test_a_dismissed_appeal_admits_nobody(app):
    appeal = appealed()
    appeals.answer(appeal, False, "ยังไม่ประกาศรับรอง", make.organiser())

    assert (appeal.registration.admissible, appeal.answer) == (False, "ยังไม่ประกาศรับรอง")


def test_who_was_turned_down_is_decided_about_anew_when_the_appeal_is_granted(app):
    appeal = appealed(short(State.DECLINED))
    appeals.answer(appeal, True, "ตรวจสอบแล้ว", None)

    assert (appeal.registration.state, appeal.registration.admissible) == (State.APPLIED, True)


def test_where_seats_are_given_at_once_a_granted_appeal_brings_one(app):
    cohort = upcoming()
    make.add(Intake(cohort_id=cohort.id, seats_at_once=True))
    appeal = appealed(short(cohort=cohort))

    appeals.answer(appeal, True, "ตรวจสอบแล้ว", None)

    assert appeal.registration.state == State.ACCEPTED


@pytest.mark.parametrize("granted", [True, False])
def test_an_answer_needs_its_reason(app, granted):
    appeal = appealed()

    with pytest.raises(Refused) as refused:
        appeals.answer(appeal, granted, " ", None)

    assert (refused.value.place, appeal.granted) == ("answer", None)


def test_an_appeal_is_answered_once(app):
    appeal = appealed()
    appeals.answer(appeal, False, "ยังไม่ประกาศรับรอง", None)

    with pytest.raises(Refused):
        appeals.answer(appeal, True, "เปลี่ยนใจ", None)


def test_the_appeal_of_somebody_who_withdrew_needs_no_answer(app):
    appeal = appealed()
    appeal.registration.state = State.WITHDRAWN
    db.session.flush()

    assert db.session.execute(appeals.waiting([appeal.registration.cohort_id])).all() == []


def test_a_closed_cohort_takes_no_appeal_and_answers_none(app):
    appeal = appealed()
    appeal.registration.cohort.closed_at = make.moment(today(), 9)

    with pytest.raises(Refused):
        appeals.answer(appeal, True, "ตรวจสอบแล้ว", None)


def test_both_sides_stand_in_the_journal_and_the_note_does_not(app):
    appeal = appealed()
    appeals.answer(appeal, False, "ยังไม่ประกาศรับรอง", None)

    found = db.session.query(Entry).filter_by(registration_id=appeal.registration_id).order_by(Entry.id)
    assert [(each.act, each.facts) for each in found] == [
        ("appealed", {}), ("answered_appeal", {"granted": False, "reason": "ยังไม่ประกาศรับรอง"})]  # fmt: skip


def test_later_chapters_are_told_of_the_answer_once(app):
    heard = []

    def hear(registration, entry):
        heard.append((registration.id, entry.act))

    with received.connected_to(hear):
        appeal = appealed()
        appeals.answer(appeal, True, "ตรวจสอบแล้ว", None)

    assert heard == [(appeal.registration_id, "answered_appeal")]


def test_eight_who_send_one_appeal_at_once_make_one(app):
    one_id, start, failures = short().id, threading.Barrier(8), []
    db.session.commit()

    def send():
        with app.app_context():
            try:
                start.wait(20)
                appeals.make(db.session.get(appeals.Registration, one_id), NOTE)
                db.session.commit()
            except Exception as failure:
                failures.append(failure)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=send) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert (failures, db.session.query(Appeal).count()) == ([], 1)
