"""The organiser's pages of links and substitutions."""

import io
from datetime import timedelta

import openpyxl
import pytest

from tests import make
from tests.letters.people import messages
from tests.nominations import offices
from trainer.database import db
from trainer.look import today
from trainer.nominations import posting
from trainer.nominations.models import NominationLink
from trainer.nominations.substituting import substitute

DAY = today() + timedelta(days=20)
TERMS = {"most": "2", "expires_on": [str(DAY.day), str(DAY.month), str(DAY.year)], "language": "th"}


@pytest.fixture
def cohort(app):
    return offices.cohort()


def at(cohort, page=""):
    return f"/desk/cohorts/{cohort.address}/nominations{page}"


def links():
    db.session.expire_all()
    return db.session.query(NominationLink).order_by(NominationLink.id).all()


def test_without_links_the_page_says_what_they_are_for(as_organiser, cohort):
    assert "ออกลิงก์" in as_organiser.get(at(cohort)).text


def test_a_link_is_given_to_an_organisation(as_organiser, cohort):
    make.organisation("มูลนิธิน้ำใจ")

    facts = {"to": "organisation", "organisation": "มูลนิธิ น้ำใจ", "province": ""}

    as_organiser.post(at(cohort, "/new"), data=TERMS | facts)

    assert [each.label for each in links()] == ["มูลนิธิน้ำใจ"]


@pytest.mark.parametrize("facts", [
    {"to": "organisation", "organisation": "ไม่มีในทะเบียน"}, {"to": "province"}, {"to": "province", "province": "TH-99"},
    {"to": "province", "province": "TH-51", "contact_email": "ไม่ใช่"},
    {"to": "province", "province": "TH-51", "most": "0"},
])  # fmt: skip
def test_what_cannot_be_a_link_is_shown_again_as_typed(as_organiser, cohort, facts):
    page = as_organiser.post(at(cohort, "/new"), data=TERMS | {"contact_name": "นางติดต่อ"} | facts)

    assert page.status_code == 200 and "นางติดต่อ" in page.text and "invalid-feedback" in page.text and links() == []


def test_every_provincial_office_gets_a_link(as_organiser, cohort):
    as_organiser.post(at(cohort, "/new-for-area"), data=TERMS | {"to": "offices", "region": "", "province": ""})

    assert len(links()) == 77


def test_a_list_is_shown_before_its_links_are_given(as_organiser, cohort):
    data = TERMS | {"written": "ลำพูน; a@example.org; 4\nดาวอังคาร; 2"}

    page = as_organiser.post(at(cohort, "/new-from-list"), data=data)

    assert links() == [] and "ดาวอังคาร" in page.text
    as_organiser.post(at(cohort, "/new-from-list"), data=data | {"give": "1"})
    assert [(each.province, each.most) for each in links()] == [("TH-51", 4)]


def test_a_file_that_is_none_is_refused_with_a_sentence(as_organiser, cohort):
    data = TERMS | {"file": (io.BytesIO(b"%PDF-1.4"), "list.xlsx")}

    page = as_organiser.post(at(cohort, "/new-from-list"), data=data, content_type="multipart/form-data")

    assert page.status_code == 200 and "PDF" in page.text


def test_the_links_ticked_are_mailed_once(as_organiser, cohort):
    link = offices.link(cohort, province="TH-51", contact_email="a@example.org")
    data = {"links": [link.id], "token": "abc"}

    as_organiser.post(at(cohort, "/mail"), data=data)
    as_organiser.post(at(cohort, "/mail"), data=data)

    assert [each.recipient for each in messages()] == ["a@example.org"]


def test_all_that_the_filter_finds_are_meant_when_it_is_said_so(as_organiser, cohort):
    for code in ("TH-51", "TH-50", "TH-10"):
        offices.link(cohort, province=code)

    as_organiser.post(at(cohort, "/withdrawals"), data={"everything": "1", "region": "เหนือ"})

    assert [(each.province, bool(each.withdrawn_at)) for each in links()] == [
        ("TH-51", True), ("TH-50", True), ("TH-10", False)]  # fmt: skip


def test_links_of_other_cohorts_are_not_touched(as_organiser, cohort):
    foreign = offices.link(offices.cohort("other"), province="TH-51")

    as_organiser.post(at(cohort, "/withdrawals"), data={"links": [foreign.id]})

    assert links()[0].withdrawn_at is None
    assert as_organiser.get(at(cohort, f"/{foreign.id}")).status_code == 404


def test_limit_and_last_day_of_many_are_changed(as_organiser, cohort):
    link = offices.link(cohort, province="TH-51")

    as_organiser.post(at(cohort, "/terms"), data={"links": [link.id], "most": "9", "expires_on": ["", "", ""]})

    assert [(each.most, each.expires_on) for each in links()] == [(9, link.expires_on)]


def test_the_page_of_a_link_shows_its_address_people_and_state_of_mail(as_organiser, cohort):
    link = offices.link(cohort, contact_email="a@example.org")
    offices.nominate(link)
    posting.mail(link, None, "a")

    page = as_organiser.get(at(cohort, f"/{link.id}")).text

    assert posting.address(link) in page and "มาลี" in page and "รออยู่" in page


def test_the_mail_is_shown_before_it_is_sent(as_organiser, cohort):
    link = offices.link(cohort, contact_name="นางติดต่อ <b>ดี</b>")

    page = as_organiser.get(at(cohort, f"/{link.id}")).text

    assert "เรียน นางติดต่อ &lt;b&gt;ดี" in page and messages() == []


@pytest.mark.parametrize(("act", "changed"), [("renewal", (2, False)), ("withdrawal", (1, True))])
def test_a_link_is_renewed_or_withdrawn(as_organiser, cohort, act, changed):
    link = offices.link(cohort)

    as_organiser.post(at(cohort, f"/{link.id}/{act}"))

    assert [(each.link_version, bool(each.withdrawn_at)) for each in links()] == [changed]


def test_the_list_asks_as_often_for_many_links_as_for_one(as_organiser, cohort, statements):
    def asked():
        db.session.commit()
        with statements() as seen:
            as_organiser.get(at(cohort))
        return len(seen)

    offices.link(cohort, contact_email="a@example.org")
    one = asked()
    for number in range(3):
        offices.nominate(offices.link(cohort, make.organisation()), f"นายคนที่ สกุล{number}ก", phone=f"08{number:08}")

    assert asked() == one <= 15


def test_an_organiser_replaces_somebody_on_the_record(as_organiser, cohort):
    holder = make.registration(cohort)
    facts = {"name": "นายสมชาย มาแทน", "phone": "0899999999", "reason": "ป่วย"}

    page = as_organiser.post(f"/desk/registrations/{holder.id}/substitution", data=facts, follow_redirects=True)

    assert "นายสมชาย มาแทน" in page.text and "ป่วย" in page.text


def test_the_log_is_a_page_and_a_workbook(as_organiser, cohort):
    link = offices.link(cohort)
    substitute(offices.nominate(link), offices.person("นายสมชาย มาแทน", phone="0899999999"), "=2+2", link=link)

    log = f"/desk/cohorts/{cohort.address}/substitutions"
    page = as_organiser.get(log)
    book = openpyxl.load_workbook(io.BytesIO(as_organiser.get(f"{log}.xlsx").data))

    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "มาลี" in page.text and any(cell.value == "=2+2" and cell.data_type == "s" for cell in cells)


def test_the_list_of_links_as_a_workbook_has_their_addresses(as_organiser, cohort):
    link = offices.link(cohort)
    db.session.commit()

    book = openpyxl.load_workbook(io.BytesIO(as_organiser.get(at(cohort, ".xlsx")).data))

    assert posting.address(link) in [cell.value for row in book.active.iter_rows() for cell in row]


def test_the_door_gives_no_links(as_door, cohort):
    assert as_door.get(at(cohort)).status_code == 403
