"""The print day's page, and what it makes: print runs, receipt list, envelopes, ZIP."""

import io
import zipfile

import pikepdf
import pytest
from flask import current_app
from openpyxl import load_workbook

from certificates import normalised
from tests import make
from tests.awards import day
from tests.awards.participants import attended
from tests.awards.test_printing import text_of
from trainer import job_files, jobs
from trainer.awards import calling, day_papers, issuing, parcel, printing
from trainer.awards.calling import Way
from trainer.awards.print_day import BY_CALLING, Choice
from trainer.awards.recipients import Recipient
from trainer.database import db

CALLED = ["เก่ง", "ฮานา", "กานดา", "ขวัญ"]


@pytest.fixture
def issued(cohort, files):
    """Four certificates, called by group and number."""
    made = day.certified(cohort)
    calling.set_order(cohort, Recipient.PARTICIPANT, Way.GROUP, by=None)
    db.session.commit()
    return made


@pytest.fixture
def page(place):
    return f"{place}/print-day"


def run(job):
    """The file that a job makes."""
    jobs.run(job.id)
    db.session.expire_all()
    assert job.state == "done", job.error
    return (current_app.config["FILES_DIR"] / job.result).read_bytes()


def in_text(text, names=CALLED):
    """The names in the order in which they stand in a text."""
    return sorted((name for name in names if normalised(name) in text), key=lambda name: text.index(normalised(name)))


def test_the_page_leads_through_the_day(as_organiser, issued, page):
    text = as_organiser.get(page).text

    steps = ["ลำดับการขานชื่อ", "ไฟล์สำหรับพิมพ์", "บัญชีลงลายมือชื่อผู้รับ", "ซองจดหมาย", "แยกไฟล์ทีละฉบับ", "ส่งทางอีเมล"]
    assert [f"{step}</h3>" in text for step in steps] == [True] * 6
    assert "4 ฉบับ" in text


def test_an_empty_page_says_what_comes_first(as_organiser, cohort, page):
    assert "ยังไม่มีวุฒิบัตรให้พิมพ์" in as_organiser.get(page).text


@pytest.mark.parametrize(("asked", "count"), [("?region=เหนือ", 2), ("?region=ภาคที่ไม่มี", 4), ("?order=nonsense", 4),
                                              ("?kind=speaker", 0), ("?kind=emperor", 4)])  # fmt: skip
def test_the_page_shows_those_chosen(as_organiser, issued, page, asked, count):
    assert as_organiser.get(page + asked).text.count('id="certificate-') == count


def test_the_page_is_for_staff_alone(client, as_door, issued, page):
    assert as_door.get(page).status_code == 403


def test_the_page_asks_the_database_as_often_for_three_as_for_one(as_organiser, cohort, files, page, statements):
    counts = []
    for people in (day.PEOPLE[:1], day.PEOPLE[1:3]):
        for first, _group, province, _name, email in people:
            attended(cohort, 6, person=make.person(first, "ใจดี", email=email),
                     organisation=make.organisation(province=province))  # fmt: skip
        issuing.issue_all(cohort, by=None)
        db.session.commit()
        with statements() as seen:
            as_organiser.get(f"{page}?order=calling")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 17


@pytest.mark.parametrize(("choice", "names"), [
    (Choice(), ["กานดา", "เก่ง", "ขวัญ", "ฮานา"]), (Choice(order=BY_CALLING), CALLED),
    (Choice(region="เหนือ", order=BY_CALLING), ["กานดา", "ขวัญ"])])  # fmt: skip
def test_a_print_run_holds_those_chosen_in_the_order_chosen(cohort, issued, tmp_path, choice, names):
    pdf = run(printing.order(cohort, None, choice=choice))

    assert in_text(text_of(pdf, tmp_path / "run.pdf")) == names


def test_a_print_run_for_the_printing_shop_has_bleed_and_marks(cohort, issued):
    with pikepdf.open(io.BytesIO(run(printing.order(cohort, None, marks=printing.CROP)))) as pdf:
        assert [float(side) for side in pdf.pages[3].obj.BleedBox][:2] == pytest.approx([-8.504, -8.504], abs=0.01)


def test_runs_of_different_choices_do_not_stand_in_for_each_other(as_organiser, cohort, issued, page, place):
    run(printing.order(cohort, None, choice=Choice(region="เหนือ")))
    address = "/desk/jobs/"

    assert [address in as_organiser.get(one).text for one in (f"{page}?region=เหนือ", page, place)] == [
        True, False, False]  # fmt: skip


def test_ordering_from_the_page_keeps_the_choice(as_organiser, issued, page):
    answer = as_organiser.post(f"{page}/print-runs", data={"order": "calling", "marks": "crop"})

    assert ("order=calling" in answer.location, db.session.query(jobs.Job).one().arguments) == (
        True, {"order": "calling", "marks": "crop"})  # fmt: skip


def test_a_run_in_calling_order_is_out_of_date_once_the_order_was_changed(as_organiser, cohort, issued, page):
    run(printing.order(cohort, None, choice=Choice(order=BY_CALLING)))
    before = as_organiser.get(f"{page}?order=calling").text
    calling.set_order(cohort, Recipient.PARTICIPANT, Way.REGION, by=None)

    said = "ไม่เป็นปัจจุบันแล้ว"
    assert (said in before, said in as_organiser.get(f"{page}?order=calling").text) == (False, True)


@pytest.mark.parametrize("way", ["", "&marks=crop"])
def test_one_certificate_is_printed_again(as_organiser, issued, page, way):
    pdf = as_organiser.get(f"{page}/certificates/{issued[1].id}.pdf?{way}").data

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert (len(opened.pages), "/TrimBox" in opened.pages[0].obj and bool(way)) == (1, bool(way))


def test_a_revoked_certificate_and_one_of_another_cohort_are_not_printed_again(as_organiser, cohort, issued, page):
    issued[0].revoke("ออกผิดคน", by=None)
    other = make.cohort(number=5, programme=cohort.programme)
    foreign = f"/desk/cohorts/{other.address}/awards/print-day/certificates/{issued[1].id}.pdf"

    assert [as_organiser.get(one).status_code for one in (f"{page}/certificates/{issued[0].id}.pdf", foreign)] == [
        422, 404]  # fmt: skip


def test_the_receipt_list_stands_in_the_order_chosen_with_thai_digits(as_organiser, issued, page, tmp_path):
    text = text_of(as_organiser.get(f"{page}/receipts.pdf?order=calling").data, tmp_path / "list.pdf")

    assert in_text(text) == CALLED
    assert [normalised(one) in text for one in ("๔/๐๐๒/๒๕๖๓", "ลายมือชื่อผู้รับ", "วันที่รับ", "ผู้รับวุฒิบัตร")] == [True] * 4


def test_labels_address_people_monks_and_heads_of_organisations(as_organiser, cohort, issued, place, page, tmp_path):
    monk = make.person("สมศักดิ์", "ฐิตธมฺโม", "พระมหา")
    attended(cohort, 6, person=monk, organisation=make.organisation("วัดป่าน้ำคำ"))
    issuing.issue_all(cohort, by=None)
    body = make.organisation("มูลนิธิน้ำใจ", province="TH-10")
    issuing.give(cohort, Recipient.ORGANISATION, [body], None)
    text, others = (text_of(as_organiser.get(f"{page}/labels.pdf{kind}").data, tmp_path / "labels.pdf")
                    for kind in ("", "?kind=organisation"))  # fmt: skip

    wanted = ["เรียน นายเก่ง ใจดี", "กรรมการ", "สมาคมใต้ร่มเย็น", "จังหวัดสงขลา", "นมัสการ พระมหาสมศักดิ์ ฐิตธมฺโม"]
    assert [one for one in wanted if normalised(one) not in text] == []
    assert normalised("เรียน ประธานมูลนิธิน้ำใจ") in others


def test_the_workbook_of_envelopes_holds_no_formula(as_organiser, cohort, files, page):
    attended(cohort, 6, person=make.person("=HYPERLINK(1)", "ใจดี", title=None), position="@SUM(A1)",
             organisation=make.organisation("-มูลนิธิ"))  # fmt: skip
    issuing.issue_all(cohort, by=None)
    book = load_workbook(io.BytesIO(as_organiser.get(f"{page}/envelopes.xlsx").data))

    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells if str(cell.value)[0] in "=@-"} == {"s"}
    assert sum(str(cell.value)[0] in "=@-" for cell in cells) == 3


@pytest.mark.parametrize("paper", ["receipts.pdf", "labels.pdf", "envelopes.xlsx"])
def test_of_nobody_no_list_is_made(as_organiser, issued, page, paper):
    assert as_organiser.get(f"{page}/{paper}?kind=volunteer").status_code == 422


def test_the_zip_holds_a_sealed_pdf_for_each_called_by_number_and_name(cohort, issued, signing):
    with zipfile.ZipFile(io.BytesIO(run(parcel.order(cohort, None, Choice())))) as made:
        assert made.namelist()[0] == "4-001-2563 นายกานดา ใจดี.pdf"
        assert [b"/ByteRange" in made.read(name) for name in made.namelist()] == [True] * 4


def test_the_zip_leaves_out_what_was_revoked_while_it_was_made(cohort, issued, monkeypatch):
    monkeypatch.setattr(parcel, "AT_ONCE", 2)
    job, step = parcel.order(cohort, None, Choice()), jobs.Job.step

    def revoke_the_last(job, done, total):
        if done == 2:
            db.session.get(issuing.IssuedCertificate, issued[3].id).revoke("ออกผิดคน", by=None)
        step(job, done, total)

    monkeypatch.setattr(jobs.Job, "step", revoke_the_last)
    with zipfile.ZipFile(io.BytesIO(run(job))) as made:
        assert len(made.namelist()) == 3


def test_a_zip_that_fails_leaves_no_file(cohort, issued, files, monkeypatch):
    job = parcel.order(cohort, None, Choice())
    monkeypatch.setattr(parcel.press, "singles", lambda run: 1 / 0)
    jobs.run(job.id)

    assert [one for one in (files / job_files.FOLDER).rglob("*") if one.is_file()] == []


def test_the_zip_is_asked_for_on_the_page(as_organiser, issued, page):
    as_organiser.post(f"{page}/parcels", data={"region": "เหนือ"})

    assert db.session.query(jobs.Job).one().arguments == {"region": "เหนือ"}


def test_the_calling_order_is_set_by_hand_on_its_page(as_organiser, issued, page):
    as_organiser.post(f"{page}/calling-order", data={"way": "by_hand", "numbers": "๔\n๓"})

    found = db.session.query(calling.CallingOrder).one()
    assert (found.way, found.awards) == (Way.HAND, [issued[3].award_id, issued[2].award_id])


def test_a_list_with_errors_is_not_saved_and_not_lost(as_organiser, issued, page):
    text = as_organiser.post(f"{page}/calling-order", data={"way": "by_hand", "numbers": "4\n77"}).text

    assert ("บรรทัดที่ 2" in text, "4\n77</textarea>" in text, db.session.query(calling.CallingOrder).one().way) == (
        True, True, Way.GROUP)  # fmt: skip


@pytest.mark.parametrize("sent", [{"way": "by_hand", "numbers": " "}, {"way": "nonsense"}, {}])
def test_an_order_that_says_nothing_is_not_saved(as_organiser, issued, page, sent):
    assert as_organiser.post(f"{page}/calling-order", data=sent).status_code == 200


def test_the_calling_order_s_page_shows_today_s_order_to_begin_with(as_organiser, issued, page):
    text = as_organiser.get(f"{page}/calling-order").text

    assert "4/002/2563\n4/004/2563\n4/001/2563\n4/003/2563</textarea>" in text


@pytest.mark.parametrize(("paper", "called"), [("receipts", "บัญชีรับวุฒิบัตร"), ("labels", "ป้ายจ่าหน้าซอง")])
def test_a_long_list_is_made_in_the_background(as_organiser, issued, page, tmp_path, monkeypatch, paper, called):
    monkeypatch.setattr(day_papers, "AT_ONCE", 3)
    before = as_organiser.get(f"{page}?order=calling").text
    as_organiser.post(f"{page}/papers", data={"paper": paper, "order": "calling"})
    job = db.session.query(jobs.Job).one()
    text = text_of(run(job), tmp_path / "list.pdf")

    assert (f"{page}/{paper}.pdf" in before, in_text(text), called in job.result) == (False, CALLED, True)
    assert f"/desk/jobs/{job.id}/file" in as_organiser.get(f"{page}?order=calling").text
