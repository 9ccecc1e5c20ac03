"""Whether a bed is needed, as rosters say it."""

import pytest

from tests.registration import lists
from trainer.registration import importing
from trainer.registration.cells import Cells

HEAD = [*lists.HEAD, "ต้องการที่พักค้างคืนหรือไม่"]


@pytest.mark.parametrize("written, stay", [
    ("ต้องการ", "yes"), ("ค้างคืน", "yes"), ("พักค้าง 2 คืน", "yes"), ("✓", "yes"), ("Yes", "yes"), ("๒ คืน", "yes"),
    ("ไม่ต้องการ", "no"), ("ไม่พัก", "no"), ("ไป-กลับ", "no"), ("ไป - กลับ", "no"), ("no", "no"), ("มีที่พักแล้ว", "no"),
    ("หาที่พักเอง", "no"), ("", "unknown"), ("-", "unknown"), ("ไม่แน่ใจ", "unknown"), ("กรุณาติดต่อ", "unknown"),
])  # fmt: skip
def test_what_people_write_is_understood_or_left_open(written, stay):
    assert Cells({"lodging": written}).lodging() == stay


def test_what_is_not_understood_is_pointed_out():
    sheet = Cells({"lodging": "กรุณาติดต่อ"})
    sheet.lodging()

    assert [(one.code, one.blocking) for one in sheet.problems] == [("lodging_unread", False)]


@pytest.mark.parametrize("heading", ["ที่พัก", "ค้างคืน", "ความประสงค์พักค้าง", "ห้องพัก", "Accommodation"])
def test_the_column_is_found_by_its_heading(app, heading):
    from tests.workbook.sheets import xlsx

    book = lists.read(xlsx([[*lists.HEAD, heading], [*lists.line(), "ต้องการ"]]))
    [made], _checked, _notes = importing.take_in_books(lists.cohort(), [book], by=None)

    assert made.lodging == "yes"


def test_a_roster_without_the_column_leaves_it_open(app):
    [made], _checked, _notes = importing.take_in_books(lists.cohort(), [lists.read(lists.book(lists.line()))], by=None)

    assert made.lodging == "unknown"
