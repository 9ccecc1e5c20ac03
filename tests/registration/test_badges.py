"""Badges and table signs: names come back from the paper, codes are read by a program that we did not write."""

import re
import subprocess

import pytest

from certificates.text import normalised
from tests import make
from tests.registration import lists
from trainer import jobs
from trainer.database import db
from trainer.jobs import Job
from trainer.registration import badges, groups
from trainer.registration.fitting import MM, SLACK, size_for, width_of
from trainer.registration.models import State

NAMES = ["ปู่กตัญญู", "น้ำทิพย์", "ป้ำฝ้าย", "ณัฏฐ์ผึ้ง", "ฟื้นที่ญี่ปุ่น", "ฐิติพร", "กำธรำลึก", "ณ อยุธยา"]
LONG = "ณัฏฐ์ปู่กตัญญูญี่ปุ่นฟื้นฝูงผึ้งป้ำน้ำใจ" * 3


@pytest.fixture
def cohort(app):
    return make.cohort()


def participants(cohort, *lasts, **facts):
    return [make.registration(cohort, person=make.person("กำพล", last), **facts) for last in lasts]


def printed(client, cohort, tmp_path, **sent):
    """The PDF that the page answers at once, on disk."""
    answer = client.post(lists.address(cohort, "badges/print-runs"), data={"paper": "badges", "everybody": "1"} | sent)
    path = tmp_path / "badges.pdf"
    path.write_bytes(answer.data)
    return path


def words_of(path):
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    return normalised(told.stdout)


def pages_of(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def codes_on(path, tmp_path):
    """What zbarimg reads off the first page."""
    subprocess.run(["pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", path, tmp_path / "page"], check=True)
    [picture] = tmp_path.glob("page*.png")
    told = subprocess.run(["zbarimg", "--raw", "-q", picture], capture_output=True, text=True, check=True)
    return sorted(told.stdout.split())


def test_every_code_of_a_full_sheet_is_read(as_organiser, cohort, tmp_path):
    made = participants(cohort, *NAMES)
    expected = sorted(f"TRN1:{one.badge_token}" for one in made)

    assert codes_on(printed(as_organiser, cohort, tmp_path), tmp_path) == expected


def test_every_name_comes_back_from_the_paper(as_organiser, cohort, tmp_path):
    participants(cohort, *NAMES)

    told = words_of(printed(as_organiser, cohort, tmp_path))

    assert [name for name in NAMES if normalised(f"นายกำพล{name}") not in told] == []


@pytest.mark.parametrize("count, sheets", [(1, 1), (8, 1), (9, 2), (16, 2)])
def test_eight_badges_make_a_sheet(as_organiser, cohort, tmp_path, count, sheets):
    participants(cohort, *(f"ใจดี{n}" for n in range(count)))

    assert pages_of(printed(as_organiser, cohort, tmp_path)) == sheets


@pytest.mark.parametrize("paper, pages", [("badges", 1), ("table_signs", 2)])
def test_very_long_names_stay_whole_and_on_their_page(as_organiser, cohort, tmp_path, paper, pages):
    organisation = make.organisation("มูลนิธิ" + "เพื่อการฟื้นฟูผู้สูงอายุแห่งจังหวัดชายแดน" * 6)
    person = make.person("ญี่ปุ่น" * 10, LONG[:110], title="รองศาสตราจารย์ พันโท ดร.")
    make.registration(cohort, person=person, organisation=organisation)
    participants(cohort, LONG[:60])

    path = printed(as_organiser, cohort, tmp_path, paper=paper)

    told = words_of(path)
    assert (pages_of(path), normalised(LONG[:110]) in told, normalised(LONG[:60]) in told) == (pages, True, True)


@pytest.mark.parametrize("name", ["กา", "น้ำทิพย์", LONG[:40], LONG])
def test_a_name_is_as_large_as_its_box_allows(name):
    size = size_for([name], 83, 23, 34)

    lines = width_of(name) * size / (83 * MM * SLACK)
    assert size <= 34 and (lines <= 1 or size < 14) and size > 6


def test_marks_above_and_below_take_no_width():
    assert width_of("ที่") == width_of("ท")


def test_only_those_ticked_are_printed(as_organiser, cohort, tmp_path):
    one, _other = participants(cohort, "มาแล้ว", "ไม่เอา")
    answer = as_organiser.post(
        lists.address(cohort, "badges/print-runs"), data={"paper": "badges", "people": one.id})  # fmt: skip
    (tmp_path / "one.pdf").write_bytes(answer.data)

    told = words_of(tmp_path / "one.pdf")

    assert ("มาแล้ว" in told, "ไม่เอา" in told) == (True, False)


def test_who_holds_no_seat_gets_no_badge(as_organiser, cohort, tmp_path):
    participants(cohort, "ตัวจริง")
    participants(cohort, "ยังรอ", state=State.APPLIED)

    assert "ยังรอ" not in words_of(printed(as_organiser, cohort, tmp_path))


@pytest.mark.parametrize("order, expected", [
    ("by_name", ["กก", "ขข", "คค"]), ("by_group", ["คค", "กก", "ขข"]), ("by_province", ["ขข", "คค", "กก"])
])  # fmt: skip
def test_badges_stand_in_the_order_asked_for(as_organiser, cohort, tmp_path, order, expected):
    for last, province in (("กก", "TH-90"), ("ขข", "TH-10"), ("คค", "TH-50")):
        participants(cohort, last, organisation=make.organisation(province=province))
    first, _second = groups.propose(cohort, 2, None)
    groups.move(cohort, lists.registered()[:2], _second, None)
    groups.move(cohort, lists.registered()[2:], first, None)

    told = words_of(printed(as_organiser, cohort, tmp_path, order=order))

    assert sorted(expected, key=told.index) == expected


def test_a_hundred_badges_are_made_in_the_background(as_organiser, cohort, tmp_path):
    participants(cohort, *(f"ใจดี{n}" for n in range(20)))

    answer = as_organiser.post(
        lists.address(cohort, "badges/print-runs"), data={"paper": "badges", "everybody": "1"})  # fmt: skip
    jobs.sweep()
    job = db.session.query(Job).one()
    (tmp_path / "many.pdf").write_bytes(as_organiser.get(f"/desk/jobs/{job.id}/file").data)

    assert (answer.status_code, job.state, pages_of(tmp_path / "many.pdf")) == (303, "done", 3)


def test_a_table_sign_says_the_name_on_both_sides(as_organiser, cohort, tmp_path):
    participants(cohort, "น้ำทิพย์")
    path = printed(as_organiser, cohort, tmp_path, paper="table_signs")
    plain = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout

    middles = sorted(float(y) > 297 for y in re.findall(r'yMin="([\d.]+)"', plain))

    assert middles[0] is False and middles[-1] is True


@pytest.mark.parametrize("sent", [{"paper": "money"}, {"paper": "badges", "people": "x"}, {"paper": "badges"}])
def test_an_order_without_sense_is_refused(as_organiser, cohort, sent):
    participants(cohort, "ใจดี")

    assert as_organiser.post(lists.address(cohort, "badges/print-runs"), data=sent).status_code == 422


def test_tokens_are_long_random_and_fit_the_short_mode_of_qr(cohort):
    tokens = {one.badge_token for one in participants(cohort, *map(str, range(50)))}

    assert len(tokens) == 50 and all(re.fullmatch("[A-Z2-7]{26}", token) for token in tokens)


def test_the_code_says_nothing_about_the_person(cohort):
    [one] = participants(cohort, "น้ำทิพย์")

    assert badges.code_of(one) == f"TRN1:{one.badge_token}"


def test_the_workbook_carries_the_text_of_the_codes(as_organiser, cohort):
    import io

    import openpyxl

    [one] = participants(cohort, "น้ำทิพย์")
    data = as_organiser.get(lists.address(cohort, "badges.xlsx")).data

    assert list(openpyxl.load_workbook(io.BytesIO(data)).active.values)[-1][-1] == f"TRN1:{one.badge_token}"
