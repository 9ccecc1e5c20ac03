"""The filters of the review desk: each finds exactly whom it names."""

import pytest

from tests import make
from tests.registration import lists
from trainer import journal
from trainer.database import db
from trainer.registration import desk
from trainer.registration.appeals import Appeal
from trainer.registration.criteria import Criterion, Mark
from trainer.registration.models import State
from trainer.registration.queries import sought

NOT_CERTIFIED = [{"rule": "organisation_not_certified", "facts": {}}]
UNKNOWN = [{"rule": "organisation_unknown", "facts": {"name": "organisation_not_certified"}}]


def applied(cohort, first, act="registered", **facts):
    facts = {"state": State.APPLIED, "person": make.person(first)} | facts
    made = make.registration(cohort, **facts)
    journal.record(None, act, made)
    return made


def found(cohort, **filters):
    """The first names of whom the filters find, on the page and, the same, by the select for letters."""
    ids = desk.everyone(cohort, filters)
    shown = [one.person.first_name for one in desk.in_this_order(cohort, ids)]
    assert "twins" in filters or filters.get("order") == "score" or shown == [
        one.person.first_name for one in db.session.scalars(sought(cohort, **filters))]  # fmt: skip
    return shown


@pytest.mark.parametrize("filters, names", [
    ({"province": "TH-90"}, ["ไก่"]),
    ({"region": "ใต้"}, ["ไก่"]),
    ({"region": "none"}, ["แก้ว"]),
    ({"kind": "other"}, ["ไก่"]),
    ({"kind": "public_benefit", "state": "applied"}, ["ขวัญ"]),
    ({"register": "1"}, ["แก้ว"]),
    ({"rule": "organisation_not_certified"}, ["ขวัญ"]),
    ({"rule": "any"}, ["แก้ว", "ขวัญ"]),
    ({"mail": "1"}, ["แก้ว", "ไก่", "ขวัญ"]),
    ({"q": "  มี  จดหมาย "}, ["กา"]),
    ({"province": "TH-90", "kind": "public_benefit"}, []),
    ({"kind": "nonsense"}, []),
    ({"state": "nonsense"}, []),
    ({"came": "nonsense"}, []),
    ({"appeal": "nonsense"}, []),
])  # fmt: skip
def test_each_filter_finds_whom_it_names(app, filters, names):
    cohort = make.cohort()
    ka = make.person("กา", "มีจดหมาย", email="ka@example.org")
    applied(cohort, "กา", person=ka, state=State.ACCEPTED)
    stranger = applied(cohort, "แก้ว", shortcomings=UNKNOWN)
    stranger.organisation, stranger.province, stranger.organisation_name = None, None, "ชมรมนอกทะเบียน"
    applied(cohort, "ไก่", organisation=make.organisation(province="TH-90", kind="other"))
    applied(cohort, "ขวัญ", shortcomings=NOT_CERTIFIED)
    db.session.commit()

    assert found(cohort, **filters) == names


@pytest.mark.parametrize("came, names", [
    ("public", ["กา"]), ("nominated", ["แก้ว"]), ("imported", ["ไก่"]), ("by_hand", ["ขวัญ"])])  # fmt: skip
def test_people_are_found_by_how_they_came(app, came, names):
    cohort = make.cohort()
    applied(cohort, "กา", "applied")
    applied(cohort, "แก้ว", "nominated", source={"file": "nominees.xlsx", "row": 2})
    applied(cohort, "ไก่", source={"file": "list.xlsx", "row": 7})
    applied(cohort, "ขวัญ", source={"file": "–", "row": 0})

    assert found(cohort, came=came) == names


@pytest.mark.parametrize("standing, names", [("waiting", ["กา"]), ("answered", ["แก้ว"])])
def test_people_are_found_by_their_appeal(app, standing, names):
    cohort = make.cohort()
    make.add(Appeal(registration=applied(cohort, "กา"), note="ขอทบทวน"))
    make.add(Appeal(registration=applied(cohort, "แก้ว"), note="ขอทบทวน", granted=False, answer="ไม่ผ่าน"))
    applied(cohort, "ไก่")

    assert found(cohort, appeal=standing) == names


def test_the_province_of_the_organisation_stands_in_for_one_that_nobody_gave(app):
    cohort = make.cohort()
    applied(cohort, "กา", organisation=make.organisation(province="TH-90")).province = ""
    applied(cohort, "แก้ว")
    db.session.flush()

    assert found(cohort, province="TH-90") == ["กา"]


def test_merged_entries_are_found_only_when_they_are_asked_for(app):
    cohort = make.cohort()
    applied(cohort, "กา", state=State.MERGED)
    applied(cohort, "แก้ว")

    assert [found(cohort), found(cohort, state="merged")] == [["แก้ว"], ["กา"]]


def test_most_points_come_first_where_the_programme_gives_points(app):
    cohort = make.cohort(programme=make.programme(ranking="score"))
    criterion = make.add(Criterion(programme=cohort.programme, name="ผลงาน", most=10))
    for first, points in (("กา", 3), ("แก้ว", 9), ("ไก่", 5)):
        make.add(Mark(registration=applied(cohort, first), criterion=criterion, points=points))
    db.session.commit()

    assert found(cohort, order="score") == ["แก้ว", "ไก่", "กา"]


def test_possible_duplicates_are_found(app):
    cohort = make.cohort()
    for title in ("นาย", "ดร."):
        make.registration(cohort, person=make.person("กา", "ซ้ำ", title=title, phone="0812345678"))
    make.registration(cohort, person=make.person("แก้ว", "ซ้ำ", phone="0812345678"))

    assert found(cohort, twins="1") == ["กา", "กา"]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "ก" * 10_000, "=1+1", "\u202eกา", "%", "' OR 1=1 --"])
def test_whatever_is_sought_the_page_answers(as_organiser, words):
    cohort = make.cohort()
    applied(cohort, "ไก่")

    page = as_organiser.get(lists.address(cohort, "people"), query_string={"q": words, "columns": words})

    assert page.status_code == 200 and "<script>alert" not in page.text
