"""Lists of those who get a link, as people write them."""

import pytest

from tests import make
from tests.workbook.sheets import xlsx
from trainer import workbook
from trainer.errors import Refused
from trainer.nominations import lists


def line(written):
    [found] = lists.read(written)
    return found


@pytest.mark.parametrize(
    "written",
    ["ลำพูน; a@example.org; 3", "จ.ลำพูน;3;a@example.org", "พมจ.ลำพูน\ta@example.org\t๓ คน",
     "1; สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดลำพูน; a@example.org; 3"],
)  # fmt: skip
def test_a_province_is_understood_however_it_is_written(app, written):
    found = line(written)

    assert (found.province, found.email, found.most, found.problem) == ("TH-51", "a@example.org", 3, "")


@pytest.mark.parametrize("written", ["มูลนิธิ น้ำใจ; น้ำฝน ดี", "๑๒/๒๕๕๐; น้ำฝน ดี"])
def test_an_organisation_is_understood_by_name_or_number(app, written):
    group = make.organisation("มูลนิธิน้ำใจ", number="12/2550")

    found = line(written)

    assert (found.organisation_id, found.contact) == (group.id, "น้ำฝน ดี")


@pytest.mark.parametrize("written", ["ดาวอังคาร", "ลำพูน; no@", "ลำพูน; 0", "ลำพูน; 1001", "; ;", "<b>; =1+1"])
def test_what_cannot_be_a_link_says_why(app, written):
    assert [each.problem != "" for each in lists.read(written)] in ([True], [])


def test_a_misspelling_is_offered_as_it_is_known(app):
    make.organisation("มูลนิธิบ้านน้ำใจ")

    assert "มูลนิธิบ้านน้ำใจ" in line("มูลนิธิบ้านนำใจ").problem


def test_of_two_lines_for_one_only_the_first_counts(app):
    first, second = lists.read("ลำพูน; 2\nจังหวัดลำพูน; 5")

    assert (first.problem, bool(second.problem)) == ("", True)


def test_headings_and_blank_lines_are_passed_over(app):
    assert [each.province for each in lists.read("หน่วยงาน; อีเมล\n\nลำพูน; 2\n")] == ["TH-51"]


def test_a_list_that_is_too_long_is_refused(app):
    with pytest.raises(Refused):
        lists.read("ลำพูน\n" * (lists.LONGEST + 1))


def test_what_the_line_does_not_say_the_terms_say(app):
    facts = line("ลำพูน").facts({"most": 7, "language": "th"})

    assert (facts["most"], facts["province"], facts["organisation_id"]) == (7, "TH-51", None)


def test_a_workbook_becomes_the_same_lines(app):
    book = workbook.read("list.xlsx", xlsx([["หน่วยงาน", "อีเมล", "จำนวน"], ["ลำพูน", "a@example.org", 3]]))

    assert lists.text_of(book).splitlines()[1] == "ลำพูน; a@example.org; 3"
