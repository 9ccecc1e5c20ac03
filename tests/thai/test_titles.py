"""Titles in all their spellings, and names that only look as if they began with one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.thai.names import Name, join, split
from trainer.thai.text import clean, key
from trainer.thai.titles import COURTESY, TITLES

SPELLINGS = {
    "นางสาว": ["น.ส. มาลี ใจดี", "นส.มาลี ใจดี", "นส มาลี ใจดี", "น.ส มาลี ใจดี", "น.สมาลี ใจดี", "นาง สาว มาลี ใจดี"],
    "เด็กหญิง": ["ด.ญ.มาลี ใจดี", "ดญ. มาลี ใจดี"],
    "พันตำรวจโท": ["พ.ต.ท.มาลี ใจดี", "พตท.มาลี ใจดี", "พ.ต.ท มาลี ใจดี", "พันตำรวจโทมาลี ใจดี"],
    "ร้อยตำรวจเอก": ["ร.ต.อ.มาลี ใจดี", "ร.ต.อ. มาลี ใจดี", "ร. ต. อ. มาลี ใจดี"],
    "ร้อยตำรวจตรีหญิง": ["ร.ต.ต.หญิง มาลี ใจดี", "ร.ต.ต.หญิงมาลี ใจดี", "ร.ต.ต. (หญิง) มาลี ใจดี"],
    "จ่าสิบเอก": ["จ.ส.อ.มาลี ใจดี"],
    "พันตรี": ["พ.ต.มาลี ใจดี"],
    "ว่าที่ร้อยตรี": ["ว่าที่ ร.ต.มาลี ใจดี", "ว่าที่ร.ต. มาลี ใจดี", "ว่าที่ร้อยตรี มาลี ใจดี"],
    "ว่าที่พันตรีหญิง ดร.": ["ว่าที่ พ.ต.หญิง ดร.มาลี ใจดี"],
    "พันเอกพิเศษ": ["พ.อ.(พิเศษ) มาลี ใจดี", "พันเอก (พิเศษ) มาลี ใจดี", "พ.อ.พิเศษ มาลี ใจดี"],
    "ดร.": ["ดร.มาลี ใจดี", "ดร มาลี ใจดี", "ดอกเตอร์มาลี ใจดี"],
    "ผู้ช่วยศาสตราจารย์ ดร.": ["ผศ. ดร. มาลี ใจดี", "ผศ ดร มาลี ใจดี", "ดร.ผศ.มาลี ใจดี"],
    "ศาสตราจารย์เกียรติคุณ แพทย์หญิง": ["ศ.เกียรติคุณ พญ.มาลี ใจดี"],
    "คุณหญิง ดร.": ["คุณหญิง ดร.มาลี ใจดี", "ดร.คุณหญิงมาลี ใจดี"],
    "ศาสตราจารย์ หม่อมราชวงศ์": ["ศ. ม.ร.ว.มาลี ใจดี", "ศ.มรว.มาลี ใจดี"],
    "เรือเอก": ["ร.อ.มาลี ใจดี ร.น."],
    "นายกองเอก": ["นายกองเอก มาลี ใจดี"],
    "นายแพทย์": ["นพ.มาลี ใจดี", "นายแพทย์มาลี ใจดี"],
    "นาย": ["นาย.มาลี ใจดี", "๑๒. นายมาลี ใจดี", "(3) นายมาลี ใจดี"],
}
LOOK_ALIKES = [
    ("นายกิตติศักดิ์ ใจดี", Name("นาย", "กิตติศักดิ์", "ใจดี")),
    ("นางสาวิตรี ใจดี", Name("นาง", "สาวิตรี", "ใจดี")),
    ("นาง สาว ใจดี", Name("นาง", "สาว", "ใจดี")),
    ("พลอย ใจดี", Name(None, "พลอย", "ใจดี")),
    ("พล ใจดี", Name(None, "พล", "ใจดี")),
    ("นพดล ใจดี", Name(None, "นพดล", "ใจดี")),
    ("ดรุณี ใจดี", Name(None, "ดรุณี", "ใจดี")),
    ("คุณากร ใจดี", Name(None, "คุณากร", "ใจดี")),
    ("คุณวุฒิ ใจดี", Name(None, "คุณวุฒิ", "ใจดี")),
    ("พระพาย ใจดี", Name(None, "พระพาย", "ใจดี")),
    ("นายพระพาย ใจดี", Name("นาย", "พระพาย", "ใจดี")),
    ("ดร.พระพาย ใจดี", Name("ดร.", "พระพาย", "ใจดี")),
    ("พ.ต.ทวี ใจดี", Name("พันตรี", "ทวี", "ใจดี")),
    ("พล.ต.ตุลา ใจดี", Name("พลตรี", "ตุลา", "ใจดี")),
    ("ร.ต.อนุชา ใจดี", Name("ร้อยตรี", "อนุชา", "ใจดี")),
    ("พ.อ. พิเศษ ใจดี", Name("พันเอก", "พิเศษ", "ใจดี")),
    ("ดร.นางนวล ใจดี", Name("ดร.", "นางนวล", "ใจดี")),
    ("นางนวล ใจดี", Name("นาง", "นวล", "ใจดี")),
    ("Drew Smith", Name(None, "Drew", "Smith")),
    ("Missy Elliott", Name(None, "Missy", "Elliott")),
]
LETTERS = st.from_regex("[กขคงจชณดตทนบปพมยรลวศสหอเแโไ][กขคงจชณดตทนบปพมยรลวศสหอาิีุู่้์เแโไ]{0,11}", fullmatch=True)


@pytest.mark.parametrize(("title", "raw"), [(title, raw) for title, raws in SPELLINGS.items() for raw in raws])
def test_a_title_is_known_in_each_of_its_spellings(title, raw):
    assert split(raw) == Name(title, "มาลี", "ใจดี")


@pytest.mark.parametrize(("raw", "result"), LOOK_ALIKES)
def test_a_name_that_begins_like_a_title_stays_whole(raw, result):
    assert split(raw) == result


@pytest.mark.parametrize("title", [title.full for title in TITLES if title.kind != COURTESY])
def test_every_title_comes_back_as_it_was_written(title):
    assert split(join(title, "มาลี", "ใจดี")) == Name(title, "มาลี", "ใจดี")


def test_no_spelling_of_a_title_stands_for_two():
    forms = [form for title in TITLES for form in {title.full, *title.abbreviations}]

    assert len(forms) == len(set(forms))


@given(LETTERS, LETTERS)
def test_no_letter_of_a_name_is_lost(first, last):
    raw = f"นางสาว{first} {last}"
    name = split(raw)

    assert key(raw) == key(join("นางสาว", name.first, name.last))


@given(st.text(max_size=60))
def test_whatever_stands_in_the_cell_ends_in_the_name(raw):
    name = split(raw)

    assert key(raw).removesuffix("ร.น.").removesuffix("ร.น").endswith(key(f"{name.first}{name.last or ''}"))


@given(st.text(max_size=60))
def test_the_parts_of_a_name_are_clean(raw):
    name = split(raw)

    assert (name.first, name.last or "") == (clean(name.first), clean(name.last))


def test_ten_thousand_names_are_split_well_under_a_second():
    raws = [raw for raws in SPELLINGS.values() for raw in raws] * 220
    split(raws[0])
    start = time.process_time()
    for raw in raws:
        split(raw)

    assert (time.process_time() - start) * 10_000 / len(raws) < 1
