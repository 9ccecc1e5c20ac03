"""Doubts that need to know more than the agenda: groups, people, monks, other cohorts."""

from collections import Counter

import pytest

from tests import make
from trainer.database import db
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State
from trainer.schedule.circumstances import Circumstances, circumstances_of
from trainer.schedule.clashes import clashes
from trainer.schedule.days import by_day
from trainer.schedule.models import Room, SessionKind, TrainingSession


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), days=1)


def doubts(cohort, around=None):
    sessions = db.session.query(TrainingSession).filter_by(cohort_id=cohort.id).all()
    around = around or circumstances_of(cohort, sessions)
    return [clash.code for clash in clashes(by_day(cohort, sessions), around) if clash.code != "no_sign_in"]


def seated(cohort, count, number=None, **person):
    group = make.add(TrainingGroup(cohort=cohort, number=number)) if number else None
    for _each in range(count):
        make.registration(cohort, person=make.person(**person), training_group=group)


@pytest.mark.parametrize("first, second, code", [
    ([1], [2], []), ([1, 2], [2, 3], ["groups"]), ([], [2], ["groups"]), ([], [], ["overlap"]),
])  # fmt: skip
def test_sessions_at_once_are_fine_when_their_groups_do_not_meet(cohort, first, second, code):
    make.session(cohort, title="ก", groups=first)
    make.session(cohort, title="ข", groups=second)

    assert doubts(cohort, Circumstances()) == code


def test_everybody_is_at_two_places_also_where_the_speaker_is(cohort):
    for groups in ([], [2, 3]):
        make.session(cohort, groups=groups, speakers=[make.speaker("ดร.คนเดียว ทดสอบ")] if groups else [])
    make.session(cohort, title="พัก", start=13, end=14, kind=SessionKind.BREAK)
    make.session(cohort, start=13, end=14, groups=[2])

    assert doubts(cohort, Circumstances()) == ["groups", "overlap"]


def test_parallel_groups_in_one_room_still_clash(cohort):
    room = make.add(Room(cohort=cohort, name="ห้องใหญ่"))
    make.session(cohort, title="ก", groups=[1], room=room)
    make.session(cohort, title="ข", groups=[2], room=room)

    assert doubts(cohort) == ["room"]


@pytest.mark.parametrize("seats, code", [(3, []), (2, ["capacity"]), (None, [])])
def test_a_room_too_small_for_everybody_is_doubtful(cohort, seats, code):
    seated(cohort, 3)
    make.session(cohort, room=make.add(Room(cohort=cohort, name="ห้องเล็ก", capacity=seats)))

    assert doubts(cohort) == code


def test_only_the_people_of_the_groups_need_a_seat(cohort):
    seated(cohort, 2, 1)
    seated(cohort, 5, 2)
    make.session(cohort, groups=[1], room=make.add(Room(cohort=cohort, name="ห้องเล็ก", capacity=2)))

    assert doubts(cohort) == []


def test_who_has_no_seat_of_the_cohort_needs_none_in_the_room(cohort):
    seated(cohort, 1)
    make.registration(cohort, state=State.DECLINED)
    make.session(cohort, room=make.add(Room(cohort=cohort, name="ห้องเล็ก", capacity=1)))

    assert doubts(cohort) == []


def test_before_anybody_is_accepted_the_seats_count(cohort):
    cohort.seats = 100
    make.session(cohort, room=make.add(Room(cohort=cohort, name="ห้องเล็ก", capacity=40)))

    assert doubts(cohort) == ["capacity"]


def test_a_group_that_there_is_not_is_doubtful(cohort):
    seated(cohort, 1, 1)
    make.session(cohort, groups=[1, 7])

    assert doubts(cohort) == ["no_group"]


def test_before_there_are_groups_their_numbers_are_taken_on_trust(cohort):
    seated(cohort, 1)
    make.session(cohort, groups=[7])

    assert doubts(cohort) == []


@pytest.mark.parametrize("title, start, end, code", [
    ("พระมหา", 12, 13, ["noon"]), ("พระมหา", 11, 12, []), ("แม่ชี", 12, 13, ["noon"]), ("นาย", 12, 13, []),
    ("พระมหา", 18, 19, []),
])  # fmt: skip
def test_monks_and_nuns_have_to_eat_before_noon(cohort, title, start, end, code):
    seated(cohort, 1, title=title)
    make.session(cohort, title="อาหาร", start=start, end=end, kind=SessionKind.MEAL)

    assert doubts(cohort) == code


def test_a_lunch_of_their_own_before_noon_is_enough(cohort):
    seated(cohort, 1, title="พระมหา")
    make.session(cohort, title="ฉันเพล", start=11, end=12, kind=SessionKind.MEAL)
    make.session(cohort, title="อาหารกลางวัน", start=12, end=13, kind=SessionKind.MEAL)

    assert doubts(cohort) == []


def test_a_speaker_who_is_elsewhere_at_that_time_is_doubtful(cohort):
    speaker = make.speaker("ดร.สองแห่ง ทดสอบ")
    make.session(cohort, speakers=[speaker])
    other = make.cohort(9)
    make.session(other, start=11, end=14, speakers=[speaker])

    (busy,) = circumstances_of(cohort, db.session.query(TrainingSession).filter_by(cohort_id=cohort.id).all()).elsewhere
    assert (doubts(cohort), busy.cohort) == (["elsewhere"], f"{other.programme.name} รุ่นที่ 9")


def test_a_speaker_who_is_elsewhere_before_is_not(cohort):
    speaker = make.speaker("ดร.สองแห่ง ทดสอบ")
    make.session(cohort, start=9, end=12, speakers=[speaker])
    make.session(make.cohort(9), start=8, end=9, speakers=[speaker])

    assert doubts(cohort) == []


def test_people_are_counted_by_group(cohort):
    seated(cohort, 2, 1)
    seated(cohort, 1)

    around = circumstances_of(cohort, [])

    assert (around.people, around.groups, around.expected([1])) == (3, Counter({1: 2}), 2)


@pytest.mark.parametrize("many", [1, 3])
def test_circumstances_take_three_statements_however_many_cohorts_a_speaker_has(cohort, statements, many):
    speaker = make.speaker()
    for number in range(many):
        make.session(make.cohort(20 + number), speakers=[speaker])
    sessions = [make.session(cohort, speakers=[speaker])]
    db.session.commit()
    [(one.starts_at, one.ends_at, one.speakers, cohort.seats, cohort.programme.name) for one in sessions]

    with statements() as seen:
        assert len(circumstances_of(cohort, sessions).elsewhere) == many

    assert len(seen) == 3
