"""A cohort in figures."""

import pytest

from tests import make
from tests.awards.participants import attended, certified
from trainer.awards import issuing
from trainer.database import db
from trainer.reports.closing import Closing


@pytest.fixture
def cohort(app):
    cohort = make.cohort(number=4)
    make.slots(cohort)
    return cohort


@pytest.fixture
def address(cohort):
    return f"/desk/cohorts/{cohort.programme.slug}/4/report"


def from_province(cohort, code, **facts):
    return make.registration(cohort, organisation=make.organisation(province=code), **facts)


def test_everyone_who_asked_is_counted_as_applied_whatever_became_of_it(cohort):
    for facts in (
        {"state": "accepted"},
        {"state": "withdrawn"},
        {"state": "declined"},
        {"state": "reserve", "rank": 1},
    ):
        make.registration(cohort, **facts)

    closing = Closing.of(cohort)
    assert (closing.applied, closing.accepted, closing.counted("reserve"), closing.counted("withdrawn")) == (4, 1, 1, 1)


def test_attendance_counts_those_who_hold_a_seat_and_no_others(cohort):
    attended(cohort, 6)
    make.registration(cohort)
    attended(cohort, 6, state="withdrawn")
    closing = Closing.of(cohort)

    assert (closing.there(closing.slots[0]), closing.percent(closing.there(closing.slots[0]))) == (1, 50.0)


def test_people_of_another_cohort_are_not_counted(cohort):
    other = make.cohort(number=5, programme=cohort.programme)
    make.slots(other)
    certified(other)

    closing = Closing.of(cohort)
    assert (closing.applied, closing.awarded, closing.by_region) == (0, [], [])


def test_regions_sum_up_their_provinces_in_thai_order(cohort):
    for code in ("TH-51", "TH-50", "TH-50", "TH-10"):
        from_province(cohort, code)
    found = [(area.name_th, whole.people, [(p.name_th, part.people) for p, part in provinces])
             for area, whole, provinces in Closing.of(cohort).by_region]

    assert [("เหนือ", 3, [("เชียงใหม่", 2), ("ลำพูน", 1)])] == [row for row in found if row[0] == "เหนือ"]


def test_a_person_without_a_province_counts_where_the_organisation_is(cohort):
    from_province(cohort, "TH-50").province = None
    db.session.flush()

    assert Closing.of(cohort).by_region[0][2][0][0].code == "TH-50"


def test_who_names_no_province_at_all_is_counted_apart(cohort):
    from_province(cohort, None)

    assert [(area, whole.people) for area, whole, _provinces in Closing.of(cohort).by_region] == [(None, 1)]


def test_two_people_of_one_organisation_are_one_organisation(cohort):
    group = make.organisation(province="TH-50")
    for _ in range(2):
        make.registration(cohort, organisation=group)

    assert Closing.of(cohort).by_region[0][1].organisations == 1


def test_people_of_no_registered_organisation_are_counted_apart(cohort):
    registration = make.registration(cohort)
    registration.organisation = None
    make.registration(cohort)
    make.registration(cohort)

    assert Closing.of(cohort).by_kind == [("public_benefit", 2), (None, 1)]


def test_only_valid_certificates_count(cohort):
    certified(cohort).revoke("ออกผิดคน", by=None)
    certified(cohort)

    assert len(Closing.of(cohort).awarded) == 1


def test_the_page_shows_the_share_that_attended_each_half_day(as_organiser, cohort, address):
    attended(cohort, 1)
    make.registration(cohort)

    assert "50.0" in as_organiser.get(address).text


def test_a_cohort_without_people_is_told_what_comes_first(as_organiser, cohort, address):
    assert "ยังไม่มีข้อมูลให้สรุป" in as_organiser.get(address).text


@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_page_and_workbook_ask_the_database_as_often_for_three_as_for_one(
    as_organiser, cohort, address, statements, ending
):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            certified(cohort)
            issuing.award_by_exception(attended(cohort, 1), "ป่วย", by=None)
        db.session.commit()
        with statements() as seen:
            assert as_organiser.get(address + ending).status_code == 200
        counts.append(len(seen))

    assert (counts[0] == counts[1], counts[1] <= 15) == (True, True)


@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_the_door_sees_no_report(as_door, cohort, address, ending):
    make.registration(cohort)

    assert as_door.get(address + ending).status_code == 403
