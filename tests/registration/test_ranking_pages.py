"""Criteria, points and the order of applicants, as organisers see and change them."""

import pytest

from tests import make
from tests.registration import ranking_cases as case
from trainer.database import db, now
from trainer.programmes.models import Ranking
from trainer.registration.criteria import Criterion, Mark, Measure
from trainer.registration.models import Registration, State
from trainer.registration.status_link import status_token

ENTERED = {"name": "ความพร้อม", "name_en": "", "most": "5", "measure": "by_hand"}


@pytest.fixture
def cohort(app):
    return case.cohort()


def criteria(cohort, rest=""):
    return f"/desk/programmes/{cohort.programme.slug}/criteria{rest}"


def desk(cohort, page):
    return f"/desk/cohorts/{cohort.address}/{page}"


def rank(one):
    return db.session.get(Registration, one.id, populate_existing=True).rank


def test_a_criterion_is_added(cohort, as_organiser):
    as_organiser.post(criteria(cohort), data=ENTERED)

    assert db.session.scalars(db.select(Criterion.name)).all() == ["ความพร้อม"]


@pytest.mark.parametrize(("field", "written"), [("most", "0"), ("most", "101"), ("name", " "), ("name", "ก" * 301)])
def test_a_criterion_that_cannot_be_is_pointed_out(cohort, as_organiser, field, written):
    as_organiser.post(criteria(cohort), data=ENTERED | {field: written})

    assert db.session.scalars(db.select(Criterion)).all() == []


def test_html_in_a_criterion_is_shown_as_it_was_typed(cohort, as_organiser):
    case.criterion(cohort, name="<script>alert(1)</script>")

    assert "<script>alert(1)" not in as_organiser.get(criteria(cohort)).text


def test_a_criterion_goes_down_by_a_button(cohort, as_organiser):
    first, _second = case.criterion(cohort, "ก", position=1), case.criterion(cohort, "ข", position=2)

    as_organiser.post(criteria(cohort, f"/{first.id}/place"), data={"to": "down"})

    order = db.select(Criterion.name).order_by(Criterion.position)
    assert db.session.scalars(order).all() == ["ข", "ก"]


def test_a_criterion_of_another_programme_is_not_found(cohort, as_organiser):
    other = case.criterion(case.cohort())

    assert as_organiser.post(criteria(cohort, f"/{other.id}/removal")).status_code == 404


def test_why_criteria_cannot_change_is_said_on_the_page(cohort, as_organiser):
    found = case.criterion(cohort)
    case.applicant(cohort, state=State.ACCEPTED)

    answer = as_organiser.post(criteria(cohort, f"/{found.id}"), data=ENTERED | {"most": "9"})

    assert "จัดที่นั่งตามคะแนนเหล่านี้ไปแล้ว" in answer.text


def test_points_are_given_in_the_table(cohort, as_organiser):
    criterion, one = case.criterion(cohort), case.applicant(cohort)

    as_organiser.post(desk(cohort, "marks"), data={f"m{one.id}-{criterion.id}": "๗", f"w{one.id}-{criterion.id}": ""})

    assert db.session.scalar(db.select(Mark.points)) == 7


def test_points_that_somebody_else_gave_meanwhile_are_left_alone(cohort, as_organiser):
    criterion, one = case.criterion(cohort), case.applicant(cohort)
    case.mark(one, criterion, 9)

    as_organiser.post(desk(cohort, "marks"), data={f"m{one.id}-{criterion.id}": "3", f"w{one.id}-{criterion.id}": "3"})

    assert db.session.scalar(db.select(Mark.points)) == 9


def test_wrong_points_are_pointed_out_and_the_others_stay_typed(cohort, as_organiser):
    criterion, one, other = case.criterion(cohort), case.applicant(cohort), case.applicant(cohort)
    data = {f"m{one.id}-{criterion.id}": "99", f"m{other.id}-{criterion.id}": "8"}

    answer = as_organiser.post(desk(cohort, "marks"), data=data)

    assert answer.status_code == 422 and 'value="8"' in answer.text and db.session.scalars(db.select(Mark)).all() == []


def test_only_whom_points_are_still_owed_can_be_shown(cohort, as_organiser):
    criterion = case.criterion(cohort)
    done = case.applicant(cohort, person=make.person("มานะ"))
    case.applicant(cohort, person=make.person("ชูใจ"))
    case.mark(done, criterion, 1)

    told = as_organiser.get(desk(cohort, "marks?open=1")).text

    assert "ชูใจ" in told and "มานะ" not in told


def test_the_applicant_reads_the_own_points_with_their_parts(cohort, client):
    one = case.applicant(cohort)
    case.mark(one, case.criterion(cohort, name="ผลงานที่ผ่านมา"), 6)

    told = client.get(f"/applications/{status_token(one)}").text

    assert "ผลงานที่ผ่านมา" in told and "<strong>6</strong> / 10" in told


def test_everybody_reads_the_criteria(cohort, client):
    cohort.announced_at = now()
    case.criterion(cohort, name="ผลงานที่ผ่านมา")

    assert "ผลงานที่ผ่านมา" in client.get(f"/cohorts/{cohort.address}").text


def test_the_record_shows_the_points(cohort, as_organiser):
    case.criterion(cohort, name="ผลงานที่ผ่านมา")

    assert "ผลงานที่ผ่านมา" in as_organiser.get(f"/desk/registrations/{case.applicant(cohort).id}").text


def test_points_are_given_on_the_own_page(cohort, as_organiser):
    criterion, one = case.criterion(cohort), case.applicant(cohort)

    as_organiser.post(f"/desk/registrations/{one.id}/marks", data={f"m{one.id}-{criterion.id}": "4"})

    assert db.session.scalar(db.select(Mark.points)) == 4


def test_the_own_page_takes_no_points_for_somebody_else(cohort, as_organiser):
    criterion, one, other = case.criterion(cohort), case.applicant(cohort), case.applicant(cohort)

    as_organiser.post(f"/desk/registrations/{one.id}/marks", data={f"m{other.id}-{criterion.id}": "4"})

    assert db.session.scalars(db.select(Mark)).all() == []


def test_applications_stand_in_the_order_of_their_points(cohort, as_organiser):
    criterion = case.criterion(cohort)
    first, best = (case.applicant(cohort, n, person=make.person(name)) for n, name in enumerate(("มานะ", "ชูใจ")))
    case.mark(best, criterion, 9)

    told = as_organiser.get(desk(cohort, "ranking?show=applied")).text

    assert told.index("ชูใจ") < told.index("มานะ")


@pytest.mark.parametrize(("data", "place"), [({"place": "1"}, 1), ({"to": "up"}, 2), ({"to": "down", "place": "1"}, 4)])
def test_a_reserve_is_moved_by_typing_a_place_or_by_a_step(app, as_organiser, data, place):
    cohort = case.cohort(Ranking.BY_HAND)
    third = case.reserves(cohort, 4)[2]

    as_organiser.post(f"/desk/registrations/{third.id}/place", data=data | {"reason": "เครือข่ายใหม่"})

    assert rank(third) == place


def test_a_move_without_a_place_changes_nothing(app, as_organiser):
    third = case.reserves(case.cohort(Ranking.BY_HAND), 4)[2]

    as_organiser.post(f"/desk/registrations/{third.id}/place", data={"reason": "เหตุผล", "place": "หนึ่ง"})

    assert rank(third) == 3


@pytest.mark.parametrize("page", ["marks", "ranking"])
def test_pages_take_as_many_statements_for_three_people_as_for_one(cohort, as_organiser, statements, page):
    for number, measure in enumerate(Measure):
        case.criterion(cohort, str(number), measure=measure)
    case.applicant(cohort)
    as_organiser.get(desk(cohort, page))

    with statements() as few:
        as_organiser.get(desk(cohort, page))
    case.applicant(cohort), case.applicant(cohort)
    db.session.commit()
    with statements() as many:
        as_organiser.get(desk(cohort, page))
    assert len(few) == len(many) <= 15


@pytest.mark.parametrize("page", ["marks", "ranking"])
def test_only_staff_see_points_and_order(cohort, as_door, page):
    assert as_door.get(desk(cohort, page)).status_code == 403
