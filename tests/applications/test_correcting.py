"""Corrections by the holder of a link."""

import io

import pytest

from tests import make
from tests.applications import forms
from trainer.database import db
from trainer.journal import Entry
from trainer.mail.models import Message
from trainer.registration import consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State
from trainer.registration.status_link import status_token


@pytest.fixture
def organisation(app):
    return make.organisation(forms.KNOWN, number="12/2550")


@pytest.fixture
def one(client, organisation):
    """An application as it was sent."""
    forms.send(client, forms.cohort(), organisation)
    return forms.registered()[0]


def path(one):
    return f"/applications/{status_token(one)}/correction"


def correct(client, one, chosen=None, **facts):
    answer = client.post(path(one), data=forms.typed(chosen, **facts))
    db.session.expire_all()
    return answer


def test_the_form_shows_what_is_known(client, one):
    page = client.get(path(one)).text

    assert 'value="นางสาวมาลี ณ อยุธยา"' in page and f'value="{forms.KNOWN}"' in page and 'value="0812345678"' in page


def test_a_correction_is_kept_with_what_stood_before(client, one, organisation):
    correct(client, one, organisation, position="เลขาธิการ")

    [entry] = db.session.query(Entry).filter_by(act="changed", registration_id=one.id)
    assert (one.position, entry.facts["changes"]["position"], entry.actor) == (
        "เลขาธิการ", ["ประธาน", "เลขาธิการ"], "นางสาวมาลี ณ อยุธยา")  # fmt: skip


def test_another_organisation_has_the_rules_asked_anew(client, one):
    correct(client, one, make.organisation("มูลนิธิที่ถูกเพิกถอน", certified_on=None, number="77/2551"))

    assert [each["rule"] for each in one.shortcomings] == ["organisation_not_certified"]


def test_of_two_organisations_of_one_name_the_chosen_one_is_taken(client, one):
    make.organisation("มูลนิธิเพื่อนเด็ก", number="1/2551")
    second = make.organisation("มูลนิธิเพื่อนเด็ก", number="2/2551")

    correct(client, one, second)

    assert one.organisation == second


def test_nothing_is_changed_when_something_cannot_be_read_and_all_of_it_is_shown_again(client, one, organisation):
    page = correct(client, one, organisation, position="เลขาธิการ", phone="สอง").text

    assert one.position == "ประธาน" and 'value="เลขาธิการ"' in page and 'id="phone-error"' in page


def test_a_new_address_gets_the_link(client, one, organisation):
    correct(client, one, organisation, email="new@example.org")

    assert [mail.recipient for mail in db.session.query(Message).filter_by(code="status_link")] == ["new@example.org"]


def test_only_whoever_changed_the_address_is_told_that_the_link_was_mailed_there(client, one, organisation):
    pages = []
    for facts in ({"position": "เลขาธิการ"}, {"position": "เลขาธิการ", "email": "new@example.org"}):
        pages.append(client.get(correct(client, one, organisation, **facts).location).text)

    assert ["ลิงก์ของหน้านี้ไปยังอีเมลใหม่ new@example.org" in page for page in pages] == [False, True]


def test_who_holds_a_seat_cannot_pass_it_on_by_another_name(client, one, organisation):
    one.state = State.ACCEPTED

    page = correct(client, one, organisation, name="นายสมศักดิ์ เก่งกล้า").text

    assert 'id="name-error"' in page and one.label == "นางสาวมาลี ณ อยุธยา"


@pytest.mark.parametrize("name", ["นางมาลี ใจงาม", "นางสาวมารี ณ อยุธยา"])
def test_who_holds_a_seat_may_correct_the_own_name(client, one, organisation, name):
    one.state = State.ACCEPTED

    correct(client, one, organisation, name=name)

    assert one.label == name


def test_food_is_taken_only_together_with_the_consent(client, one, organisation):
    refused = correct(client, one, organisation, food="เจ").text
    before = one.food
    correct(client, one, organisation, food="เจ", sensitive_needs="y")

    assert 'id="sensitive_needs-error"' in refused and (before, one.food) == ("", "เจ")
    assert consent.standing(one, Purpose.SENSITIVE_NEEDS).way == "self"


def test_nothing_can_be_corrected_once_the_training_has_begun(client):
    begun = make.registration(forms.cohort(ahead=0))

    assert correct(client, begun).status_code == 422


def test_a_file_that_is_not_what_its_name_says_is_refused_with_everything_else_kept(client, organisation):
    from trainer.applications.models import Question, QuestionKind

    cohort = forms.cohort()
    question = make.add(Question(cohort=cohort, kind=QuestionKind.FILE, label="หนังสือรับรอง", required=True))

    def attached(data, name):
        return {**forms.typed(organisation), f"q{question.id}": (io.BytesIO(data), name)}

    page = client.post(forms.address(cohort), data=attached(b"MZ\x90\x00 a program", "letter.pdf")).text

    assert f'id="q{question.id}-error"' in page and 'value="081 234 5678"' in page and forms.registered() == []
