"""The order of applicants by each rule, and moving somebody by hand."""

import threading

import pytest

from tests import make
from tests.registration import ranking_cases as case
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.programmes.models import Cohort, Programme, Ranking
from trainer.registration import admission, ranking
from trainer.registration.models import Registration, State


def test_first_come_puts_the_earliest_application_first(app):
    cohort = case.cohort(Ranking.FIRST_COME)
    late, early = case.applicant(cohort, 9), case.applicant(cohort, 1)

    assert ranking.ordered(cohort, [late, early]) == [early, late]


def test_by_score_most_points_come_first_and_equal_ones_by_time(app):
    cohort = case.cohort()
    criterion = case.criterion(cohort)
    early, best, late = (case.applicant(cohort, n) for n in range(3))
    for one, points in ((early, 5), (best, 9), (late, 5)):
        case.mark(one, criterion, points)

    assert ranking.ordered(cohort, [late, best, early]) == [best, early, late]


def test_whoever_let_an_offer_lapse_and_asked_again_stands_behind_more_points(app):
    cohort = case.cohort()
    criterion = case.criterion(cohort)
    again, waiting = case.applicant(cohort, 0, asked_again_at=case.after(60)), case.applicant(cohort, 5)
    case.mark(again, criterion, 10)

    assert ranking.ordered(cohort, [again, waiting]) == [waiting, again]


def test_by_hand_keeps_the_ranks_that_were_given(app):
    cohort = case.cohort(Ranking.BY_HAND)
    first, second = case.reserves(cohort, 2)
    first.rank, second.rank = 12, 3
    newcomer = case.applicant(cohort, -60)

    assert ranking.ordered(cohort, [newcomer, first, second]) == [second, first, newcomer]


def test_reranking_gives_the_same_ranks_to_other_people(app):
    cohort = case.cohort()
    criterion = case.criterion(cohort)
    first, second, third = case.reserves(cohort, 3)
    third.rank = 40
    case.mark(third, criterion, 7)

    ranking.rerank(cohort)

    assert [one.rank for one in (third, first, second)] == [1, 2, 40]


def test_reranking_leaves_who_stands_right_alone(app):
    cohort = case.cohort(Ranking.FIRST_COME)
    case.reserves(cohort, 3)

    assert ranking.rerank(cohort) == 0


def test_a_reserve_is_moved_to_a_place_for_a_reason(app):
    cohort = case.cohort(Ranking.BY_HAND)
    first, second, third = case.reserves(cohort, 3)

    ranking.move(third, 1, "เครือข่ายใหม่", by=make.organiser())

    assert case.standing(first, second, third) == [third, first, second]


def test_the_reason_of_a_move_stands_in_the_explanation(app):
    cohort = case.cohort(Ranking.BY_HAND)
    _first, second = case.reserves(cohort, 2)
    ranking.move(second, 1, "เครือข่ายใหม่", by=make.organiser())

    assert "เครือข่ายใหม่" in ranking.explained(cohort, [second])[second.id]


def test_a_move_to_the_place_somebody_has_is_not_worth_an_entry(app):
    cohort = case.cohort(Ranking.BY_HAND)
    first, _second = case.reserves(cohort, 2)

    ranking.move(first, 1, "ยืนยัน", by=make.organiser())

    assert db.session.query(Entry).filter_by(act="moved_reserve").count() == 0


@pytest.mark.parametrize("rule", [Ranking.FIRST_COME, Ranking.SCORE])
def test_nobody_is_moved_by_hand_where_a_rule_decides(app, rule):
    cohort = case.cohort(rule)
    _first, second = case.reserves(cohort, 2)

    with pytest.raises(Refused):
        ranking.move(second, 1, "ขอความกรุณา", by=make.organiser())


@pytest.mark.parametrize(("place", "reason"), [(1, "  "), (1, "ก" * 501), (0, "เหตุผล"), (3, "เหตุผล")])
def test_a_move_needs_a_reason_and_a_place_that_there_is(app, place, reason):
    cohort = case.cohort(Ranking.BY_HAND)
    _first, second = case.reserves(cohort, 2)

    with pytest.raises(Refused):
        ranking.move(second, place, reason, by=make.organiser())


def test_somebody_who_is_no_reserve_is_not_moved(app):
    cohort = case.cohort(Ranking.BY_HAND)

    with pytest.raises(Refused):
        ranking.move(case.applicant(cohort), 1, "เหตุผล", by=make.organiser())


def test_a_score_is_explained_with_its_points(app):
    cohort = case.cohort()
    one = case.applicant(cohort)
    case.mark(one, case.criterion(cohort, most=10), 7)

    assert "7" in ranking.explained(cohort, [one])[one.id]


def test_when_the_programme_changes_its_rule_its_reserves_change_places(app):
    cohort = case.cohort(Ranking.SCORE)
    first, second = case.reserves(cohort, 2)
    first.created_at = case.after(99)

    cohort.programme.change(make.organiser(), ranking=Ranking.FIRST_COME)

    assert case.standing(first, second) == [second, first]


def test_a_newcomer_with_more_points_is_ranked_before_the_reserves(app):
    cohort = case.cohort()
    waiting, best = case.reserves(cohort, 1)[0], case.applicant(cohort, 99)
    case.mark(best, case.criterion(cohort), 3)

    admission.accept(best, by=make.organiser())

    assert case.standing(waiting, best) == [best, waiting]


def test_two_rerankings_at_once_never_collide(app):
    """One by score and one by time, again and again: the ranks stay those that were given, each once."""
    cohort = case.cohort()
    criterion = case.criterion(cohort)
    for points, one in enumerate(case.reserves(cohort, 8)):
        case.mark(one, criterion, points)
    cohort_id, programme_id = cohort.id, cohort.programme_id
    db.session.commit()
    start, failed = threading.Barrier(4), []

    def rerank(rule):
        with app.app_context():
            start.wait()
            try:
                for _ in range(5):
                    found = lock(db.session.get(Cohort, cohort_id))
                    db.session.get(Programme, programme_id).ranking = rule
                    ranking.rerank(found)
                    db.session.commit()
            except Exception as error:  # told by the assertion
                failed.append(error)

    rules = [Ranking.SCORE, Ranking.FIRST_COME] * 2
    threads = [threading.Thread(target=rerank, args=(rule,)) for rule in rules]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.expire_all()

    ranks = db.session.scalars(db.select(Registration.rank).where(Registration.state == State.RESERVE)).all()
    assert (failed, sorted(ranks)) == ([], list(range(1, 9)))
