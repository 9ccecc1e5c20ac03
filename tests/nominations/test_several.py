"""Several people at once by a reply form."""

import io
import re

import pytest
from sqlalchemy import select

from tests import make
from tests.nominations import offices
from tests.workbook.sheets import xlsx
from trainer.database import db
from trainer.registration.models import Registration

HEAD = ["ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์", "อีเมล"]
ROWS = [HEAD, [1, "น.ส.มาลี ใจดี", "ประธาน", 812345678, "m@example.org"], [2, "สมชาย", "", "", ""]]
PASTED = "ชื่อ-สกุล\tตำแหน่ง\tองค์กร\nนางสาวมาลี ใจดี\tประธาน\tมูลนิธิน้ำใจ"


@pytest.fixture
def link(app):
    return offices.link(offices.cohort(), most=2)


def people():
    db.session.expire_all()
    return [one.label for one in db.session.scalars(select(Registration).order_by(Registration.id))]


def sent(**facts):
    """Two people of the page that shows the rows, both ticked."""
    return {"name": ["นางสาวมาลี ใจดี", "นายสมชาย ดีใจ"], "position": ["", ""], "organisation": ["", ""],
            "phone": ["0812345678", "0899999999"], "email": ["", ""], "written": ["", ""], "take": ["0", "1"],
            "told": "1"} | facts  # fmt: skip


def upload(client, link, data, name="reply.xlsx"):
    return client.post(f"{offices.address(link)}/several", data={"file": (io.BytesIO(data), name)},
                       content_type="multipart/form-data")  # fmt: skip


def test_each_row_is_shown_as_understood_beside_what_was_written(client, link):
    page = upload(client, link, xlsx(ROWS)).text

    assert "นางสาวมาลี ใจดี" in page and "น.ส.มาลี ใจดี" in page and "โปรดระบุอีเมลหรือโทรศัพท์" in page
    assert people() == []


def test_rows_copied_out_of_a_spreadsheet_are_read_too(client, link):
    rows = "ชื่อ-สกุล\tโทรศัพท์\nนางสาวมาลี ใจดี\t0812345678"

    assert "นางสาวมาลี ใจดี" in client.post(f"{offices.address(link)}/several", data={"written": rows}).text


def test_a_row_that_names_nobody_is_shown_with_the_reason(client, link):
    rows = f"{PASTED}\n=1+1\tกก\tสมาคมหาย"

    page = client.post(f"{offices.address(link)}/several", data={"written": rows}).text

    assert "แถวที่ 3: ไม่พบชื่อบุคคลใน “=1+1 กก สมาคมหาย”" in page and "ไม่ได้อ่าน 1 รายการ" in page


def test_what_was_not_read_is_still_said_when_the_page_complains(client, link):
    said = "แถวที่ 3: <b>สมาคมหาย</b>"

    page = client.post(f"{offices.address(link)}/several/nominations", data=sent(told="", unread=[said])).text

    assert "แถวที่ 3: &lt;b&gt;สมาคมหาย" in page


@pytest.mark.parametrize(
    ("name", "data"), [("a.xlsx", b"%PDF-1.4"), ("a.png", b"\x89PNG"), ("a.csv", b""), ("a.csv", b"x,y\n1,2")]
)
def test_a_file_that_is_no_reply_form_is_refused_with_a_sentence(client, link, name, data):
    page = upload(client, link, data, name)

    assert page.status_code == 200 and "invalid-feedback" in page.text


def test_those_ticked_are_nominated(client, link):
    client.post(f"{offices.address(link)}/several/nominations", data=sent(take=["1"]))

    assert people() == ["นายสมชาย ดีใจ"]


def test_nobody_is_nominated_before_they_were_told(client, link):
    page = client.post(f"{offices.address(link)}/several/nominations", data=sent(told=""))

    assert people() == [] and "นายสมชาย ดีใจ" in page.text


@pytest.mark.parametrize("lacking", [{"take": []}, {"take": ["1"], "told": ""}])
def test_every_row_comes_back_as_corrected_when_the_page_complains(client, link, lacking):
    rows = {"name": ["นางสาวมาลี แก้ไขแล้ว", "นายสมชาย ดีใจ"], "position": ["เลขานุการ", ""]}

    page = client.post(f"{offices.address(link)}/several/nominations", data=sent(**rows, **lacking)).text

    assert "นางสาวมาลี แก้ไขแล้ว" in page and "เลขานุการ" in page and "นายสมชาย ดีใจ" in page
    assert re.findall('name="take" value="(.)" checked', page) == lacking["take"]


def test_who_was_not_ticked_stays_on_the_page_beside_one_who_will_not_do(client, link):
    page = client.post(f"{offices.address(link)}/several/nominations", data=sent(phone=["0812345678", ""], take=["1"]))

    assert people() == [] and all(f'value="{name}"' in page.text for name in ("นางสาวมาลี ใจดี", "นายสมชาย ดีใจ"))


def test_who_of_the_list_was_left_out_is_said_by_name(client, link):
    page = client.post(f"{offices.address(link)}/several/nominations", data=sent(take=["1"]), follow_redirects=True)

    assert "ไม่ได้เสนอชื่อ 1 คนในรายชื่อ เพราะไม่ได้เลือกไว้ (นางสาวมาลี ใจดี)" in page.text


def test_who_is_beyond_the_limit_stays_on_the_page(client, app):
    link = offices.link(offices.cohort(), most=1)

    page = client.post(f"{offices.address(link)}/several/nominations", data=sent())

    assert people() == ["นางสาวมาลี ใจดี"] and "นายสมชาย ดีใจ" in page.text


def test_one_who_will_not_do_keeps_nobody_else_out(client, link):
    page = client.post(f"{offices.address(link)}/several/nominations", data=sent(phone=["", "0899999999"]))

    assert people() == ["นายสมชาย ดีใจ"] and "นางสาวมาลี ใจดี" in page.text


def test_a_province_says_the_organisation_of_each(client, app):
    make.organisation("สมาคมลำพูนรวมใจ", province="TH-51")
    link = offices.link(offices.cohort(), province="TH-51")

    client.post(f"{offices.address(link)}/several/nominations", data=sent(organisation=["สมาคมลำพูนรวมใจ", "สมาคมอื่น"]))

    assert people() == ["นางสาวมาลี ใจดี"]


def test_columns_that_do_not_match_take_nobody(client, link):
    data = {"name": ["ก"], "take": ["0", "99999", "x"], "told": 1}

    client.post(f"{offices.address(link)}/several/nominations", data=data)

    assert people() == []
