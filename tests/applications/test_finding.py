"""Organisations offered to whoever types a part of a name, in whatever spelling."""

import time

import pytest

from tests import make
from trainer.applications import finding
from trainer.database import db
from trainer.organisations.models import Organisation

NAMES = (
    "มูลนิธิสวัสดิการสุขภาพชุมชนภาคเหนือตอนบน", "สมาคมสภาผู้สูงอายุแห่งลุ่มน้ำยม", "มูลนิธิเพื่อคนพิการก้าวหน้าและครอบครัว",
    "มูลนิธิส่งเสริมสุขภาพเด็กและเยาวชนบ้านดงใหญ่", "สมาคมสตรีทอผ้า", "ชมรมป่า",
)  # fmt: skip


@pytest.fixture
def register(app):
    return {name: make.organisation(name) for name in NAMES}


def offered(words):
    return [one.name for one in finding.offered(words)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("สุขภาบชุมชน", NAMES[0]), ("ผูสูงอายุ", NAMES[1]), ("คนพิการก้าวหนา", NAMES[2]), ("มูลนิทิส่งเสิมสุขภาพ", NAMES[3])],
)
def test_a_misspelled_part_of_a_name_finds_it_first(register, typed, meant):
    assert offered(typed)[0] == meant


@pytest.mark.parametrize("typed", ["รถจักรยานยนต์", "qwertyuiop", "สตลี", "บริษัทปลูกชมรมป่าใหญ่ริมทะเลจำกัด", "((((((("])
def test_what_is_like_no_name_finds_nothing(register, typed):
    assert offered(typed) == []


def test_however_many_are_alike_ten_are_offered(app):
    for number in range(15):
        make.organisation(f"มูลนิธิสุขภาพชุมชนแห่งที่ {number}")

    assert len(offered("สุขภาบชุมชน")) == finding.MOST


def test_of_two_thousand_names_it_is_found_with_few_statements_and_at_once(app, statements):
    rows = [{"name": f"{NAMES[number % 5]} สาขา {number}", "number": number} for number in range(2_000)]
    db.session.add_all([
        Organisation(name=row["name"], registration_no=f"{row['number']}/2550")
        for row in rows
    ])  # fmt: skip
    db.session.commit()
    finding.offered("สุขภาบชุมชน")

    before = time.process_time()
    with statements() as seen:
        found = finding.offered("ผูสูงอายุ")

    assert (len(found), len(seen) <= 4, time.process_time() - before < 0.25) == (10, True, True)
