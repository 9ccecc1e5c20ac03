"""What a programme says of attendance: what people sign in for, when, and how it is counted."""

import pytest

from tests import make
from tests.programmes.test_pages import PROGRAMME, only
from trainer.database import db
from trainer.journal import Entry
from trainer.programmes import terms
from trainer.programmes.models import Measure, Programme, Signed

TERMS = {
    "signed_for": "sessions", "opens_before": "30", "late_after": "5", "closes_after": "0", "completed_by": "hours",
}  # fmt: skip


def test_the_terms_are_entered_on_the_programme_s_page(as_organiser):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME | TERMS)

    made = only(Programme)
    assert {name: str(getattr(made, name)) for name in TERMS} == TERMS


def test_a_new_programme_begins_with_the_usual_terms(as_organiser):
    page = as_organiser.get("/desk/programmes/new").text

    expected = ['name="signed_for" value="half_days" checked', 'name="completed_by" value="slots" checked',
                'name="opens_before" required type="number" value="60"']  # fmt: skip
    assert [text for text in expected if text not in page.replace(' min="0"', "").replace(' max="240"', "")] == []


@pytest.mark.parametrize(("name", "typed", "said"), [
    ("opens_before", "241", "0 ถึง 240"), ("late_after", "-1", "0 ถึง 720"), ("closes_after", "721", "0 ถึง 720"),
    ("opens_before", "เช้า", "จำนวนเต็ม"), ("closes_after", "", "จำนวนเต็ม"),
])  # fmt: skip
def test_minutes_that_cannot_be_are_said_beside_them(as_organiser, name, typed, said):
    page = as_organiser.post("/desk/programmes/new", data=PROGRAMME | {name: typed}).text

    assert said in page.split(f'id="{name}-error"')[1][:200] and db.session.query(Programme).count() == 0


@pytest.mark.parametrize("name", ["signed_for", "completed_by"])
def test_a_choice_that_is_none_is_refused(as_organiser, name):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME | {name: "x"})

    assert db.session.query(Programme).count() == 0


def test_a_change_stands_in_the_journal_in_words(as_organiser):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME)
    as_organiser.post("/desk/programmes/volunteers/edit", data=PROGRAMME | TERMS)

    changed = db.session.query(Entry).filter_by(act="changed").one().facts["changes"]
    page = as_organiser.get("/desk/programmes/volunteers").text
    assert changed["completed_by"] == ["slots", "hours"] and "จำนวนชั่วโมงที่เข้าอบรม" in page


@pytest.mark.parametrize(("facts", "said"), [
    ({}, "ของครึ่งวันทั้งหมด"), ({"signed_for": Signed.SESSIONS}, "ของหัวข้อทั้งหมด"),
    ({"completed_by": Measure.HOURS}, "ของชั่วโมงอบรมทั้งหมด"),
])  # fmt: skip
def test_the_terms_say_what_the_percentage_is_of(app, facts, said):
    assert said in terms.attendance(make.programme(**facts))


def test_the_public_reads_what_the_certificate_needs(client):
    programme = make.programme(completed_by=Measure.HOURS, required_percent=75)
    cohort = make.cohort(programme=programme, announced_at=make.moment(make.FIRST_DAY, 9))

    assert "ร้อยละ 75 ของชั่วโมงอบรมทั้งหมด" in client.get(f"/cohorts/{cohort.address}").text
