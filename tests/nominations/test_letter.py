"""The certificate of nomination on paper."""

import pytest

from tests import make
from tests.letters.test_official import read
from tests.nominations import offices
from trainer.errors import Refused
from trainer.nominations import nomination_letter
from trainer.registration.models import State


def test_the_letter_has_the_official_form_in_thai_digits(app):
    link = offices.link(offices.cohort())
    offices.nominate(link, "นางสาวน้ำใจ กำลังดี")

    page = read(nomination_letter.pdf(link))[0]

    for words in ("เรื่องขอเสนอชื่อและรับรอง", "รุ่นที่๕", "จำนวน๑คน", "นางสาวน้ำใจกำลังดี", "๐๘๑-๒๓๔-๕๖๗๘", "ขอแสดงความนับถือ",
                  "ผู้มีอำนาจลงนามมูลนิธิน้ำใจ"):  # fmt: skip
        assert words in page
    assert not set("0123456789") & set(page)


def test_a_short_letter_is_one_page(app):
    link = offices.link(offices.cohort(), most=3)
    for number in range(3):
        offices.nominate(link, f"นายคนที่ สกุล{number}ก", phone=f"08{number:08}")

    assert len(read(nomination_letter.pdf(link))) == 1


def test_a_provincial_office_names_the_organisations_and_its_head_signs(app):
    make.organisation("สมาคมลำพูนรวมใจ", province="TH-51")
    link = offices.link(offices.cohort(), province="TH-51")
    offices.nominate(link, organisation="สมาคมลำพูนรวมใจ")

    page = read(nomination_letter.pdf(link))[0]

    assert "สมาคมลำพูนรวมใจ" in page and "พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดลำพูน" in page


def test_only_those_stand_on_it_whom_the_office_still_sends(app):
    link = offices.link(offices.cohort(), most=3)
    offices.nominate(link)
    offices.nominate(link, "นายลับ ถอนตัว", phone="0899999999").state = State.WITHDRAWN
    make.registration(link.cohort, organisation=link.organisation, person=make.person("สมัครเอง"))

    page = read(nomination_letter.pdf(link))[0]

    assert "มาลี" in page and "ถอนตัว" not in page and "สมัครเอง" not in page


def test_a_long_list_runs_on_without_losing_anybody(app):
    link = offices.link(offices.cohort(), most=60)
    for number in range(60):
        offices.nominate(link, f"นายชื่อ{number}ก ดี", phone=f"08{number:08}")

    written = "".join(read(nomination_letter.pdf(link)))

    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    assert [n for n in range(60) if f"ชื่อ{n}ก".translate(digits) not in written] == []


def test_nobody_is_certified_before_somebody_is_nominated(app):
    with pytest.raises(Refused):
        nomination_letter.pdf(offices.link(offices.cohort()))
