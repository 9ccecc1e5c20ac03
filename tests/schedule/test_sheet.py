"""An agenda in a spreadsheet: as organisers write it, and as we write it."""

import io
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests import make
from trainer import workbook
from trainer.errors import Refused
from trainer.schedule import sheet, sheet_page
from trainer.schedule.days import Day
from trainer.schedule.models import SessionKind
from trainer.schedule.sheet import Known, understand
from trainer.schedule.versions import Entry, EntrySpeaker
from trainer.thai.text import clean

DAYS = [make.FIRST_DAY + timedelta(n) for n in range(3)]
KNOWN = Known(DAYS, frozenset({"กฎหมายที่จำเป็น"}), frozenset({("ดร.พิมพ์ใจ สมมติวงศ์", "อาจารย์")}))
HEADER = ("เวลา", "กิจกรรม", "วิทยากร")


def book(*rows, merge=(), title="กำหนดการ"):
    """A workbook with these rows; `merge` are ranges such as A1:C1."""
    made = Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    for cells in merge:
        made.active.merge_cells(cells)
    stream = io.BytesIO()
    made.save(stream)
    return workbook.read("กำหนดการ.xlsx", stream.getvalue())


def read(*rows, known=KNOWN, **facts):
    return understand(book(*rows, **facts), known)


def problems(*rows, **facts):
    return [(line.row, *problem) for line in read(*rows, **facts) for problem in line.problems]


def test_a_sheet_as_organisers_write_it_is_understood(app):
    lines = read(
        ("กำหนดการอบรม",), ("ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓",), HEADER, ("วันพุธที่ ๒๙ มกราคม ๒๕๖๓",),
        ("๐๘.๓๐ – ๐๙.๐๐ น.", "ลงทะเบียน"), ("๐๙.๐๐ – ๑๐.๓๐ น.", "กฎหมายที่จำเป็น", "โดย ดร.พิมพ์ใจ สมมติวงศ์"),
        ("วันพฤหัสบดีที่ ๓๐ มกราคม ๒๕๖๓",), ("๑๒.๐๐ – ๑๓.๐๐ น.", "พักรับประทานอาหารกลางวัน"),
        ("หมายเหตุ : กำหนดการนี้อาจเปลี่ยนแปลงได้",), merge=("A1:C1", "A4:C4", "A7:C7", "B8:C8"),
    )  # fmt: skip

    assert [(one.day.day, one.starts, one.ends, one.kind, one.title, one.speakers, one.problems) for one in lines] == [
        (29, time(8, 30), time(9), "sign_in", "ลงทะเบียน", (), []),
        (29, time(9), time(10, 30), "session", "กฎหมายที่จำเป็น", (("ดร.พิมพ์ใจ สมมติวงศ์", "อาจารย์"),), []),
        (30, time(12), time(13), "meal", "พักรับประทานอาหารกลางวัน", (), []),
    ]


def test_a_heading_for_each_day_is_no_entry(app):
    lines = read(("วันที่ 1",), HEADER, ("9.00-10.00", "ก"), ("วันที่ 2",), HEADER, ("9.00-10.00", "ข"))

    assert [(one.day.day, one.title) for one in lines] == [(29, "ก"), (30, "ข")]


def test_a_day_may_be_a_column_whose_cells_are_merged(app):
    lines = read(("วันที่", "เวลา", "กิจกรรม"), (date(2020, 1, 30), "9.00-10.00", "ก"), (None, "10.00-11.00", "ข"),
                 merge=("A2:A3",))  # fmt: skip

    assert [(one.day.day, one.title) for one in lines] == [(30, "ก"), (30, "ข")]


def test_a_time_merged_over_two_rows_counts_for_both(app):
    lines = read(
        ("วันที่", *HEADER, "กลุ่ม"), ("วันที่ 1", "9.00-10.00", "ก", None, "๑"),
        ("วันที่ 1", None, "ข", None, "กลุ่ม 2-3"), merge=("B2:B3",),
    )  # fmt: skip

    assert [(one.title, one.starts, one.groups) for one in lines] == [("ก", time(9), (1,)), ("ข", time(9), (2, 3))]


def test_a_speaker_merged_over_a_break_speaks_only_before_and_after(app):
    lines = read(
        HEADER, ("วันที่ 1",), ("9.00-10.00", "ก", "นายใหม่ ทดสอบ"), ("10.00-10.15", "พักรับประทานอาหารว่าง"),
        ("10.15-12.00", "ข"), ("12.00-13.00", "อาหารกลางวัน", "นายครัว ทดสอบ"), merge=("C3:C5",),
    )  # fmt: skip

    assert [[name for name, _position in one.speakers] for one in lines] == [
        ["นายใหม่ ทดสอบ"], [], ["นายใหม่ ทดสอบ"], ["นายครัว ทดสอบ"],
    ]  # fmt: skip


def test_what_says_only_its_beginning_ends_where_the_next_begins(app):
    lines = read(HEADER, ("วันที่ 1",), ("๐๘.๓๐ น.", "ก"), ("๐๙.๐๐ – ๑๐.๐๐ น.", "ข"))

    assert (lines[0].ends, lines[0].problems) == (time(9), [])


def test_a_text_without_a_time_belongs_to_the_entry_above(app):
    (line,) = read(HEADER, ("วันที่ 1",), ("9.00-10.00", "ก"), (None, "- บรรทัดที่สอง", "นายใหม่ ทดสอบ – ครู"))

    assert (line.details, line.speakers) == ("- บรรทัดที่สอง", (("นายใหม่ ทดสอบ", "ครู"),))


def test_times_that_a_spreadsheet_made_numbers_of_are_read(app):
    lines = read(HEADER, ("วันที่ 1",), (8.3, "ก"), (time(9, 0), "ข"), ("10.00-11.00", "ค"))

    assert [one.starts for one in lines] == [time(8, 30), time(9), time(10)]


@pytest.mark.parametrize("row, column, word", [
    (("10.00-09.00", "ก"), "A", "ends before"), (("22.00 – 01.00 น.", "ก"), "A", "midnight"),
    (("สาย ๆ", "ก"), "A", "no time"), (("9.00-10.00", None), "B", "what happens"),
    (("9.00-10.00", "ก" * 301), "B", "300"), (("9.00", "ก"), "A", "when this ends"),
])  # fmt: skip
def test_what_is_wrong_is_said_with_row_and_column(english, row, column, word):
    ((number, where, text),) = problems(HEADER, ("วันที่ 1",), row)

    assert (number, where, word in text) == (3, column, True)


@pytest.mark.parametrize("heading, value, word", [
    ("ห้อง", "ก" * 201, "200"), ("ประเภท", "ปาร์ตี้", "kind"), ("หัวข้อหลักสูตร", "ดาราศาสตร์", "curriculum"),
    ("กลุ่ม", "99", "50"), ("กลุ่ม", "หนึ่ง", "which groups"),
])  # fmt: skip
def test_what_other_columns_say_wrongly_is_named_too(english, heading, value, word):
    ((number, column, text),) = problems((*HEADER, heading), ("วันที่ 1",), ("9.00-10.00", "ก", None, value))

    assert (number, column, word in text) == (3, "D", True)


def test_a_day_outside_the_cohort_is_said(english):
    ((row, _column, text),) = problems(HEADER, ("วันเสาร์ที่ ๑ กุมภาพันธ์ ๒๕๖๓",), ("9.00-10.00", "ก"))

    assert (row, "not one of the cohort's days" in text) == (3, True)


def test_a_row_without_a_day_is_said(english):
    assert problems(HEADER, ("9.00-10.00", "ก")) == [(2, "", "It is not said on which day this is.")]


def test_a_formula_without_a_value_is_said_and_never_calculated(english):
    ((row, column, text),) = problems(HEADER, ("วันที่ 1",), ("9.00-10.00", "ก", '=HYPERLINK("http://evil.example","x")'))

    assert (row, column, "evil" in text) == (3, "C", False)


def test_a_sheet_without_a_heading_is_refused(app):
    with pytest.raises(Refused):
        read(("สวัสดี", "โลก"), ("1", "2"))


def test_a_heading_without_entries_is_refused(app):
    with pytest.raises(Refused):
        read(HEADER)


def test_a_sheet_longer_than_any_agenda_is_refused(app):
    with pytest.raises(Refused):
        read(HEADER, ("วันที่ 1",), *[("9.00-10.00", "ก")] * (sheet.MOST_ENTRIES + 1))


TEXTS = st.text("กขคาีำ่้ABC xyz019=+-.,:()“”/&<>'\"", min_size=1, max_size=40).map(clean).filter(
    lambda text: text and text.strip("-–—") and not text.startswith(("โดย", "วิทยากร")))  # fmt: skip
SPEAKERS = st.tuples(TEXTS, TEXTS | st.just(""))


@st.composite
def agendas(draw):
    """Entries in order on the cohort's days, as a draft holds them, and the speakers that are known."""
    known = draw(st.lists(SPEAKERS, max_size=3, unique=True))
    people = [EntrySpeaker(number, *one) for number, one in enumerate(known)]
    entries = []
    for number in range(draw(st.integers(1, 4))):
        minute = st.integers(0, 287).map(lambda five: five * 5)
        start, end = sorted(draw(st.lists(minute, min_size=2, max_size=2, unique=True)))
        midnight = make.moment(draw(st.sampled_from(DAYS)), 0)
        kind = draw(st.sampled_from(SessionKind))
        groups = st.sets(st.integers(1, 50), max_size=3 if kind == SessionKind.SESSION else 0)
        entries.append(Entry(
            number, kind, draw(TEXTS), midnight + timedelta(minutes=start),
            midnight + timedelta(minutes=end), details="\n".join(draw(st.lists(TEXTS, max_size=2))),
            room=draw(TEXTS | st.just("")), topic=draw(st.sampled_from(["", *KNOWN.topics])),
            speakers=tuple(draw(st.lists(st.sampled_from(people), unique=True, max_size=2))) if people else (),
            groups=tuple(sorted(draw(groups))),
        ))  # fmt: skip
    return sorted(entries, key=lambda one: (one.starts_at, one.ends_at, one.id)), frozenset(known)


def facts(one, day, starts, ends, speakers):
    return (day, starts, ends, one.kind, one.title, one.details, one.room, one.topic, speakers, one.groups)


# The application is only asked for its language, so all examples may share it.
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(agenda=agendas())
def test_what_is_written_is_read_back_the_same(app, agenda):
    entries, speakers = agenda
    days = [Day(day, 1, [one for one in entries if one.day == day]) for day in DAYS]
    cohort = make.Cohort(programme=make.Programme(name="อบรม"), number=4)
    data = workbook.write([sheet_page.page(cohort, days)])

    lines = understand(workbook.read("agenda.xlsx", data), Known(DAYS, KNOWN.topics, speakers))

    zone = make.BANGKOK
    assert [problem for line in lines for problem in line.problems] == []
    assert [facts(one, one.day, one.starts, one.ends, one.speakers) for one in lines] == [
        facts(one, one.day, one.starts_at.astimezone(zone).time(), one.ends_at.astimezone(zone).time(),
              tuple((speaker.name, speaker.position) for speaker in one.speakers))
        for one in entries
    ]  # fmt: skip
