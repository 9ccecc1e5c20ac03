"""Bulletins by mail: once each, when they begin to be shown."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from tests import make
from tests.bulletins import people
from trainer.bulletins import posting, writing
from trainer.bulletins.models import Audience
from trainer.database import db, now
from trainer.mail.models import Message
from trainer.registration.models import State


@pytest.fixture
def cohort(app):
    return people.cohort()


def mailed():
    return sorted(db.session.scalars(select(Message.recipient).where(Message.code == "bulletin")))


def test_it_goes_to_everybody_who_can_be_written_to_and_to_nobody_else(cohort):
    people.seated(cohort, email="one@example.org"), people.seated(cohort, email=None)
    people.seated(cohort, email="reserve@example.org", state=State.RESERVE, rank=1)
    people.seated(make.cohort(number=9), email="elsewhere@example.org")

    bulletin = people.bulletin(cohort, by_mail=True)

    assert (mailed(), bulletin.mailed) == (["one@example.org"], 1)


def test_without_the_wish_nothing_is_mailed(cohort):
    people.seated(cohort, email="one@example.org")
    people.bulletin(cohort)

    assert mailed() == []


def test_each_of_two_who_share_an_address_gets_the_own_link(cohort):
    people.seated(cohort, email="office@example.org"), people.seated(cohort, email="office@example.org")
    people.bulletin(cohort, by_mail=True)

    bodies = db.session.scalars(select(Message.body).where(Message.code == "bulletin")).all()
    assert (len(bodies), len(set(bodies))) == (2, 2)


def test_it_is_written_in_the_language_of_the_person(cohort):
    people.seated(cohort, email="en@example.org", language="en")
    people.bulletin(cohort, by_mail=True)

    assert "on your own page" in db.session.scalar(select(Message.body))


def test_one_for_a_group_is_mailed_to_that_group_only(cohort):
    group = people.group(cohort)
    people.seated(cohort, email="in@example.org", training_group=group), people.seated(cohort, email="out@example.org")
    people.bulletin(cohort, by_mail=True, audience=Audience.GROUPS, groups=[group])

    assert mailed() == ["in@example.org"]


def test_one_for_later_is_mailed_when_its_time_has_come_and_only_once(cohort):
    people.seated(cohort, email="one@example.org")
    people.bulletin(cohort, by_mail=True, shows_from=now() + timedelta(hours=1))
    db.session.commit()
    before = (posting.post_due(), mailed())

    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        counts = [posting.post_due(), posting.post_due()]

    assert (before, counts, mailed()) == ((0, []), [1, 0], ["one@example.org"])


def test_what_was_taken_back_before_its_time_is_not_mailed(cohort):
    people.seated(cohort, email="one@example.org")
    bulletin = people.bulletin(cohort, by_mail=True, shows_from=now() + timedelta(hours=1))
    writing.take_back(bulletin, None)
    db.session.commit()

    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        assert (posting.post_due(), mailed()) == (0, [])


@pytest.mark.parametrize(("again", "count"), [(False, 1), (True, 2)])
def test_an_edit_is_mailed_again_only_where_it_is_told_anew(cohort, again, count):
    people.seated(cohort, email="one@example.org")
    bulletin = people.bulletin(cohort, by_mail=True)
    db.session.commit()
    writing.edit(
        bulletin, None, headline=bulletin.headline, body="แก้ไข", audience=Audience.EVERYBODY, by_mail=True, again=again
    )

    assert len(mailed()) == count
