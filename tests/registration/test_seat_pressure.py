"""The last seat, when many want it at the same moment: never one too many, and nobody lost. On both databases."""

import threading

import pytest

from tests import make
from tests.registration import seated
from tests.registration.pressure import applying, at_once, locking_late, standing
from trainer.database import db
from trainer.journal import Entry
from trainer.registration import admission, offers, seats
from trainer.registration.models import Registration, State
from trainer.registration.offers import Answer, Offer

CROWDS = (8, 32, 100)


def ranked(count, seats=1):
    return [("accepted", 0)] * seats + [("reserve", rank) for rank in range(1, count - seats + 1)]


@pytest.mark.parametrize("crowd", CROWDS)
def test_the_last_seat_of_all_goes_to_one_and_the_others_get_ranks(app, crowd):
    cohort, organisation = seated.cohort(seats=1), make.organisation(province=seated.SONGKHLA)
    seated.intake(cohort, seats_at_once=True)

    at_once(app, [applying(cohort, organisation, number) for number in range(crowd)])

    assert standing(cohort) == ranked(crowd)


@pytest.mark.parametrize("crowd", CROWDS)
def test_the_last_seat_kept_for_a_region_goes_to_one_of_the_region_and_the_others_get_ranks(app, crowd):
    cohort = seated.cohort(seats=1, north=1)
    north, south = make.organisation(province=seated.LAMPHUN), make.organisation(province=seated.SONGKHLA)
    seated.intake(cohort, seats_at_once=True)

    at_once(app, [applying(cohort, (north, south)[number % 2], number) for number in range(crowd)])

    assert standing(cohort) == ranked(crowd)
    assert Registration.query.filter_by(state=State.ACCEPTED).one().organisation_id == north.id


@pytest.fixture
def without_locks(app, monkeypatch):
    """Takes away what keeps deciders apart: the hold on the cohort, and SQLite's write lock from the beginning."""

    counted = threading.Barrier(8)
    seating_of = seats.seating_of

    def count_together(cohort):
        seating = seating_of(cohort)
        counted.wait()
        return seating

    monkeypatch.setattr(seats, "hold", lambda registration: None)
    monkeypatch.setattr(seats, "seating_of", count_together)
    with locking_late():
        yield


def accepting(registration):
    registration_id = registration.id
    return lambda: admission.accept(db.session.get(Registration, registration_id), by=None)


def test_eight_accepted_at_once_for_the_last_seat_are_one_seat_and_seven_ranks(app):
    cohort = make.cohort(seats=1)

    at_once(app, [accepting(make.registration(cohort, state=State.APPLIED)) for _ in range(8)])

    assert standing(cohort) == ranked(8)


def test_the_race_for_the_last_seat_is_real_when_nothing_is_held(app, without_locks):
    """Proves that the tests above can fail: all count the same free seat; then too many get it, or most are lost."""
    cohort = make.cohort(seats=1)

    at_once(app, [accepting(make.registration(cohort, state=State.APPLIED)) for _ in range(8)])

    states = [state for state, _rank in standing(cohort)]
    assert states.count("accepted") > 1 or "applied" in states


@pytest.fixture
def offered(app):
    """One offered seat whose deadline has passed, in a cohort that offers by itself, with three who wait."""
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, offer_days=3, offers_at_once=True)
    one = seated.one(cohort, State.OFFERED)
    make.add(Offer(registration=one, deadline=make.moment(make.FIRST_DAY, 12)))
    for rank in (1, 2, 3):
        seated.reserve(cohort, rank)
    return one


def answering(registration, verb):
    registration_id = registration.id
    by = make.organiser().id

    def answer():
        account = db.session.get(make.Account, by)
        return verb(db.session.get(Registration, registration_id), account)

    return answer


def told(act):
    return Entry.query.filter_by(act=act).count()


def test_an_offer_taken_in_many_places_at_once_is_one_seat_told_once(app, offered):
    at_once(app, [answering(offered, offers.accept) for _ in range(8)])

    assert (offered.state, told("accepted")) == (State.ACCEPTED, 1)


def test_an_offer_declined_in_many_places_at_once_passes_on_once(app, offered):
    at_once(app, [answering(offered, offers.decline) for _ in range(8)])

    assert (told("withdrew"), told("offered")) == (1, 1)


def test_workers_that_let_offers_lapse_at_once_make_one_next_offer(app, offered):
    at_once(app, [offers.lapse_due for _ in range(4)])

    assert (told("let_lapse"), told("offered")) == (1, 1)


def test_an_offer_that_lapses_while_it_is_taken_ends_in_one_way(app, offered):
    takers = [answering(offered, offers.accept) for _ in range(4)]
    at_once(app, [each for pair in zip(takers, [offers.lapse_due] * 4, strict=True) for each in pair])

    ended = Offer.query.filter_by(registration_id=offered.id).one().answer
    assert (told("accepted"), told("let_lapse"), told("offered")) in ((1, 0, 0), (0, 1, 1))
    assert ended == (Answer.ACCEPTED if told("accepted") else Answer.LAPSED)


def test_seats_given_up_at_once_are_each_passed_on_once(app):
    cohort = seated.cohort(seats=6)
    seated.intake(cohort, offer_days=3, offers_at_once=True)
    holders = [seated.one(cohort, State.ACCEPTED) for _ in range(6)]
    for rank in range(1, 9):
        seated.reserve(cohort, rank)

    at_once(app, [answering(one, lambda found, by: admission.withdraw(found, "", by)) for one in holders])

    assert standing(cohort) == [("offered", 0)] * 6 + [("reserve", 7), ("reserve", 8)] + [("withdrawn", 0)] * 6
