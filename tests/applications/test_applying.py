"""The public form: sent, sent again, sent wrong, sent too late."""

import pytest

from tests import make
from tests.applications import forms
from trainer.applications.models import ApplicationDraft
from trainer.database import db
from trainer.mail.models import Message
from trainer.registration.consent import agreed
from trainer.registration.consent_texts import Purpose


@pytest.fixture
def organisation(app):
    return make.organisation(forms.KNOWN, number="12/2550")


def test_an_application_is_taken_in_and_answered_on_a_page_of_its_own(client, organisation):
    cohort = forms.cohort()

    answer = forms.send(client, cohort, organisation)

    assert (answer.status_code, answer.location) == (303, forms.address(cohort, "/sent"))
    assert "นางสาวมาลี ณ อยุธยา" in client.get(answer.location).text


@pytest.mark.parametrize("typed", [forms.KNOWN, "มูลนิธิพัฒนาคนพิการ (องค์กรสาธารณประโยชน์)", "๑๒/๒๕๕๐"])
def test_the_organisation_is_matched_without_script_by_name_or_number(client, organisation, typed):
    forms.send(client, forms.cohort(), organisation=typed)

    assert forms.registered()[0].organisation == organisation


def test_a_number_that_is_written_otherwise_is_asked_about(client, organisation):
    page = forms.send(client, forms.cohort(), organisation="0012/50").text

    assert f'data-name="{forms.KNOWN}"' in page and forms.registered() == []


def test_when_several_fit_they_are_offered_to_choose_from(client):
    [make.organisation("มูลนิธิเพื่อนเด็ก", province=code) for code in ("TH-51", "TH-50")]

    page = forms.send(client, forms.cohort(), organisation="มูลนิธิเพื่อนเด็ก").text

    assert page.count('name="organisation_id"') == 3 and forms.registered() == []


def test_a_choice_made_for_other_words_does_not_count(client, organisation):
    forms.send(client, forms.cohort(), organisation, organisation="มูลนิธิอื่นที่ไม่มี")

    assert forms.registered() == []


def test_an_organisation_in_no_register_is_taken_as_written_when_it_is_said_so(client, organisation):
    words = "ชมรมคนรักแม่น้ำ"

    forms.send(client, forms.cohort(), organisation=words, asked=words, organisation_id="0", province="TH-51")

    [one] = forms.registered()
    rules = [each["rule"] for each in one.shortcomings]
    assert (one.organisation_label, one.organisation, rules) == (words, None, ["organisation_unknown"])


def test_everything_that_is_missing_is_said_at_once_with_links_to_the_fields(client, organisation):
    page = client.post(forms.address(forms.cohort()), data={"name": "นายสมชาย ใจดี"}).text

    assert [place for place in ("organisation", "position", "phone", "email") if f'href="#{place}"' not in page] == []
    assert "นายสมชาย ใจดี" in page


@pytest.mark.parametrize(
    ("field", "typed"), [("phone", "1.1E+12"), ("phone", "สองสามสี่"), ("email", "mali@"), ("name", "12345")]
)
def test_what_cannot_be_read_is_said_beside_its_field_and_kept(client, organisation, field, typed):
    page = forms.send(client, forms.cohort(), organisation, **{field: typed}).text

    assert f'id="{field}-error"' in page and f'value="{typed}"' in page and forms.registered() == []


def test_nothing_is_ticked_beforehand(client):
    page = client.get(forms.address(forms.cohort())).text

    assert " checked" not in page


def test_each_consent_is_recorded_by_its_own_tick(client, organisation):
    forms.send(client, forms.cohort(), organisation, publication="y")

    [one] = forms.registered()
    assert [purpose for purpose in Purpose if agreed(purpose, [one.id])] == [Purpose.PUBLICATION]


def test_food_without_consent_is_asked_about_rather_than_kept_or_dropped(client, organisation):
    page = forms.send(client, forms.cohort(), organisation, food="ฮาลาล", needs="ห้องชั้นล่าง").text

    assert 'id="sensitive_needs-error"' in page and "ห้องชั้นล่าง" in page and forms.registered() == []


def test_without_consent_food_stands_in_no_draft_either(client, organisation):
    forms.send(client, forms.cohort(), organisation, food="ฮาลาล", needs="ห้องชั้นล่าง")

    [draft] = db.session.query(ApplicationDraft)
    assert "ฮาลาล" not in str(draft.data) and "ห้องชั้นล่าง" not in str(draft.data)


def test_a_double_click_makes_one_registration_and_leads_to_it_twice(client, organisation):
    cohort = forms.cohort()
    key = forms.key_of(client.get(forms.address(cohort)))

    answers = [forms.send(client, cohort, organisation, key=key) for _click in range(2)]

    assert [answer.location for answer in answers] == [forms.address(cohort, "/sent")] * 2
    assert len(forms.registered()) == 1


def test_a_form_sent_again_with_other_words_is_still_the_first_one(client, organisation):
    cohort = forms.cohort()
    key = forms.key_of(client.get(forms.address(cohort)))
    forms.send(client, cohort, organisation, key=key)

    forms.send(client, cohort, organisation, key=key, name="นายอื่น คนละคน", phone="0811111111")

    assert [one.label for one in forms.registered()] == ["นางสาวมาลี ณ อยุธยา"]


def test_somebody_who_is_registered_is_told_nothing_and_mailed_the_link(app, client, organisation):
    cohort = forms.cohort()
    forms.send(client, cohort, organisation)
    stranger = app.test_client()

    answer = forms.send(stranger, cohort, organisation, email="stranger@example.org")
    page = stranger.get(answer.location).text

    [mail] = db.session.query(Message).filter_by(code="status_link")
    assert (answer.location, mail.recipient) == (forms.address(cohort, "/known"), "mali@example.org")
    assert [said for said in ("mali@example.org", "มาลี", "/applications/W") if said in page] == []


def test_asked_again_within_the_hour_no_second_link_is_mailed(client, organisation):
    cohort = forms.cohort()
    for _time in range(3):
        forms.send(client, cohort, organisation)

    assert db.session.query(Message).filter_by(code="status_link").count() == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [({"opens": None}, "ไม่รับสมัครทางเว็บไซต์"), ({"opens": 3}, "เปิดรับสมัครตั้งแต่"), ({"closes": -1, "opens": -5}, "รับสมัครถึง"),
     ({"ahead": 0}, "เริ่มอบรมแล้วหรือสิ้นสุดแล้ว")],
    ids=["never", "not yet", "no more", "begun"],
)  # fmt: skip
def test_outside_the_days_of_application_the_page_says_why(client, facts, said):
    assert said in client.get(forms.address(forms.cohort(**facts))).text


def test_a_form_that_comes_too_late_is_kept_but_not_taken_in(client, organisation):
    page = forms.send(client, forms.cohort(opens=-5, closes=-1), organisation).text

    assert "รับสมัครถึง" in page and "081 234 5678" in page and forms.registered() == []


def test_a_cohort_that_is_not_announced_has_no_form(client):
    assert client.get(forms.address(forms.cohort(announced_at=None))).status_code == 404


def test_the_page_after_sending_is_nobody_else_s(app, client, organisation):
    cohort = forms.cohort()
    forms.send(client, cohort, organisation)

    answer = app.test_client().get(forms.address(cohort, "/sent"))

    assert (answer.status_code, answer.location) == (303, "/applications/link")


def test_after_sending_the_next_form_is_empty(client, organisation):
    cohort = forms.cohort()
    client.post(forms.address(cohort), data={"name": "นายสมชาย ใจดี"})
    key = forms.key_of(client.get(forms.address(cohort)))
    forms.send(client, cohort, organisation, key=key)

    page = client.get(forms.address(cohort))

    assert "สมชาย" not in page.text and forms.key_of(page) != key


def test_the_language_that_the_form_was_filled_in_is_kept_for_letters(client, organisation):
    client.post("/language", data={"language": "en"})

    forms.send(client, forms.cohort(), organisation)

    assert forms.registered()[0].language == "en"
