"""The finance sheet (หลักฐานการจ่ายเงินค่าตอบแทนวิทยากร) as a workbook, and what stands on the one on paper. Thai only."""

from decimal import Decimal

from trainer import workbook
from trainer.schedule import speaker_fees
from trainer.schedule.days import clock_of
from trainer.schedule.models import FeeCategory
from trainer.thai import dates
from trainer.thai.numerals import thai_digits
from trainer.wording import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ("ที่", "ชื่อ–สกุล", "ตำแหน่ง", "ประเภท", "วันและเวลาที่บรรยาย", "จำนวนชั่วโมง", "อัตรา (บาท/ชั่วโมง)",
          "จำนวนเงิน (บาท)", "ลายมือชื่อผู้รับเงิน", "หมายเหตุ")  # fmt: skip
TITLE = "หลักฐานการจ่ายเงินค่าตอบแทนวิทยากร"


def facts(cohort, lines):
    """What the sheet on paper shows."""
    return {
        "cohort": cohort, "lines": lines, "title": TITLE, "header": HEADER, "when": when, "amount": amount,
        "length": length, "lasting": lasting,
        "hours": speaker_fees.hours_by_category(lines), "total": speaker_fees.total(lines),
        "all_hours": sum((line.hours for line in lines), Decimal()), "categories": list(FeeCategory),
    }  # fmt: skip


def workbook_of(cohort, lines):
    """The bytes of the .xlsx, in Thai digits, the amounts of those without rates left blank."""
    rows = [
        [thai_digits(str(number)), line.speaker.name, thai_digits(line.speaker.position), said(line.category),
         "\n".join(when(session) for session in line.sessions), length(line.hours), amount(line.rate), amount(line.fee),
         "", ""]
        for number, line in enumerate(lines, 1)
    ]  # fmt: skip
    heading = (TITLE, thai_digits(f"{cohort.programme.name} รุ่นที่ {cohort.number}"), days(cohort))
    hours = speaker_fees.hours_by_category(lines)
    by_category = "; ".join(f"{said(one)} {lasting(count)}" for one, count in hours.items())
    total = amount(speaker_fees.total(lines))
    totals = ("", "รวม", "", "", by_category, length(sum(hours.values(), Decimal())), "", total, "", "")
    page = workbook.Page("ค่าตอบแทนวิทยากร", HEADER, rows, heading, widths={2: 28, 4: 40, 8: 26}, totals=totals)
    return workbook.write([page])


def days(cohort):
    if cohort.starts_on is None:
        return thai_digits(cohort.venue)
    held = dates.date_range(cohort.starts_on, cohort.ends_on, locale="th")
    return thai_digits(f"{held} ณ {cohort.venue}" if cohort.venue else held)


def when(session):
    """๒๙ ม.ค. ๖๓ ๐๙.๐๐ – ๑๐.๓๐ น."""
    span = dates.time_range(clock_of(session.starts_at), clock_of(session.ends_at), locale="th")
    return thai_digits(f"{dates.short_date(session.day)} {span}")


def amount(value):
    """A number in Thai digits, with two places only where it needs them; "" for None."""
    if value is None:
        return ""
    return thai_digits(f"{value:,.0f}" if value == int(value) else f"{value:,.2f}")


def length(hours):
    """Hours for the column that is called so: a number in Thai digits where they are whole, else hours and minutes."""
    return thai_digits(f"{hours:.0f}") if hours == int(hours) else lasting(hours)


def lasting(hours):
    """Hours and minutes in Thai digits: ๑ ชั่วโมง ๓๐ นาที."""
    return dates.duration(hours, "thai")


def said(category):
    return str(words(category, "fee_category"))
