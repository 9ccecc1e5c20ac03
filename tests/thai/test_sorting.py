"""Thai dictionary order (cases 16, 21, 22)."""

import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.thai.sorting import person_sort_key, sort_key

ORDERED = [
    pytest.param("กา กิ่ง เก่ง แก้ว ไก่ ขวัญ ฤดี", id="21"),
    pytest.param("กอ ก่อ ก้อ ก๊อ ก๋อ", id="22"),
    pytest.param("๑๐ 2 กา ฮา Adam bob Zoe", id="16-latin-after-thai"),
    pytest.param("รา ฤดี ลา", id="rue-between-ro-and-lo"),
    pytest.param("นา นำ นิ", id="am-after-aa"),
    pytest.param("กก กกก กกา กข", id="shorter-first"),
    pytest.param("เปน เป็น เป่น", id="maitaikhu-before-tones"),
    pytest.param("จัน จันทร์ จำปา", id="thanthakhat"),
]


@pytest.mark.parametrize("words", ORDERED)
def test_words_stand_in_dictionary_order(words):
    assert sorted(shuffled(words.split()), key=sort_key) == words.split()


@pytest.mark.parametrize("words", ORDERED)
def test_a_database_that_compares_bytes_gives_the_same_order(words):
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE word (word TEXT, key TEXT)")
    base.executemany("INSERT INTO word VALUES (?, ?)", [(word, sort_key(word)) for word in reversed(words.split())])

    assert [word for (word,) in base.execute("SELECT word FROM word ORDER BY key")] == words.split()


def test_spaces_case_and_punctuation_do_not_count():
    assert sort_key("ณ อยุธยา Ab") == sort_key("ณอยุธยา-AB")


def test_an_accent_comes_after_the_plain_letter_but_not_after_the_next():
    assert sort_key("Arm") < sort_key("Ärm") < sort_key("Asm")


def test_people_stand_by_first_name_then_surname_and_without_one_first():
    people = [("กอ", None), ("กอ", "ขำ"), ("ก่อ", "กล้า"), ("กอง", "กล้า"), ("John", "Smith")]

    assert sorted(shuffled(people), key=lambda person: person_sort_key(*person)) == people


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_the_key_of_a_person_orders_as_the_pair_of_keys_does(people):
    pairs = sorted(people, key=lambda person: (sort_key(person[0]), sort_key(person[1])))
    keys = [person_sort_key(*person) for person in pairs]

    assert keys == sorted(keys)


@given(st.text(max_size=20))
def test_every_key_can_be_stored_in_postgresql(text):
    assert "\x00" not in sort_key(text).encode().decode()


def shuffled(things):
    return random.Random(7).sample(things, len(things))
