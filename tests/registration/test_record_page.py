"""One registration: entered by hand, corrected, decided upon, with its journal."""

import pytest

from tests import make
from tests.registration import lists
from tests.registration.lists import KNOWN, book, line
from trainer.database import db
from trainer.journal import Entry
from trainer.organisations.models import Organisation
from trainer.registration.models import State

TYPED = {"name": "น.ส.มาลี ณ อยุธยา", "position": "ประธาน", "organisation": KNOWN, "province": "",
         "phone": "081 234 5678", "email": "Mali@Example.ORG", "food": "เจ", "needs": "ห้องชั้นล่าง"}  # fmt: skip
UNKNOWN = [{"rule": "organisation_unknown", "facts": {}}]


def enter(client, cohort, **facts):
    return client.post(lists.address(cohort, "people/new"), data=TYPED | facts)


def act(client, registration, noun, **sent):
    return client.post(f"/desk/registrations/{registration.id}/{noun}", data=sent)


def acts(registration):
    return [entry.act for entry in db.session.query(Entry).filter_by(
        subject_type="registration", subject_id=registration.id).order_by(Entry.id)]


def test_someone_entered_by_hand_is_read_as_a_roster_is(as_organiser):
    enter(as_organiser, lists.cohort())

    [one] = lists.registered()
    assert (one.label, one.person.phone, one.person.email, one.organisation_label, one.province, one.state) == (
        "นางสาวมาลี ณ อยุธยา", "0812345678", "mali@example.org", KNOWN, "TH-51", "applied")  # fmt: skip


def test_the_organisation_may_be_given_by_its_number(as_organiser):
    cohort = lists.cohort()
    number = db.session.query(Organisation).one().registration_no

    enter(as_organiser, cohort, organisation=number)

    assert lists.registered()[0].organisation_label == KNOWN


def test_the_province_that_was_chosen_is_kept(as_organiser):
    enter(as_organiser, lists.cohort(), province="TH-55")

    assert lists.registered()[0].province == "TH-55"


@pytest.mark.parametrize("written", ["มูลนิธิที่ไม่มีใครรู้จัก", "9999/2560"])
def test_an_organisation_that_is_not_in_the_register_is_kept_and_pointed_out(as_organiser, written):
    enter(as_organiser, lists.cohort(), organisation=written)

    [one] = lists.registered()
    assert (one.organisation_label, [each["rule"] for each in one.shortcomings]) == (written, ["organisation_unknown"])


@pytest.mark.parametrize("wrong, words", [
    ({"name": "นาย"}, "ไม่มีชื่อ"),
    ({"name": ""}, "โปรดกรอก"),
    ({"phone": "12345"}, "12345"),
    ({"email": "mali at example"}, "mali at example"),
])  # fmt: skip
def test_a_wrong_entry_is_refused_and_everything_typed_stays(as_organiser, wrong, words):
    page = enter(as_organiser, lists.cohort(), **wrong).text

    assert "invalid-feedback" in page and "ห้องชั้นล่าง" in page and lists.registered() == []


def test_the_same_person_is_not_entered_twice(as_organiser):
    cohort = lists.cohort()
    enter(as_organiser, cohort)

    page = enter(as_organiser, cohort, phone="0899999999").text

    assert "ลงทะเบียนในรุ่นนี้อยู่แล้ว" in page and len(lists.registered()) == 1


def test_organisations_are_offered_while_one_types(as_organiser):
    lists.cohort()
    make.organisation("สมาคมอื่น")

    offered = as_organiser.get("/desk/organisation-names", query_string={"organisation": "เพื่อเด็ก"}).text

    assert KNOWN in offered and "สมาคมอื่น" not in offered


def test_one_letter_offers_nothing_yet(as_organiser):
    lists.cohort()

    assert as_organiser.get("/desk/organisation-names?organisation=ม").text.strip() == ""


def test_a_correction_is_kept_with_what_stood_before(as_organiser):
    enter(as_organiser, lists.cohort())
    [one] = lists.registered()

    act(as_organiser, one, "edit", **TYPED | {"phone": "0899999999"})

    entry = db.session.query(Entry).filter_by(act="changed").one()
    assert entry.facts["changes"] == {"phone": ["0812345678", "0899999999"]}


def test_the_form_sent_back_untouched_changes_nothing(as_organiser):
    from trainer.registration import record

    one = make.registration(lists.cohort(), person=make.person("มาลี", "ดี", title=None), position="ประธาน")

    act(as_organiser, one, "edit", **record.as_typed(one))

    assert db.session.query(Entry).filter_by(act="changed").count() == 0


def test_another_organisation_is_judged_anew_and_the_exception_ends(as_organiser):
    cohort = lists.cohort()
    one = make.registration(cohort, state=State.APPLIED, shortcomings=UNKNOWN, exception_reason="อธิบดีอนุมัติ")

    act(as_organiser, one, "edit", **TYPED)

    [one] = lists.registered()
    assert (one.organisation_label, one.shortcomings, one.exception_reason) == (KNOWN, [], "")


def test_a_refused_correction_changes_nothing_and_keeps_what_was_typed(as_organiser):
    one = make.registration(lists.cohort(), person=make.person("มาลี", phone="0811111111"))

    page = act(as_organiser, one, "edit", **TYPED | {"phone": "12"}).text

    assert 'value="12"' in page and lists.registered()[0].person.phone == "0811111111"


def test_the_record_shows_the_row_it_came_from(as_organiser):
    lists.finish(as_organiser, lists.drafted(as_organiser, lists.cohort(), book(line(phone=812345678))))

    page = as_organiser.get(f"/desk/registrations/{lists.registered()[0].id}").text

    assert "list1.xlsx แถวที่ 2" in page and ">812345678<" in page


def test_an_exception_needs_a_reason(as_organiser):
    one = make.registration(state=State.APPLIED, shortcomings=UNKNOWN)

    act(as_organiser, one, "exception", reason=" ")

    assert lists.registered()[0].exception_reason == ""


def test_someone_admitted_by_exception_can_be_given_a_seat(as_organiser):
    one = make.registration(state=State.APPLIED, shortcomings=UNKNOWN)
    act(as_organiser, one, "exception", reason="อธิบดีอนุมัติ")

    act(as_organiser, one, "acceptance")

    assert (lists.registered()[0].state, acts(one)) == ("accepted", ["admitted", "accepted"])


def test_a_withdrawal_is_confirmed_by_that_name(as_organiser):
    one = make.registration(make.cohort())
    act(as_organiser, one, "withdrawal")

    assert "บันทึกการสละสิทธิ์ของ" in as_organiser.get(f"/desk/registrations/{one.id}").text


def test_every_decision_stands_in_the_journal_of_the_record(as_organiser):
    one = make.registration(make.cohort(seats=1), state=State.APPLIED)
    for noun in ("acceptance", "withdrawal", "reconsideration"):
        act(as_organiser, one, noun)
    act(as_organiser, one, "refusal", reason="เกินจำนวน")

    assert acts(one) == ["accepted", "withdrew", "reconsidered", "declined"]


def test_a_registration_that_does_not_exist_is_not_found(as_organiser):
    assert as_organiser.get("/desk/registrations/999999").status_code == 404


def test_the_record_is_shown_in_few_statements(as_organiser, statements):
    one = make.registration(make.cohort(), state=State.RESERVE, rank=3)
    db.session.commit()
    address = f"/desk/registrations/{one.id}"
    db.session.commit()

    with statements() as seen:
        as_organiser.get(address)

    assert len(seen) <= 19
