"""Putting more on the shelf, by an ordinary form and by the script."""

import re

import pytest

from tests import make
from tests.materials import samples
from tests.materials.forms import sent
from tests.materials.sender import Sender
from trainer.database import db
from trainer.materials.models import Material
from trainer.schedule.models import TrainingSession


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
