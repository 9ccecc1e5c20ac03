"""The pages of the register."""

from datetime import date

import pytest

from tests import make
from trainer import workbook
from trainer.database import db
from trainer.organisations.models import Organisation

NEW = {"name": "มูลนิธิใหม่จังหวัดเลย", "kind": "public_benefit", "province": "TH-42", "registration_no": "๗/๒๕๖๒"}
DAY = {"revoked_on": ["1", "6", "2562"]}


def only():
    db.session.rollback()
    return db.session.query(Organisation).one()


def test_the_empty_register_says_what_to_do_first(as_organiser):
    assert "/desk/organisations/registry-uploads/new" in as_organiser.get("/desk/organisations").text


def test_the_list_shows_only_what_was_asked_for(as_organiser):
    make.organisation("มูลนิธิบ้านปันสุข", province="TH-51")
    make.organisation("สมาคมสานฝัน", province="TH-92")
    page = as_organiser.get("/desk/organisations?words=บ้าน ปันสุข").text
    assert "มูลนิธิบ้านปันสุข" in page and "สมาคมสานฝัน" not in page


def test_the_list_has_fifty_a_page(as_organiser):
    for number in range(51):
        make.organisation(f"มูลนิธิที่ {number:02}")
    assert as_organiser.get("/desk/organisations").text.count("main-cell") == 50


@pytest.mark.parametrize("address", ["/desk/organisations", "/desk/organisations?words=มูลนิธิ&standing=certified"])
def test_the_list_asks_no_more_for_three_than_for_one(as_organiser, statements, address):
    make.organisation()
    db.session.commit()
    with statements() as for_one:
        as_organiser.get(address)
    make.organisation()
    make.organisation(revoked_on=date(2019, 1, 1)).certify(None, date(2020, 1, 1))
    db.session.commit()
    with statements() as for_three:
        as_organiser.get(address)
    assert len(for_one) == len(for_three) <= 15


def test_the_workbook_holds_what_the_list_shows(as_organiser):
    make.organisation("มูลนิธิบ้านปันสุข")
    make.organisation("สมาคมสานฝัน")
    answer = as_organiser.get("/desk/organisations.xlsx?words=ปันสุข")
    cells = str(workbook.read("register.xlsx", answer.data).sheets)
    assert "มูลนิธิบ้านปันสุข" in cells and "สมาคมสานฝัน" not in cells


@pytest.mark.parametrize(("day", "said"), [("29", "ได้รับการรับรอง ณ"), ("30", "ไม่ได้รับการรับรอง ณ")])
def test_the_page_answers_whether_it_was_certified_on_a_day(as_organiser, day, said):
    made = make.organisation(certified_on=date(2010, 1, 1), revoked_on=date(2020, 1, 30))
    page = as_organiser.get(f"/desk/organisations/{made.id}?day={day}&day=1&day=2563").text
    assert f">{said} วันที่ {day} มกราคม 2563" in page


def test_a_day_that_does_not_exist_is_said_so(as_organiser):
    page = as_organiser.get(f"/desk/organisations/{make.organisation().id}?day=31&day=2&day=2563").text
    assert "ไม่มีวันที่ 31 กุมภาพันธ์ 2563" in page


def test_one_page_asks_no_more_for_three_certifications(as_organiser, statements):
    made = make.organisation(certified_on=date(2010, 1, 1), revoked_on=date(2011, 1, 1))
    address = f"/desk/organisations/{made.id}"
    db.session.commit()
    with statements() as for_one:
        as_organiser.get(address)
    made.certify(None, date(2012, 1, 1)).revoke(None, date(2013, 1, 1), "เลิก")
    made.certify(None, date(2014, 1, 1))
    db.session.commit()
    with statements() as for_three:
        as_organiser.get(address)
    assert len(for_one) == len(for_three) <= 15


def test_an_organisation_is_entered_by_hand(as_organiser):
    as_organiser.post("/desk/organisations/new", data=NEW)
    assert (only().name, only().registration_key, only().province) == ("มูลนิธิใหม่จังหวัดเลย", "7/2562", "TH-42")


def test_a_taken_number_is_said_beside_it_and_nothing_typed_is_lost(as_organiser):
    make.organisation(number="7/2562")
    page = as_organiser.post("/desk/organisations/new", data=NEW).text
    assert "มีองค์กรอื่นใช้ทะเบียนเลขที่นี้แล้ว" in page and "มูลนิธิใหม่จังหวัดเลย" in page
    assert only().name != NEW["name"]


def test_a_change_stands_in_the_journal_of_the_page(as_organiser):
    made = make.organisation(province="TH-51")
    page = as_organiser.post(f"/desk/organisations/{made.id}/edit", data=NEW, follow_redirects=True).text
    assert "ลำพูน → เลย" in page


def test_a_certification_is_revoked_with_its_day_and_reason(as_organiser):
    made = make.organisation()
    address = f"/desk/organisations/{made.id}/certifications/{made.certifications[0].id}/revocation"
    page = as_organiser.post(address, data=DAY | {"reason": "ยุติการดำเนินงาน"}, follow_redirects=True).text
    assert "1 มิถุนายน 2562: ยุติการดำเนินงาน" in page


def test_a_certification_is_recorded(as_organiser):
    made = make.organisation(certified_on=None)
    facts = {"certified_on": ["1", "1", "2020"], "number": "5/2563"}
    address = f"/desk/organisations/{made.id}/certifications/new"
    page = as_organiser.post(address, data=facts, follow_redirects=True).text
    assert "1 มกราคม 2563 – ปัจจุบัน" in page


def test_a_certification_too_many_is_refused_beside_its_day(as_organiser):
    made = make.organisation()
    facts = {"certified_on": ["1", "1", "2020"], "number": "5/2563"}
    page = as_organiser.post(f"/desk/organisations/{made.id}/certifications/new", data=facts).text
    assert "ต้องบันทึกการเพิกถอนก่อน" in page and len(only().certifications) == 1


def test_the_certification_of_another_organisation_is_not_found_here(as_organiser):
    mine, other = make.organisation(), make.organisation()
    address = f"/desk/organisations/{mine.id}/certifications/{other.certifications[0].id}/revocation"
    assert as_organiser.post(address, data=DAY | {"reason": "ผิด"}).status_code == 404


def test_a_name_with_markup_is_shown_as_text(as_organiser):
    made = make.organisation("<script>มูลนิธิ</script>")
    assert "<script>มูลนิธิ" not in as_organiser.get(f"/desk/organisations/{made.id}").text


def test_the_door_does_not_see_the_register(as_door):
    assert as_door.get("/desk/organisations").status_code == 403


