"""How a first agenda comes to be: the usual frame, a copy, the demo's seeds."""

from datetime import timedelta

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import entries
from trainer.programmes.models import Topic
from trainer.schedule import agenda, copying, frame, seeds
from trainer.schedule.clashes import clashes
from trainer.schedule.days import by_day
from trainer.schedule.hours import training_hours
from trainer.schedule.models import Room, SessionKind, Speaker, TrainingSession
from trainer.schedule.queries import sessions_of


def of(cohort):
    return db.session.scalars(sessions_of(cohort)).all()


def with_topics(*names):
    programme = make.programme("executive")
    for position, name in enumerate(names):
        make.add(Topic(programme=programme, name=name, position=position))
    return programme


@pytest.mark.parametrize("days", [1, 2, 3, 5])
def test_the_usual_frame_raises_no_doubt_however_many_days(app, days):
    cohort = make.cohort(days=days)

    frame.lay_frame(cohort, [], None)

    assert clashes(by_day(cohort, of(cohort))) == []


def test_the_usual_frame_opens_on_the_first_day_and_closes_on_the_last(app):
    cohort = make.cohort(days=3)

    frame.lay_frame(cohort, [], None)

    ceremonies = [session.day for session in of(cohort) if session.kind == SessionKind.CEREMONY]
    assert ceremonies == [cohort.starts_on, cohort.ends_on]


def test_the_usual_frame_gives_every_topic_a_session(app):
    programme = with_topics("หนึ่ง", "สอง", "สาม", "สี่", "ห้า")
    cohort = make.cohort(programme=programme)

    frame.lay_frame(cohort, programme.topics, None)

    assert {session.topic.name for session in of(cohort) if session.topic} == {"หนึ่ง", "สอง", "สาม", "สี่", "ห้า"}


def test_a_second_press_lays_nothing_twice(app):
    cohort = make.cohort()
    frame.lay_frame(cohort, [], None)
    before = len(of(cohort))

    with pytest.raises(Refused):
        frame.lay_frame(cohort, [], None)

    assert len(of(cohort)) == before


def test_a_whole_agenda_is_one_act_of_the_journal(app):
    cohort = make.cohort()

    frame.lay_frame(cohort, [], None)

    acts = [entry.act for entry in db.session.scalars(entries())]
    assert (acts.count("laid_frame"), acts.count("planned_session")) == (1, 0)


def test_a_copy_is_shifted_to_the_new_days_at_the_same_times(app):
    old = make.cohort(4)
    new = make.cohort(5, programme=old.programme, starts_on=make.FIRST_DAY + timedelta(days=200))
    make.session(old, day=old.starts_on + timedelta(days=2), start=6, end=8)

    copying.copy(old, new, None)

    assert [session.starts_at for session in of(new)] == [make.moment(new.ends_on, 6)]


def test_a_copy_has_rooms_of_its_own_and_the_same_speakers(app):
    old, speaker = make.cohort(4), make.add(Speaker(name="นายก้องภพ จำลองศรี"))
    new = make.cohort(5, programme=old.programme, starts_on=make.FIRST_DAY + timedelta(days=200))
    room = make.add(Room(cohort=old, name="ห้องใหญ่"))
    make.session(old, room=room, speakers=[speaker])

    copying.copy(old, new, None)

    copied = of(new)[0]
    assert (copied.room.cohort_id, copied.room.name, copied.speakers) == (new.id, "ห้องใหญ่", [speaker])


def test_sessions_for_some_groups_stay_so_when_they_are_copied(app):
    old = make.cohort(4)
    make.session(old, groups=[1, 3])
    new = make.cohort(5, programme=old.programme, starts_on=make.FIRST_DAY + timedelta(days=300))

    copying.copy(old, new, None)

    assert of(new)[0].groups == [1, 3]


def test_an_agenda_of_another_length_is_not_copied(app):
    old = make.cohort(4, days=2)
    make.session(old)

    with pytest.raises(Refused):
        copying.copy(old, make.cohort(5, programme=old.programme), None)


def test_only_earlier_cohorts_of_the_programme_are_offered(app, as_organiser):
    cohort = make.cohort(4, programme=make.programme("executive"))
    make.session(make.cohort(3, programme=cohort.programme, starts_on=make.FIRST_DAY - timedelta(days=200)))
    make.session(make.cohort(9, programme=make.programme(), starts_on=make.FIRST_DAY - timedelta(days=100)))

    page = as_organiser.get("/desk/cohorts/executive/4/agenda").text

    assert "คัดลอกจากรุ่นที่ 3" in page and "คัดลอกจากรุ่นที่ 9" not in page


def test_the_agenda_of_another_programme_cannot_be_copied(app, as_organiser):
    make.cohort(4, programme=make.programme("executive"))
    make.session(make.cohort(9, programme=make.programme(), starts_on=make.FIRST_DAY - timedelta(days=100)))

    page = as_organiser.post("/desk/cohorts/executive/4/agenda/copies", data={"source": "9"})

    assert page.status_code == 404


def test_the_frame_is_laid_by_its_button(app, as_organiser):
    cohort = make.cohort(4, programme=make.programme("executive"))

    as_organiser.post("/desk/cohorts/executive/4/agenda/frame")

    db.session.expire_all()
    assert len(of(cohort)) > 20


def test_an_emptied_agenda_can_be_begun_anew(app):
    cohort = make.cohort()
    frame.lay_frame(cohort, [], None)

    agenda.clear(cohort, None)

    assert of(cohort) == []


def test_the_seeds_make_eighteen_hours_without_a_doubt(app):
    cohort = make.cohort()

    seeds.agenda_of_cohort_four(cohort)

    assert (training_hours(cohort), clashes(by_day(cohort, of(cohort)))) == (18, [])


def test_the_seeds_cover_every_topic_of_the_programme(app):
    programme = with_topics(
        "การจัดรูปแบบสวัสดิการ", "การสร้างเครือข่ายทางสังคม", "กฎหมายที่จำเป็น", "การรับรองมาตรฐานองค์การสวัสดิการสังคม",
        "การเขียนโครงการเพื่อขอรับเงินสนับสนุนจากกองทุน",
    )  # fmt: skip
    cohort = make.cohort(programme=programme)

    seeds.frame(cohort)

    assert {session.topic for session in of(cohort) if session.topic} == set(programme.topics)


def test_the_seeds_can_be_sown_twice(app):
    cohort = make.cohort()
    seeds.frame(cohort)
    seeds.frame(cohort)
    seeds.frame(make.cohort(5, programme=cohort.programme))

    assert (
        db.session.query(TrainingSession).filter_by(cohort_id=cohort.id).count(),
        db.session.query(Speaker).count(),
    ) == (26, 6)
