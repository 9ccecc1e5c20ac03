"""An agenda as the sheet that organisers know, which can be read back. Pure."""

from flask_babel import force_locale

from trainer.schedule import cells
from trainer.schedule.days import clock_of
from trainer.thai import dates
from trainer.thai.numerals import thai_digits
from trainer.wording import words
from trainer.workbook import Page

HEADER = ("เวลา", "กิจกรรม", "วิทยากร", "ห้อง", "ประเภท", "หัวข้อหลักสูตร", "กลุ่ม", "รายละเอียด")
WIDTHS = {0: 20, 1: 45, 2: 40, 3: 24, 4: 16, 5: 36, 6: 10, 7: 36}


def page(cohort, days):
    """The Page of an agenda, given as `Day`s of plain entries: days are headings across the table, in Thai digits."""
    rows, bands = [], set()
    for day in days:
        if day.sessions:
            bands.add(len(rows))
            rows.append([thai_digits(dates.weekday_date(day.date)), *[None] * (len(HEADER) - 1)])
            rows += map(row, day.sessions)
    heading = ["กำหนดการ", f"{cohort.programme.name} รุ่นที่ {thai_digits(str(cohort.number))}"]
    return Page("กำหนดการ", HEADER, rows, heading=tuple(heading), widths=WIDTHS, bands=frozenset(bands))


def row(entry):
    """The cells of one entry."""
    with force_locale("th"):
        kind = str(words(entry.kind, "session_kind"))
    span = dates.time_range(clock_of(entry.starts_at), clock_of(entry.ends_at))
    speakers = "\n".join(cells.named(one.name, one.position) for one in entry.speakers)
    groups = ", ".join(map(str, entry.groups))
    return [thai_digits(span), entry.title, speakers, entry.room, kind, entry.topic, groups, entry.details]
