"""Every PDF that the product makes gives its Thai text back: names, organisations and titles, exactly as written.

What is read is what poppler's pdftotext finds; the certificates' own tests do the same for all their facts.
"""

import io
import pathlib

import pikepdf
import pytest

from certificates import normalised
from tests import make
from tests.awards.participants import attended
from tests.certificates.reading import text
from tests.letters.test_mailing import finish
from tests.nominations import offices
from tests.registration import lists
from trainer import jobs
from trainer.attendance import sheets
from trainer.awards import issuing, keys, press, sealing
from trainer.database import db
from trainer.letters import official
from trainer.nominations import nomination_letter
from trainer.registration import announcements, groups
from trainer.schedule.models import Speaker

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = {"heading.html"}  # templates that others include
PEOPLE = (
    ("นางสาว", "ฐิติพร", "น้ำผึ้งป่า ณ อยุธยา", "มูลนิธิน้ำใจกำลังดีเพื่อผู้สูงอายุบ้านป่าซาง"),
    ("พระมหา", "สมศักดิ์ ฐิตธมฺโม", None, "สมาคมป้ำเป๋อช่วยเหลือเด็กกำพร้า"),
    ("พันตำรวจเอกหญิง คุณหญิง ดร.", "ณัฏฐ์", "ปู่กตัญญู", "ชมรมญี่ปุ่นศึกษาค่ำคืนแห่งถ้ำผาน้ำทิพย์"),
    ("หม่อมราชวงศ์", "กำธร", "ฟื้นฟูศรีสง่า", "มูลนิธิกู่แก้วสิทธิ์ศักดิ์สัมฤทธิ์"),
    ("นาง", "จำปี", "ต้นกล้า", "สมาคมส่งเสริมอาชีพสตรีตำบลน้ำพร้าฝ้ายคำ"),
    ("ว่าที่ร้อยตรี", "อำนาจ", "ก้องฤๅษี", "มูลนิธิไท้เก๊กเพื่อสุขภาวะ"),
)
PROGRAMME = "โครงการอบรมผู้นำชุมชนด้านการทำบัญชีน้ำใจ"
BODY = "สถาบันพัฒนาผู้นำองค์กรสาธารณประโยชน์"
SPEAKER, POST = "รองศาสตราจารย์ ดร.พิมพ์ใจ ล้ำเลิศ", "อาจารย์ประจำคณะสังคมสงเคราะห์ศาสตร์"
SESSION, PLACE = "การจัดทำงบประมาณค้ำประกันความยั่งยืน", "ห้องประชุมน้ำตกก้านธำรง"


class Course:
    """A cohort with everybody and everything that stands on paper."""

    def __init__(self, client):
        self.client = client
        programme = make.programme("executive", name=PROGRAMME, issuing_body=BODY)
        self.cohort = make.cohort(programme=programme, venue=PLACE, announced_at=make.moment(make.FIRST_DAY, 8))
        self.slot = make.slots(self.cohort)[0]
        make.session(self.cohort, title=SESSION, speakers=[make.add(Speaker(name=SPEAKER, position=POST))])
        make.publish(self.cohort)
        self.people = [self.participant(*one) for one in PEOPLE]
        self.names = [one.label for one in self.people]
        self.organisations = [organisation for *_name, organisation in PEOPLE]

    def participant(self, title, first, last, organisation):
        person = make.add(make.Person(title=title, first_name=first, last_name=last))
        return attended(self.cohort, 6, person=person, organisation=make.organisation(organisation), food="เจ",
                        needs="ขอที่นั่งใกล้เวที", position="ผู้อำนวยการ")  # fmt: skip

    def get(self, rest, desk="/desk"):
        answer = self.client.get(f"{desk}/cohorts/{self.cohort.address}/{rest}")
        assert answer.status_code == 200, answer.text
        return answer.data

    def printed(self, paper):
        asked = {"paper": paper, "everybody": "1"}
        return self.client.post(lists.address(self.cohort, "badges/print-runs"), data=asked)

    def announced(self):
        place = announcements.publish(self.cohort, by=None).number
        return self.get(f"announcements/{place}.pdf")

    def grouped(self):
        groups.propose(self.cohort, 2, None)
        return self.get("groups.pdf")

    def lodged(self):
        for one in self.people:
            one.lodging = "yes"
        self.client.post(lists.address(self.cohort, "lodging/proposal"))
        return self.get("lodging.pdf")

    def bound_sheets(self, folder):
        job = sheets.order_sheets(self.cohort, None)
        jobs.run(job.id)
        return (folder / job.result).read_bytes()

    def nomination(self):
        link = offices.link(offices.cohort("coming"), self.people[0].organisation, most=len(PEOPLE))
        for number, name in enumerate(self.names):
            offices.nominate(link, name, phone=f"081234567{number}")
        return nomination_letter.pdf(link)

    def asked(self):
        return self.get(f"agenda/speakers/{db.session.query(Speaker).one().id}/letter.pdf")

    def certified(self):
        issued = issuing.issue_all(self.cohort, by=None)
        pdfs = sealing.sealed(issued, press.singles(press.frozen(issued)))
        return "".join(text(pdf, "-raw") for pdf in pdfs)

    def day(self, paper):
        issuing.issue_all(self.cohort, by=None)
        return self.get(f"awards/print-day/{paper}.pdf")

    def print_run(self):
        return press.bound(press.frozen(issuing.issue_all(self.cohort, by=None)))


def everybody(course):
    return course.names + course.organisations


PAPERS = {  # by template: what makes the PDF, and what has to be read in it
    "name_list.html": (lambda it: it.get("name-list.pdf"), everybody),
    "announcement.html": (lambda it: it.announced(), lambda it: [*everybody(it), BODY]),
    "signature.html": (lambda it: sheets.sheet_of(it.slot), lambda it: [*everybody(it), PROGRAMME, PLACE]),
    "badges.html": (lambda it: it.printed("badges").data, lambda it: [*everybody(it), PROGRAMME]),
    "table_signs.html": (lambda it: it.printed("table_signs").data, everybody),
    "food.html": (lambda it: it.get("food.pdf"), lambda it: [*it.names, PROGRAMME, "ขอที่นั่งใกล้เวที"]),
    "groups.html": (lambda it: it.grouped(), everybody),
    "lodging.html": (lambda it: it.lodged(), lambda it: it.names),
    "agenda.html": (lambda it: it.get("agenda.pdf", desk=""), lambda it: [PROGRAMME, SESSION, SPEAKER, POST, PLACE]),
    "intake_poster.html": (lambda it: it.get("intake/poster.pdf"), lambda it: [PROGRAMME, BODY]),
    "invitation.html": (lambda it: official.pdf(finish(it.cohort), it.cohort, official.groups(it.cohort)), everybody),
    "receipt_list.html": (lambda it: it.day("receipts"), lambda it: [*everybody(it), PROGRAMME]),
    "envelope_labels.html": (lambda it: it.day("labels"), everybody),
    "speaker_fees.html": (lambda it: it.get("agenda/fees.pdf"), lambda it: [PROGRAMME, SPEAKER, POST, PLACE]),
    "speaker_invitation.html": (lambda it: it.asked(), lambda it: [PROGRAMME, SPEAKER, POST, SESSION, PLACE, BODY]),
    "nomination.html": (lambda it: it.nomination(), lambda it: [*it.names, it.organisations[0]]),
}


@pytest.fixture
def course(as_organiser):
    return Course(as_organiser)


def unread(course, found, expected):
    """What is not in the text that was read."""
    found = normalised(found)
    return [words for words in expected(course) if normalised(words) not in found]


@pytest.mark.parametrize("template", PAPERS)
def test_what_was_written_is_read(course, template):
    make_pdf, expected = PAPERS[template]

    assert unread(course, text(make_pdf(course), "-raw"), expected) == []


def test_the_sheets_of_all_half_days_bound_together_are_read(course, app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path)

    assert unread(course, text(course.bound_sheets(tmp_path), "-raw"), everybody) == []


def on_certificates(course):
    return [*everybody(course), BODY, PROGRAMME]


def test_a_print_run_of_certificates_is_read(course):
    assert unread(course, text(course.print_run(), "-raw"), on_certificates) == []


def test_sealed_certificates_are_read(course, tmp_path, app, monkeypatch):
    monkeypatch.setitem(app.config, "KEYS_DIR", tmp_path / "keys")
    keys.make(BODY, by=None)

    assert unread(course, course.certified(), on_certificates) == []


@pytest.mark.parametrize("template", ["name_list.html", "signature.html"])
def test_paper_says_its_language_and_its_title(course, template):
    with pikepdf.open(io.BytesIO(PAPERS[template][0](course))) as pdf:
        assert str(pdf.Root.Lang) == "th" and PROGRAMME in str(pdf.docinfo.Title)


def test_no_template_for_paper_is_left_out():
    assert {path.name for path in (ROOT / "templates" / "print").glob("*.html")} == PAPERS.keys() | PARTS
