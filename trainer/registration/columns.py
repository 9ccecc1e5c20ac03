"""Which column of a roster is what."""

import re
from dataclasses import replace

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.workbook import headings
from trainer.workbook.book import as_written
from trainer.workbook.headings import Layout, Vocabulary

# What a person may choose from when correcting a layout.
FIELDS = ("name", "title", "first_name", "last_name", "position", "organisation", "registration_no", "province",
          "phone", "other_phone", "email", "food", "lodging", "needs",
          "publication")  # what a person may choose from when correcting a layout
NAMING = ("name", "first_name", "last_name", "title")

# Headings are compared without spaces, dots, dashes and what stands in brackets; the first line that fits wins.
VOCABULARY = Vocabulary(
    words=tuple((field, re.compile(pattern)) for field, pattern in (
        # Consent to photographs, or to keeping the data, is no consent to publishing the name.
        ("publication", "(ยินยอม|อนุญาต|consent|agree).*(เผยแพร่|ประกาศ|เปิดเผย|publi).*(ชื่อ|name)"),
        ("timestamp", "ประทับเวลา|timestamp|วันที่(ลงทะเบียน|สมัคร|ตอบ|ส่ง)|วันเวลา|submitted"),
        ("sequence", "^(ล?ที่|ลำดับ|ลำดับที่|ลําดับ|ลําดับที่|no|#|ลำดับเลขที่|เลขลำดับ|order)$"),
        ("national_id", "ประชาชน|ประจำตัว|บัตรปชช|passport|idcard|nationalid|วันเกิด|birth"),
        ("vehicle", "ทะเบียนรถ|รถยนต์"),
        ("email", "อีเม|เมล|mail|(จดหมาย|ไปรษณีย์)อิเล็ก"),
        ("needs", "แพ้|พิเศษ|ข้อจำกัด|allerg|special|need|เพิ่มเติม"),
        ("food", "อาหาร|food|meal|diet"),
        ("lodging", "ที่พัก(?!อาศัย)|ห้องพัก|ค้างคืน|พักค้าง|พักแรม|ค้างแรม|lodging|accommodation|overnight"),
        ("other_phone", "^โทร(ศัพท์)?(บ้าน|สำนักงาน|ที่ทำงาน|หน่วยงาน|องค์กร)|(สำรอง|officephone|landline)"),
        ("mobile", "มือถือ|เคลื่อนที่|mobile|cell"),
        ("fax", "^(โทรสาร|แฟกซ์|fax)"),
        ("phone", "โทร|เบอร์|หมายเลขติดต่อ|phone|^tel"),
        ("line_id", "line|ไลน์|facebook|เฟซบุ๊ก"),
        ("position", "ตำแหน่ง|ตําแหน่ง|position|role|บทบาท|^หน้าที่"),
        ("registration_no", ("(?<!ลง)(?<!จด)ทะเบียน|เลข.*จดทะเบียน|เลขที่(ใบอนุญาต|หนังสือ|รับรอง|องค์กร|อสป)|"
                             "(ใบอนุญาต|รับรอง|องค์กร).*เลขที่|"
                             "(registration|license|licence|certification|reg)(no|number)|^อสป(ที่|เลขที่)?$")),
        ("province", "จังหวัด|province|changwat|^จว?$"),
        ("organisation_kind", "ประเภท|^สถานะ|kindof|typeof"),
        ("address", "ที่อยู่|address|อำเภอ|ตำบล|เขต|แขวง|รหัสไปรษณีย์|ที่ตั้ง"),
        ("name_in_english", "อังกฤษ|english|ภาษาไทยอังกฤษ"),
        ("nickname", "ชื่อเล่น|nickname"),
        ("name", ("ชื่อ.*สกุล|^(ราย)?ชื่อ.*(ผู้(เข้า|สมัคร|รับ|บริหาร|อบรม|ลง|แทน|ตอบ)|บุคคล|ฉายา)|^ราย(ชื่อ|นาม)|^ชื่อ(เต็ม|ผู้)|"
                 "fullname|^name$|nameand?surname|nameoftheparticipant|participant|^ผู้เข้า|^ผู้สมัคร|คำนำหน้า.*สกุล|"
                 "namesurname|namelastname|firstname.*lastname")),
        ("organisation", ("องค์กร|องค์การ|หน่วยงาน|มูลนิธิ|สมาคม|สังกัด|organi[sz]ation|agency|company|สถานที่ทำงาน|"
                         "ชมรม|นิติบุคคล")),
        ("title", "คำนำหน้า|คํานําหน้า|^ยศ|^title|prefix|^คำนำ|salutation"),
        ("last_name", "^(นาม)?สกุล|last\\s*name|surname|family\\s*name"),
        ("first_name", "^ชื่อ(ตัว|จริง|ไทย|ต้น)?$|first\\s*name|given\\s*name|^forename"),
        ("remarks", "หมายเหตุ|remark|^note|comment"),
        ("signature", "ลายมือชื่อ|ลงชื่อ|signature"),
        ("gender", "^เพศ|gender|^sex$"),
        ("age", "^อายุ|^age$"),
    )),
    named=NAMING,
    foreign=re.compile("ผู้ประสาน|ผู้กรอก|ผู้บันทึก|ผู้รายงาน|ผู้ติดต่อ|coordinator|ฉุกเฉิน|emergency|"
                       "ชื่อ.*(อังกฤษ|english)|name.*(อังกฤษ|english)"),
)

def layouts(book):
    """A Layout for each sheet of the book that lists people. Raises Refused, naming row or sheet, if none does."""
    found = [layout for sheet in book.sheets if (layout := layout_of(sheet))]
    if not found:
        raise Refused(_why_not(book), place=book.name)
    return found


def layout_of(sheet):
    """The sheet's Layout, or None where no header names a column for people's names."""
    layout = headings.find(sheet, VOCABULARY)
    if layout is None:
        return None
    columns = _settled(_with_second_phone(layout))
    if not {"name", "first_name"} & columns.keys():
        return None
    layout = replace(layout, columns=columns)
    return replace(layout, spans=_spans(sheet, layout))


def layout_with(sheet, header_row, columns):
    """The Layout of a sheet whose header and columns a person has named: {field: 0-based column}.

    Raises Refused where no column is named for people's names.
    """
    if not {"name", "first_name"} & columns.keys():
        raise Refused(_("Choose the column that holds the names."), place="name")
    found = layout_of(sheet)
    if found and found.header_row == header_row:
        return found.corrected(columns)
    header = next((row for row in sheet.rows if row.number == header_row), None)
    written = {column: as_written(value) for column, value in header.filled.items()} if header else {}
    return Layout(sheet.title, header_row, header_row, dict(columns), written)


def _why_not(book):
    for sheet in book.sheets:
        for row in sheet.rows[:headings.SEARCHED_ROWS]:
            known = {VOCABULARY.field_of(value) for value in row.filled.values()} & set(FIELDS)
            if len(known) > 1:
                return _("%(file)s, row %(row)s: no column of this header holds people's names.",
                         file=book.name, row=row.number)
    return _("%(file)s: no header row was found. It should name the columns, among them one for the names.",
             file=book.name)


def _with_second_phone(layout):
    """The layout's columns; where two are headed as telephones alike, the second holds the other telephone."""
    columns, taken = dict(layout.columns), set(layout.columns.values())
    for column, heading in sorted(layout.headings.items()):
        if column not in taken and VOCABULARY.field_of(heading) in ("phone", "mobile"):
            columns.setdefault("other_phone", column)
    return columns


def _settled(columns):
    """One column for each field that a roster has, out of the many that headings name."""
    if "mobile" in columns:
        columns["phone"], office = columns.pop("mobile"), columns.get("phone")
        if office is not None:
            columns["other_phone"] = office
    if "phone" not in columns and "other_phone" in columns:
        columns["phone"] = columns.pop("other_phone")
    if "needs" not in columns and "remarks" in columns:
        columns["needs"] = columns["remarks"]
    if "first_name" in columns and "last_name" in columns:
        columns.pop("name", None)
    elif "last_name" in columns and "name" in columns:
        columns["first_name"] = columns.pop("name")
    elif "first_name" in columns:
        columns.setdefault("name", columns.pop("first_name"))
    return {field: columns[field] for field in (*FIELDS, "sequence") if field in columns}


def _spans(sheet, layout):
    """How many columns stand under the one heading for names: คำนำหน้า, ชื่อ and สกุล often have no headings."""
    if "name" not in layout.columns:
        return {}
    first = layout.columns["name"]
    below = [row for row in sheet.rows if row.number > layout.last_header_row and as_written(row.at(first))]
    width = 1
    while first + width not in layout.headings and _mostly_text(below, first + width):
        width += 1
    return {"name": width} if width > 1 else {}


def _mostly_text(rows, column):
    written = sum(isinstance(row.at(column), str) and bool(as_written(row.at(column))) for row in rows)
    return rows and written * 2 > len(rows)
