"""The pages of programmes and cohorts."""

from datetime import timedelta

import pytest

from tests import make
from trainer.database import db, now
from trainer.look import today
from trainer.programmes.models import Cohort, Programme
from trainer.programmes.seeds import executive

PROGRAMME = {
    "name": "โครงการอบรมอาสาสมัคร", "slug": "volunteers", "issuing_body": "กรมพัฒนาสังคมและสวัสดิการ",
    "topics": "การดูแลผู้สูงอายุ\n\n  กฎหมายเบื้องต้น ", "since_year": "2560", "eligible_kinds": ["public_benefit"],
    "ranking": "first_come", "signed_for": "half_days", "opens_before": "60", "late_after": "15", "closes_after": "30",
    "completed_by": "slots", "required_percent": "75",
    "first_name": "นายตัวอย่าง สมมติ", "first_position": "ประธาน\nคณะกรรมการ",
}  # fmt: skip
DAYS = {"starts_on": ["29", "1", "2563"], "ends_on": ["31", "1", "2563"]}
COHORT = DAYS | {"number": "5", "seats": "80", "venue": "ห้อง"}


def only(table):
    db.session.rollback()
    return db.session.query(table).one()


@pytest.fixture
def cohort(app):
    return make.cohort(number=4, programme=make.programme("executive"))


def test_the_empty_list_says_what_to_do_first(as_organiser):
    assert "/desk/programmes/new" in as_organiser.get("/desk/programmes").text.split("empty-action")[1]


def test_a_programme_is_set_up_on_its_page(as_organiser):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME)
    made = only(Programme)
    assert (made.since_year, made.required_percent, [topic.name for topic in made.topics]) == (
        2017, 75, ["การดูแลผู้สูงอายุ", "กฎหมายเบื้องต้น"])  # fmt: skip
    assert made.signatories == [{"name": "นายตัวอย่าง สมมติ", "position": "ประธาน\nคณะกรรมการ"}]


def test_numbers_that_may_stay_empty_are_not_marked_when_something_else_is_wrong(as_organiser):
    empty = {"since_year": "", "trained_before": "", "max_per_organisation": "", "required_percent": "0"}
    page = as_organiser.post("/desk/programmes/new", data=PROGRAMME | empty).text
    assert "จำนวนเต็ม" not in page and page.count('aria-invalid="true"') == 1


def test_a_number_that_is_none_is_still_said_beside_it(as_organiser):
    page = as_organiser.post("/desk/programmes/new", data=PROGRAMME | {"since_year": "นานแล้ว"}).text
    assert "จำนวนเต็ม" in page and db.session.query(Programme).all() == []


@pytest.mark.parametrize("slug", ["Executive", "../x", "a b", "อบรม"])
def test_an_address_that_is_none_is_refused(as_organiser, slug):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME | {"slug": slug})
    assert db.session.query(Programme).all() == []


def test_the_edit_page_holds_what_the_programme_is(as_organiser):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME)
    page = as_organiser.get("/desk/programmes/volunteers/edit").text
    expected = ("การดูแลผู้สูงอายุ\nกฎหมายเบื้องต้น", 'value="2560"', "ประธาน\nคณะกรรมการ", " checked")
    assert [text for text in expected if text not in page] == []


def test_saving_an_unchanged_programme_keeps_its_topics(as_organiser):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME)
    before = [topic.id for topic in only(Programme).topics]
    as_organiser.post("/desk/programmes/volunteers/edit", data=PROGRAMME | {"name": "ชื่อใหม่"})
    assert [topic.id for topic in only(Programme).topics] == before


def test_a_programme_shows_its_history(as_organiser):
    executive()
    assert "รุ่นที่ 1–3: ผู้เข้าอบรมรวม 150 คน ตั้งแต่ พ.ศ. 2560" in as_organiser.get("/desk/programmes/executive").text


@pytest.mark.parametrize("address", ["/desk/programmes", "/desk/programmes/executive"])
def test_a_page_asks_no_more_for_three_than_for_one(as_organiser, cohort, statements, address):
    db.session.commit()
    with statements() as for_one:
        as_organiser.get(address)
    for number in (5, 6):
        make.cohort(number=number, programme=cohort.programme)
        make.cohort(number=number)
    db.session.commit()
    with statements() as for_three:
        as_organiser.get(address)
    assert len(for_one) == len(for_three) <= 15


def test_a_cohort_is_planned_on_its_page(as_organiser):
    make.programme("executive")
    as_organiser.post("/desk/programmes/executive/cohorts/new", data=COHORT)
    assert (only(Cohort).address, str(only(Cohort).starts_on), only(Cohort).seats) == ("executive/5", "2020-01-29", 80)


def test_cohorts_of_long_ago_can_be_entered(as_organiser, cohort):
    page = as_organiser.get("/desk/programmes/executive/cohorts/new").text
    assert page.count(">2540</option>") == 2


def test_the_next_number_is_proposed(as_organiser, cohort):
    assert 'name="number" required type="number" value="5"' in as_organiser.get(
        "/desk/programmes/executive/cohorts/new").text.replace("  ", " ")  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"ends_on": ["28", "1", "2563"]}, "วันสุดท้ายอยู่ก่อนวันแรก"),
        ({"ends_on": ["31", "2", "2563"]}, "ไม่มีวันที่ 31 กุมภาพันธ์ 2563"),
        ({"number": "4"}, "มีรุ่นเลขที่นี้แล้ว"),
        ({"ends_on": ["", "", ""]}, "ทั้งวันแรกและวันสุดท้าย"),
    ],
)
def test_what_cannot_be_is_said_and_not_planned(as_organiser, cohort, facts, said):
    page = as_organiser.post("/desk/programmes/executive/cohorts/new", data=COHORT | facts).text
    assert said in page and "80" in page
    assert only(Cohort).number == 4


def test_settings_are_saved(as_organiser, cohort):
    as_organiser.post("/desk/cohorts/executive/4/settings", data=COHORT | {"number": "4"})
    assert only(Cohort).seats == 80


def test_settings_that_cannot_be_are_said_and_not_saved(as_organiser, cohort):
    page = as_organiser.post("/desk/cohorts/executive/4/settings", data=COHORT | {"ends_on": ["1", "1", "2563"]}).text
    assert "วันสุดท้ายอยู่ก่อนวันแรก" in page and only(Cohort).seats == 100


def test_a_cohort_is_announced_and_taken_back(as_organiser):
    make.cohort(number=4, programme=make.programme("executive"), starts_on=today() + timedelta(days=9))
    as_organiser.post("/desk/cohorts/executive/4/announcement")
    announced = only(Cohort).announced_at
    as_organiser.post("/desk/cohorts/executive/4/announcement/withdrawal")
    assert announced and not only(Cohort).announced_at


def test_a_cohort_is_closed_and_opened_again(as_organiser, cohort):
    as_organiser.post("/desk/cohorts/executive/4/closing")
    closed = only(Cohort).closed_at
    as_organiser.post("/desk/cohorts/executive/4/reopening")
    assert closed and not only(Cohort).closed_at


@pytest.mark.parametrize("act", ["announcement", "announcement/withdrawal", "closing", "reopening", "settings"])
def test_the_door_does_none_of_this(as_door, cohort, act):
    assert as_door.post(f"/desk/cohorts/executive/4/{act}", data=COHORT).status_code == 403


def test_a_cohort_that_is_not_there_is_not_found(as_organiser, cohort):
    assert as_organiser.get("/desk/cohorts/executive/9/settings").status_code == 404


def test_the_rules_that_a_programme_sets_are_kept_and_told_in_public(as_organiser):
    rules = {"years_between": "3", "answers_decide": "y", "max_per_organisation": "2"}
    as_organiser.post("/desk/programmes/new", data=PROGRAMME | rules)

    made = only(Programme)
    make.cohort(number=1, programme=made, starts_on=today() + timedelta(days=9), announced_at=now())
    page = as_organiser.get("/cohorts/volunteers/1").text
    assert (made.years_between, made.answers_decide) == (3, True)
    assert "ภายใน 3 ปีก่อนวันแรกของรุ่น" in page and "ตอบคำถามที่กำหนดในแบบฟอร์ม" in page


@pytest.mark.parametrize("years", ["0", "-1", "51", "สามปี", "9" * 40])
def test_years_that_cannot_be_are_refused(as_organiser, years):
    as_organiser.post("/desk/programmes/new", data=PROGRAMME | {"years_between": years})

    assert db.session.query(Programme).all() == []
