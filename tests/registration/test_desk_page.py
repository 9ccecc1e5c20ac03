"""The page of the review desk: counters, columns, views under a name, the workbook; quick however many there are."""

import io
import re

import openpyxl
import pytest

from tests import make
from tests.registration import lists
from trainer import jobs
from trainer.database import db
from trainer.registration import desk_sheet
from trainer.registration.models import State
from trainer.registration.saved_views import SavedView
from trainer.registration.unlisted import UnlistedOrganisation


def applied(cohort, first="กา", **facts):
    facts = {"state": State.APPLIED} | facts
    return make.registration(cohort, person=make.person(first), **facts)


def people(client, cohort, **query):
    return client.get(lists.address(cohort, "people"), query_string=query).text


def test_the_counters_lead_to_whom_they_count(as_organiser):
    cohort = make.cohort()
    applied(cohort)
    applied(cohort, organisation=make.organisation(province="TH-90"))
    applied(cohort, state=State.MERGED)

    page = people(as_organiser, cohort)

    cells = re.findall(r'state=applied&amp;region=([^"]+)" aria-label="[^"]+: (\d+)"', page)
    assert [count for _region, count in cells] == ["1", "1"]


def test_people_without_a_known_province_are_counted_too(as_organiser):
    cohort = make.cohort()
    one = applied(cohort)
    one.organisation, one.province = None, "TH-00"

    assert "region=none" in people(as_organiser, cohort)


def test_only_the_columns_chosen_are_shown(as_organiser):
    cohort = make.cohort()
    make.registration(cohort, person=make.person("กา", phone="0812345678", email="ka@example.org"))

    page = people(as_organiser, cohort, columns="email")

    assert "ka@example.org" in page and "081-234-5678" not in page


def test_columns_that_nobody_knows_leave_the_usual_ones(as_organiser):
    cohort = make.cohort()
    make.registration(cohort, person=make.person("กา", phone="0812345678"))

    assert "081-234-5678" in people(as_organiser, cohort, columns="<b>")


def test_what_waits_elsewhere_is_counted_in_the_navigation(as_organiser):
    cohort = make.cohort()
    for _ in range(2):
        make.registration(cohort, person=make.person("กา", "ซ้ำ", phone="0812345678"))
    one = applied(cohort)
    one.organisation, one.organisation_name = None, "ชมรมนอกทะเบียน"

    page = people(as_organiser, cohort)

    counted = re.findall(r'/(duplicates|organisations)">(?:(?!</a>).)*<span class="badge ms-1">(\d)<', page, re.DOTALL)
    assert counted == [("duplicates", "1"), ("organisations", "1")]


def sheet(answer):
    rows = openpyxl.load_workbook(io.BytesIO(answer.data)).active.iter_rows(values_only=True)
    return [row for row in rows if isinstance(row[0], int)]


def test_the_workbook_has_whom_the_filters_find_in_the_columns_chosen(as_organiser):
    cohort = make.cohort()
    make.registration(cohort, person=make.person("กา", "ก", email="ka@example.org"), state=State.APPLIED)
    make.registration(cohort, person=make.person("แก้ว", "ก"))

    answer = as_organiser.post(lists.address(cohort, "people-workbooks?state=applied&columns=email"))

    assert sheet(answer) == [(1, "นายกา ก", "ka@example.org")]


def test_a_name_that_looks_like_a_formula_is_text_in_the_workbook(as_organiser):
    cohort = make.cohort()
    make.registration(cohort, person=make.person("=1+1", "ก", title=None))

    answer = as_organiser.post(lists.address(cohort, "people-workbooks"))

    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert [cell.data_type for cell in book.active["B"] if cell.value == "=1+1 ก"] == ["s"]


def test_a_large_workbook_is_made_in_the_background_and_offered_on_the_page(as_organiser, monkeypatch):
    monkeypatch.setattr(desk_sheet, "AT_ONCE", 1)
    cohort = make.cohort()
    for first in ("กา", "แก้ว"):
        applied(cohort, first)

    as_organiser.post(lists.address(cohort, "people-workbooks?columns=state"))
    db.session.commit()
    jobs.sweep()

    job = db.session.query(jobs.Job).one()
    assert job.state == "done" and f"job-{job.id}" in people(as_organiser, cohort)


@pytest.fixture
def kept(as_organiser):
    """A cohort whose reserves of the north are kept under a name."""
    cohort = make.cohort()
    applied(cohort)
    as_organiser.post(lists.address(cohort, "views?state=reserve&region=เหนือ"), data={"name": " สำรอง  ภาคเหนือ "})
    db.session.expire_all()
    return cohort


def view():
    db.session.expire_all()
    return db.session.query(SavedView).one()


def test_filters_are_kept_under_a_name(kept):
    assert (view().name, view().filters) == ("สำรอง ภาคเหนือ", {"state": "reserve", "region": "เหนือ"})


def test_a_view_is_shown_in_every_cohort_to_who_keeps_it(kept, as_organiser):
    other = make.cohort(5, programme=kept.programme)
    applied(other)

    assert "สำรอง ภาคเหนือ" in people(as_organiser, other)


@pytest.mark.parametrize("shared, seen", [({}, False), ({"shared": "y"}, True)])
def test_others_see_a_view_only_when_it_is_shared(kept, as_organiser, sign_in, shared, seen):
    there = lists.address(kept, f"views/{view().id}")
    as_organiser.post(there, data={"name": "ของกลาง", **shared}, follow_redirects=True)

    other = sign_in(make.account("organiser"))

    assert ("ของกลาง" in people(other, kept)) is seen


@pytest.mark.parametrize("act", ["", "/removal"])
def test_nobody_changes_the_view_of_somebody_else(kept, sign_in, act):
    other = sign_in(make.account("organiser"))

    assert other.post(lists.address(kept, f"views/{view().id}{act}"), data={"name": "ของฉัน"}).status_code == 404


@pytest.mark.parametrize("name", ["", "   ", "ก" * 101, "สำรอง ภาคเหนือ"])
def test_a_view_without_a_name_of_its_own_is_refused(kept, as_organiser, name):
    as_organiser.post(lists.address(kept, "views?state=applied"), data={"name": name})

    assert db.session.query(SavedView).count() == 1


def test_nothing_is_kept_where_nothing_is_filtered(kept, as_organiser):
    as_organiser.post(lists.address(kept, "views"), data={"name": "ทุกคน"})

    assert db.session.query(SavedView).count() == 1


def test_a_view_that_was_removed_comes_back_with_one_click(kept, as_organiser):
    before = view().filters
    page = as_organiser.post(lists.address(kept, f"views/{view().id}/removal"), follow_redirects=True).text
    gone = db.session.query(SavedView).count()

    address = re.search(r'action="([^"]*/views\?[^"]*)"[^>]*class="d-inline"', page)[1].replace("&amp;", "&")
    as_organiser.post(address, data={"name": "สำรอง ภาคเหนือ"})

    assert (gone, view().filters) == (0, before)


def test_the_page_asks_the_database_equally_often_with_everything_that_it_can_show(as_organiser, statements):
    counts = []
    for number, many in ((4, 2), (5, 6)):
        cohort = make.cohort(number, programme=make.programme(ranking="score"))
        for place in range(many):
            person = make.person("กา", "ซ้ำ", phone="0812345678")
            one = make.registration(cohort, person=person, state=State.RESERVE, rank=place + 1)
            one.organisation, one.organisation_name = None, f"ชมรมที่ {place}"
        make.add(UnlistedOrganisation(cohort=cohort, name_key="x", name="x"))
        columns = ",".join(("organisation", "kind", "province", "region", "state", "rank", "terms", "score", "applied"))
        with statements() as seen:
            people(as_organiser, cohort, twins="1", register="1", columns=columns, order="newest")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 16
