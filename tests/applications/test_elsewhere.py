"""One form open in two places: nothing that was typed in one of them is lost by what the other sends."""

import html
import re

import pytest

from tests import make
from tests.applications import asked, forms
from trainer.applications import elsewhere
from trainer.applications.models import ApplicationDraft
from trainer.database import db

HTMX = {"HX-Request": "true"}


def given_of(page):
    """The marks that a page, or the answer to a save, carries."""
    return html.unescape(re.search(r'name="given" value="([^"]*)"', page.text)[1])


def saved():
    db.session.expire_all()
    return db.session.query(ApplicationDraft).one().data


def save(client, cohort, key, given, **typed):
    """Save as the script does; returns the answer."""
    data = {"key": key, "given": given, "lodging": "unknown", **typed}
    return client.post(forms.address(cohort, "/draft"), data=data, headers=HTMX)


@pytest.fixture
def cohort(app):
    return forms.cohort()


@pytest.fixture
def older(client, cohort):
    """(key, marks) of a page that was opened on a saved form before somebody typed a telephone number elsewhere."""
    page = client.get(forms.address(cohort))
    save(client, cohort, forms.key_of(page), given_of(page), name="นายสมชาย ใจดี")
    opened = client.get(forms.address(cohort))
    save(client, cohort, forms.key_of(opened), given_of(opened), name="นายสมชาย ใจดี", phone="0812345678")
    return forms.key_of(opened), given_of(opened)


def test_an_older_page_that_saves_leaves_what_was_typed_elsewhere(client, cohort, older):
    save(client, cohort, *older, name="นายสมชาย ใจดีมาก", phone="")

    assert (saved()["name"], saved()["phone"]) == ("นายสมชาย ใจดีมาก", "0812345678")


def test_it_goes_on_to_leave_it_with_every_save_and_is_told_each_time(client, cohort, older):
    key, given = older
    first = save(client, cohort, key, given, name="นายสมชาย", phone="")
    second = save(client, cohort, key, given_of(first), name="นายสมชาย", phone="", position="ประธาน")

    assert (saved()["phone"], saved()["position"]) == ("0812345678", "ประธาน")
    assert ["อุปกรณ์อื่น" in answer.text for answer in (first, second)] == [True, True]


def test_whoever_fills_it_in_alone_is_told_nothing_and_can_empty_a_field(client, cohort):
    page = client.get(forms.address(cohort))
    first = save(client, cohort, forms.key_of(page), given_of(page), name="นายสมชาย", phone="081")
    second = save(client, cohort, forms.key_of(page), given_of(first), name="นายสมชาย", phone="")

    assert saved()["phone"] == "" and "อุปกรณ์อื่น" not in first.text + second.text


def test_of_one_field_typed_in_both_places_the_last_counts(client, cohort, older):
    save(client, cohort, *older, name="นายสมชาย ใจดี", phone="0899999999")

    assert saved()["phone"] == "0899999999"


def test_without_script_an_older_page_saves_the_same_way(client, cohort, older):
    key, given = older
    answer = client.post(
        forms.address(cohort, "/draft"), data={"key": key, "given": given, "name": "นายสมชาย ใจดีมาก"},
        follow_redirects=True,
    )  # fmt: skip

    assert saved()["phone"] == "0812345678" and "อุปกรณ์อื่น" in answer.text


def test_an_older_page_that_is_sent_comes_back_with_what_was_typed_elsewhere_to_be_looked_at(client, cohort, older):
    key, given = older
    page = forms.send(client, cohort, make.organisation(forms.KNOWN), key=key, given=given, phone="", position="เลขา")
    values = re.findall(r'value="([^"]*)"', page.text)

    assert forms.registered() == [] and "อุปกรณ์อื่น" in page.text
    assert ("0812345678" in values, "เลขา" in values, "น.ส.มาลี ณ อยุธยา" in values) == (True, True, True)


def test_sent_once_more_it_is_taken_in(client, cohort, older):
    key, given = older
    organisation = make.organisation(forms.KNOWN)
    page = forms.send(client, cohort, organisation, key=key, given=given, phone="")
    forms.send(client, cohort, organisation, key=key, given=given_of(page), phone="0812345678")

    assert [one.person.phone for one in forms.registered()] == ["0812345678"]


def test_answers_to_the_cohort_s_questions_are_kept_in_the_same_way(client, cohort):
    question = asked.question(cohort)
    page = client.get(forms.address(cohort))
    save(client, cohort, forms.key_of(page), given_of(page), name="นายสมชาย")
    opened = client.get(forms.address(cohort))
    key, given = forms.key_of(opened), given_of(opened)
    save(client, cohort, key, given, name="นายสมชาย", **{f"q{question.id}": "สิบปี"})
    save(client, cohort, key, given, name="นายสมหญิง")

    assert (saved()["name"], saved()[f"q{question.id}"]) == ("นายสมหญิง", "สิบปี")


def test_an_organisation_chosen_elsewhere_stays_with_its_name(client, cohort, older):
    one, (key, given) = make.organisation(forms.KNOWN), older
    chosen = {"organisation": one.name, "asked": one.name, "organisation_id": str(one.id)}
    save(client, cohort, key, given, name="นายสมชาย ใจดี", **chosen)
    save(client, cohort, key, given, name="นายสมชาย ใจดีมาก")

    assert {name: saved()[name] for name in chosen} == chosen


def test_food_is_not_kept_where_the_consent_was_taken_back_elsewhere(client, cohort):
    page = client.get(forms.address(cohort))
    wish = {"food": "ฮาลาล", "sensitive_needs": "y"}
    key = forms.key_of(page)
    given = given_of(save(client, cohort, key, given_of(page), name="นายสมชาย", **wish))
    save(client, cohort, key, given, name="นายสมชาย")
    save(client, cohort, key, given, name="นายสมหญิง", **wish | {"food": "มังสวิรัติ"})

    assert (saved()["name"], saved()["sensitive_needs"], "food" in saved()) == ("นายสมหญิง", False, False)


@pytest.mark.parametrize("made_up", ["", "[]", "{", "1", "[" * 100_000, '{"name": ["x"]}'])
def test_marks_that_are_none_of_ours_break_nothing(client, cohort, older, made_up):
    answer = save(client, cohort, older[0], made_up, name="นายสมหญิง")

    assert (answer.status_code, saved()["name"]) == (200, "นายสมหญิง")


def test_what_was_thrown_away_elsewhere_is_saved_again_as_it_stands_here():
    given = elsewhere.marks({"name": "ก"})

    assert elsewhere.reconciled(given, {"name": "ก"}, {}) == ({"name": "ก"}, [])


def test_ends_of_lines_and_blanks_at_the_ends_are_no_change():
    assert elsewhere.mark(" ก\r\nข ") == elsewhere.mark("ก\nข")
