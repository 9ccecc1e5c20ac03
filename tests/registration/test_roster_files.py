"""Whole files: every sheet that lists people, in whatever shape it came, is read as a careful clerk would."""

import pytest

from tests.registration.rosters import LAMPHUN, check
from tests.workbook.sheets import xlsx
from trainer import workbook
from trainer.errors import Refused
from trainer.registration import rosterfiles
from trainer.registration.roster import Decision

PLAIN = [["ชื่อ-สกุล", "องค์กร", "โทร."], ["นายสมชาย ใจดี", LAMPHUN.name, "0812345678"]]


def roster(data, name="list.xlsx"):
    return rosterfiles.roster_file(workbook.read(name, data))


def results(data, name="list.xlsx"):
    return [checked.to_json() for checked in check(*roster(data, name).rows)]


def test_a_printed_form_of_a_province_is_understood():
    rows = [
        ["แบบตอบรับเข้าร่วมโครงการ"], [None],
        ["ที่", "ชื่อ – สกุล", None, None, "หน่วยงาน", None, "โทร./โทรสาร", "จังหวัด"],
        [None, "คำนำหน้า", "ชื่อ", "สกุล", "ชื่อองค์กร", "ทะเบียนเลขที่", None, None],
        [1, "น.ส.", "กาญจนา", "น้ําเพชร", "มูลนิธิเพื่อเด็ก จ.ลำพูน", "๔๕๙๕/๒๕๔๙", 812345678, "ลำพูน"],
        [None],
        ["ที่", "ชื่อ – สกุล", None, None, "หน่วยงาน", None, "โทร./โทรสาร", "จังหวัด"],
        [2, "พระมหา", "สมศักดิ์", "ฐิตธมฺโม", "สมาคมบ้านปันสุข จังหวัดน่าน", "0012/2550", "๐๘๑-๒๓๔-๕๖๗๙", "จ. น่าน"],
        [None, "รวมทั้งสิ้น ๒ คน"],
    ]  # fmt: skip

    found = results(xlsx(rows, merges=["A1:H1", "B3:D3", "E3:F3", "A3:A4", "G3:G4", "H3:H4"]))

    assert [(one["row"], one["title"], one["first_name"], one["last_name"], one["registration_no"], one["phone"],
             one["province"]) for one in found] == [
        (5, "นางสาว", "กาญจนา", "น้ำเพชร", "4595/2549", "0812345678", "TH-51"),
        (8, "พระมหา", "สมศักดิ์", "ฐิตธมฺโม", "12/2550", "0812345679", "TH-55"),
    ]


def test_a_csv_in_cp874_gives_what_its_utf8_twin_gives():
    text = "ชื่อ-สกุล;องค์กร;โทร.\nนางสาวปิยะนุช วงศ์วาน ;มูลนิธิเพื่อเด็กจังหวัดลำพูน;661330765\n"

    assert results(text.encode("cp874"), "a.csv") == results(text.encode("utf-8-sig"), "a.csv")


def test_every_sheet_that_lists_people_is_read_and_others_are_named():
    def more(book):
        for title, rows in (("เชียงใหม่", PLAIN), ("สรุป", [["จังหวัด", "จำนวน"], ["ลำพูน", 2]])):
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)

    found = roster(xlsx(PLAIN, title="ลำพูน", prepare=more))

    assert [row.sheet for row in found.rows] == ["ลำพูน", "เชียงใหม่"] and "สรุป" in found.notes[0]


def test_people_on_a_hidden_sheet_are_not_read():
    def hide(book):
        sheet = book.create_sheet("ลับ")
        for row in [PLAIN[0], ["นายลับ ลวง", "มูลนิธิ ข", "0899999999"]]:
            sheet.append(row)
        sheet.sheet_state = "hidden"

    assert [one["first_name"] for one in results(xlsx(PLAIN, prepare=hide))] == ["สมชาย"]


def test_a_formula_without_a_value_is_told_in_the_row_it_stands_in():
    rows = [*PLAIN, ["นางมาลี ใจดี", "=B2", "0812345679"]]

    assert results(xlsx(rows))[1]["problems"][0] == "cell_broken"


def test_decisions_stay_with_their_rows():
    file = roster(xlsx([*PLAIN, ["นางมาลี ใจดี", "มูลนิธิ ข", "0899999999"]])).sheets[0]

    again = rosterfiles.roster_sheet("list.xlsx", file.sheet, file.layout, {3: Decision(left_out=True)})

    assert [checked.status for checked in check(*again.rows)] == ["ready", "left_out"]


def test_a_sheet_restored_from_a_draft_gives_the_same_rows():
    file = roster(xlsx(PLAIN)).sheets[0]
    kept = workbook.Sheet.from_table(file.sheet.title, file.sheet.to_table())

    assert rosterfiles.roster_sheet("list.xlsx", kept, file.layout).rows == file.rows


def test_a_book_without_people_is_refused():
    with pytest.raises(Refused, match="no header row was found"):
        roster(xlsx([["สวัสดี", "ครับ"]]))


def test_a_header_without_anybody_under_it_is_refused_with_its_row():
    with pytest.raises(Refused, match="list.xlsx.* row 2"):
        roster(xlsx([["แบบตอบรับ"], PLAIN[0], ["รวมทั้งสิ้น 0 คน"]]))
