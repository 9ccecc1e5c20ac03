"""The words of letters: the system's until a programme has its own, refused before they could fail for anybody."""

import pytest

from tests import make
from tests.letters import people
from trainer.database import db, now
from trainer.errors import Refused
from trainer.letters import texts
from trainer.letters.defaults import LETTERS
from trainer.letters.placeholders import KNOWN, facts_of, page_of
from trainer.look import today
from trainer.registration.models import State

ALL = [(code, language) for code in LETTERS for language in ("th", "en")]


def filled(registration, code, language="th"):
    text = texts.text_of(registration.cohort.programme, code, language)
    return text.filled(facts_of(registration.cohort, [registration], language)[registration.id])


@pytest.mark.parametrize(("code", "language"), ALL)
def test_every_default_can_be_filled_for_anybody(app, code, language):
    one = people.someone(people.cohort(starts_on=None, venue=""))

    subject, body = filled(one, code, language)

    assert subject and "{" not in subject + body


@pytest.mark.parametrize(("code", "language"), ALL)
def test_every_default_is_one_that_an_organiser_could_save(app, code, language):
    subject, body = LETTERS[code].texts[language]

    assert texts.checked(subject, body).subject == subject


@pytest.mark.parametrize(
    ("title", "language", "greeting"),
    [("นาง", "th", "เรียน นางมาลี ใจดี"), ("พระมหา", "th", "นมัสการ พระมหามาลี ใจดี"), ("ซิสเตอร์", "th", "เรียน ซิสเตอร์มาลี ใจดี"),
     ("นาง", "en", "Dear นางมาลี ใจดี,")],
)  # fmt: skip
def test_people_are_greeted_as_is_due_to_them(app, title, language, greeting):
    one = people.someone(people.cohort(), title=title)

    assert filled(one, "accepted", language)[1].startswith(greeting)


def test_a_reserve_is_told_the_place_in_the_queue_not_the_stored_rank(app):
    cohort = people.cohort()
    people.someone(cohort, "สมชาย", state=State.RESERVE, rank=3)
    one = people.someone(cohort, state=State.RESERVE, rank=9)

    assert "ลำดับที่ 2" in filled(one, "reserve")[1]


def test_who_was_turned_down_is_told_the_last_reason_and_nobody_else_s(app):
    cohort, by = people.cohort(), make.organiser()
    one, other = people.someone(cohort, state=State.APPLIED), people.someone(cohort, "สมชาย", state=State.APPLIED)
    one.decline("เอกสารไม่ครบ", by)
    other.decline("ความลับของอีกคน", by)
    db.session.flush()

    body = filled(one, "declined")[1]

    assert ("เอกสารไม่ครบ" in body, "ความลับ" in body) == (True, False)


def test_a_draft_gives_no_address_that_would_not_open(app):
    one = people.someone(people.cohort(starts_on=make.FIRST_DAY.replace(year=2099)))

    assert "/cohorts/" not in filled(one, "accepted")[1]


@pytest.mark.parametrize(
    "wrong",
    ["{{ surname }}", "{{ name", "{% if name %}", "{{ name.upper() }}", "{{ name|upper }}", "{{ ''.__class__ }}",
     "{% for a in name %}x{% endfor %}", "{% set x = 1 %}", "{% include 'base.html' %}", "{{ 9 ** 9 ** 9 }}",
     "{{ name * 99999999 }}", "ก" * 10_001],
)  # fmt: skip
@pytest.mark.parametrize("place", ["subject", "body"])
def test_what_could_not_be_filled_is_refused_where_it_stands(app, wrong, place):
    with pytest.raises(Refused) as refusal:
        texts.checked(**{"subject": "เรื่อง", "body": "ข้อความ", place: wrong})

    assert refusal.value.place == place


def test_a_line_break_in_the_subject_is_refused(app):
    with pytest.raises(Refused):
        texts.checked("เรื่อง\r\nBcc: all@example.org", "ข้อความ")


def test_a_programme_s_own_words_hold_for_it_alone(app):
    one, other = people.someone(people.cohort()), people.someone(make.cohort())
    texts.keep(one.cohort.programme, "accepted", "th", "ยินดีด้วย {{ name }}", "พบกันที่ {{ venue }}", make.organiser())

    assert filled(one, "accepted") == ("ยินดีด้วย นางมาลี ใจดี", "พบกันที่ สถาบันพัฒนา")
    assert filled(other, "accepted")[0].startswith("แจ้งผล")


def test_the_words_of_the_system_can_be_taken_back(app):
    one, by = people.someone(people.cohort()), make.organiser()
    texts.keep(one.cohort.programme, "accepted", "th", "ยินดีด้วย", "พบกัน", by)

    texts.back_to_default(one.cohort.programme, "accepted", "th", by)

    assert filled(one, "accepted")[0].startswith("แจ้งผล")


def test_every_placeholder_that_is_listed_is_filled(app):
    one = people.someone(people.cohort())

    assert facts_of(one.cohort, [one], "th")[one.id].keys() == KNOWN.keys()


def test_the_facts_of_many_cost_as_many_statements_as_of_one(app, statements):
    cohort = people.cohort()
    everyone = [people.someone(cohort, state=State.RESERVE, rank=number) for number in range(1, 4)]
    with statements() as few:
        facts_of(cohort, everyone[:1], "th")
    with statements() as many:
        facts_of(cohort, everyone, "th")

    assert len(few) == len(many)


def test_the_address_of_the_page_is_told_only_once_strangers_may_open_it(app):
    drafted = make.cohort(7, starts_on=today())
    announced = make.cohort(8, starts_on=today(), announced_at=now())

    assert (page_of(drafted), page_of(announced).endswith(announced.address)) == ("", True)
