"""The upload page: what cannot be read is refused in a sentence on the page, and nothing of it is kept."""

import html
import io

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests import make
from tests.registration import lists
from tests.registration.lists import book, line
from tests.workbook.parcels import with_part
from tests.workbook.sheets import saved, xlsx
from trainer.database import db
from trainer.registration.drafts import RosterDraft, RosterFile
from trainer.workbook import limits


def locked():
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(book(line()))).encrypt("secret", stream)
    return stream.getvalue()


def bomb():
    return with_part(book(line()), "xl/sharedStrings.xml", lambda xml: b" " * (limits.MAX_PART + 1))


def endless():
    written = openpyxl.Workbook(write_only=True)
    sheet = written.create_sheet()
    for row in [lists.HEAD, *[line()] * 100_000]:
        sheet.append(row)
    return saved(written)


@pytest.fixture
def in_english(as_organiser):
    with as_organiser.session_transaction() as session:
        session["language"] = "en"
    return as_organiser


@pytest.mark.parametrize("make_file, words", [
    (lambda: b"%PDF-1.7 ...", "is a PDF"),
    (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
    (locked, "password"),
    (lambda: book(line())[:900], "list1.xlsx"),
    (lambda: b"", "is empty"),
    (bomb, "far more"),
    (endless, "20,000 rows"),
    (lambda: xlsx([["สวัสดี", "ครับ"]]), "no header row"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_on_the_page_and_nothing_is_kept(in_english, make_file, words):
    answer = lists.upload(in_english, lists.cohort(), ("good.xlsx", book(line())), ("list1.xlsx", make_file()))

    assert words in html.unescape(answer.text).split('invalid-feedback')[1]
    assert [db.session.query(table).count() for table in (RosterDraft, RosterFile)] == [0, 0]


def test_sending_no_file_asks_for_one(in_english):
    answer = in_english.post(lists.address(lists.cohort(), "roster"), data={})

    assert "Choose a file first." in answer.text


def test_a_cohort_without_dates_cannot_be_imported_into(in_english):
    answer = lists.upload(in_english, lists.cohort(starts_on=None), book(line()))

    assert "has no dates" in answer.text and db.session.query(RosterDraft).count() == 0


def test_two_header_rows_are_understood(as_organiser):
    top = ["ชื่อ-สกุล", "หน่วยงาน", None, "ติดต่อ", None, None]
    rows = [["แบบตอบรับ"], top, [None, "องค์กร", "จังหวัด", "โทรศัพท์", "อีเมล", "อาหาร"], line()]

    draft = lists.drafted(as_organiser, lists.cohort(), xlsx(rows, merges=["B2:C2", "D2:F2", "A2:A3"]))

    assert "status-ready" in as_organiser.get(lists.review(draft)).text


def test_a_hidden_sheet_is_told_of_but_not_read(as_organiser):
    def hide(written):
        secret = written.create_sheet("แผ่นลับ")
        for row in [lists.HEAD, line("นายลับ ลวง")]:
            secret.append(row)
        secret.sheet_state = "hidden"

    draft = lists.drafted(as_organiser, lists.cohort(), xlsx([lists.HEAD, line()], prepare=hide))
    page = as_organiser.get(lists.review(draft)).text

    assert "แผ่นลับ" in page and "นายลับ" not in page


def test_a_csv_in_cp874_is_read(as_organiser):
    data = "ชื่อ-สกุล,องค์กร,โทรศัพท์\nนางมาลี น้ำใจ,มูลนิธิเพื่อเด็กจังหวัดลำพูน,0812345678\n".encode("cp874")

    draft = lists.drafted(as_organiser, lists.cohort(), ("old.csv", data))

    assert "นางมาลี น้ำใจ" in as_organiser.get(lists.review(draft)).text


def test_an_import_is_not_found_under_another_cohort(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line("นางลับ เฉพาะรุ่น")))
    other = make.cohort(5, programme=draft.cohort.programme)

    assert as_organiser.get(lists.address(other, f"roster/{draft.id}")).status_code == 404


@pytest.mark.parametrize("rest", ["/registrations", "/left-out", "/removal"])
def test_nothing_can_be_done_to_an_import_under_another_cohort(as_organiser, rest):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    other = make.cohort(5, programme=draft.cohort.programme)

    assert as_organiser.post(lists.address(other, f"roster/{draft.id}{rest}")).status_code == 404


def test_a_file_of_another_import_is_not_found(as_organiser):
    cohort = lists.cohort()
    own = lists.drafted(as_organiser, cohort, book(line()))
    foreign = lists.drafted(as_organiser, cohort, book(line("นางลับ เฉพาะไฟล์"))).files[0].id

    assert as_organiser.get(lists.review(own, f"/files/{foreign}/columns")).status_code == 404


def test_a_row_on_which_nobody_stands_is_not_found(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))

    assert lists.decide(as_organiser, draft, 77, left_out="1").status_code == 404


def test_the_door_may_not_see_an_import(as_door):
    assert as_door.get(lists.address(lists.cohort(), "roster")).status_code == 403


def test_columns_can_be_corrected(as_organiser):
    rows = [["ก", "ชื่อ-สกุล", "องค์กร"], ["นายจริง ใจดี", "นายผิด คน", lists.KNOWN]]
    draft = lists.drafted(as_organiser, lists.cohort(), xlsx(rows))

    as_organiser.post(lists.review(draft, f"/files/{draft.files[0].id}/columns"),
                      data={"header_row": "1", "name": "0", "organisation": "2"})  # fmt: skip

    assert "นายจริง ใจดี</strong>" in as_organiser.get(lists.review(draft)).text


def test_columns_without_a_name_are_refused_and_the_choice_stays(in_english):
    draft = lists.drafted(in_english, lists.cohort(), book(line()))

    answer = in_english.post(lists.review(draft, f"/files/{draft.files[0].id}/columns"),
                             data={"header_row": "1", "name": "", "organisation": "3"})  # fmt: skip

    assert "Choose the column that holds the names." in answer.text and 'selected value="3"' in answer.text


def test_the_review_asks_the_database_equally_often_for_one_and_for_many(as_organiser, statements):
    cohort = lists.cohort()
    one, many = (lists.drafted(as_organiser, cohort, book(*lists.people(count))) for count in (1, 60))
    counts = []
    for draft in (one, many):
        address = lists.review(draft)
        with statements() as seen:
            as_organiser.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15
