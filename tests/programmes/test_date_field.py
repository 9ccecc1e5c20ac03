"""Dates as people enter them."""

from datetime import date

import pytest
from flask_babel import force_locale
from werkzeug.datastructures import MultiDict

from trainer.date_field import ThaiDateField
from trainer.forms import Form


class DayForm(Form):
    """One date that must be given, and one that may be."""

    day = ThaiDateField("วันแรก", required=True)
    other = ThaiDateField("วันอื่น", years=(-80, 0))


@pytest.fixture
def sent(app):
    """A form as sent: `sent(day=[…], other=[…])`."""

    def send(**entries):
        form = DayForm(MultiDict([(name, value) for name, values in entries.items() for value in values]))
        form.validate()
        return form

    with app.test_request_context(method="POST"):
        yield send


def test_the_three_selects_make_a_day(sent):
    assert sent(day=["29", "1", "2020"]).day.data == date(2020, 1, 29)


def test_a_buddhist_year_is_taken_as_one(sent):
    assert sent(day=["29", "2", "2563"]).day.data == date(2020, 2, 29)


def test_a_text_is_read_too(sent):
    assert sent(day=["๒๙ ม.ค. ๒๕๖๓"]).day.data == date(2020, 1, 29)


def test_a_day_that_does_not_exist_is_named(sent):
    assert sent(day=["29", "2", "2021"]).day.errors == ["ไม่มีวันที่ 29 กุมภาพันธ์ 2564"]


def test_a_day_that_does_not_exist_is_named_as_a_text(sent):
    assert sent(day=["29/2/2564"]).day.errors == ["ไม่มีวันที่ 29/2/2564"]


def test_the_part_that_is_missing_is_named(sent):
    assert sent(day=["29", "", "2020"]).day.errors == ["กรุณาเลือก เดือน ด้วย"]


def test_a_text_that_is_no_date_is_shown_again_in_the_sentence(sent):
    assert "พรุ่งนี้" in sent(day=["พรุ่งนี้"]).day.errors[0]


def test_a_date_that_must_be_given_is_asked_for(sent):
    assert sent(day=["", "", ""]).day.errors == ["กรุณาเลือกวัน เดือน และปี"]


def test_a_date_that_may_be_given_can_stay_empty(sent):
    form = sent(day=["29", "1", "2020"], other=["", "", ""])
    assert (form.errors, form.other.data) == ({}, None)


def test_years_are_shown_as_buddhist_years_to_thai_readers(sent):
    assert '<option value="2020" selected>2563</option>' in sent(day=["29", "1", "2020"]).day()


def test_years_are_shown_as_gregorian_years_to_english_readers(sent):
    with force_locale("en"):
        assert '<option value="2020" selected>2020</option>' in sent(day=["29", "1", "2020"]).day()


def test_what_was_chosen_stays_chosen_when_the_day_does_not_exist(sent):
    drawn = sent(day=["31", "2", "2563"]).day()
    assert drawn.count(" selected") == 3


def test_a_record_far_from_this_year_keeps_its_year(app):
    with app.test_request_context():
        assert '<option value="1950" selected>2493</option>' in DayForm(data={"day": date(1950, 5, 1)}).day()


def test_what_was_sent_is_escaped(sent):
    form = sent(day=['"><script>', "1", "2020"])
    assert "<script>" not in form.day() and form.day.errors
