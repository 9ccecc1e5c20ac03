"""Answers as staff see, correct, open and export them."""

import io
import re

import openpyxl
import pytest

from tests import make
from tests.applications import asked
from tests.applications.test_answer_files import pdf
from tests.applications.test_composing import add, change, choice
from trainer.applications import answers, asking
from trainer.applications.models import Answer, QuestionKind
from trainer.database import db
from trainer.journal import Entry
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose


@pytest.fixture(autouse=True)
def folder(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path)


def record(registration, rest=""):
    return f"/desk/registrations/{registration.id}{rest}"


def values(registration):
    db.session.expire_all()
    return {one.question_id: one.value for one in db.session.query(Answer).filter_by(registration_id=registration.id)}


def test_the_record_shows_answers_in_the_words_that_were_asked(as_organiser):
    one = make.registration()
    old = choice(one.cohort, "เคยอบรมไหม", options="เคยบ้าง\nไม่เคย")
    asked.answer(one, old, "1")
    change(old, label="ท่านเคยเข้าอบรมหรือไม่", options="เคยครบ\nไม่เคย")
    page = as_organiser.get(record(one)).text

    assert ("เคยอบรมไหม" in page, "เคยบ้าง" in page, "เคยครบ" in page) == (True, True, False)


def test_a_record_of_a_cohort_that_asks_nothing_has_no_card_of_answers(as_organiser):
    assert 'id="answers"' not in as_organiser.get(record(make.registration())).text


def test_an_organiser_corrects_answers_and_may_leave_the_rest_open(as_organiser):
    one = make.registration()
    first = add(one.cohort, "หนึ่ง", required=True)
    second = add(one.cohort, "สอง", required=True)
    stamp = asking.stamp(asking.questions_of(one.cohort))
    answer = as_organiser.post(record(one, "/answers"), data={f"q{first.id}": "คำตอบ", "asked": stamp})

    assert (answer.status_code, values(one)) == (303, {first.id: "คำตอบ"}), second


def test_what_was_typed_stays_when_an_answer_is_refused(as_organiser):
    one = make.registration()
    number, text = add(one.cohort, "กี่ปี", kind="number"), add(one.cohort, "ที่ใด")
    page = as_organiser.post(record(one, "/answers"), data={f"q{number.id}": "สิบสอง", f"q{text.id}": "ลำพูน"}).text

    assert ("สิบสอง" in page, "ลำพูน" in page, values(one)) == (True, True, {})


def test_the_form_shows_what_was_answered_to_an_earlier_wording_beside_the_new_one(as_organiser):
    one = make.registration()
    old = add(one.cohort, "เดิม")
    asked.answer(one, old, "คำตอบแต่ก่อน")
    change(old, label="ใหม่")
    page = as_organiser.get(record(one, "/answers")).text

    assert ("คำตอบแต่ก่อน" in page, f'name="q{old.id}"' in page) == (True, True)


def sent_file(registration):
    """An answer that is a file, and the address at which staff find it."""
    question = asked.question(registration.cohort, "หนังสือรับรอง", QuestionKind.FILE)
    name = f"q{question.id}"
    reading = asking.read([question], {}, {name: asked.upload(pdf(), "หนังสือ<b>.pdf")})
    answers.keep(registration, reading)
    return record(registration, f"/answers/{question.id}/file")


def test_a_file_is_handed_out_to_be_saved_and_the_journal_notes_who_opened_it(as_organiser):
    one = make.registration()
    answer = as_organiser.get(sent_file(one))

    [entry] = db.session.query(Entry).filter_by(act="opened_answer_file")
    assert (answer.headers["Content-Disposition"].split(";")[0], answer.headers["X-Content-Type-Options"],
            answer.mimetype, answer.data[:5], entry.registration_id) == (
        "attachment", "nosniff", "application/pdf", b"%PDF-", one.id)  # fmt: skip


def test_a_file_of_somebody_else_is_not_found_under_another_record(as_organiser):
    one, other = make.registration(), make.registration()
    address = sent_file(one).replace(record(one), record(other))

    assert as_organiser.get(address).status_code == 404


def test_a_file_that_is_gone_is_not_found_and_not_noted(as_organiser, app):
    address = sent_file(make.registration())
    for file in (app.config["FILES_DIR"] / "answers").iterdir():
        file.unlink()

    status = as_organiser.get(address).status_code
    assert (status, db.session.query(Entry).filter_by(act="opened_answer_file").count()) == (404, 0)


@pytest.mark.parametrize("role", ["door", "participant"])
def test_files_are_open_to_staff_only(sign_in, role):
    address = sent_file(make.registration())

    assert sign_in(make.account(role)).get(address).status_code == 403


def test_a_stranger_is_asked_to_sign_in_for_a_file(client):
    assert client.get(sent_file(make.registration())).status_code == 302


def workbook(client, cohort):
    answer = client.get(f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/answers.xlsx")
    return openpyxl.load_workbook(io.BytesIO(answer.data)).active


def columns(sheet, place):
    """{header: value} of the answers in the row of the person who stands at a place, from 1."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if "อีเมล" in row)
    return {name: value or "" for name, value in list(zip(rows[top], rows[top + place], strict=True))[8:]}


def test_the_workbook_has_a_column_for_each_wording_with_the_words_of_its_answers(as_organiser):
    cohort = make.cohort()
    first = make.registration(cohort, person=make.person("กา"))
    second = make.registration(cohort, person=make.person("ขวัญ"))
    old = choice(cohort, "เคยไหม", options="เคย\nไม่เคย")
    asked.answer(first, old, "1")
    asked.answer(second, change(old, label="เคยอบรมไหม", options="เคยครบ\nไม่เคย"), "1")

    sheet = workbook(as_organiser, cohort)

    assert [sorted(columns(sheet, place).values()) for place in (1, 2)] == [["", "เคย"], ["", "เคยครบ"]]


def test_a_formula_among_the_answers_is_only_text(as_organiser):
    one = make.registration()
    asked.answer(one, add(one.cohort, "=2+2"), '=HYPERLINK("http://example.org")')

    cells = [cell for row in workbook(as_organiser, one.cohort).iter_rows() for cell in row
             if str(cell.value).startswith("=")]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 2


def test_sensitive_answers_stay_out_of_the_workbook_and_the_journal_notes_who_took_it(as_organiser):
    one = make.registration()
    consent.give(one, Purpose.SENSITIVE_NEEDS, None, consent.Way.PAPER)
    asked.answer(one, add(one.cohort, "ความช่วยเหลือที่ต้องการ", sensitive=True), "เก้าอี้รถเข็น")

    said = str([[cell.value for cell in row] for row in workbook(as_organiser, one.cohort).iter_rows()])
    assert ("เก้าอี้รถเข็น" in said, "ความช่วยเหลือที่ต้องการ" in said,
            db.session.query(Entry).filter_by(act="exported_answers").count()) == (False, False, 1)  # fmt: skip


def test_a_file_that_is_not_what_its_name_says_is_refused_and_the_rest_stays(as_organiser):
    one = make.registration()
    file, text = asked.question(one.cohort, "หนังสือ", QuestionKind.FILE), add(one.cohort, "เหตุผล")
    sent = {f"q{file.id}": (io.BytesIO(b"MZ\x90\x00 a program"), "letter.pdf"), f"q{text.id}": "อยากเรียน"}
    page = as_organiser.post(record(one, "/answers"), data=sent, content_type="multipart/form-data").text

    assert ("ส่งได้เฉพาะ PDF, JPEG และ PNG" in page, "อยากเรียน" in page, values(one)) == (True, True, {})


def test_a_file_that_was_sent_with_a_faulty_form_need_not_be_chosen_again(as_organiser):
    one = make.registration()
    file, number = asked.question(one.cohort, "หนังสือ", QuestionKind.FILE), add(one.cohort, "กี่ปี", kind="number")
    sent = {f"q{file.id}": (io.BytesIO(pdf()), "หนังสือ.pdf"), f"q{number.id}": "สิบ"}
    page = as_organiser.post(record(one, "/answers"), data=sent, content_type="multipart/form-data").text
    ticket = re.search(rf'name="q{file.id}" value="([^"]+)"', page)[1]
    as_organiser.post(record(one, "/answers"), data={f"q{file.id}": ticket, f"q{number.id}": "10"})

    kept = values(one)
    assert (kept[file.id]["name"], kept[number.id]) == ("หนังสือ.pdf", 10)
