"""The tab of materials at the desk."""

import io

import pytest

from tests import make
from tests.materials import samples
from tests.materials.conftest import shelved
from tests.materials.forms import sent
from tests.materials.sender import Sender
from trainer import jobs
from trainer.database import db, now
from trainer.materials import shelving
from trainer.materials.models import MaterialVersion


def test_an_empty_shelf_says_what_it_is_for(as_organiser, desk):
    page = as_organiser.get(desk).text

    assert "ยังไม่มีเอกสารในรุ่นนี้" in page and "กฎหมายที่จำเป็น" in page


def test_a_new_version_comes_by_form_or_by_script(cohort, as_organiser, desk, folder):
    made = shelved(cohort, "ก.txt")
    as_organiser.post(f"{desk}/{made.id}/versions", data={"file": (io.BytesIO(samples.TEXT), "ข.txt")})
    Sender(as_organiser, cohort).send(samples.TEXT, name="ค.txt", material=made)
    jobs.sweep()

    names = [(one.number, one.name) for one in db.session.query(MaterialVersion).order_by(MaterialVersion.number)]
    assert names == [(1, "ก.txt"), (2, "ข.txt"), (3, "ค.txt")]
    page = as_organiser.get(f"{desk}/{made.id}").text
    assert [name in page for _number, name in names] == [True] * 3


def test_earlier_versions_can_be_read_by_staff(cohort, as_organiser, desk, folder):
    made = shelved(cohort, "ก.txt", "เดิม".encode())
    shelved(cohort, "ก.txt", "ใหม่".encode(), made)

    assert as_organiser.get(f"{desk}/{made.id}/versions/1").data == "เดิม".encode()


def test_an_infected_version_is_given_to_nobody(cohort, as_organiser, desk, folder):
    made = shelved(cohort, "ก.txt")
    made.newest.state = "infected"

    assert as_organiser.get(f"{desk}/{made.id}/versions/1").status_code == 404


def test_a_file_that_is_damaged_is_not_called_seen_or_fetched(cohort, as_organiser, desk, folder):
    made = shelved(cohort, "ก.txt")
    said = ["เห็นได้ตั้งแต่", "ผู้เข้าอบรมได้รับแล้ว"]
    before = [words in as_organiser.get(desk).text for words in said]
    made.newest.state = "failed"
    db.session.commit()

    after = [words in as_organiser.get(address).text for address in (desk, f"{desk}/{made.id}") for words in said]

    assert (before, after) == ([True] * 2, [False] * 4)


def test_a_material_is_changed_on_its_page(cohort, as_organiser, desk):
    made = shelving.link(cohort, "https://example.org", {}, None)
    as_organiser.post(f"{desk}/{made.id}", data=sent(title="ใหม่", description="บรรทัดหนึ่ง\r\nบรรทัดสอง", place="day-2"))

    db.session.refresh(made)
    assert (made.title, made.description, made.day) == ("ใหม่", "บรรทัดหนึ่ง\nบรรทัดสอง", 2)


def test_a_change_without_a_name_is_refused_beside_it(cohort, as_organiser, desk):
    made = shelving.link(cohort, "https://example.org", {}, None)

    answer = as_organiser.post(f"{desk}/{made.id}", data=sent(title="", description="พิมพ์ไว้แล้ว"))

    assert answer.status_code == 422 and "โปรดกรอกชื่อเอกสาร" in answer.text and "พิมพ์ไว้แล้ว" in answer.text


@pytest.mark.parametrize(("act", "standing"), [("withdrawal", "withdrawn"), ("release", "released")])
def test_buttons_take_back_and_release(cohort, as_organiser, desk, act, standing):
    later = {"release": "at_moment", "release_at": "2100-01-01T00:00:00+00:00"}
    made = shelving.link(cohort, "https://example.org", later, None)

    answer = as_organiser.post(f"{desk}/{made.id}/{act}")
    db.session.refresh(made)

    assert (answer.status_code, answer.location.split("#")[1]) == (303, f"material-{made.id}")
    assert made.standing(now()) == standing


def test_a_button_moves_it_and_the_focus_goes_along(cohort, as_organiser, desk):
    first, second = (shelving.link(cohort, "https://example.org", {"title": each}, None) for each in "กข")

    answer = as_organiser.post(f"{desk}/{second.id}/place", data={"steps": "-1"})
    page = as_organiser.get(desk).text

    assert answer.location.endswith(f"#up-{second.id}")
    assert page.index(f'id="material-{second.id}"') < page.index(f'id="material-{first.id}"')


def test_materials_of_another_cohort_are_not_found(cohort, as_organiser, desk):
    other = shelving.link(make.cohort(5, programme=cohort.programme), "https://example.org", {}, None)
    db.session.commit()
    posts = ("", "/place", "/withdrawal", "/return", "/release", "/versions")

    answers = [as_organiser.post(f"{desk}/{other.id}{each}", data={"steps": "1"}) for each in posts]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert as_organiser.get(f"{desk}/{other.id}/fetches").status_code == 404


def test_what_was_not_sent_to_the_end_can_be_deleted(cohort, as_organiser, desk, folder):
    address = Sender(as_organiser, cohort).begin(100, name="ค้าง.pdf")
    fresh = "ค้าง.pdf" in as_organiser.get(desk).text
    db.session.execute(db.text("UPDATE material_upload SET expires_at = :moment"), {"moment": "2099-01-01 00:00:00"})
    as_organiser.post(f"{address}/removal")

    assert (fresh, db.session.execute(db.text("SELECT count(*) FROM material_upload")).scalar()) == (False, 0)


def test_a_closed_cohort_shows_and_changes_nothing(cohort, as_organiser, desk, folder):
    shelved(cohort, "ก.txt")
    cohort.closed_at = now()

    page = as_organiser.get(desk).text

    assert "materials-panel" not in page and "เรียกคืน" not in page and ">ก</a>" in page


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_as_many_statements_for_one_as_for_three(cohort, as_organiser, desk, folder, statements, many):
    for number in range(many):
        made = shelved(cohort, f"{number}.txt", place="day-1")
        shelved(cohort, f"{number}.txt", None, made)
    db.session.commit()

    with statements() as seen:
        assert as_organiser.get(desk).status_code == 200

    assert len(seen) == 11, [one[:90] for one in seen]
