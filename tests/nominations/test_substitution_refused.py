"""When nobody is put in the place of another."""

from datetime import timedelta

import pytest

from tests import make
from tests.nominations import offices
from trainer.database import db, now
from trainer.errors import Refused
from trainer.look import today
from trainer.nominations import giving
from trainer.nominations.substituting import substitute
from trainer.registration import offered
from trainer.registration.models import State

NEW = offices.person("นายสมชาย มาแทน", phone="0899999999")


@pytest.fixture
def link(app):
    return offices.link(offices.cohort(seats=1))


@pytest.fixture
def nominee(link):
    return offices.nominate(link)


@pytest.mark.parametrize("facts", [{"organisation": "สมาคมอื่น"}, {"name": ""}, {"phone": ""}])
def test_what_will_not_do_is_refused_and_nobody_moves(link, nominee, facts):
    offices.stand(nominee, State.ACCEPTED)
    db.session.commit()

    with pytest.raises(Refused):
        substitute(nominee, NEW | facts, "ลาออก", link=link)

    db.session.rollback()
    assert nominee.state == State.ACCEPTED


def test_without_a_reason_nobody_is_replaced(link, nominee):
    with pytest.raises(Refused) as refusal:
        substitute(nominee, NEW, "  ", link=link)

    assert refusal.value.place == "reason"


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED, State.MERGED])
def test_who_has_no_place_cannot_be_replaced(link, nominee, state):
    offices.stand(nominee, state)

    with pytest.raises(Refused):
        substitute(nominee, NEW, "ลาออก", link=link)


def test_somebody_of_the_cohort_takes_no_other_place(link, nominee):
    make.registration(link.cohort, person=make.person("สมชาย", "มาแทน"), organisation=link.organisation)

    with pytest.raises(Refused):
        substitute(nominee, NEW, "ลาออก", link=link)


def test_somebody_who_does_not_meet_the_terms_takes_no_place(link, nominee):
    offices.stand(nominee, State.ACCEPTED, exception_reason="อธิบดีอนุมัติ")
    link.organisation.certifications.clear()

    with pytest.raises(Refused) as refusal:
        substitute(nominee, NEW, "ลาออก", link=link)

    assert link.organisation.name in str(refusal.value)


def test_the_link_must_be_open_but_not_for_the_organiser_at_the_door(link, nominee):
    offices.stand(nominee, State.ACCEPTED)
    giving.close(link.cohort, None)
    link.cohort.starts_on = today()
    with pytest.raises(Refused):
        substitute(nominee, NEW, "ป่วย", link=link)

    assert substitute(nominee, NEW, "ป่วย", by=make.organiser()).came.state == State.ACCEPTED


def test_a_closed_cohort_keeps_its_people(link, nominee):
    link.cohort.closed_at = now()

    with pytest.raises(Refused):
        substitute(nominee, NEW, "ป่วย", by=make.organiser())


def test_an_offer_whose_time_is_over_is_passed_on_to_nobody(link, nominee):
    offices.stand(nominee, State.OFFERED)
    db.session.add(offered.Offer(registration=nominee, deadline=now() - timedelta(minutes=1)))

    with pytest.raises(Refused):
        substitute(nominee, NEW, "ลาออก", link=link)
