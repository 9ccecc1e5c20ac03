"""What may not stand on an agenda, and what is only doubtful."""

from datetime import timedelta

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Topic
from trainer.schedule import agenda
from trainer.schedule.clashes import clashes
from trainer.schedule.days import by_day
from trainer.schedule.models import Room, SessionKind, Speaker, TrainingSession


def refusal_of(cohort, starts_at=None, ends_at=None, title="หัวข้อ", **facts):
    starts_at = starts_at or make.moment(make.FIRST_DAY, 9)
    ends_at = ends_at or make.moment(make.FIRST_DAY, 12)
    with pytest.raises(Refused) as caught:
        agenda.plan(cohort, None, title=title, starts_at=starts_at, ends_at=ends_at, **facts)
    assert db.session.query(TrainingSession).count() == 0
    return caught.value.place


@pytest.mark.parametrize("end", [8, 9])
def test_it_may_not_end_before_or_at_its_beginning(app, end):
    assert refusal_of(make.cohort(), ends_at=make.moment(make.FIRST_DAY, end)) == "ends"


def test_it_may_not_span_midnight(app):
    cohort = make.cohort()
    night = make.moment(make.FIRST_DAY, 22)

    assert refusal_of(cohort, night, night + timedelta(hours=3)) == "ends"


def test_midnight_itself_is_the_next_day(app):
    cohort = make.cohort()
    night = make.moment(make.FIRST_DAY, 22)

    assert refusal_of(cohort, night, night + timedelta(hours=2)) == "ends"


@pytest.mark.parametrize("days", [-1, 3])
def test_it_may_not_lie_outside_the_cohorts_days(app, days):
    day = make.FIRST_DAY + timedelta(days=days)

    assert refusal_of(make.cohort(), make.moment(day, 9), make.moment(day, 12)) == "day"


def test_a_cohort_without_dates_has_no_agenda(app):
    assert refusal_of(make.cohort(starts_on=None)) == "day"


def test_a_room_of_another_cohort_is_refused(app):
    room = make.add(Room(cohort=make.cohort(5), name="ห้องของรุ่นอื่น"))

    assert refusal_of(make.cohort(), room=room) == "room"


def test_a_topic_of_another_programme_is_refused(app):
    topic = make.add(Topic(programme=make.programme(), name="หัวข้อของโครงการอื่น"))

    assert refusal_of(make.cohort(), topic=topic) == "topic"


@pytest.mark.parametrize("title", ["", "   ", "\u200b", "ก" * 301])
def test_a_title_is_neither_empty_nor_endless(app, title):
    assert refusal_of(make.cohort(), title=title) == "title"


def test_a_change_is_held_to_the_same_rules(app):
    cohort = make.cohort()
    session = make.session(cohort)

    with pytest.raises(Refused):
        agenda.change(session, None, ends_at=session.starts_at)

    assert session.ends_at == make.moment(cohort.starts_on, 12)


def test_an_early_session_belongs_to_its_bangkok_day(app):
    cohort = make.cohort(days=1)
    starts_at = make.moment(cohort.starts_on, 6, 30)  # 23.30 of the day before in UTC

    session = agenda.plan(cohort, None, title="ทำวัตรเช้า", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))

    assert session.day == cohort.starts_on


def doubts(cohort):
    db.session.flush()
    return [clash.code for clash in clashes(by_day(cohort, db.session.query(TrainingSession).all()))]


def signed_in(cohort):
    make.session(cohort, start=8, end=9, kind=SessionKind.SIGN_IN)
    return cohort


def test_sessions_one_after_the_other_are_no_clash(app):
    cohort = signed_in(make.cohort())
    make.session(cohort, start=9, end=12)
    make.session(cohort, start=12, end=13)

    assert doubts(cohort) == []


def test_a_room_used_twice_at_a_time_is_a_warning(app):
    cohort = signed_in(make.cohort())
    room = make.add(Room(cohort=cohort, name="ห้องใหญ่"))
    make.session(cohort, start=9, end=12, room=room)
    make.session(cohort, start=11, end=13, room=room)

    assert doubts(cohort) == ["room"]


def test_a_speaker_in_two_places_is_a_warning(app):
    cohort = signed_in(make.cohort())
    speaker = make.add(Speaker(name="นางมาลัย ตัวอย่างงาม"))
    make.session(cohort, start=9, end=12, speakers=[speaker])
    make.session(cohort, start=11, end=13, speakers=[speaker])

    assert doubts(cohort) == ["speaker"]


def test_overlapping_sessions_are_a_warning(app):
    cohort = signed_in(make.cohort())
    make.session(cohort, start=9, end=12)
    make.session(cohort, start=11, end=13)

    assert doubts(cohort) == ["overlap"]


def test_a_training_day_without_sign_in_is_a_warning(app):
    cohort = make.cohort()
    make.session(cohort)

    assert doubts(cohort) == ["no_sign_in"]


def test_an_entry_left_outside_when_the_dates_moved_is_a_warning(app):
    cohort = signed_in(make.cohort())
    cohort.starts_on += timedelta(days=1)

    assert doubts(cohort) == ["outside"]
