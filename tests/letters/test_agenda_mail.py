"""The letter about a new version of the agenda."""

import pytest

from tests import make
from tests.schedule.test_news import changed, someone
from trainer.database import db
from trainer.look import today
from trainer.mail.models import Message
from trainer.schedule.versions import Telling


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), starts_on=today(), announced_at=make.moment(today(), 8))


def written():
    return db.session.query(Message).order_by(Message.id).all()


def mailed(cohort, number=None, email="me@example.org", **facts):
    return someone(cohort, number, person=make.person(email=email), **facts)


def test_those_concerned_are_written_to_once(cohort):
    mailed(cohort, 1)
    mailed(cohort, 2, email="other@example.org")

    changed(cohort, Telling.MAIL, groups=[1])

    assert [(one.recipient, one.code) for one in written()] == [("me@example.org", "agenda")]


@pytest.mark.parametrize("telling", [Telling.BANNER, Telling.NONE])
def test_nobody_is_written_to_unless_asked(cohort, telling):
    mailed(cohort)

    changed(cohort, telling)

    assert written() == []


def test_the_letter_names_each_change_in_the_persons_language(cohort):
    mailed(cohort)
    mailed(cohort, email="english@example.org", language="en")

    changed(cohort, Telling.MAIL, starts_at=make.moment(today(), 10))

    thai, english = written()
    assert "- “การบริหารองค์กร” is now called “ชื่อใหม่”." in english.body and "moves from" in english.body
    assert "ชื่อใหม่" in thai.body and "moves" not in thai.body


def test_the_letter_keeps_silent_about_other_groups(cohort):
    mailed(cohort, 2)
    secret = make.session(cohort, title="หัวข้อของกลุ่มหนึ่ง", start=13, end=14, groups=[1])
    changed(cohort, Telling.NONE)
    secret.title = "หัวข้อลับของกลุ่มหนึ่ง"
    make.session(cohort, title="สำหรับทุกคน", start=15, end=16)

    make.publish(cohort, telling=Telling.MAIL)

    assert "สำหรับทุกคน" in written()[0].body and "ลับ" not in written()[0].body


def test_the_first_version_is_told_without_a_list(cohort):
    mailed(cohort, language="en")
    make.session(cohort)

    make.publish(cohort, telling=Telling.MAIL, note="Bring your laptop.")

    body = written()[0].body
    assert "Bring your laptop." in body and "New:" not in body


def test_people_without_an_address_are_passed_over(cohort):
    someone(cohort)

    changed(cohort, Telling.MAIL)

    assert written() == []


@pytest.mark.parametrize("many", [1, 5])
def test_beyond_one_insert_each_letters_take_the_same_few_statements(cohort, statements, many):
    for number in range(many):
        mailed(cohort, email=f"person{number}@example.org")
    make.session(cohort)
    db.session.commit()

    with statements() as seen:
        make.publish(cohort, telling=Telling.MAIL)  # one of them asks for materials that are released by the agenda

    assert len([one for one in seen if "INSERT INTO message" not in one]) <= 13


def test_many_letters_take_as_many_statements_as_one(app, statements):
    def asked(count):
        cohort = make.cohort(programme=make.programme(f"of{count}"), starts_on=today())
        for one in range(count):
            mailed(cohort, email=f"p{count}-{one}@example.org")
        db.session.flush()
        with statements() as seen:
            changed(cohort, Telling.MAIL)
        return len(seen)

    asked(1)  # what is only read once

    assert asked(1 + 1) == asked(5)
