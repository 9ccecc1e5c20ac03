"""The review of an import: rows as understood beside as written, and every decision about them."""

import re

import pytest

from tests import make
from tests.registration import lists
from tests.registration.lists import KNOWN, book, line
from tests.workbook.sheets import xlsx
from trainer.database import db
from trainer.organisations.models import Organisation
from trainer.registration import drafting
from trainer.registration.drafts import RowDecision


def statuses(draft):
    """{sheet row: status} as the draft stands now."""
    db.session.expire_all()
    return {row.checked.row: row.checked.status for row in drafting.review(draft)}


@pytest.fixture
def two_alike(as_organiser):
    """A draft in which one person stands in two files, and one row of another person."""
    twice = line("นางมาลี ศรีสุข", phone="0811111111")
    return lists.drafted(as_organiser, lists.cohort(), book(twice), book(twice, line()))


def test_a_row_is_shown_as_understood_beside_as_written(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(phone=812345678)))

    page = as_organiser.get(lists.review(draft)).text

    assert "812345678</td>" in page and "081-234-5678" in page


def test_someone_in_two_files_is_flagged_in_both(as_organiser, two_alike):
    assert as_organiser.get(lists.review(two_alike)).text.count("status-blocked") == 2


def test_rows_that_may_be_one_person_stand_together(as_organiser):
    twice = line("นางมาลี ศรีสุข")
    stranger = line("นายเก่ง กล้า", organisation="มูลนิธิไม่รู้จัก")
    draft = lists.drafted(as_organiser, lists.cohort(), book(twice, stranger, twice))

    page = as_organiser.get(lists.review(draft)).text

    assert [int(number) for number in re.findall(r'<article[^>]*id="row-\d+-(\d+)"', page)] == [2, 4, 3]


def test_different_people_go_in_together(as_organiser, two_alike):
    lists.decide(as_organiser, two_alike, 2, not_a_duplicate="1")

    lists.finish(as_organiser, two_alike)

    assert len(lists.registered()) == 3


def test_leaving_one_of_two_out_clears_the_other(as_organiser, two_alike):
    answer = lists.decide(as_organiser, two_alike, 2, htmx=True, left_out="1")

    assert "status-left_out" in answer.text and "status-ready" in answer.text


def test_the_answer_to_a_decision_brings_new_counts(as_organiser, two_alike):
    answer = lists.decide(as_organiser, two_alike, 2, htmx=True, left_out="1").text

    assert 'id="roster-counts"' in answer and 'id="roster-finish"' in answer and answer.count('hx-swap-oob="true"') == 3


def test_a_row_left_out_is_not_registered_and_can_be_taken_in_again(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(*lists.people(2)))
    lists.decide(as_organiser, draft, 2, left_out="1")
    lists.decide(as_organiser, draft, 3, left_out="1")
    lists.decide(as_organiser, draft, 3, left_out="0")

    lists.finish(as_organiser, draft)

    assert [one.source["row"] for one in lists.registered()] == [3]


def test_a_suggested_organisation_can_be_taken(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(organisation="มูลนิธิเพื่อเด็กๆจังหวัดลำปูน")))
    page = as_organiser.get(lists.review(draft)).text
    assert KNOWN in page

    lists.decide(as_organiser, draft, 2, organisation_id=db.session.query(Organisation).one().id)
    lists.finish(as_organiser, draft)

    assert lists.registered()[0].organisation_label == KNOWN


def test_a_choice_of_organisation_holds_for_every_row_in_the_same_words(as_organiser):
    rows = [line(f"นายคน{n} ดี{n}", organisation="ม.เด็กลำพูน", phone="") for n in "กขค"]
    draft = lists.drafted(as_organiser, lists.cohort(), book(*rows, line("นางอื่น ไกล", organisation="ม.อื่น")))

    lists.decide(as_organiser, draft, 3, organisation_id=db.session.query(Organisation).one().id)

    assert statuses(draft) == {2: "ready", 3: "ready", 4: "ready", 5: "blocked"}


def test_an_organisation_that_does_not_exist_is_refused_in_the_row(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(organisation="ม.เด็กลำพูน")))

    answer = lists.decide(as_organiser, draft, 2, htmx=True, organisation_id="999999")

    assert 'role="alert"' in answer.text and db.session.query(RowDecision).count() == 0


def test_a_corrected_row_goes_in_as_corrected(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line("", phone="08123")))

    lists.decide(as_organiser, draft, 2, name="น.ส.มาลี ณ อยุธยา", phone="๐๘๑-๒๓๔-๕๖๗๘", province="โคราช")
    lists.finish(as_organiser, draft)

    [one] = lists.registered()
    assert (one.label, one.person.phone, one.province) == ("นางสาวมาลี ณ อยุธยา", "0812345678", "TH-30")


def test_a_name_in_three_columns_is_corrected_as_one(as_organiser):
    rows = [["คำนำหน้า", "ชื่อ", "นามสกุล", "องค์กร"], ["นาย", "มาลี", "ดี", KNOWN]]
    draft = lists.drafted(as_organiser, lists.cohort(), xlsx(rows))

    lists.decide(as_organiser, draft, 2, name="นางมาลี ใจดี")
    lists.finish(as_organiser, draft)

    assert lists.registered()[0].label == "นางมาลี ใจดี"


def test_fields_that_come_back_untouched_are_no_corrections(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(phone=812345678)))

    lists.decide(as_organiser, draft, 2, name="นายสมชาย ใจดี", phone="812345678", food="เจ")

    assert db.session.query(RowDecision).one().corrections == {"food": "เจ"}


def test_an_ineligible_organisation_blocks_until_an_exception_gives_a_reason(as_organiser):
    cohort = lists.cohort()
    make.organisation("มูลนิธิถูกเพิกถอน", revoked_on=make.FIRST_DAY)
    draft = lists.drafted(as_organiser, cohort, book(line(organisation="มูลนิธิถูกเพิกถอน")))
    assert statuses(draft) == {2: "blocked"}

    lists.decide(as_organiser, draft, 2, exception_reason="อธิบดีอนุมัติ")
    lists.finish(as_organiser, draft)

    [one] = lists.registered()
    assert (one.state, one.exception_reason, one.shortcomings[0]["rule"]) == (
        "accepted", "อธิบดีอนุมัติ", "organisation_not_certified")  # fmt: skip


def test_a_namesake_of_somebody_registered_can_be_taken_in(as_organiser):
    cohort = lists.cohort()
    lists.finish(as_organiser, lists.drafted(as_organiser, cohort, book(line())))
    draft = lists.drafted(as_organiser, cohort, book(line(phone="0899999999")))
    assert statuses(draft) == {2: "done"}

    lists.decide(as_organiser, draft, 2, not_a_duplicate="1")
    lists.finish(as_organiser, draft)

    assert len(lists.registered()) == 2


def test_more_people_than_an_organisation_may_send_are_held_back(as_organiser):
    cohort = lists.cohort(programme=make.programme(max_per_organisation=2))
    draft = lists.drafted(as_organiser, cohort, book(*lists.people(3)))

    assert statuses(draft) == {2: "ready", 3: "ready", 4: "blocked"}


def test_leaving_all_undecided_rows_out_lets_the_others_in(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(), line("นางมาลี ดี", organisation="มูลนิธิไม่รู้จัก")))
    as_organiser.post(lists.review(draft, "/left-out"))

    lists.finish(as_organiser, draft)

    assert [one.label for one in lists.registered()] == ["นายสมชาย ใจดี"]


def test_a_decision_asks_the_database_equally_often_for_one_row_and_for_many(as_organiser, statements):
    cohort = lists.cohort()
    counts = []
    for people in (1, 60):
        draft = lists.drafted(as_organiser, cohort, book(*lists.people(people)))
        address = lists.review(draft, f"/files/{draft.files[0].id}/rows/2/decision")
        with statements() as seen:
            as_organiser.post(address, data={"left_out": "1"}, headers={"HX-Request": "true"})
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 17


@pytest.fixture
def unknown(as_organiser):
    """A draft with two rows of organisations in no register, and one that is no person's."""
    rows = (line("นางมาลี ดี", organisation="มูลนิธิไม่รู้จัก"), line("นายเก่ง กล้า", organisation="ชมรมไม่มีใครรู้"))
    return lists.drafted(as_organiser, lists.cohort(), book(line(), *rows, line("", organisation="มูลนิธิไร้คน")))


def test_all_whom_only_the_terms_keep_back_are_admitted_by_one_reason(as_organiser, unknown):
    as_organiser.post(lists.review(unknown, "/exceptions"), data={"exception_reason": "อธิบดีอนุมัติ"})

    assert statuses(unknown) == {2: "ready", 3: "ready", 4: "ready", 5: "blocked"}


def test_nobody_is_admitted_by_exception_without_a_reason(as_organiser, unknown):
    as_organiser.post(lists.review(unknown, "/exceptions"), data={"exception_reason": " "})

    assert [*statuses(unknown).values()].count("blocked") == 3
