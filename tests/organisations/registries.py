"""Registry workbooks that tests make for themselves."""

from tests.workbook.sheets import xlsx
from trainer import workbook

HEADER = ["ลำดับ", "ชื่อองค์กร", "ประเภท", "ทะเบียนเลขที่", "วันที่รับรอง", "จังหวัด", "สถานะ"]


def line(name="มูลนิธิบ้านปันสุขจังหวัดเลย", number="1477/2559", on="5/8/2559", province="เลย", status="รับรอง",
         kind="องค์กรสาธารณประโยชน์"):  # fmt: skip
    """One row; every cell that a test does not name is harmless."""
    return [1, name, kind, number, on, province, status]


def data(*lines):
    """The bytes of a registry with these rows under two title lines; the first of them is row 4."""
    return xlsx([["ทะเบียนองค์กรที่ได้รับการรับรอง"], ["(ข้อมูลสมมติ)"], HEADER, *(lines or [line()])])


def book(*lines):
    return workbook.read("registry.xlsx", data(*lines))
