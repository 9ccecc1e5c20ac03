"""One person in the place of another."""

import pytest
from sqlalchemy import select

from tests import make
from tests.nominations import offices
from trainer import journal
from trainer.database import db
from trainer.look import today
from trainer.nominations.models import Nomination, Substitution
from trainer.nominations.standing import left
from trainer.nominations.substituting import substitute
from trainer.registration import list_numbers, offered, seats
from trainer.registration.intake import Intake
from trainer.registration.models import State
from trainer.registration.reservations import Dimension, Reservation
from trainer.registration.signals import decided

NEW = offices.person("นายสมชาย มาแทน", phone="0899999999")


@pytest.fixture
def link(app):
    return offices.link(offices.cohort(seats=1))


@pytest.fixture
def nominee(link):
    return offices.nominate(link)


def test_the_new_person_has_the_seat_of_the_old_one_and_the_number(link, nominee):
    offices.stand(nominee, State.ACCEPTED)
    make.registration(nominee.cohort), list_numbers.give(nominee.cohort)
    number = nominee.list_number

    came = substitute(nominee, NEW, "ลาออก", link=link).came

    assert (came.state, nominee.state, came.label) == (State.ACCEPTED, State.WITHDRAWN, "นายสมชาย มาแทน")
    assert number and (came.list_number, nominee.list_number) == (number, None)


def test_the_new_person_has_the_rank_of_the_old_one(link, nominee):
    other = make.registration(link.cohort, state=State.RESERVE, rank=4)
    offices.stand(nominee, State.RESERVE, rank=3)

    came = substitute(nominee, NEW, "ลาออก", link=link).came

    assert (came.state, came.rank, other.rank, nominee.rank) == (State.RESERVE, 3, 4, None)


def test_the_new_person_has_the_offer_of_the_old_one_with_its_deadline(link, nominee):
    deadline = make.moment(today(), 23)
    offices.stand(nominee, State.OFFERED)
    db.session.add(offered.Offer(registration=nominee, deadline=deadline))

    came = substitute(nominee, NEW, "ลาออก", link=link).came

    assert came.state == State.OFFERED and offered.open_offer(came).deadline == deadline
    assert offered.open_offer(nominee) is None


def test_an_application_is_followed_by_an_application(link, nominee):
    came = substitute(nominee, NEW, "ลาออก", link=link).came

    assert (came.state, nominee.state) == (State.APPLIED, State.WITHDRAWN)


def test_the_seat_goes_to_nobody_else_in_between(link, nominee):
    db.session.add(Intake(cohort_id=link.cohort_id, offers_at_once=True))
    reserve = make.registration(link.cohort, state=State.RESERVE, rank=1)
    offices.stand(nominee, State.ACCEPTED)

    substitute(nominee, NEW, "ลาออก", link=link)

    assert (reserve.state, seats.free(link.cohort)) == (State.RESERVE, 0)


def test_both_are_told(link, nominee):
    offices.stand(nominee, State.ACCEPTED)
    heard = []
    with decided.connected_to(lambda one, entry: heard.append((one.label, entry.act))):
        substitute(nominee, NEW, "ลาออก", link=link)

    assert heard == [("นางสาวมาลี ใจดี", "withdrew"), ("นายสมชาย มาแทน", "accepted")]


def test_the_history_keeps_reason_and_who(link, nominee):
    substitute(nominee, NEW, " ลาออก ", link=link)

    kept = db.session.scalars(select(Substitution)).one()
    assert (kept.left, kept.reason, kept.who) == (nominee, "ลาออก", link.organisation.name)


def test_a_substitution_needs_no_place_of_the_limit(app):
    link = offices.link(offices.cohort(), most=1)
    came = substitute(offices.nominate(link), NEW, "ลาออก", link=link).came

    assert left(link) == 0 and db.session.get(Nomination, came.id).link == link


def test_the_share_of_the_organisation_is_not_used_twice(app):
    cohort = offices.cohort(programme=make.programme(max_per_organisation=1))
    link = offices.link(cohort)
    nominee = offices.nominate(link)

    assert substitute(nominee, NEW, "ลาออก", link=link).came.shortcomings == []


def test_an_organiser_may_admit_the_substitute_by_exception(link, nominee):
    link.organisation.certifications.clear()

    made = substitute(nominee, NEW, "ลาออก", by=make.organiser(), exception="อธิบดีอนุมัติ")

    assert made.came.exception_reason == "อธิบดีอนุมัติ" and made.came.shortcomings


def test_a_seat_kept_for_a_region_stays_with_that_region(link, nominee):
    """The one replaced was counted to another province than the organisation's."""
    db.session.add(Reservation(cohort_id=link.cohort_id, dimension=Dimension.REGION, code="ใต้", seats=1))
    offices.stand(nominee, State.ACCEPTED, province="TH-90")

    came = substitute(nominee, NEW, "ลาออก", link=link).came

    assert seats.seating_of(link.cohort).free == 0 and seats.group_of(came) == seats.group_of(nominee)


def test_whoever_came_can_be_replaced_again(link, nominee):
    first = substitute(nominee, NEW, "ลาออก", link=link)
    second = substitute(first.came, offices.person("นางกานดา ต่อไป", phone="0811111111"), "ป่วย", link=link)

    acts = [each.act for each in db.session.scalars(journal.entries_of(second))]
    assert (second.left, acts) == (first.came, ["substituted"])


def test_a_form_sent_twice_replaces_once(link, nominee):
    first = substitute(nominee, NEW, "ลาออก", link=link)

    assert substitute(nominee, NEW, "ลาออก", link=link) == first


def test_somebody_outside_every_link_is_replaced_at_the_desk(app):
    holder = make.registration(offices.cohort(), organisation=make.organisation("สมาคมสมัครเอง"))

    made = substitute(holder, NEW, "ป่วย", by=make.organiser())

    assert (made.came.organisation, db.session.get(Nomination, made.came_id)) == (holder.organisation, None)
