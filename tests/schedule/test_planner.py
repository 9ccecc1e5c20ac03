"""The grid of the editor: what it is given, and what it sends."""

import pytest

from tests import make
from tests.door.node import run
from trainer.database import db
from trainer.schedule.models import Room, TrainingSession

DESK = "/desk/cohorts/executive/4/agenda"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


@pytest.fixture
def as_organiser(sign_in):
    return sign_in(make.organiser())


def move(client, session, **facts):
    sent = {"day": "2020-01-29", "starts": 540, "ends": 630} | facts
    return client.post(f"{DESK}/sessions/{session.id}/times", data=sent)


def times(session):
    db.session.expire_all()
    found = db.session.get(TrainingSession, session.id)
    return found.starts_at, found.ends_at


def test_the_grid_has_each_entry_with_its_minutes_since_midnight_in_bangkok(cohort, as_organiser):
    make.session(cohort, start=9, end=12)

    page = as_organiser.get(DESK).text

    assert 'data-start="540" data-end="720"' in page


def test_a_move_is_saved_and_said(cohort, as_organiser):
    session = make.session(cohort, title="กฎหมาย")

    answer = move(as_organiser, session, day="2020-01-30", starts=605, ends=700)

    day = make.FIRST_DAY.replace(day=30)
    assert times(session) == (make.moment(day, 10, 5), make.moment(day, 11, 40))
    assert "“กฎหมาย”" in answer.json["said"] and "10.05 – 11.40" in answer.json["said"]


def test_a_move_into_another_room_is_saved(cohort, as_organiser):
    session, room = make.session(cohort), make.add(Room(cohort=cohort, name="ห้องเล็ก"))

    move(as_organiser, session, room=room.id)

    db.session.expire_all()
    assert db.session.get(TrainingSession, session.id).room_id == room.id


@pytest.mark.parametrize("facts", [
    {"starts": 630, "ends": 540}, {"starts": 540, "ends": 540}, {"ends": 1440}, {"starts": -5}, {"ends": ""},
    {"day": "2020-02-09"},
])  # fmt: skip
def test_what_may_not_stand_on_the_agenda_is_refused_in_words(cohort, as_organiser, facts):
    session = make.session(cohort)
    before = times(session)

    answer = move(as_organiser, session, **facts)

    assert (answer.status_code, bool(answer.json["refused"]), times(session)) == (422, True, before)


def test_an_attended_session_does_not_move_and_says_so(cohort, as_organiser):
    cohort.programme.signed_for = "sessions"
    session = make.session(cohort)
    make.presence(make.session_slot(session), make.registration(cohort))

    assert "1 คน" in move(as_organiser, session, starts=800, ends=900).json["refused"]


@pytest.mark.parametrize("facts", [{"day": "soon"}, {"room": "999"}])
def test_days_and_rooms_that_do_not_exist_are_not_found(cohort, as_organiser, facts):
    assert move(as_organiser, make.session(cohort), **facts).status_code == 404


def test_a_session_of_another_cohort_is_not_found(cohort, as_organiser):
    other = make.session(make.cohort(5, programme=cohort.programme))

    assert move(as_organiser, other).status_code == 404


def test_strangers_move_nothing(cohort, client):
    session = make.session(cohort)
    before = times(session)

    move(client, session, starts=800, ends=900)

    assert times(session) == before


def laid(*entries, rooms=("a", "b", "c")):
    """The strip of each entry (start, end, room) as [left, width], in twelfths of the day's width."""
    facts = [dict(zip(("start", "end", "room"), each, strict=True)) for each in entries]
    twelfths = "([...it.laid(values[0], values[1])].map(([one, strip]) => [values[0].indexOf(one), strip]))"
    strips = dict(run("planner_layout.js", twelfths, facts, list(rooms), folder=""))
    return [[round(part * 12, 6) for part in strips[number]] for number in range(len(entries))]


@pytest.mark.parametrize(("entries", "strips"), [
    ([(540, 600, "a"), (570, 630, "a"), (540, 630, "b")], [[0, 2], [2, 2], [4, 4]]),  # a clash keeps to its room
    ([(540, 600, ""), (600, 660, "c")], [[0, 12], [8, 4]]),  # what is for all rooms spans all
    ([(540, 600, ""), (570, 630, "a")], [[4, 8], [0, 4]]),  # … or the columns that are free
    ([(540, 560, ""), (530, 630, "a"), (550, 600, "b"), (500, 545, "c"), (500, 550, "c")],
     [[2, 2], [0, 2], [4, 4], [10, 2], [8, 2]]),  # … or a part of one, where none is
    ([(540, 600, ""), (570, 630, "")], [[0, 6], [6, 6]]),
])  # fmt: skip
def test_what_is_at_the_same_time_stands_side_by_side_in_the_column_of_its_room(entries, strips):
    assert laid(*entries) == strips


def test_a_day_of_one_room_is_shared_by_all_at_the_same_time():
    assert laid((540, 600, "a"), (570, 630, ""), (630, 660, "a"), rooms=()) == [[0, 6], [6, 6], [0, 12]]
