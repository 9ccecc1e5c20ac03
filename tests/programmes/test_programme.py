"""Programmes: their topics, their history, and the one that everything began with."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.programmes import history, terms
from trainer.programmes.curriculum import teach
from trainer.programmes.models import Cohort, Programme
from trainer.programmes.seeds import executive
from trainer.programmes.signals import topic_leaving

TOPICS = ["รูปแบบสวัสดิการ", "เครือข่าย", "กฎหมาย"]


def test_an_address_is_taken_once(app):
    make.programme("executive")
    with pytest.raises(Refused):
        Programme(slug="executive", name="อื่น").establish(None)


def test_a_change_tells_the_journal_what_was_before(app):
    make.programme(required_percent=80).change(None, required_percent=75)
    assert db.session.scalars(select(Entry)).one().facts["changes"] == {"required_percent": [80, 75]}


@pytest.fixture
def programme(app):
    made = make.programme()
    teach(made, TOPICS, None)
    return made


def known(programme):
    db.session.expire(programme)
    return {topic.name: topic.id for topic in programme.topics}


def test_topics_stand_in_the_order_they_were_given(programme):
    assert list(known(programme)) == TOPICS


def test_a_topic_that_moves_stays_the_same_topic(programme):
    before = known(programme)
    teach(programme, ["กฎหมาย", "กองทุน", "รูปแบบสวัสดิการ", "เครือข่าย"], None)
    after = known(programme)
    assert list(after) == ["กฎหมาย", "กองทุน", "รูปแบบสวัสดิการ", "เครือข่าย"]
    assert {name: after[name] for name in TOPICS} == before


def test_a_topic_that_is_renamed_in_its_place_stays_the_same_topic(programme):
    before = known(programme)
    teach(programme, ["รูปแบบสวัสดิการ", "เครือข่ายทางสังคม", "กฎหมาย"], None)
    assert known(programme)["เครือข่ายทางสังคม"] == before["เครือข่าย"]


def test_a_topic_can_go(programme):
    teach(programme, ["รูปแบบสวัสดิการ", "กฎหมาย"], None)
    assert list(known(programme)) == ["รูปแบบสวัสดิการ", "กฎหมาย"]


def test_a_topic_that_an_agenda_covers_cannot_go(programme):
    make.session(make.cohort(programme=programme), topic=programme.topics[2])
    with pytest.raises(Refused, match="กฎหมาย"):
        teach(programme, TOPICS[:2], None)


def test_a_later_chapter_is_told_of_a_topic_that_goes(programme):
    heard = []
    with topic_leaving.connected_to(lambda topic: heard.append(topic.name)):
        teach(programme, TOPICS[:2], None)
    assert heard == ["กฎหมาย"]


def test_the_same_topics_again_are_no_news(programme):
    before = db.session.scalar(select(func.count(Entry.id)))
    teach(programme, TOPICS, None)
    assert db.session.scalar(select(func.count(Entry.id))) == before


def test_the_terms_say_how_much_is_asked(app):
    assert "ร้อยละ 75" in " ".join(terms.completion(make.programme(required_percent=75)))


def test_history_counts_earlier_cohorts_together(app):
    assert history.sentence(executive()) == "รุ่นที่ 1–3: ผู้เข้าอบรมรวม 150 คน ตั้งแต่ พ.ศ. 2560 ก่อนใช้ระบบนี้"


def test_a_programme_without_history_says_nothing_of_it(app):
    assert history.sentence(make.cohort().programme) is None


def test_cohort_four_is_as_it_was_held(app):
    four = executive().cohorts[3]
    assert (four.number, four.starts_on, four.ends_on, four.seats) == (4, date(2020, 1, 29), date(2020, 1, 31), 100)


def test_earlier_cohorts_have_neither_days_nor_people(app):
    assert [(each.number, each.starts_on) for each in executive().cohorts[:3]] == [(1, None), (2, None), (3, None)]


def test_planting_twice_adds_nothing(app):
    executive()
    before = db.session.scalar(select(func.count(Entry.id)))
    executive()
    assert db.session.scalar(select(func.count(Cohort.id))) == 4
    assert db.session.scalar(select(func.count(Entry.id))) == before
