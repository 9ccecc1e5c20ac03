"""What happens by itself to an application that was just made."""

from tests.registration import seated
from trainer.programmes.models import Ranking
from trainer.registration import admission
from trainer.registration.models import State

NOT_MET = [{"rule": "organisation_unknown", "facts": {}}]


def received(cohort, **facts):
    one = seated.one(cohort, **facts)
    admission.receive(one)
    return one


def test_where_seats_are_given_at_once_an_application_gets_one(app):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, seats_at_once=True)

    assert received(cohort).state == State.ACCEPTED


def test_when_all_seats_are_taken_it_gets_a_rank(app):
    cohort = seated.cohort(seats=0)
    seated.intake(cohort, seats_at_once=True)

    assert (received(cohort).rank, received(cohort).rank) == (1, 2)


def test_it_does_not_overtake_a_reserve_whose_turn_it_is(app):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, seats_at_once=True)
    seated.reserve(cohort, 1)

    assert received(cohort).state == State.RESERVE


def test_it_gets_a_seat_on_which_nobody_who_waits_may_sit(app):
    cohort = seated.cohort(seats=1, north=1)
    seated.intake(cohort, seats_at_once=True)
    seated.reserve(cohort, 1)

    assert received(cohort, province=seated.LAMPHUN).state == State.ACCEPTED


def test_where_an_organiser_decides_it_waits_for_that(app):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, seats_at_once=False)

    assert received(cohort).state == State.APPLIED


def test_without_an_intake_it_waits_for_a_decision(app):
    assert received(seated.cohort(seats=1)).state == State.APPLIED


def test_where_the_programme_ranks_by_score_it_waits_for_its_points(app):
    cohort = seated.cohort(seats=1)
    cohort.programme.ranking = Ranking.SCORE
    seated.intake(cohort, seats_at_once=True)

    assert received(cohort).state == State.APPLIED


def test_whoever_does_not_meet_the_terms_waits_for_a_decision(app):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, seats_at_once=True)

    assert received(cohort, shortcomings=NOT_MET).state == State.APPLIED


def test_a_second_time_changes_nothing(app):
    cohort = seated.cohort(seats=0)
    seated.intake(cohort, seats_at_once=True)
    one = received(cohort)

    admission.receive(one)

    assert one.rank == 1
