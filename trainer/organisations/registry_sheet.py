"""Reads the registry of certified organisations out of a workbook, row by row; writes nothing."""

import re
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.organisations import matching
from trainer.thai import dates, places, text
from trainer.workbook import headings
from trainer.workbook.book import Broken, as_written
from trainer.workbook.headings import Vocabulary

VOCABULARY = Vocabulary(
    words=tuple((field, re.compile(pattern)) for field, pattern in (
        ("sequence", "^(ที่|ลำดับ|ลำดับที่|no|#)$"),
        ("revoked_on", "เพิกถอน|วันที่(เลิก|ยกเลิก|สิ้นสุด)|revoked|withdrawn"),
        ("certified_on", "วันที่|วันเดือนปี|รับรองเมื่อ|ลงวันที่|วันรับรอง|date|certifiedon|^เมื่อ"),
        ("registration_no", "ทะเบียน|เลขที่|registrationno|certificateno|licenseno|number"),
        ("kind", "ประเภท|ชนิด|kind|type|category"),
        ("status", "สถานะ|ผลการรับรอง|status"),
        ("province", "จังหวัด|province"),
        ("address", "ที่อยู่|ที่ตั้ง|address|อำเภอ|ตำบล|เขต"),
        ("phone", "โทร|phone|email|อีเมล"),
        ("name", "ชื่อ|องค์กร|หน่วยงาน|มูลนิธิ|organi[sz]ation|^name"),
        ("remarks", "หมายเหตุ|remark|note"),
    )),
    named=("name",),
    foreign=re.compile("ผู้ประสาน|ผู้แทน|ประธาน|ผู้มีอำนาจ|coordinator"),
)
# A column of people's names makes a list a roster; a registry may name an organisation's president or contact.
PEOPLE = re.compile("^.{0,12}สกุล|^(ราย)?ชื่อผู้(เข้า|สมัคร|ลงทะเบียน)|surname|lastname|fullname")
KINDS = (("สวัสดิการชุมชน", "community_welfare"), ("community", "community_welfare"),
         ("สาธารณประโยชน์", "public_benefit"), ("สาธารณะประโยชน์", "public_benefit"), ("อสป", "public_benefit"),
         ("public", "public_benefit"))
REVOKED = re.compile("เพิกถอน|ยกเลิก|เลิก|สิ้นสภาพ|สิ้นสุด|revoked|dissolved|withdrawn", re.IGNORECASE)
REFUSED = re.compile("ไม่รับรอง|ไม่ผ่าน|refused|rejected", re.IGNORECASE)
PENDING = re.compile("^(รอ|อยู่ระหว่าง|ยื่น|pending|received)", re.IGNORECASE)
TOTAL = re.compile(r"^\W*((ยอด)?รวม(ทั้งสิ้น|ทั้งหมด|จำนวน|\s|\d|$)|จำนวน|หมายเหตุ|ข้อมูล ณ|ที่มา|total\b|note\b|source\b)",
                   re.IGNORECASE)


@dataclass(frozen=True)
class RegistryRow:
    """One organisation as a row of the registry says it.

    `kind` is "public_benefit", "community_welfare" or "other"; `registration_no` has ASCII digits; `province` is the
    ISO code; `status` is "certified", "revoked", "refused" or "pending". `problems` are codes: "name_missing",
    "certified_on_missing", "certified_on_unreadable", "date_needs_look", "revoked_on_missing",
    "revoked_before_certified", "province_unknown", "number_missing", "cell_broken".
    """

    row: int
    name: str
    kind: str
    registration_no: str | None
    certified_on: date | None
    province: str | None
    revoked_on: date | None
    status: str
    problems: tuple = ()


def rows_of(book):
    """The RegistryRows of all sheets with a registry's header, in order.

    Raises Refused, naming the file, where no sheet has columns for the name and the number or the date, or where
    the list is one of people, or of nobody.
    """
    found = []
    layouts = [(sheet, headings.find(sheet, VOCABULARY)) for sheet in book.sheets]
    layouts = [(sheet, layout) for sheet, layout in layouts
               if layout and {"registration_no", "certified_on"} & layout.columns.keys()]
    for _sheet, layout in layouts:
        _refuse_roster(book.name, layout)
    if not layouts:
        raise Refused(_("%(file)s: no header row of a registry was found. It should name the columns for the "
                        "organisation's name, its number and the day of certification.", file=book.name),
                      place=book.name)
    for sheet, layout in layouts:
        for row, values in headings.rows_below(sheet, layout, VOCABULARY):
            if _is_organisation(row, values):
                found.append(_read(row.number, values))
    if not found:
        raise Refused(_("%(file)s: there are no organisations under the header in row %(row)s.", file=book.name,
                        row=layouts[0][1].last_header_row), place=book.name)
    return found


def _refuse_roster(name, layout):
    for heading in layout.headings.values():
        key = headings.key(heading)
        if PEOPLE.search(key) and not VOCABULARY.foreign.search(key):
            raise Refused(_("%(file)s, row %(row)s: the column “%(heading)s” names people. This is a roster, not "
                            "a registry of organisations.",
                            file=name, row=layout.header_row, heading=text.clean(heading)),
                          place=name)


def sentence(problem):
    """A registry row's problem in words."""
    return {
        "name_missing": _("The organisation's name is missing."),
        "certified_on_missing": _("The day of certification is missing."),
        "certified_on_unreadable": _("The day of certification is not a date."),
        "date_needs_look": _("Please look at the date: it can be understood in more than one way."),
        "revoked_on_missing": _("Revoked, but the day of revocation is missing."),
        "revoked_before_certified": _("The day of revocation is before the day of certification."),
        "province_unknown": _("The province is not known."),
        "number_missing": _("The registration number is missing."),
        "cell_broken": _("A cell of this row holds an error."),
    }.get(problem, problem)


def _is_organisation(row, values):
    written = [text.clean(as_written(value)) for value in row.filled.values()]
    if any(map(TOTAL.search, written)):
        return False
    name = text.clean(as_written(values.get("name")))
    told = [field for field in ("registration_no", "certified_on", "kind", "status") if as_written(values.get(field))]
    return bool(told) if name else len(told) > 1


def _read(number, values):
    problems = ["cell_broken"] if any(isinstance(value, Broken) for value in values.values()) else []
    values = {field: None if isinstance(value, Broken) else value for field, value in values.items()}
    name = matching.plain_name(as_written(values.get("name")))
    registration_no = matching.number_text(values.get("registration_no"))
    problems += [] if name else ["name_missing"]
    problems += [] if registration_no else ["number_missing"]
    status = _status(values)
    certified_on = _certified_on(values, status, problems)
    revoked_on = _revoked_on(values, status, certified_on, problems)
    return RegistryRow(number, name, _kind(values), registration_no, certified_on, _province(values, name, problems),
                       revoked_on, status, tuple(dict.fromkeys(problems)))


def _kind(values):
    """What the column says; without one, what the name claims, or else the kind that this registry is about."""
    said = text.key(as_written(values.get("kind"))).replace(".", "")
    if not said:
        name = text.key(as_written(values.get("name")))
        return "community_welfare" if "สวัสดิการชุมชน" in name else "public_benefit"
    return next((kind for word, kind in KINDS if word in said), "other")


def _status(values):
    said = text.clean(as_written(values.get("status"))) or text.clean(as_written(values.get("remarks")))
    if REVOKED.search(said) or as_written(values.get("revoked_on")):
        return "revoked"
    if REFUSED.search(said):
        return "refused"
    return "pending" if PENDING.search(said) else "certified"


def _certified_on(values, status, problems):
    value = values.get("certified_on")
    if not text.clean(as_written(value)).strip("-–"):
        problems += ["certified_on_missing"] if status in ("certified", "revoked") else []
        return None
    found = _date(value, problems)
    problems += [] if found else ["certified_on_unreadable"]
    return found


def _revoked_on(values, status, certified_on, problems):
    """The day in its own column, or the date that stands in the status: เพิกถอน 1/6/2562."""
    if status != "revoked":
        return None
    value = values.get("revoked_on")
    if not as_written(value):
        said = text.clean(as_written(values.get("status"))) or text.clean(as_written(values.get("remarks")))
        dated = re.search(r"[0-9๐-๙].*[0-9๐-๙]", re.split("วันที่|เมื่อ", said)[-1])
        value = dated and dated[0]
    found = _date(value, problems) if value is not None else None
    problems += [] if found else ["revoked_on_missing"]
    problems += ["revoked_before_certified"] if found and certified_on and found < certified_on else []
    return found


def _date(value, problems):
    try:
        reading = dates.parse_date(value)
    except dates.DateProblem:
        return None
    problems += ["date_needs_look"] if reading.warnings else []
    return reading.date


def _province(values, name, problems):
    """The code of the column's province; without one, of the province that the name tells."""
    written = text.clean(as_written(values.get("province")))
    province = places.find_province(written) or places.province_in(written or name)
    problems += ["province_unknown"] if written and not province else []
    return province.code if province else None
