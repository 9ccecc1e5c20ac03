"""Which rows of a roster are people, and which are totals, notes, signatures and headings."""

import re
from dataclasses import dataclass, replace

from trainer.registration import columns
from trainer.thai import names, numerals, text
from trainer.workbook import headings
from trainer.workbook.book import Broken, as_written

NOTE = re.compile(
    r"^\W*((ยอด)?รวม(ทั้งสิ้น|ทั้งหมด|จำนวน|ผู้|เป็น|\s*[:\d]|\s*$)|จำนวน|ทั้งสิ้น|หมายเหตุ|ลงชื่อ|ลงนาม|ตำแหน่ง|ผู้|ข้อมูล ณ|"
    r"กรุณา|โปรด(ส่ง|กรอก|แจ้ง|ระบุ)|ส่ง(กลับ|แบบ|ที่)|ติดต่อ|สอบถาม|โทร|หน้า(ที่)?\s*\d|วันที่|ขอแสดง|(grand\s*)?total|sum\b|"
    r"note|remark|page\b)|\.{4,}|_{4,}|…{2,}", re.IGNORECASE)
INSTITUTION = re.compile("^(มูลนิธิ|สมาคม|ชมรม|องค์กร|กลุ่ม|ภาค|จังหวัด|อำเภอ|เขต|สำนักงาน|กองทุน|แบบ|โครงการ|รุ่น|ระหว่าง)")
TELLING = ("organisation", "registration_no", "province", "phone", "other_phone", "email", "position")


@dataclass(frozen=True)
class Person:
    """A row that is about a person: {field: cell as it was}, and {heading: text} to keep with the registration."""

    row: int
    raw: dict
    cells: dict


@dataclass(frozen=True)
class LeftOut:
    """A row under the header that is not about a person, such as a total: its number and what it says."""

    row: int
    text: str


def people(sheet, layout):
    """([Person], [LeftOut]) of the rows under the header; blank rows and repeated headers are in neither."""
    found, left_out = [], []
    private = {column for column, heading in layout.headings.items()
               if columns.VOCABULARY.field_of(heading) in ("national_id", "foreign")}
    for row, values in headings.rows_below(sheet, layout, columns.VOCABULARY):
        if _continues(sheet, row, layout, values) and found:
            found[-1] = _continued(found[-1], row, layout)
        elif _is_person(sheet, row, layout, values):
            found.append(Person(row.number, {field: value for field, value in values.items() if as_written(value)},
                                _cells(row, layout, values, private)))
        elif text.clean(" ".join(map(as_written, row.cells))):
            left_out.append(LeftOut(row.number, text.clean(" ".join(map(as_written, row.cells)))))
    return found, left_out


def _name_cells(layout):
    return [layout.columns[field] for field in columns.NAMING if field in layout.columns]


def _continues(sheet, row, layout, values):
    """Whether this row only goes on with the person above, whose name is merged over both."""
    for column in _name_cells(layout):
        merge = sheet.merge_at(row.number, column)
        if merge and merge.top < row.number and merge.top > layout.last_header_row:
            return not any(as_written(row.at(column)) for column in _name_cells(layout))
    return False


def _continued(person, row, layout):
    """The person with what the further row adds, line under line, as the cell of a form would hold it."""
    raw = dict(person.raw)
    for field, column in layout.columns.items():
        more, had = as_written(row.at(column)), as_written(raw.get(field))
        if more and more not in had and field not in columns.NAMING:
            raw[field] = f"{had}\n{more}" if had else row.at(column)
    return replace(person, raw=raw)


def _is_person(sheet, row, layout, values):
    own = {field for field, column in layout.columns.items() if as_written(row.at(column))}
    if any(isinstance(values.get(field), Broken) for field in columns.NAMING):
        return True
    name = text.clean(" ".join(as_written(values.get(field)) for field in ("title", "name", "first_name", "last_name")))
    if not re.search(r"[^\W\d_]", name):
        at_home = {layout.columns.get(field) for field in ("position", "phone", "other_phone")}  # ผู้จัดการ, โทร. 081…
        said = [numerals.arabic_digits(text.clean(as_written(value))) for column, value in enumerate(row.cells)
                if column not in at_home]
        told = {field for field in own & set(TELLING) if len(re.sub(r"\W", "", as_written(values[field]))) > 3}
        return (len(told) > 1 or bool(told and "sequence" in own)) and not any(map(NOTE.search, filter(None, said)))
    if own - {*columns.NAMING, "sequence"}:
        return not (NOTE.search(numerals.arabic_digits(name)) and not own & {"organisation", "email"})
    return _is_name_alone(sheet, row, layout, name, numbered="sequence" in own)


def _is_name_alone(sheet, row, layout, name, numbered):
    """A row with a name and nothing else: a person, a total, a section's heading or a signature?"""
    column = _name_cells(layout)[0]
    merge = sheet.merge_at(row.number, column)
    merged_beyond = merge and merge.right >= column + 2 and len(row.filled) == 1
    if merged_beyond or name.startswith("(") or INSTITUTION.search(name) or NOTE.search(numerals.arabic_digits(name)):
        return False
    if re.search(r"\d", name) or len(name) > 80:
        return False
    return numbered or bool(names.split(name).title) or len(name.split()) == 2


def _cells(row, layout, values, private):
    """{heading: text} of the whole row, also of columns we do not use; never of identity numbers."""
    cells = {}
    for column, heading in sorted(layout.headings.items()):
        field = next((name for name, at in layout.columns.items() if at == column), None)
        written = as_written(values[field] if field else row.at(column))
        if written and column not in private:
            cells[text.clean(heading)] = written
    return cells
