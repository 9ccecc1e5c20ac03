"""The print run, made in the background."""

import io
import subprocess

import pikepdf
import pytest

from certificates import normalised
from tests import make
from tests.awards.participants import attended, certified
from trainer import jobs
from trainer.awards import issuing, press, printing
from trainer.database import db
from trainer.errors import Refused

NAMES = [
    ("นาย", "สมชาย", "น้ำผึ้ง"),
    ("นางสาว", "กาญจนา", "ปู่กตัญญู"),
    ("พระมหา", "สมศักดิ์", "ฐิตธมฺโม"),
    ("พลตำรวจเอก", "วิชัย", "ฟื้นฟูญี่ปุ่น"),
    ("ผู้ช่วยศาสตราจารย์ ดร.", "กตัญญูกตเวทิตาธรรม", "ศรีสุวรรณภูมิพิพัฒน์ ณ นครศรีธรรมราช"),
    ("Mr.", "John", "Smith"),
]


def text_of(pdf, path):
    """The text that anyone gets out of a PDF."""
    path.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return normalised(found.stdout.decode())


@pytest.fixture
def ordered(cohort, files):
    """A print run of three certificates that was ordered and not made yet."""
    for first in ("ฮานา", "เก่ง", "กานดา"):
        attended(cohort, 6, person=make.person(first, "ก"))
    issuing.issue_all(cohort, by=None)
    job = printing.order(cohort, by=None)
    db.session.commit()
    return job


def test_a_print_run_has_a_page_for_each_certificate(ordered, files):
    jobs.run(ordered.id)

    assert len(pikepdf.open(files / db.session.get(jobs.Job, ordered.id).result).pages) == 3


def test_a_print_run_stands_in_the_order_of_the_name_list(ordered, files, tmp_path):
    jobs.run(ordered.id)
    text = text_of((files / db.session.get(jobs.Job, ordered.id).result).read_bytes(), tmp_path / "run.pdf")

    assert sorted(("นายกานดา", "นายเก่ง", "นายฮานา"), key=text.index) == ["นายกานดา", "นายเก่ง", "นายฮานา"]


def test_a_print_run_leaves_out_what_was_revoked(ordered, files, cohort):
    issued = db.session.scalars(db.select(issuing.IssuedCertificate)).first()
    issued.revoke("ออกผิดคน", by=None)
    db.session.commit()
    jobs.run(ordered.id)

    assert len(pikepdf.open(files / db.session.get(jobs.Job, ordered.id).result).pages) == 2


def test_a_print_run_can_be_made_again_from_the_start(ordered, files):
    jobs.run(ordered.id)
    job = db.session.get(jobs.Job, ordered.id)
    first, job.state = job.result, jobs.JobState.WAITING
    db.session.commit()
    jobs.run(ordered.id)

    assert (db.session.get(jobs.Job, ordered.id).result, len(list(files.rglob("*.pdf")))) == (first, 1)


def test_ordering_twice_waits_for_one_file(ordered, cohort):
    assert printing.order(cohort, by=None) is ordered


def test_nothing_is_ordered_where_nothing_was_issued(cohort):
    attended(cohort, 1)

    with pytest.raises(Refused):
        printing.order(cohort, by=None)


def test_a_print_run_is_out_of_date_once_a_certificate_was_revoked(as_organiser, ordered, place):
    jobs.run(ordered.id)
    db.session.scalars(db.select(issuing.IssuedCertificate)).first().revoke("ออกผิดคน", by=None)

    assert "กรุณาจัดทำใหม่ก่อนพิมพ์" in as_organiser.get(place).get_data(as_text=True)


def test_the_organiser_gets_the_file_from_the_board(as_organiser, ordered, place):
    jobs.run(ordered.id)
    address = f"/desk/jobs/{ordered.id}/file"
    page = as_organiser.get(place).get_data(as_text=True)

    assert (address in page, as_organiser.get(address).mimetype) == (True, "application/pdf")


def test_every_name_and_organisation_can_be_copied_out_of_a_print_run(cohort, tmp_path):
    for title, first, last in NAMES:
        person = make.person(first, last, title)
        attended(cohort, 6, person=person, organisation=make.organisation(f"มูลนิธิน้ำใจเพื่อ{first} 60 ปี"))
    issued = issuing.issue_all(cohort, by=None)
    text, frozen = text_of(press.bound(press.frozen(issued)), tmp_path / "run.pdf"), [one.facts for one in issued]

    assert [one["name"] for one in frozen if normalised(one["name"]) not in text] + [
        one["organisation"] for one in frozen if normalised(one["organisation"]) not in text
    ] == []


def test_the_code_on_a_certificate_leads_to_its_public_page(cohort, tmp_path):
    certificate = certified(cohort)
    (tmp_path / "one.pdf").write_bytes(press.singles(press.frozen([certificate]))[0])
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", tmp_path / "one.pdf", tmp_path / "one"], check=True
    )
    read = subprocess.run(["zbarimg", "-q", "--raw", tmp_path / "one.png"], capture_output=True, check=True)

    assert read.stdout.decode().strip() == f"http://localhost/certificates/{certificate.token}"


def test_a_certificate_has_one_page(cohort):
    pdf = press.singles(press.frozen([certified(cohort, person=make.person("ก" * 30, "ข" * 30))]))[0]

    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 1
