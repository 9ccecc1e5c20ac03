"""Which organisation is meant: taken without asking only what a careful clerk would take."""

from datetime import date, datetime

import pytest

from trainer.organisations.matching import KnownOrganisation, Matcher
from trainer.organisations.spelling import name_key, number_key, number_text, plain_name

LAMPHUN = KnownOrganisation(1, "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำพูน", "4595/2549", "TH-51")
NAN = KnownOrganisation(2, "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดน่าน", "3641/2562", "TH-55")
CLUB = KnownOrganisation(3, "ชมรมเพื่อเด็กและครอบครัวจังหวัดลำพูน", "0012/2550", "TH-51")
ISSARACHON = KnownOrganisation(4, "สมาคมสร้างสรรค์กิจกรรมอิสรชน", "77/2553", "TH-10")
KNOWN = [LAMPHUN, NAN, CLUB, ISSARACHON]


def match(name, number=None, province=None, known=KNOWN):
    return Matcher(known).match(name, number, province)


@pytest.mark.parametrize("written", [
    "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำพูน",
    "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำพูน ",
    "มูลนิธิเพื่อเด็กและครอบครัว จ.ลำพูน",
    "มูลนิธิเพื่อเด็กและครอบครัว จ. ลำพูน",
    "มูลนิธิ เพื่อเด็กและครอบครัว จังหวัด ลำพูน",
    "มูลนิธิเพื่อเด็กและครอบครัวประจำจังหวัดลำพูน",
    "มูลนิธิเพื่อเด็กและครอบครัวแห่งจังหวัดลำพูน",
    "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำพูน(องค์กรสาธารณประโยชน์)",
    "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำพูน (อสป.)",
    "\u200bมูลนิธิเพื่อเด็กเเละครอบครัวจังหวัดลํา\u200bพูน\u00a0",
])  # fmt: skip
def test_spellings_of_one_name_are_matched(written):
    assert match(written).organisation is LAMPHUN


@pytest.mark.parametrize("written", ["แห่งกรุงเทพมหานคร", " กทม.", " กรุงเทพฯ", "กรุงเทพมหานคร"])
def test_bangkok_needs_no_word_before_it(written):
    assert name_key("มูลนิธิคนพิการก้าวหน้า" + written) == "มูลนิธิคนพิการก้าวหน้า@TH-10"


@pytest.mark.parametrize("written", [
    "สมาคมเพื่อเด็กและครอบครัวจังหวัดลำพูน", "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำปาง", "มูลนิธิเพื่อเด็กจังหวัดลำพูน",
])  # fmt: skip
def test_another_form_province_or_word_is_only_suggested(written):
    found = match(written)

    assert found.organisation is None and LAMPHUN in [one.organisation for one in found.suggestions]


def test_a_near_name_is_suggested_and_not_taken():
    found = match("สมาคมสร้างสรรค์อิสรชน")

    assert (found.organisation, found.suggestions[0].organisation, found.problem) == (
        None, ISSARACHON, "organisation_unknown")


def test_a_near_name_with_its_number_is_taken():
    assert match("สมาคมสร้างสรรค์อิสรชน", "๗๗/๒๕๕๓").how == "number"


def test_a_number_of_another_organisation_is_never_taken_silently():
    found = match("สมาคมแม่บ้านทหารอากาศ", "4595/2549")

    assert (found.organisation, found.problem, found.suggestions[0].organisation) == (
        None, "registration_no_mismatch", LAMPHUN)


def test_a_name_and_a_number_of_two_organisations_match_neither():
    found = match(NAN.name, LAMPHUN.registration_no)

    assert found.organisation is None and {one.organisation for one in found.suggestions} >= {NAN, LAMPHUN}


def test_a_number_of_a_like_named_organisation_of_another_province_is_a_mismatch():
    assert match("มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำปาง", "4595/2549").problem == "registration_no_mismatch"


def test_a_number_that_the_register_does_not_know_is_told_beside_the_match():
    assert match(LAMPHUN.name, "9999/2560").problem == "registration_no_differs"


def test_leading_zeros_do_not_stand_against_a_match():
    assert match(CLUB.name, "ทะเบียนเลขที่ ๑๒/๒๕๕๐").problem is None


def test_a_number_alone_is_taken_if_it_is_written_as_in_the_register():
    assert match("", "๔๕๙๕/๒๕๔๙").organisation is LAMPHUN


def test_a_number_alone_with_other_zeros_is_only_suggested():
    found = match("", "12/2550")

    assert found.organisation is None and found.suggestions[0].organisation is CLUB


def test_of_two_with_one_name_the_province_decides():
    here, there = (KnownOrganisation(id, "มูลนิธิเมตตา", None, code) for id, code in ((1, "TH-51"), (2, "TH-50")))

    assert match("มูลนิธิเมตตา", None, "TH-50", [here, there]).organisation is there


def test_of_two_with_one_name_neither_is_taken_where_nothing_decides():
    known = [KnownOrganisation(id, "มูลนิธิเมตตา", None, code) for id, code in ((1, "TH-51"), (2, "TH-50"))]

    assert match("มูลนิธิเมตตา", None, None, known).organisation is None


def test_a_name_like_no_other_has_no_suggestions():
    assert match("กลุ่มอาสาพัฒนาบ้านทุ่งที่ไม่อยู่ในทะเบียน").suggestions == ()


def test_at_most_five_are_suggested_the_best_first():
    known = [KnownOrganisation(id, f"มูลนิธิบ้านปันสุขสาขาที่ {id}", None, None) for id in range(9)]
    scores = [one.score for one in match("มูลนิธิบ้านปันสุขสาขา", known=known).suggestions]

    assert len(scores) == 5 and scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("written, number", [
    ("ทะเบียนเลขที่ ๐๐๑๒/๒๕๕๐", "0012/2550"), (" 12 / 2550 ", "12/2550"), ("อสป. 12/2550", "12/2550"),
    (datetime.fromisoformat("2550-12-01"), "12/2550"), (8680.0, "8680"), ("-", None), (None, None), ("ไม่มี", None),
])  # fmt: skip
def test_a_number_is_read_without_its_words(written, number):
    assert number_text(written) == number


@pytest.mark.parametrize("written", ["0012/2550", "12/50", "๑๒-๒๕๕๐", "เลขที่ 12/2550"])
def test_spellings_of_one_number_share_a_key(written):
    assert number_key(written) == "12/2550"


def test_the_claim_is_no_part_of_the_name():
    assert plain_name("มูลนิธิ ก.(องค์กรสาธารณประโยชน์)") == "มูลนิธิ ก."


def test_other_brackets_belong_to_the_name():
    assert plain_name("มูลนิธิ ก. (สาขาลำพูน)") == "มูลนิธิ ก. (สาขาลำพูน)"


@pytest.mark.parametrize("day, certified", [
    (date(2012, 12, 31), False), (date(2013, 1, 1), True), (date(2019, 5, 31), True), (date(2019, 6, 1), False),
    (date(2021, 1, 1), True),
])  # fmt: skip
def test_a_certification_holds_from_its_day_until_the_day_it_is_revoked(day, certified):
    history = ((date(2013, 1, 1), date(2019, 6, 1)), (date(2020, 8, 1), None))

    assert KnownOrganisation(1, "มูลนิธิ ก", certifications=history).certified_on(day) is certified
