"""The tab of materials at the desk."""

import io
import re

import pytest

from tests import make
from tests.materials import samples
from tests.materials.conftest import shelved
from tests.materials.sender import Sender
from trainer import jobs
from trainer.database import db, now
from trainer.materials import shelving
from trainer.materials.models import Material, MaterialVersion
from trainer.schedule.models import TrainingSession


@pytest.fixture
def desk(cohort):
    return f"/desk/cohorts/{cohort.address}/materials"


def sent(*files, **entered):
    """What an ordinary form sends: files as (name, data), and its fields."""
    usual = {"place": "", "audience": "participants", "release": "at_once", "licence": "unstated"}
    return usual | entered | {"files": [(io.BytesIO(data), name) for name, data in files]}


def test_an_empty_shelf_says_what_it_is_for(as_organiser, desk):
    page = as_organiser.get(desk).text

    assert "ยังไม่มีเอกสารในรุ่นนี้" in page and "กฎหมายที่จำเป็น" in page


def test_several_files_come_by_an_ordinary_form_each_judged_for_itself(as_organiser, desk, folder):
    page = as_organiser.post(desk, data=sent(("ก.txt", samples.TEXT), ("หลอก.pdf", b"<html>"), ("ข.txt", samples.TEXT)),
                             follow_redirects=True).text  # fmt: skip

    assert [one.title for one in db.session.query(Material).order_by(Material.id)] == ["ก", "ข"]
    assert "หลอก.pdf" in page and "หน้าเว็บ" in page and "2 ไฟล์" in page


def test_a_file_goes_where_and_to_whom_the_form_says(as_organiser, desk, folder):
    session = db.session.query(TrainingSession).one()
    as_organiser.post(desk, data=sent(("ก.txt", samples.TEXT), place=f"session-{session.id}", audience="staff",
                                      release="after_end", licence="cc_by_nc", source="กรม"))  # fmt: skip

    made = db.session.query(Material).one()
    assert (made.session_id, made.day, made.audience, made.release, made.licence, made.source) == (
        session.id, 1, "staff", "after_end", "cc_by_nc", "กรม"
    )  # fmt: skip
    assert made.released_at == session.ends_at


def test_a_moment_is_chosen_in_thai_years_and_bangkok_time(as_organiser, desk, folder):
    as_organiser.post(desk, data=sent(("ก.txt", samples.TEXT), release="at_moment", release_day="29 ม.ค. 2563",
                                      release_clock="๐๘.๓๐ น."))  # fmt: skip

    assert db.session.query(Material).one().released_at == make.moment(make.FIRST_DAY, 8, 30)


@pytest.mark.parametrize(("entered", "words"), [
    ({"release": "at_moment"}, "โปรดระบุวันและเวลาที่จะเผยแพร่"), ({"release_day": "32 ม.ค. 2563"}, "32 ม.ค. 2563"),
    ({"place": "session-999"}, "กรุณาเลือกจากรายการที่กำหนด"), ({"source": "ก" * 501}, "500"),
])  # fmt: skip
def test_a_form_that_is_not_understood_loses_nothing_that_was_entered(as_organiser, desk, folder, entered, words):
    answer = as_organiser.post(desk, data=sent(("ก.txt", samples.TEXT), **({"source": "กรมพัฒนา"} | entered)))

    assert (answer.status_code, db.session.query(Material).count()) == (422, 0)
    assert ("กรมพัฒนา" in answer.text or "source" in entered) and words in answer.text


def test_a_link_comes_by_the_same_form(as_organiser, desk):
    as_organiser.post(desk, data=sent(url="https://example.org/x", title="กฎหมาย", audience="public"))

    made = db.session.query(Material).one()
    assert (made.title, made.newest.url, made.audience, made.newest.state) == (
        "กฎหมาย", "https://example.org/x", "public", "ready"
    )  # fmt: skip


def test_a_link_with_a_script_is_refused_beside_its_field(as_organiser, desk):
    answer = as_organiser.post(desk, data=sent(url="javascript:alert(1)"))

    assert answer.status_code == 422 and re.search(r'id="url-error">[^<]*https://', answer.text)


def test_nothing_at_all_is_refused(as_organiser, desk):
    answer = as_organiser.post(desk, data=sent())

    assert answer.status_code == 422 and "โปรดเลือกไฟล์" in answer.text


def test_what_is_announced_with_a_script_is_judged_as_the_form_is(cohort, as_organiser, folder):
    sender = Sender(as_organiser, cohort)

    wrong = sender.announce(5, release="at_moment")
    sender.send(samples.TEXT, name="ก.txt", release="at_moment", release_day="29 ม.ค. 2563", release_clock="9.00",
                audience="public", licence="own")  # fmt: skip

    made = db.session.query(Material).one()
    assert (wrong.status_code, "โปรดระบุวันและเวลา" in wrong.text) == (422, True)
    assert (made.audience, made.licence, made.released_at) == ("public", "own", make.moment(make.FIRST_DAY, 9))


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(cohort, as_organiser, folder):
    answer = Sender(as_organiser, cohort).announce(5 * 2**30, name="ใหญ่.zip")

    assert (answer.status_code, answer.mimetype) == (413, "text/plain") and "5 GB" in answer.text


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
    made = shelving.link(cohort, "https://example.org", {"release": "at_moment", "release_at": "2100-01-01T00:00:00+00:00"}, None)

    answer = as_organiser.post(f"{desk}/{made.id}/{act}")
    db.session.refresh(made)

    assert (answer.status_code, answer.location.split("#")[1], made.standing(now())) == (303, f"material-{made.id}", standing)


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

    assert [as_organiser.post(f"{desk}/{other.id}{each}", data={"steps": "1"}).status_code for each in posts] == [404] * 6
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
def test_the_page_takes_as_many_statements_for_one_material_as_for_three(cohort, as_organiser, desk, folder, statements, many):
    for number in range(many):
        made = shelved(cohort, f"{number}.txt", place="day-1")
        shelved(cohort, f"{number}.txt", None, made)
    db.session.commit()

    with statements() as seen:
        assert as_organiser.get(desk).status_code == 200

    assert len(seen) == 11, [one[:90] for one in seen]
