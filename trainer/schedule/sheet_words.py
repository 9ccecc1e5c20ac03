"""The words that organisers use in a sheet of an agenda: headings, kinds, days. Pure."""

import re
from datetime import date

from flask_babel import force_locale

from trainer.schedule.models import SessionKind
from trainer.thai.dates import DateProblem, parse_date
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import clean
from trainer.wording import words
from trainer.workbook.headings import Vocabulary, key

VOCABULARY = Vocabulary(
    words=(
        ("day", re.compile(r"^(วัน|วันที่|วันเดือนปี|date|day)$")),
        ("time", re.compile(r"^(ช่วง)?เวลา|^time")),
        ("topic", re.compile(r"หลักสูตร|หัวข้อวิชา|^topic")),
        ("kind", re.compile(r"ประเภท|^kind|^type")),
        ("room", re.compile(r"ห้อง|สถานที่|^room|^venue")),
        ("groups", re.compile(r"กลุ่ม|^group")),
        ("speakers", re.compile(r"วิทยากร|ผู้บรรยาย|ผู้ดำเนิน|^speaker")),
        ("details", re.compile(r"รายละเอียด|หมายเหตุ|^detail|^note")),
        ("title", re.compile(r"กิจกรรม|รายการ|หัวข้อ|เนื้อหา|เรื่อง|^activit|^whathappens|^title|^session")),
    ),
    named=("title",),
    foreign=re.compile("(?!)"),
)
GUESSES = (
    (SessionKind.SIGN_IN, re.compile("ลงทะเบียน|ลงชื่อ|registration|sign-in|signing in", re.IGNORECASE)),
    (SessionKind.MEAL, re.compile("อาหาร(เช้า|กลางวัน|เย็น|ค่ำ|เพล)|ฉันเพล|lunch|dinner|breakfast", re.IGNORECASE)),
    (SessionKind.BREAK, re.compile("อาหารว่าง|^พัก|coffee|break", re.IGNORECASE)),
    (SessionKind.CEREMONY, re.compile("พิธีเปิด|พิธีปิด|มอบ(วุฒิ|ประกาศนีย)บัตร|opening|closing", re.IGNORECASE)),
)
WEEKDAY = re.compile("วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?.*")
NUMBERED = re.compile(r"(?:วันที่|day)\s*(\d{1,2})", re.IGNORECASE)


def kinds():
    """{a kind's word in any language, as a key: SessionKind}."""
    found = {}
    for language in ("th", "en"):
        with force_locale(language):
            found |= {key(str(words(kind, "session_kind"))): kind for kind in SessionKind}
    return found


def guessed_kind(title):
    """The kind that a title suggests; a training session unless it says otherwise."""
    return next((kind for kind, pattern in GUESSES if pattern.search(title)), SessionKind.SESSION)


def day_in(written, days) -> date | None:
    """The day that a heading names: by its date, or as “วันที่ 2” the second of `days`; None for any other text."""
    if isinstance(written, date):
        return parse_date(written).date
    text = arabic_digits(clean(written))
    if numbered := NUMBERED.fullmatch(text):
        place = int(numbered[1])
        return days[place - 1] if 1 <= place <= len(days) else None
    weekday = WEEKDAY.search(text)
    for part in (text, weekday and weekday[0].rstrip(")")):
        try:
            return parse_date(part).date if part else None
        except DateProblem:
            continue
    return None
