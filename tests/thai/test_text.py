"""One spelling for Thai text, and digits (cases 17–20)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.thai.numerals import arabic_digits, thai_digits
from trainer.thai.text import clean, key

THAI = st.text(st.sampled_from("กนปเแโาำํิีุู่้๊๋็์ๆฯ๑๒ \u200b\ufeff\u00a0\u00ad\u0e3a"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        pytest.param("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33", id="17-tone-nikhahit-aa"),
        pytest.param("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33", id="17-nikhahit-tone-aa"),
        pytest.param("น\u0e33\u0e49", "น\u0e49\u0e33", id="17-am-tone"),
        pytest.param("น\u0e4d\u0e32", "น\u0e33", id="17-without-tone"),
        pytest.param("เเก้วตา", "แก้วตา", id="18"),
        pytest.param("\u200b\ufeffสมศรี", "สมศรี", id="19"),
        pytest.param("ป\u0e48\u0e39", "ป\u0e39\u0e48", id="20"),
        pytest.param("ท\u0e48\u0e35", "ท\u0e35\u0e48", id="20-vowel-above"),
        pytest.param("ป\u0e48\u200b\u0e39", "ป\u0e39\u0e48", id="20-with-zwsp-between"),
        pytest.param("สมศรี\u00a0 \t\nใจดี ", "สมศรี ใจดี", id="spaces"),
        pytest.param("กั\u0e31น", "กัน", id="doubled-mark"),
        pytest.param("ฐิตธมฺโม", "ฐิตธมฺโม", id="12-phinthu-kept"),
        pytest.param("๑๒/๒๕๕๐", "๑๒/๒๕๕๐", id="thai-digits-stay"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_text_is_cleaned(typed, result):
    assert clean(typed) == result


@given(st.text() | THAI)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text() | THAI)
def test_the_key_of_a_key_is_itself(text):
    assert key(key(text)) == key(text)


def test_a_key_ignores_spaces_case_and_invisible_characters():
    assert key("\ufeffณ อยุธยา  ABC") == key("ณอยุธยา abc")


def test_a_key_tells_different_names_apart():
    assert key("มาลี") != key("มาลัย")


def test_a_number_is_written_in_thai_digits():
    assert thai_digits(2563) == "๒๕๖๓"


@given(st.text(st.sampled_from("0123456789/-. กข"), max_size=20))
def test_digits_there_and_back_are_the_same(text):
    assert arabic_digits(thai_digits(text)) == text


def test_control_characters_are_dropped_and_separators_are_spaces():
    assert clean("สม\x00ชาย\x1b\x85ใจดี\x7f") == "สมชาย ใจดี"
