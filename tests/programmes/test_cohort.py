"""What a cohort may become, and what it refuses."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.programmes.models import Cohort
from trainer.programmes.signals import cohort_changing

FIRST, LAST = date(2020, 1, 29), date(2020, 1, 31)
DAY = timedelta(days=1)


def acts():
    return list(db.session.scalars(select(Entry.act).order_by(Entry.id)))


def test_planning_a_cohort_is_told_to_the_journal(app):
    Cohort(programme_id=make.programme().id, number=5, starts_on=FIRST, ends_on=LAST).plan(None)
    assert acts() == ["planned"]


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"starts_on": LAST, "ends_on": FIRST}, "ends_on"),
        ({"starts_on": FIRST, "ends_on": None}, "ends_on"),
        ({"starts_on": None, "ends_on": LAST}, "starts_on"),
    ],
)
def test_dates_out_of_order_are_refused_where_they_stand(app, facts, place):
    cohort = make.cohort()
    with pytest.raises(Refused) as refusal:
        cohort.change(None, **facts)
    assert (refusal.value.place, cohort.starts_on, cohort.ends_on) == (place, FIRST, LAST)


def test_a_cohort_of_sixty_days_is_planned(app):
    Cohort(programme_id=make.programme().id, number=5, starts_on=FIRST, ends_on=FIRST + 59 * DAY).plan(None)
    assert acts() == ["planned"]


@pytest.mark.parametrize(("last", "days"), [(FIRST + 60 * DAY, "61 วัน"), (date(2025, 1, 31), "1,830 วัน")])
def test_a_cohort_of_years_is_refused_with_the_days_counted(app, last, days):
    with pytest.raises(Refused, match=days) as refusal:
        make.cohort().change(None, ends_on=last)
    assert refusal.value.place == "ends_on"


def test_the_journal_calls_a_cohort_by_its_programme_and_number(app):
    cohort = make.cohort(number=4, programme=make.programme("executive", name="โครงการอบรมนักบริหาร"))
    cohort.change(None, seats=5)
    assert db.session.scalars(select(Entry)).one().subject_label == "โครงการอบรมนักบริหาร รุ่นที่ 4"


@pytest.mark.parametrize("day", [FIRST - DAY, FIRST, LAST + DAY])
def test_only_what_was_announced_is_public(app, day):
    silent, told = make.cohort(), make.cohort(announced_at=make.moment(FIRST - 9 * DAY, 8))
    assert (silent.in_public(day), told.in_public(day)) == (False, True)


def test_a_cohort_without_days_is_not_public(app):
    assert not make.cohort(starts_on=None, announced_at=make.moment(FIRST, 8)).in_public(FIRST)


def test_a_number_is_taken_once_in_a_programme(app):
    cohort = make.cohort(number=4)
    with pytest.raises(Refused):
        Cohort(programme_id=cohort.programme_id, number=4).plan(None)


def test_another_programme_may_have_the_same_number(app):
    make.cohort(number=4)
    Cohort(programme_id=make.programme().id, number=4).plan(None)
    assert acts() == ["planned"]


def test_a_later_chapter_is_told_what_is_to_come_before_it_comes(app):
    cohort, heard = make.cohort(seats=100), []
    with cohort_changing.connected_to(lambda sender, facts: heard.append((sender.seats, facts["seats"]))):
        cohort.change(None, seats=50)
    assert heard == [(100, 50)]


def test_a_later_chapter_may_refuse_a_change(app):
    cohort = make.cohort(seats=100)

    def refuse(sender, facts):
        raise Refused("มีผู้เข้าอบรมมากกว่านั้น", place="seats")

    with cohort_changing.connected_to(refuse), pytest.raises(Refused):
        cohort.change(None, seats=1)
    assert (cohort.seats, acts()) == (100, [])


def test_a_change_tells_the_journal_what_was_before(app):
    make.cohort(seats=100).change(None, seats=120, venue="สถาบันพัฒนา")
    assert db.session.scalars(select(Entry)).one().facts["changes"] == {"seats": [100, 120]}


def test_announcing_needs_dates(app):
    with pytest.raises(Refused):
        make.cohort(starts_on=None).announce(None)


def test_announcing_needs_seats(app):
    with pytest.raises(Refused):
        make.cohort(seats=0).announce(None)


def test_an_announcement_can_be_taken_back_until_the_day_before(app):
    cohort = make.cohort()
    cohort.announce(None)
    cohort.withdraw_announcement(None, FIRST - DAY)
    assert (cohort.announced_at, acts()) == (None, ["announced_cohort", "withdrew_announcement"])


def test_an_announcement_cannot_be_taken_back_on_the_first_day(app):
    cohort = make.cohort()
    cohort.announce(None)
    with pytest.raises(Refused):
        cohort.withdraw_announcement(None, FIRST)


def test_a_cohort_closes_on_its_last_day(app):
    cohort = make.cohort()
    cohort.close(None, LAST)
    assert cohort.phase(LAST) == "closed"


def test_a_cohort_does_not_close_before_its_last_day(app):
    with pytest.raises(Refused):
        make.cohort().close(None, LAST - DAY)


def test_a_closed_cohort_is_not_changed(app):
    cohort = make.cohort()
    cohort.close(None, LAST)
    with pytest.raises(Refused):
        cohort.change(None, seats=5)


def test_a_closed_cohort_can_be_opened_again(app):
    cohort = make.cohort()
    cohort.close(None, LAST)
    cohort.reopen(None)
    assert (cohort.phase(LAST + DAY), acts()) == ("ended", ["closed_cohort", "reopened_cohort"])


@pytest.mark.parametrize(
    "facts",
    [{"number": 0}, {"seats": -1}, {"starts_on": LAST, "ends_on": FIRST}, {"starts_on": FIRST, "ends_on": None}],
)
def test_the_database_refuses_what_must_never_be(app, facts):
    db.session.add(Cohort(programme_id=make.programme().id, **({"number": 9} | facts)))
    with pytest.raises(IntegrityError):
        db.session.flush()
