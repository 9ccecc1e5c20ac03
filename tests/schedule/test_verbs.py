"""The verbs of the agenda: what they do, what they write down, and whom they tell."""

from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry, entries
from trainer.schedule import agenda
from trainer.schedule.hours import training_hours
from trainer.schedule.models import SessionKind, Speaker, TrainingSession
from trainer.schedule.signals import agenda_changed


@contextmanager
def listening(receiver):
    agenda_changed.connect(receiver)
    try:
        yield
    finally:
        agenda_changed.disconnect(receiver)


def planned(cohort, start=9, end=12, title="กฎหมายที่จำเป็น", day=None, **facts):
    day = day or cohort.starts_on
    times = {"starts_at": make.moment(day, start), "ends_at": make.moment(day, end)}
    return agenda.plan(cohort, None, **({"title": title} | times | facts))


def written(act):
    """The one entry of the journal about such an act; later chapters may have written others."""
    return db.session.scalars(entries().where(Entry.act == act)).one()


def test_a_planned_entry_stands_on_the_agenda(app):
    cohort = make.cohort()

    planned(cohort, title="  กฎหมาย   ที่จำเป็น ")

    assert [each.title for each in db.session.query(TrainingSession)] == ["กฎหมาย ที่จำเป็น"]


def test_planning_is_journalled_with_who_and_when(app):
    organiser = make.organiser()
    cohort = make.cohort()

    agenda.plan(
        cohort, organiser, title="กฎหมาย", starts_at=make.moment(cohort.starts_on, 9),
        ends_at=make.moment(cohort.starts_on, 12),
    )  # fmt: skip

    entry = written("planned_session")
    assert (entry.account_id, entry.subject_label, entry.cohort_id) == (organiser.id, "กฎหมาย", cohort.id)


def test_a_change_is_journalled_with_before_and_after(app):
    cohort = make.cohort()
    session = planned(cohort)

    agenda.change(session, None, ends_at=make.moment(cohort.starts_on, 11))

    changes = written("changed").facts["changes"]
    assert changes == {"session_time": ["29 ม.ค. 2563 09.00 – 12.00 น.", "29 ม.ค. 2563 09.00 – 11.00 น."]}


def test_moving_both_times_at_once_never_stands_half_done(app):
    cohort = make.cohort()
    session = planned(cohort, 8, 9)
    speaker = make.add(Speaker(name="นายตัวอย่าง ดี"))

    agenda.change(
        session, None, starts_at=make.moment(cohort.starts_on, 13), speakers=[speaker],
        ends_at=make.moment(cohort.starts_on, 15),
    )  # fmt: skip

    assert session.ends_at == make.moment(cohort.starts_on, 15)


def test_a_change_that_changes_nothing_is_not_journalled(app):
    session = planned(make.cohort())

    agenda.change(session, None, title=session.title)

    assert not db.session.scalars(entries().where(Entry.act == "changed")).all()


def test_a_removed_entry_stays_readable_in_the_journal(app):
    session = planned(make.cohort(), title="หัวข้อที่ลบแล้ว")

    agenda.remove(session, None)

    assert written("removed_session").facts["session_title"] == "หัวข้อที่ลบแล้ว"


@pytest.mark.parametrize("act", ["plan", "change", "remove", "clear"])
def test_every_act_is_told_to_later_chapters(app, act):
    cohort = make.cohort()
    session, told = planned(cohort), []

    def hear(sender, by):
        told.append((sender, by))

    with listening(hear):
        match act:
            case "plan":
                planned(cohort, 13, 16)
            case "change":
                agenda.change(session, None, title="ชื่อใหม่")
            case "remove":
                agenda.remove(session, None)
            case "clear":
                agenda.clear(cohort, None)

    assert told == [(cohort, None)]


def test_a_later_chapter_may_refuse_and_nothing_is_removed(app):
    session = planned(make.cohort())
    db.session.commit()

    def refuse(_cohort, by):
        raise Refused("มีผู้ลงชื่อแล้ว")

    with listening(refuse), pytest.raises(Refused):
        agenda.remove(session, None)
    db.session.rollback()

    assert db.session.query(TrainingSession).count() == 1


def test_the_receiver_sees_the_change_already(app):
    cohort, seen = make.cohort(), []

    def count(sender, by):
        seen.append(db.session.query(TrainingSession).filter_by(cohort_id=sender.id).count())

    with listening(count):
        planned(cohort)

    assert seen == [1]


def test_training_hours_count_sessions_and_nothing_else(app):
    cohort = make.cohort()
    make.session(cohort, start=9, end=12)
    make.session(cohort, start=12, end=13, kind=SessionKind.MEAL)
    make.session(cohort, start=8, end=9, kind=SessionKind.SIGN_IN)

    assert training_hours(cohort) == 3


def test_parallel_sessions_count_once(app):
    cohort = make.cohort()
    make.session(cohort, start=9, end=11)
    make.session(cohort, start=10, end=12)

    assert training_hours(cohort) == 3


def test_half_hours_are_kept_and_whole_hours_have_no_zeros(app):
    cohort = make.cohort()
    session = make.session(cohort, start=9, end=12)
    session.ends_at -= timedelta(minutes=30)
    db.session.flush()

    assert str(training_hours(cohort)) == "2.5" and isinstance(training_hours(cohort), Decimal)


def test_ten_hours_are_not_written_as_a_power(app):
    cohort = make.cohort()
    make.session(cohort, start=8, end=18)

    assert str(training_hours(cohort)) == "10"


def test_training_hours_ask_the_database_once(app, statements):
    cohort = make.cohort()
    make.session(cohort)

    with statements() as seen:
        training_hours(cohort)

    assert len(seen) == 1
