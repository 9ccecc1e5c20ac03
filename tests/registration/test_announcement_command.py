"""`flask announcements publish`."""

import pytest

from tests import make
from tests.registration import announced
from tests.registration.announced import people, publish
from trainer.database import db
from trainer.registration.announcements import Announcement


@pytest.fixture
def cohort(app):
    return announced.cohort(programme=make.programme("executive"), number=5)


def run(app, *words):
    db.session.commit()
    return app.test_cli_runner().invoke(args=["announcements", "publish", *words])


def test_the_first_one_says_its_number_and_how_many_it_lists(app, cohort):
    done = run(app, "--cohort", "executive/5")

    assert (done.exit_code, done.stdout) == (0, "ประกาศรายชื่อ ครั้งที่ 1 แล้ว: ตัวจริง 2 คน สำรอง 2 คน\n")


def test_the_next_one_prints_the_differences(app, cohort):
    publish(cohort)
    people(cohort)["กานดา"].person.first_name = "กานต์ธิดา"
    done = run(app, "--cohort", "executive/5")

    assert done.stdout.splitlines()[1:] == [
        "แก้ไขข้อมูล · นายกานต์ธิดา ปู่กตัญญู · ชื่อ–สกุล: นายกานดา ปู่กตัญญู → นายกานต์ธิดา ปู่กตัญญู"]  # fmt: skip


def test_nothing_new_is_one_sentence_and_status_1(app, cohort):
    publish(cohort)
    done = run(app, "--cohort", "executive/5")

    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "ไม่มีการเปลี่ยนแปลงจากประกาศครั้งที่ 1\n")


@pytest.mark.parametrize("address", ["executive/99", "nothing", "executive/5; drop"])
def test_an_unknown_cohort_is_refused_and_nothing_is_written(app, cohort, address):
    done = run(app, "--cohort", address)

    assert (done.exit_code, db.session.query(Announcement).count()) == (1, 0)


def test_the_preamble_can_be_given(app, cohort):
    run(app, "--cohort", "executive/5", "--preamble", "ขอประกาศให้ทราบ")

    assert db.session.query(Announcement).one().preamble == "ขอประกาศให้ทราบ"
