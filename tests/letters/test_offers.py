"""Offered seats by letter: offered, reminded of, answered, lapsed, taken back."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.letters import people
from trainer.database import db, now
from trainer.letters import decisions, reminding
from trainer.look import today
from trainer.registration import admission, offers
from trainer.registration.intake import Intake
from trainer.registration.models import State
from trainer.registration.offered import open_offer


@pytest.fixture
def cohort(app):
    made = people.cohort(seats=1, starts_on=today() + timedelta(days=60))
    make.add(Intake(cohort_id=made.id, offer_days=5, offers_at_once=True))
    db.session.commit()
    return made


@pytest.fixture
def waiting(cohort):
    """Two reserves, in this order."""
    return [
        people.someone(cohort, "มาลี", "malee@example.org", State.RESERVE, rank=1),
        people.someone(cohort, "สมชาย", "somchai@example.org", State.RESERVE, rank=2, language="en"),
    ]


def told(one):
    return [each.code for each in people.messages() if each.registration_id == one.id]


def offer(cohort):
    admission.admit_next(cohort, None)
    db.session.commit()


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_an_offer_is_always_told_with_its_deadline_and_the_days_as_tentative(cohort, waiting):
    offer(cohort)

    [message] = people.messages()
    assert (message.code, message.attachments) == ("offer", [{"kind": "calendar"}])
    assert "เวลา 23.59 น." in message.subject and "เวลา 23.59 น." in message.body
    assert "/applications/" in message.body


def test_an_offer_is_told_in_the_person_s_language(cohort, waiting):
    waiting[0].state, waiting[0].rank = State.WITHDRAWN, None
    offer(cohort)

    assert people.messages()[0].subject.startswith("A seat is kept for you until ")


def test_an_offer_by_hand_is_told_too_where_decisions_are_not(app):
    cohort = people.cohort(starts_on=today() + timedelta(days=60))
    one = people.someone(cohort, state=State.APPLIED)

    offers.make(one, make.organiser())

    assert told(one) == ["offer"]


def test_who_lets_it_lapse_is_told_and_the_next_one_is_asked_however_often_the_worker_looks(cohort, waiting):
    offer(cohort)
    with at(open_offer(waiting[0]).deadline + timedelta(minutes=1)):
        for _time in range(3):
            offers.lapse_due()

    assert (told(waiting[0]), told(waiting[1])) == (["offer", "lapsed"], ["offer"])


def test_the_letter_of_a_lapsed_offer_says_until_when_it_was_open_and_takes_the_days_out(cohort, waiting):
    offer(cohort)
    with at(open_offer(waiting[0]).deadline + timedelta(minutes=1)):
        offers.lapse_due()

    lapsed = people.messages()[1]
    assert "เวลา 23.59 น." in lapsed.body and lapsed.attachments == [{"kind": "calendar"}]


def test_an_answer_on_the_status_page_is_confirmed_though_decisions_are_not_mailed(app, cohort, waiting):
    offer(cohort)

    with app.test_request_context(method="POST"):
        offers.accept(waiting[0])

    assert told(waiting[0]) == ["offer", "accepted"]


def test_declining_is_confirmed_and_the_seat_is_offered_to_the_next(app, cohort, waiting):
    offer(cohort)

    with app.test_request_context(method="POST"):
        offers.decline(waiting[0])

    assert (told(waiting[0]), told(waiting[1])) == (["offer", "withdrawn"], ["offer"])


def test_an_answer_that_an_organiser_was_told_is_mailed_only_where_that_is_switched_on(cohort, waiting):
    offer(cohort)

    offers.accept(waiting[0], by=make.organiser())

    assert told(waiting[0]) == ["offer"]


@pytest.mark.parametrize("on", [True, False])
def test_an_offer_taken_back_is_told_as_such_and_not_as_a_rank(app, cohort, waiting, on):
    decisions.switch(cohort, on, make.organiser())
    offer(cohort)

    offers.retract(waiting[0], "ที่นั่งลดลง", make.organiser())

    message = people.messages()[-1]
    assert told(waiting[0]) == ["offer", "retracted"] and "ที่นั่งลดลง" in people.messages()[1].body
    assert message.registration_id in {one.id for one in waiting}


def remind(moment):
    with at(moment):
        return reminding.remind_due()


def test_a_day_before_the_offer_ends_there_is_one_reminder_however_often_the_worker_looks(cohort, waiting):
    offer(cohort)
    ends = open_offer(waiting[0]).deadline

    done = [remind(ends - timedelta(hours=hours)) for hours in (30, 23, 22, 1)]

    assert (done, told(waiting[0])) == ([0, 1, 0, 0], ["offer", "offer_reminder"])


def test_who_has_answered_is_not_reminded(cohort, waiting):
    offer(cohort)
    ends = open_offer(waiting[0]).deadline
    offers.accept(waiting[0], by=make.organiser())
    db.session.commit()

    assert remind(ends - timedelta(hours=1)) == 0


def test_an_offer_for_one_day_is_not_reminded_of(cohort, waiting):
    offers.make(waiting[0], make.organiser(), days=1)
    db.session.commit()

    assert remind(now() + timedelta(hours=2)) == 0


def test_an_offer_that_has_ended_is_not_reminded_of(cohort, waiting):
    offer(cohort)

    assert remind(open_offer(waiting[0]).deadline + timedelta(seconds=1)) == 0


def test_who_has_no_address_is_reminded_of_nothing_and_nobody_is_held_up(cohort, waiting):
    waiting[0].person.email = None
    cohort.seats = 2
    offer(cohort)

    assert remind(open_offer(waiting[0]).deadline - timedelta(hours=1)) == 1
