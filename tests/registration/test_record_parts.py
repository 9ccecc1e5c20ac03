"""What the record of one person shows: where it came from, why it stands where it stands, each consent, and what later
chapters add."""

import pytest
from jinja2 import ChoiceLoader, DictLoader

from tests import make
from tests.registration import lists
from tests.registration.lists import book, line
from trainer import journal
from trainer.database import db
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose, text
from trainer.registration.models import State
from trainer.registration.record_blocks import Block
from trainer.registration.signals import record_shown


def record_of(one):
    return f"/desk/registrations/{one.id}"


def page_of(client, one):
    return client.get(record_of(one)).text


@pytest.mark.parametrize("act, words", [
    ("applied", "สมัครด้วยตนเอง"), ("nominated", "องค์กรหรือจังหวัดเสนอชื่อ"), ("registered", "บันทึกด้วยมือ"),
])  # fmt: skip
def test_the_record_says_by_which_way_somebody_came(as_organiser, act, words):
    one = make.registration(state=State.APPLIED)
    journal.record(None, act, one)

    assert words in page_of(as_organiser, one)


def test_whoever_came_by_a_file_came_out_of_a_roster(as_organiser):
    lists.finish(as_organiser, lists.drafted(as_organiser, lists.cohort(), book(line())))

    assert "นำเข้าจากบัญชีรายชื่อ" in page_of(as_organiser, lists.registered()[0])


def test_whoever_waits_reads_why_there(as_organiser):
    one = make.registration(state=State.RESERVE, rank=1)

    assert "ผู้ที่สมัครก่อน" in page_of(as_organiser, one) or "สมัครเมื่อ" in page_of(as_organiser, one)


def test_the_record_has_a_place_for_each_purpose_and_none_stands_by_itself(as_organiser):
    page = page_of(as_organiser, make.registration())

    assert [page.count(f"/consents/{purpose}/new") for purpose in Purpose] == [1, 1, 1]


@pytest.mark.parametrize("purpose", Purpose)
def test_each_consent_is_recorded_by_itself_after_its_own_words_were_shown(as_organiser, purpose):
    one = make.registration()
    where = f"{record_of(one)}/consents/{purpose}/new"
    shown = as_organiser.get(where).text
    as_organiser.post(where, data={"way": "paper", "given_on": ["1", "11", "2568"], "note": ""})

    db.session.expire_all()
    assert text(purpose, 1, "th") in shown and [each.purpose for each in db.session.query(consent.Consent)] == [purpose]


def test_a_purpose_that_does_not_exist_is_not_found(as_organiser):
    assert as_organiser.get(f"{record_of(make.registration())}/consents/advertising/new").status_code == 404


def test_taking_back_the_consent_to_needs_on_the_record_erases_them(as_organiser):
    one = make.registration(food="ฮาลาล", needs="เก้าอี้รถเข็น")
    consent.give(one, Purpose.SENSITIVE_NEEDS)

    as_organiser.post(f"{record_of(one)}/consents/sensitive_needs/withdrawal")

    [one] = lists.registered()
    assert (one.food, one.needs) == ("", "")


def test_needs_are_erased_for_somebody_who_never_gave_a_consent(as_organiser):
    one = make.registration(food="ฮาลาล")

    as_organiser.post(f"{record_of(one)}/needs/erasure")

    page = page_of(as_organiser, one)
    assert lists.registered()[0].food == "" and "ลบข้อมูลอาหารและความช่วยเหลือของ" in page and "ฮาลาล" not in page


def test_that_needs_were_changed_is_shown_and_what_they_said_is_not(as_organiser):
    one = make.registration(lists.cohort(), person=make.person("มาลี", "ดี", title=None), needs="เก้าอี้รถเข็น")
    journal.record(None, "changed", one, changes={}, unsaid=["needs"])

    page = page_of(as_organiser, one)
    assert "มีการแก้ไข โดยไม่เก็บข้อความไว้ที่นี่: สิ่งที่ขอให้จัดเตรียมเพิ่มเติม" in page


def test_a_later_chapter_adds_its_block(app, as_organiser, monkeypatch):
    later = DictLoader({"later.html": "{{ one.label }} ตอบว่า {{ facts.answer }}"})
    monkeypatch.setattr(app.jinja_env, "loader", ChoiceLoader([app.jinja_env.loader, later]))
    one = make.registration()

    def show(registration):
        return Block("later.html", {"answer": "มีประสบการณ์"})

    def show_nothing(registration):
        return None

    with record_shown.connected_to(show), record_shown.connected_to(show_nothing):
        assert f"{one.label} ตอบว่า มีประสบการณ์" in page_of(as_organiser, one)


def test_the_door_erases_nothing(as_door):
    one = make.registration(food="ฮาลาล")

    assert as_door.post(f"{record_of(one)}/needs/erasure").status_code == 403


def test_the_record_needs_as_many_statements_with_appeals_and_consents_as_without(as_organiser, statements):
    counts = []
    for purposes in ((), Purpose):
        one = make.registration(make.cohort(), state=State.RESERVE, rank=1)
        for purpose in purposes:
            consent.give(one, purpose)
        where = record_of(one)
        db.session.commit()
        with statements() as seen:
            as_organiser.get(where)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 19
