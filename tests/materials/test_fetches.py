"""Who has fetched what: participants by name, everybody else as a number, staff not at all."""

import io

import openpyxl
import pytest

from tests import make
from tests.materials.conftest import shelved
from tests.registration.pressure import at_once
from trainer.database import db
from trainer.materials import fetches, shelving
from trainer.materials.fetches import MaterialFetch
from trainer.materials.models import MaterialVersion
from trainer.registration import merging


@pytest.fixture
def handout(shelve):
    return shelve(audience="public")


def participant(cohort, email="me@example.org", **facts):
    return make.registration(cohort, person=make.person(email=email, **facts))


def fetched(registration, *materials):
    """These materials were fetched by a participant, or by somebody else (None)."""
    versions, people = [one.newest.id for one in materials], [registration.id] if registration else []
    db.session.commit()
    fetches.note(versions, people)


def noted():
    rows = db.session.query(MaterialFetch).order_by(MaterialFetch.version_id, MaterialFetch.registration_id)
    return [(one.registration_id, one.times) for one in rows]


@pytest.fixture
def visitor(cohort, sign_in):
    """A participant, signed in, with the registration."""
    registration = participant(cohort)
    return sign_in(make.account("participant", email="me@example.org")), registration.id


def test_a_participant_is_noted_once_with_first_and_last_time(handout, visitor, address):
    client, registration = visitor
    client.get(address(handout))
    first = db.session.query(MaterialFetch).one().first_at
    client.get(address(handout))

    row = db.session.query(MaterialFetch).one()
    db.session.refresh(row)

    assert (noted(), row.first_at, row.last_at > first) == ([(registration, 2)], first, True)


def test_strangers_are_only_counted(handout, client, address):
    client.get(address(handout))
    client.get(address(handout))

    assert (noted(), db.session.query(MaterialVersion).one().visits) == ([], 2)


def test_staff_are_not_counted(handout, as_organiser, address):
    as_organiser.get(address(handout))

    assert (noted(), db.session.query(MaterialVersion).one().visits) == ([], 0)


@pytest.mark.parametrize(("headers", "method", "times"), [
    ({"Range": "bytes=0-"}, "GET", 1), ({"Range": "bytes=0-5"}, "GET", 1), ({"Range": "bytes=5-"}, "GET", 0),
    ({}, "HEAD", 0),
])  # fmt: skip
def test_who_goes_on_reading_is_not_counted_anew(handout, client, address, headers, method, times):
    client.open(address(handout), method=method, headers=headers)

    assert db.session.query(MaterialVersion).one().visits == times


def test_who_has_it_already_is_not_counted_anew(handout, client, address):
    mark = client.get(address(handout)).headers["ETag"]
    client.get(address(handout), headers={"If-None-Match": mark})

    assert db.session.query(MaterialVersion).one().visits == 1


def test_a_link_that_is_followed_counts(cohort, visitor, address):
    made = shelving.link(cohort, "https://example.org", {}, None)
    db.session.commit()

    visitor[0].get(address(made))

    assert noted() == [(visitor[1], 1)]


def test_the_zip_counts_for_every_file_in_it(cohort, shelve, visitor):
    shelve("ก.txt")
    shelve("ข.txt")
    shelve("ภายใน.txt", audience="staff")

    visitor[0].get(f"/cohorts/{cohort.address}/materials.zip")

    assert noted() == [(visitor[1], 1)] * 2


def test_people_who_share_an_address_are_all_noted(cohort, handout, visitor, address):
    other = participant(cohort, first="สมหญิง")

    visitor[0].get(address(handout))

    assert sorted(noted()) == sorted([(visitor[1], 1), (other.id, 1)])


def test_many_at_once_are_all_counted(app, cohort, handout):
    version, registration = handout.newest.id, participant(cohort).id
    db.session.commit()

    at_once(app, [lambda: fetches.note([version], [registration])] * 6 + [lambda: fetches.note([version], [])] * 6)

    assert (noted(), db.session.query(MaterialVersion).one().visits) == ([(registration, 6)], 6)


def test_what_a_merged_entry_had_fetched_counts_for_the_one_that_stays(cohort, handout):
    second = shelved(cohort, "ข.txt")
    gone, stays = participant(cohort), participant(cohort)
    fetched(gone, handout, second)
    fetched(stays, handout)

    fetches.move_fetches(gone, stays)

    assert noted() == [(stays.id, 2), (stays.id, 1)]


def test_merging_moves_them(cohort, handout):
    gone, stays = participant(cohort), participant(cohort)
    fetched(gone, handout)

    merging.merge(stays, gone, {}, make.organiser())

    assert noted() == [(stays.id, 1)]


def test_the_page_says_who_has_it_and_who_has_not(cohort, handout, as_organiser):
    participant(cohort, first="ผู้ได้รับ")
    fetched(participant(cohort, first="มาลี"), handout)

    page = as_organiser.get(f"/desk/cohorts/{cohort.address}/materials/{handout.id}/fetches").text

    assert page.index("มาลี") and "ผู้ได้รับ" in page and page.count("ยังไม่ได้รับ</span>") == 1


def test_the_workbook_has_counts_and_people(cohort, handout, as_organiser):
    participant(cohort, first="สมหมาย")
    fetched(participant(cohort, first="มาลี"), handout)
    fetched(None, handout)

    answer = as_organiser.get(f"/desk/cohorts/{cohort.address}/materials/fetches.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    summary, people = ([[cell.value for cell in row] for row in sheet] for sheet in book.worksheets)

    assert summary[-1] == ["เอกสาร", "ทั้งการอบรม", "ทุกคน", 1, 1, 2, 1]
    assert {row[0][3:6]: bool(row[2]) for row in people[-2:]} == {"มาล": True, "สมห": False}


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_as_many_statements_for_one_person_as_for_three(cohort, handout, as_organiser, statements, many):
    for _ in range(many):
        fetched(participant(cohort), handout)

    page = f"/desk/cohorts/{cohort.address}/materials/{handout.id}/fetches"
    db.session.commit()

    with statements() as seen:
        assert as_organiser.get(page).status_code == 200

    assert len(seen) == 10, [one[:80] for one in seen]
