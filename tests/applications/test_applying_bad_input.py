"""What people and programs send into the public form that is none: clear answers, nothing lost, nothing broken."""

import pytest

from tests import make
from tests.applications import forms
from tests.conftest import TEST_SETTINGS, Visitor
from trainer import create_app
from trainer.applications.models import ApplicationDraft
from trainer.database import db
from trainer.protection import limiter
from trainer.workbook import Page, write

SCRIPT = "<script>alert(1)</script>"
LONG = "ก" * 10_000
FIELDS = ("name", "organisation", "position", "phone", "email")


@pytest.fixture
def organisation(app):
    return make.organisation(forms.KNOWN)


@pytest.mark.parametrize("field", FIELDS)
def test_html_is_shown_as_it_was_typed_and_never_run(client, organisation, field):
    page = forms.send(client, forms.cohort(), organisation, **{field: SCRIPT}).text

    assert SCRIPT not in page


@pytest.mark.parametrize("field", FIELDS)
def test_ten_thousand_letters_are_refused_beside_the_field_and_kept(client, organisation, field):
    page = forms.send(client, forms.cohort(), organisation, **{field: LONG}).text

    assert f'id="{field}-error"' in page and LONG in page and forms.registered() == []


def test_a_megabyte_is_refused_without_a_fault(client, organisation):
    assert forms.send(client, forms.cohort(), organisation, name="ก" * 1_000_000).status_code in (200, 413)


def test_emoji_in_a_name_are_asked_to_be_left_out_since_no_paper_prints_them(client, organisation):
    page = forms.send(client, forms.cohort(), organisation, name="นายสมชาย 😀 ใจดี").text

    assert 'id="name-error"' in page and "😀" in page and forms.registered() == []


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2066", "\ufeff", "\u200b", "\x00", "\x1b"])
def test_marks_that_nobody_sees_are_dropped(client, organisation, mark):
    forms.send(client, forms.cohort(), organisation, name=f"นาย{mark}สมชาย ใจ{mark}ดี", position=f"ประ{mark}ธาน")

    assert [(one.label, one.position) for one in forms.registered()] == [("นายสมชาย ใจดี", "ประธาน")]


@pytest.mark.parametrize("formula", ["=1+1", "+66", "-1", "@SUM(A1)"])
def test_a_formula_leaves_as_text(client, organisation, formula):
    forms.send(client, forms.cohort(), organisation, position=formula)

    [one] = forms.registered()
    assert one.position == formula and b"<f>" not in write([Page("x", ("h",), [(one.position,)])])


@pytest.mark.parametrize(
    "facts",
    [{"province": "TH-99"}, {"lodging": "palace"}, {"organisation_id": "9" * 21}, {"organisation_id": "-1"},
     {"organisation_id": "1 OR 1=1"}, {"key": "../../etc"}, {"key": "x" * 5_000}, {"stamp": "x" * 5_000}],
    ids=["province", "lodging", "huge number", "negative", "no number", "key", "long key", "stamp"],
)  # fmt: skip
def test_made_up_values_are_answered_without_a_fault(client, organisation, facts):
    assert forms.send(client, forms.cohort(), organisation, **facts).status_code in (200, 303)


def test_fields_that_no_form_has_are_not_kept(client, organisation):
    forms.send(client, forms.cohort(), organisation, phone="", state="accepted", rank="1", q999999="x")

    [draft] = db.session.query(ApplicationDraft)
    assert not {"state", "rank", "q999999"} & set(draft.data)


def test_an_empty_body_is_a_form_with_nothing_in_it(client):
    answer = client.post(forms.address(forms.cohort()))

    assert answer.status_code == 200 and forms.registered() == []


def test_a_form_that_outlived_its_token_is_shown_again_as_it_was_filled_in(app, organisation):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        page = forms.send(app.test_client(), forms.cohort(), organisation).text
    finally:
        app.config["WTF_CSRF_ENABLED"] = False

    assert "081 234 5678" in page and 'name="csrf_token"' in page and forms.registered() == []


def test_a_form_from_another_site_saves_nothing(app, organisation):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        cohort = forms.cohort()
        answers = [
            app.test_client().post(forms.address(cohort, "/draft"), data={"name": "x"}, headers=headers).status_code
            for headers in ({}, {"HX-Request": "true"})
        ]
    finally:
        app.config["WTF_CSRF_ENABLED"] = False

    assert answers == [200, 400] and db.session.query(ApplicationDraft).count() == 0


def test_the_fresh_token_is_a_text_of_one_line_that_no_cache_keeps(client):
    answer = client.get(forms.address(forms.cohort(), "/token"))

    assert answer.mimetype == "text/plain" and answer.headers["Cache-Control"] == "no-store" and " " not in answer.text


@pytest.mark.parametrize("path", ["/applications/link", "/application/draft/link"])
def test_links_cannot_be_mailed_without_end(app, database_address, path):
    address = path if path.startswith("/applications") else f"/cohorts/{forms.cohort().address}{path}"
    settings = TEST_SETTINGS | {"RATELIMIT_ENABLED": True, "RATELIMIT_STORAGE_URI": "memory://"}
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **settings)
    application.test_client_class = Visitor
    limiter.reset()
    try:
        codes = [application.test_client().post(address, data={"email": "a@example.org"}).status_code for _ in range(6)]
    finally:
        limiter.enabled = False

    assert (codes[0] != 429, codes[-1]) == (True, 429)
