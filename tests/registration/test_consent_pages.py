"""Consent on the registration's page, and out of a roster's column."""

import pytest

from tests import make
from tests.registration import lists, rosters
from tests.registration.announced import consented
from tests.workbook.sheets import xlsx
from trainer.database import db
from trainer.look import today
from trainer.registration import consent
from trainer.registration.columns import VOCABULARY
from trainer.registration.consent import Consent
from trainer.registration.consent_texts import Purpose, text

COLUMN = "ยินยอมให้เผยแพร่รายชื่อ"


def record(client, one, day=None, **sent):
    day = day or today()
    sent = {"way": "paper", "given_on": [day.day, day.month, day.year], "note": "แฟ้ม 3"} | sent
    return client.post(f"/desk/registrations/{one.id}/consents/publication/new", data=sent)


def kept():
    db.session.expire_all()
    return db.session.query(Consent).all()


def test_a_consent_on_paper_is_recorded_with_day_way_and_place(as_organiser):
    one = make.registration()
    record(as_organiser, one, day=today().replace(day=1))

    [found] = kept()
    assert (found.given_at, found.way, found.note, found.recorded_by.name[:5]) == (
        make.moment(today().replace(day=1), 0), "paper", "แฟ้ม 3", "บัญชี")  # fmt: skip


def test_the_form_shows_the_words_that_are_agreed_to(as_organiser):
    told = as_organiser.get(f"/desk/registrations/{make.registration().id}/consents/publication/new").text

    assert text(Purpose.PUBLICATION, 1, "th") in told


@pytest.mark.parametrize("wrong", [
    {"given_on": ["31", "2", "2569"]}, {"given_on": ["1", "1", "2999"]}, {"way": "roster"}, {"note": "ก" * 501},
])  # fmt: skip
def test_a_wrong_entry_is_refused_and_what_was_typed_stays(as_organiser, wrong):
    answer = record(as_organiser, make.registration(), **wrong)

    typed = wrong.get("note", "แฟ้ม 3")
    assert (typed in answer.text, "invalid-feedback" in answer.text, kept()) == (True, True, [])


def test_taking_back_is_one_click(as_organiser):
    one = make.registration()
    consented(one)
    as_organiser.post(f"/desk/registrations/{one.id}/consents/publication/withdrawal")

    assert [bool(each.withdrawn_at) for each in kept()] == [True]


def test_the_record_shows_what_was_agreed_and_taken_back(as_organiser):
    one = make.registration()
    consented(one, note="แฟ้มที่เจ็ด")
    consent.withdraw(one, Purpose.PUBLICATION, by=None)
    told = as_organiser.get(f"/desk/registrations/{one.id}").text

    assert ["แฟ้มที่เจ็ด" in told, "ถอนเมื่อ" in told, "ยังไม่ได้ยินยอม" in told] == [True] * 3


def test_the_record_asks_the_database_equally_often_for_one_consent_and_for_three(as_organiser, statements):
    counts = []
    for times in (1, 3):
        one = make.registration()
        for _ in range(times):
            consented(one)
            consent.withdraw(one, Purpose.PUBLICATION, by=make.organiser())
        db.session.commit()
        with statements() as seen:
            as_organiser.get(f"/desk/registrations/{one.id}")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 19


@pytest.mark.parametrize("heading", [COLUMN, "ท่านยินยอมให้เผยแพร่ชื่อ-สกุลหรือไม่", "I agree to the publication of my name",
                                     "อนุญาตให้ประกาศชื่อต่อสาธารณะ"])  # fmt: skip
def test_a_heading_about_publishing_the_name_is_known(heading):
    assert VOCABULARY.field_of(heading) == "publication"


@pytest.mark.parametrize("heading", ["ยินยอมให้เก็บข้อมูลส่วนบุคคล (PDPA)", "ยินยอมให้เผยแพร่ภาพถ่าย", "ชื่อ-สกุล", "รายชื่อ"])
def test_another_consent_is_not_taken_for_it(heading):
    assert VOCABULARY.field_of(heading) != "publication"


@pytest.mark.parametrize("words, understood", [
    ("ยินยอม", True), (" ยินยอมให้เผยแพร่รายชื่อ ", True), ("ใช่ค่ะ", True), ("YES", True), ("✓", True), (True, True),
    ("ไม่ยินยอม", False), ("ไม่", False), ("no", False), ("ไม่อนุญาต", False), ("อาจจะ", False), ("x", False),
    ("ยินยอมเฉพาะองค์กร", False), (None, None), ("-", None),
])  # fmt: skip
def test_yes_and_no_are_understood_and_nothing_else_counts_as_yes(words, understood):
    [checked] = rosters.check(rosters.row(publication=words))

    assert checked.publication is understood


@pytest.mark.parametrize("words, unclear", [("อาจจะ", True), ("ยินยอม", False), ("ไม่ยินยอม", False), (None, False)])
def test_an_answer_that_is_neither_yes_nor_no_is_pointed_out(words, unclear):
    [checked] = rosters.check(rosters.row(publication=words))

    assert ("consent_unclear" in rosters.codes(checked), checked.status) == (unclear, "ready")


def test_a_roster_s_column_becomes_consent_that_names_file_and_row(as_organiser):
    rows = [[*line, said] for line, said in zip(lists.people(3), ("ยินยอม", "ไม่ยินยอม", ""), strict=True)]
    book = xlsx([[*lists.HEAD, COLUMN], *rows])
    lists.finish(as_organiser, lists.drafted(as_organiser, lists.cohort(), book))

    [found] = kept()
    assert (found.registration.person.email, found.way, found.note) == (
        "p0@example.org", "roster", "list1.xlsx แถวที่ 2")  # fmt: skip


@pytest.mark.parametrize("rest, method", [("new", "get"), ("new", "post"), ("withdrawal", "post")])
def test_the_door_records_no_consent(as_door, rest, method):
    address = f"/desk/registrations/{make.registration().id}/consents/publication/{rest}"

    assert getattr(as_door, method)(address).status_code == 403
