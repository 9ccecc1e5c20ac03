"""Who may be the same person, over all files together; nobody is merged by a machine."""

import pytest

from tests.registration.rosters import check, codes, row
from trainer.registration import duplicates
from trainer.registration.roster import Decision

NAN = "สมาคมบ้านปันสุขจังหวัดน่าน"


def flagged(*rows, existing=frozenset()):
    return ["possible_duplicate" in codes(checked) for checked in check(*rows, existing=existing)]


@pytest.mark.parametrize("second", [
    {"name": "นาย  สมชาย ใจดี", "phone": "+66 81 234 5678", "organisation": NAN},
    {"name": "\u200bดร.สมชาย ใจดี", "phone": 812345678, "organisation": NAN},
    {"name": "นายสมชาย ใจดี", "phone": "0899999999"},
    {"name": "นายสมชาย ใจดี", "phone": "0899999999", "organisation": "มูลนิธิเพื่อเด็ก จ.ลำพูน (องค์กรสาธารณประโยชน์)"},
    {"name": "นายสมชาย ใจดี", "phone": "02-6596100, 081-2345678", "organisation": NAN},
    {"name": "นายสมชายใจดี"},
])  # fmt: skip
def test_one_name_with_one_telephone_or_organisation_is_flagged_on_both_rows(second):
    assert flagged(row(), row(file="other.csv", **second)) == [True, True]


@pytest.mark.parametrize("second", [
    {"name": "นายสมชาย ใจดี", "phone": "0899999999", "organisation": NAN},
    {"name": "นายสมหมาย ใจดี"},
    {"name": "นายสมชาย ใจงาม"},
    {"name": "นางมาลี ใจดี"},
])  # fmt: skip
def test_relatives_and_colleagues_are_not_flagged(second):
    assert flagged(row(), row(**second)) == [False, False]


def test_an_organisation_outside_the_register_counts_by_its_name():
    rows = (row(organisation="กลุ่มอาสา", phone=phone) for phone in ("0811111111", "0822222222"))

    assert flagged(*rows) == [True, True]


def test_a_woman_whose_title_and_surname_changed_is_flagged():
    assert flagged(row(name="นางสาวมาลี แสงทอง", organisation=NAN), row(name="นางมาลี ใจดี")) == [True, True]


@pytest.mark.parametrize("names", [
    ("นางสาวมาลี แสงทอง", "นางสาวมาลี ใจดี"), ("นายมาลี แสงทอง", "นางมาลี ใจดี"), ("ดร.มาลี แสงทอง", "นางมาลี ใจดี"),
])  # fmt: skip
def test_the_mark_of_a_marriage_is_a_womans_title_that_differs(names):
    assert flagged(*(row(name=name) for name in names)) == [False, False]


def test_a_new_surname_with_another_telephone_is_not_flagged():
    rows = row(name="นางสาวมาลี แสงทอง"), row(name="นางมาลี ใจดี", phone="0899999999")

    assert flagged(*rows) == [False, False]


def test_all_rows_of_a_group_are_flagged_and_name_the_others():
    rows = [row(number=2), row(number=3), row(file="other.csv", number=9)]

    assert check(*rows)[0].problems[-1].facts["rows"] == [("list.xlsx", 3), ("other.csv", 9)]


def test_a_group_holds_whoever_is_joined_through_another():
    by_phone, by_both = row(organisation=NAN), row(phone="0812345678")
    by_organisation = row(phone="0899999999")

    assert flagged(by_phone, by_both, by_organisation) == [True, True, True]


def test_a_row_that_a_person_cleared_is_not_flagged_nor_the_other():
    assert flagged(row(), row(decision=Decision(not_a_duplicate=True))) == [False, False]


def test_a_row_that_was_left_out_is_no_duplicate_of_the_one_that_stays():
    assert [one.status for one in check(row(), row(decision=Decision(left_out=True)))] == ["ready", "left_out"]


def test_rows_without_a_name_are_no_duplicates():
    assert flagged(row(name=None), row(name=None)) == [False, False]


def test_who_is_in_the_cohort_already_has_nothing_to_do():
    known = duplicates.keys("สมชาย", "ใจดี", ("0812345678",), None)

    assert check(row(), existing=known)[0].status == "done"


def test_somebody_else_of_the_same_name_is_not_in_the_cohort_already():
    known = duplicates.keys("สมชาย", "ใจดี", ("0899999999",), 5)

    assert check(row(), existing=known)[0].status == "ready"


def test_a_row_is_known_again_after_its_name_was_corrected():
    came_from = row(name="นายหลู่").fingerprint

    assert check(row(name="นายหลู่", number=40), existing={came_from})[0].status == "done"


def test_a_name_alone_is_known_again_only_where_nothing_else_was_given():
    known = duplicates.keys("สมชาย", "ใจดี")

    assert [check(row(phone=phone, organisation=None), existing=known)[0].status for phone in (None, "0812345678")] == [
        "done", "blocked"]


def test_of_a_row_repeated_many_times_a_few_others_are_named_and_the_rest_counted():
    last = check(*(row(number=number) for number in range(2, 22)))[-1]

    facts = next(problem.facts for problem in last.problems if problem.code == "possible_duplicate")
    assert ([number for _file, number in facts["rows"]], facts["more"]) == ([2, 3, 4, 5, 6], 14)
