"""Food: counted by kind and meal; monks before noon; the kitchen learns no more than it must."""

import io
import subprocess
from collections import Counter
from datetime import date

import openpyxl
import pytest

from certificates.text import normalised
from tests import make
from tests.registration import lists
from trainer.registration import food
from trainer.registration.food import Eater
from trainer.registration.models import State


@pytest.mark.parametrize("written, kind", [
    ("เจ", "เจ"), ("อาหารเจ", "เจ"), ("ปกติ", "ทั่วไป"), ("อาหารอิสลาม", "ฮาลาล"),
    ("Halal", "ฮาลาล"), ("มังสะวิรัติ", "มังสวิรัติ"),
    ("อาหารอ่อน", "อาหารอ่อน"), ("ไม่ทานเนื้อ", "ไม่ทานเนื้อ"), ("", ""), ("  ", ""),
])  # fmt: skip
def test_words_for_the_same_food_are_counted_together(written, kind):
    assert food.kind_of(written) == kind


def test_known_kinds_are_counted_even_when_nobody_eats_them_others_only_then():
    eaters = [Eater("เจ", False, False), Eater("อาหารอ่อน", False, False), Eater("", False, False)]

    assert list(food.counts(eaters).items()) == [
        ("ทั่วไป", 0), ("มังสวิรัติ", 0), ("เจ", 1), ("ฮาลาล", 0), ("อาหารอ่อน", 1), ("", 1)]  # fmt: skip


def test_dinner_and_breakfast_are_for_those_who_stay_overnight():
    eaters = [Eater("เจ", False, True), Eater("ทั่วไป", False, False)]

    found = food.meals(date(2020, 1, 29), date(2020, 1, 30), eaters)

    assert [(meal.name, meal.total) for meal in found] == [("lunch", 2), ("dinner", 1), ("breakfast", 1), ("lunch", 2)]


def test_monks_eat_before_noon_and_never_at_dinner():
    found = food.meals(date(2020, 1, 29), date(2020, 1, 30), [Eater("ทั่วไป", True, True), Eater("เจ", False, True)])

    assert [(meal.name, meal.before_noon, dict(meal.counts)) for meal in found[:2]] == [
        ("lunch", 1, {"ทั่วไป": 1, "เจ": 1}), ("dinner", 0, {"เจ": 1})]  # fmt: skip


def test_a_cohort_without_days_has_no_meals():
    assert food.meals(None, None, [Eater("เจ", False, True)]) == []


@pytest.fixture
def cohort(app):
    made = make.cohort()
    make.registration(made, person=make.person("มะลิ", "น้ำทิพย์", title="นาง"), food="เจ", needs="แพ้กุ้ง")
    make.registration(made, person=make.person("กา", "ทั่วไปดี", phone="0812345678"), food="ทั่วไป")
    make.registration(made, person=make.person("ขวัญ", "ล้อเลื่อน"), food="ทั่วไป", needs="ใช้รถเข็น")
    make.registration(made, person=make.person("สมศักดิ์", "ฐิตธมฺโม", title="พระมหา"), food="")
    make.registration(made, person=make.person("สำรอง", "ไม่กิน"), food="ฮาลาล", state=State.RESERVE, rank=1)
    return made


def kitchen(client, cohort, tmp_path, **asked):
    """The text of the kitchen's paper."""
    (tmp_path / "food.pdf").write_bytes(client.get(lists.address(cohort, "food.pdf"), query_string=asked).data)
    told = subprocess.run(["pdftotext", "-raw", tmp_path / "food.pdf", "-"], capture_output=True, text=True, check=True)
    return normalised(told.stdout)


def test_the_page_names_who_eats_what(as_organiser, cohort):
    page = as_organiser.get(lists.address(cohort, "food")).text

    assert "นางมะลิ น้ำทิพย์" in page and "แพ้กุ้ง" in page


def test_reserves_are_not_fed(as_organiser, cohort):
    assert "สำรอง ไม่กิน" not in as_organiser.get(lists.address(cohort, "food")).text


@pytest.mark.parametrize("words", ["นางมะลิน้ำทิพย์", "แพ้กุ้ง", "ฉันก่อนเที่ยง", "ใช้รถเข็น"])
def test_the_kitchen_reads_kinds_and_needs(as_organiser, cohort, tmp_path, words):
    assert words in kitchen(as_organiser, cohort, tmp_path)


@pytest.mark.parametrize("secret", ["ทั่วไปดี", "มูลนิธิทดสอบ", "0812345678"])
def test_the_kitchen_learns_no_name_without_need_no_organisation_and_no_telephone(
    as_organiser, cohort, tmp_path, secret
):
    assert secret not in kitchen(as_organiser, cohort, tmp_path)


def test_a_need_that_was_unticked_stays_out_of_the_kitchen(as_organiser, cohort, tmp_path):
    mali = next(one for one in lists.registered() if one.needs == "แพ้กุ้ง")

    told = kitchen(as_organiser, cohort, tmp_path, chosen="1", needs=mali.id)

    assert ("แพ้กุ้ง" in told, "ใช้รถเข็น" in told) == (True, False)


def test_the_workbook_counts_each_meal(as_organiser, cohort):
    data = as_organiser.get(lists.address(cohort, "food.xlsx")).data
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    header = next(row for row in rows if "เจ" in row)

    assert Counter(row[header.index("รวม")] for row in rows[rows.index(header) + 1:]) == {4: 3}


def test_an_empty_cohort_says_what_to_do_first(as_organiser):
    assert "ยังไม่มีตัวจริง" in as_organiser.get(lists.address(make.cohort(), "food")).text
