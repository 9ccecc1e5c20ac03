"""What becomes of answers when consent is taken back, a cohort is long over, or two entries are one person."""

import pytest
from sqlalchemy import select

from tests import make
from tests.applications import asked
from tests.applications.test_answer_files import pdf
from tests.applications.test_composing import add, change
from trainer.applications import answer_files, answers, asking
from trainer.applications.models import Answer, QuestionKind
from trainer.database import db
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import Registration
from trainer.registration.signals import forgetting, merging


@pytest.fixture(autouse=True)
def folder(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path)


def forget(cohort, *people, dry_run=False):
    ids = select(Registration.id).where(Registration.id.in_([one.id for one in people]))
    return [people for _receiver, people in forgetting.send(cohort, registrations=ids, dry_run=dry_run)]


def agreed(cohort):
    one = make.registration(cohort)
    consent.give(one, Purpose.SENSITIVE_NEEDS, None, consent.Way.PAPER)
    return one


def said(registration):
    return [words for _question, words in answers.answers_of(registration)]


def test_sensitive_answers_are_erased_and_others_stay(app):
    cohort = make.cohort()
    one = agreed(cohort)
    asked.answer(one, add(cohort, "ความช่วยเหลือ", sensitive=True), "เก้าอี้รถเข็น")
    asked.answer(one, add(cohort, "เหตุผล"), "อยากเรียน")

    assert ({one.id} in forget(cohort, one), said(one)) == (True, ["อยากเรียน"])


def test_sensitive_answers_of_others_stay(app):
    cohort = make.cohort()
    one, other = agreed(cohort), agreed(cohort)
    question = add(cohort, sensitive=True)
    asked.answer(one, question, "ของคนแรก"), asked.answer(other, question, "ของคนที่สอง")
    forget(cohort, one)

    assert (said(one), said(other)) == ([], ["ของคนที่สอง"])


def test_a_dry_run_counts_and_erases_nothing(app):
    cohort = make.cohort()
    one = agreed(cohort)
    asked.answer(one, add(cohort, sensitive=True), "เก้าอี้รถเข็น")

    assert ({one.id} in forget(cohort, one, dry_run=True), said(one)) == (True, ["เก้าอี้รถเข็น"])


def test_a_sensitive_file_is_deleted_with_its_answer(app):
    cohort = make.cohort()
    one = agreed(cohort)
    question = asked.question(cohort, "ใบรับรองแพทย์", QuestionKind.FILE, sensitive=True)
    answers.keep(one, asking.read([question], {}, {f"q{question.id}": asked.upload(pdf())}))
    db.session.commit()
    place = answer_files.path_of(db.session.scalar(select(Answer.value))["place"])
    forget(cohort, one)
    before = place.exists()
    db.session.commit()

    assert (before, place.exists()) == (True, False)


def test_what_was_made_sensitive_later_is_erased_in_all_its_wordings(app):
    cohort = make.cohort()
    one = make.registration(cohort)
    first = add(cohort, "โรคประจำตัว")
    asked.answer(one, first, "เบาหวาน")
    change(change(first, label="มีโรคประจำตัวหรือไม่"), sensitive=True)
    forget(cohort, one)

    assert said(one) == []


def merge(gone, into):
    merging.send(gone, into=into)
    db.session.flush()


def test_the_entry_that_stays_gets_the_answers_that_it_lacks(app):
    cohort = make.cohort()
    kept, gone = make.registration(cohort), make.registration(cohort)
    first, second = add(cohort, "หนึ่ง"), add(cohort, "สอง")
    asked.answer(kept, first, "ของที่อยู่")
    asked.answer(gone, first, "ของที่ไป"), asked.answer(gone, second, "มีแต่ของที่ไป")
    merge(gone, kept)

    assert said(kept) == ["ของที่อยู่", "มีแต่ของที่ไป"]


def test_sensitive_answers_do_not_go_to_an_entry_without_consent(app):
    cohort = make.cohort()
    kept, gone = make.registration(cohort), agreed(cohort)
    asked.answer(gone, add(cohort, sensitive=True), "เก้าอี้รถเข็น")
    merge(gone, kept)

    assert said(kept) == []
