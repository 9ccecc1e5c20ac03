"""What is always told: applications, nominations, appeals, substitutions; each once, in the person's language."""

import pytest

from tests import make
from tests.letters import people
from trainer import journal
from trainer.applications import apply
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import texts
from trainer.registration import appeals
from trainer.registration.models import State
from trainer.registration.signals import received


@pytest.fixture
def cohort(app):
    made = people.cohort(starts_on=make.FIRST_DAY.replace(year=2099))
    db.session.commit()
    return made


def codes():
    return [one.code for one in people.messages()]


def applied(cohort, name="นางมาลี ใจดี", email="malee@example.org", phone="0812345678", **facts):
    said = {"name": name, "email": email, "phone": phone, "organisation": make.organisation().name}
    return apply.send(cohort, said, **facts)


def test_an_application_is_confirmed_with_what_was_sent_and_the_way_to_its_page(cohort):
    one = applied(cohort)

    [message] = people.messages()
    assert (message.code, message.registration_id, message.recipient) == ("receipt", one.id, "malee@example.org")
    assert one.organisation_label in message.body and "http://localhost/applications/" in message.body


def test_what_speaks_against_a_place_is_told_in_sentences(cohort):
    applied(cohort, name="นายสมชาย ใจดี")
    stranger = {
        "name": "นางสาวกานดา ดีใจ",
        "email": "k@example.org",
        "phone": "0898765432",
        "organisation": "กลุ่มเพื่อนบ้าน",
    }

    apply.send(cohort, stranger)

    assert ["ยังไม่เป็นไปตามเกณฑ์" in one.body for one in people.messages()] == [False, True]
    assert "กลุ่มเพื่อนบ้าน" in people.messages()[1].body


def test_the_receipt_is_in_the_language_of_the_application(cohort):
    applied(cohort, language="en")

    message = people.messages()[0]
    assert (message.language, message.subject) == ("en", "Application received: Executives, cohort 5")
    assert 'lang="en"' in message.html


def test_an_application_that_was_undone_is_confirmed_to_nobody(cohort):
    applied(cohort)

    db.session.rollback()

    assert codes() == []


def test_the_same_application_twice_is_one_receipt(cohort):
    applied(cohort)
    with pytest.raises(Refused):
        applied(cohort)

    assert codes() == ["receipt"]


def test_a_signal_that_is_repeated_writes_nothing_more(cohort):
    one = applied(cohort)
    entry = db.session.scalars(journal.entries_of(one).where(journal.Entry.act == "applied")).one()

    received.send(one, entry=entry)

    assert codes() == ["receipt"]


def test_two_people_who_share_an_address_get_a_letter_each_by_name(cohort):
    applied(cohort)
    applied(cohort, name="นายสมชาย ใจดี", phone="0898765432")

    assert [(one.recipient, "สมชาย" in one.body) for one in people.messages()] == [
        ("malee@example.org", False), ("malee@example.org", True),
    ]  # fmt: skip


def test_who_gave_no_address_is_registered_all_the_same(cohort):
    one = applied(cohort, email="")

    assert (one.state, codes()) == (State.APPLIED, [])


def test_a_programme_s_own_words_hold_for_its_receipts(cohort):
    texts.keep(cohort.programme, "receipt", "th", "รับแล้ว", "ขอบคุณ {{ name }} {{ why }}", make.organiser())

    applied(cohort)

    assert (people.messages()[0].subject, people.messages()[0].body) == ("รับแล้ว", "ขอบคุณ นางมาลี ใจดี")


def test_markup_and_formulas_in_what_was_typed_stay_text(cohort):
    applied(cohort, name="=HYPERLINK <script>alert(1)</script>")

    assert "<script" not in people.messages()[0].html


@pytest.mark.parametrize(("granted", "words"), [(True, "เห็นชอบตามคำขอ"), (False, "ยืนตามผลเดิม")])
def test_the_answer_to_an_appeal_is_told_with_its_reason(cohort, granted, words):
    one, by = people.someone(cohort, state=State.APPLIED), make.organiser()
    one.decline("เอกสารไม่ครบ", by)
    appeal = appeals.make(one, "ส่งเพิ่มแล้ว")

    appeals.answer(appeal, granted, "ได้ตรวจเอกสารแล้ว", by)

    [message] = [each for each in people.messages() if each.code == "appeal_answer"]
    assert words in message.body and "ได้ตรวจเอกสารแล้ว" in message.body
