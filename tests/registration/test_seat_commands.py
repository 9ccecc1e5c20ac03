"""`flask seats show` and `flask waiting promote`."""

import pytest

from tests.registration import seated
from trainer.database import db
from trainer.registration.models import State
from trainer.registration.offers import Offer


@pytest.fixture
def run(app):
    """Run a command on a cohort in a transaction of its own; returns click's Result."""

    def command(*words, cohort):
        address = cohort.address
        db.session.commit()
        return app.test_cli_runner().invoke(args=[*words, "--cohort", address])

    return command


def test_it_says_who_sits_by_which_rule(run):
    cohort = seated.cohort(seats=2, north=1)
    one = seated.northerner(cohort, State.ACCEPTED)
    label = one.label

    assert f"{label} · ที่นั่งที่กันไว้สำหรับภาคเหนือ" in run("seats", "show", cohort=cohort).output


def test_it_says_who_waits_and_why(run):
    cohort = seated.cohort(seats=1, north=1)
    one = seated.reserve(cohort, 7)
    label = one.label

    assert f"1. {label} · ที่นั่งทั่วไปเต็มแล้ว" in run("seats", "show", cohort=cohort).output


def test_a_dry_run_says_who_would_get_what(run):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, offer_days=3)
    one = seated.reserve(cohort, 1)
    label = one.label

    assert f"{label} (ลำดับที่ 1) จะได้รับการเสนอที่นั่ง" in run("waiting", "promote", "--dry-run", cohort=cohort).output


def test_a_dry_run_says_why_not_the_one_who_stands_before(run):
    cohort = seated.cohort(seats=1, north=1)
    passed = seated.reserve(cohort, 1)
    seated.northern_reserve(cohort, 2)
    label = passed.label

    said = run("waiting", "promote", "--dry-run", cohort=cohort).output

    assert f"{label} (ลำดับที่ 1) ที่นั่งทั่วไปเต็มแล้ว" in said


def test_a_dry_run_writes_nothing(run):
    cohort = seated.cohort(seats=1)
    one = seated.reserve(cohort, 1)

    run("waiting", "promote", "--dry-run", cohort=cohort)

    assert one.state == State.RESERVE


def test_promoting_gives_the_seat_to_the_right_next_one(run):
    cohort = seated.cohort(seats=1, north=1)
    seated.reserve(cohort, 1)
    northern = seated.northern_reserve(cohort, 2)

    run("waiting", "promote", cohort=cohort)

    assert northern.state == State.ACCEPTED


def test_promoting_offers_where_the_cohort_asks_first(run):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, offer_days=3)
    seated.reserve(cohort, 1)

    run("waiting", "promote", cohort=cohort)

    assert Offer.query.count() == 1


def test_when_nobody_can_move_up_it_says_so_and_fails(run):
    result = run("waiting", "promote", cohort=seated.cohort(seats=1))

    assert (result.exit_code, "ยังเลื่อนสำรองไม่ได้" in result.output) == (1, True)


def test_an_unknown_cohort_is_named(run):
    class Unknown:
        address = "nowhere/9"

    assert "nowhere/9" in run("seats", "show", cohort=Unknown).output
