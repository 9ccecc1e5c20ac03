"""Whom a new version reaches, and what the banner on their page says."""

import pytest
import time_machine

from tests import make
from trainer.database import db
from trainer.look import today
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State
from trainer.registration.status_link import status_address
from trainer.schedule import agenda
from trainer.schedule.concerned import changes_of, concerned
from trainer.schedule.news import news_for
from trainer.schedule.versions import Telling


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), starts_on=today(), announced_at=make.moment(today(), 8))


def someone(cohort, number=None, **facts):
    """A participant, in the group of that number."""
    group = None
    if number:
        found = db.session.query(TrainingGroup).filter_by(cohort_id=cohort.id, number=number).first()
        group = found or make.add(TrainingGroup(cohort=cohort, number=number))
    return make.registration(cohort, training_group=group, **facts)


def changed(cohort, telling=Telling.BANNER, **facts):
    """Publish a session, then its change; returns the second version and its changes."""
    session = make.session(cohort, groups=facts.pop("groups", []))
    first = make.publish(cohort)
    agenda.change(session, None, **({"title": "ชื่อใหม่"} | facts))
    version = make.publish(cohort, telling=telling)
    return version, changes_of(version, first)


def test_a_change_for_one_group_concerns_only_its_people(cohort):
    ours, _theirs, _nobodys = someone(cohort, 1), someone(cohort, 2), someone(cohort)

    _version, changes = changed(cohort, groups=[1])

    assert concerned(cohort, changes) == [ours]


def test_those_without_a_seat_are_not_concerned(cohort):
    someone(cohort, state=State.RESERVE, rank=1)

    _version, changes = changed(cohort)

    assert concerned(cohort, changes) == []


def test_the_banner_says_what_changed_for_me(cohort, english):
    mine = someone(cohort)
    changed(cohort)

    assert news_for([mine])[mine.id].changes[0].texts == ["“การบริหารองค์กร” is now called “ชื่อใหม่”."]


def test_the_banner_is_not_for_other_groups(cohort):
    other = someone(cohort, 2)
    someone(cohort, 1)
    changed(cohort, groups=[1])

    assert news_for([other]) == {}


def test_a_version_that_tells_nobody_has_no_banner(cohort):
    mine = someone(cohort)
    changed(cohort, telling=Telling.NONE)

    assert news_for([mine]) == {}


def test_the_banner_goes_after_two_weeks(cohort):
    cohort.ends_on = today().replace(year=today().year + 1)
    mine = someone(cohort)
    version, _changes = changed(cohort)
    db.session.commit()

    with time_machine.travel(version.published_at.replace(year=version.published_at.year + 1), tick=False):
        assert news_for([mine]) == {}


def test_the_first_version_is_news_for_everybody(cohort):
    mine = someone(cohort)
    make.session(cohort)
    make.publish(cohort, telling=Telling.BANNER)

    assert news_for([mine])[mine.id].first


def test_my_page_shows_the_banner(cohort, sign_in):
    someone(cohort, person=make.person(email="me@example.org"))
    changed(cohort)

    assert "“ชื่อใหม่”" in sign_in(make.account("participant", email="me@example.org")).get("/me").text


def test_the_page_behind_the_private_link_shows_it_too(cohort, client):
    mine = someone(cohort)
    changed(cohort)
    db.session.commit()

    assert "“ชื่อใหม่”" in client.get(status_address(mine).removeprefix("http://localhost")).text


@pytest.mark.parametrize("many", [1, 3])
def test_banners_take_two_statements_for_one_cohort_as_for_three(cohort, statements, many):
    mine = []
    for number in range(many):
        other = make.cohort(20 + number, programme=cohort.programme, starts_on=today())
        mine.append(someone(other))
        changed(other)
    db.session.commit()
    [(one.state, one.cohort.ends_on) for one in mine]

    with statements() as seen:
        assert len(news_for(mine)) == many

    assert len(seen) == 2


def test_an_unpublished_change_is_no_news(cohort):
    mine = someone(cohort)
    changed(cohort, telling=Telling.NONE)
    make.session(cohort, title="ความลับ", start=13, end=14)

    assert news_for([mine]) == {}
