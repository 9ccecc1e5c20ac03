"""Is this certificate real? What the public is told, and what not."""

import pytest

from tests import make
from tests.awards.participants import certified
from tests.conftest import TEST_SETTINGS, Visitor
from trainer import create_app
from trainer.awards import correcting
from trainer.database import db
from trainer.protection import limiter


def page_of(client, token):
    return client.get(f"/certificates/{token}").get_data(as_text=True)


def test_a_valid_certificate_is_said_to_be_valid_with_its_number_and_issuer(client, cohort):
    certificate = certified(cohort)
    page = page_of(client, certificate.token)

    assert [said in page for said in ("verdict-good", "4/001/2563", cohort.programme.issuing_body)] == [True] * 3


def test_the_public_sees_only_the_beginning_of_a_name(client, cohort):
    person = make.person("สมชายวิเศษ", "กตัญญูตา", phone="0812345678", email="somchai@example.org")
    certificate = certified(cohort, person=person, organisation=make.organisation("มูลนิธิลับเฉพาะ"))
    page = page_of(client, certificate.token)

    told = ("สมชายวิเศษ", "กตัญญูตา", "0812345678", "somchai", "ลับเฉพาะ")
    assert ("นายส••• ก•••" in page, [secret for secret in told if secret in page]) == (True, [])


def test_a_revoked_certificate_says_when_and_why(client, cohort):
    certificate = certified(cohort)
    certificate.revoke("ออกผิดคน", by=None)
    page = page_of(client, certificate.token)

    assert ("verdict-bad" in page, "ออกผิดคน" in page, "verdict-good" in page) == (True, True, False)


def test_a_replaced_certificate_leads_to_the_newer_one_without_the_reason(client, cohort):
    old = certified(cohort)
    new = correcting.replace(old, "สะกดชื่อผิด", by=None)
    page = page_of(client, old.token)

    assert ("verdict-late" in page, "สะกดชื่อผิด" in page, f"/certificates/{new.token}" in page) == (True, False, True)


def test_the_newer_one_is_valid_and_shows_what_it_replaced(client, cohort):
    old = certified(cohort)
    page = page_of(client, correcting.replace(old, "สะกดชื่อผิด", by=None).token)

    assert ("verdict-good" in page, f"/certificates/{old.token}" in page) == (True, True)


@pytest.mark.parametrize("token", ["x", "A" * 32, "A" * 500, "%00", "ก" * 20, "%27%20or%201=1--"])
def test_an_unknown_token_is_not_found_in_plain_words(client, cohort, token):
    certified(cohort)
    answer = client.get(f"/certificates/{token}")

    assert (answer.status_code, "ไม่ใช่วุฒิบัตรที่ออกโดยหน่วยงานนี้" in answer.get_data(as_text=True)) == (404, True)


def test_a_number_is_not_a_way_in(client, cohort):
    certified(cohort)

    assert client.get("/certificates/4-001-2563").status_code == 404


def test_search_engines_are_told_to_leave_the_page_alone(client, cohort):
    answer = client.get(f"/certificates/{certified(cohort).token}")

    assert (answer.headers["X-Robots-Tag"], 'content="noindex' in answer.text) == ("noindex, nofollow", True)


@pytest.mark.parametrize(
    "form", ["{}", "http://localhost/certificates/{}", " localhost/certificates/{}/ ", "/certificates/{}?x=1"]
)
def test_a_pasted_address_or_token_leads_to_the_certificate(client, cohort, form):
    token = certified(cohort).token
    answer = client.get("/certificates/verify", query_string={"code": form.format(token)})

    assert answer.location == f"/certificates/{token}"


def test_an_address_that_was_broken_over_lines_on_paper_is_put_together(client, cohort):
    token = certified(cohort).token
    answer = client.get(
        "/certificates/verify", query_string={"code": f"localhost/certif\nicates/{token[:9]}\n{token[9:]}"}
    )

    assert answer.location == f"/certificates/{token}"


@pytest.mark.parametrize(("typed", "verdict"), [
    ("4/001/2563", "good"), (" ๔/๐๐๑/๒๕๖๓ ", "good"), ("4/002/2563", "bad"), ("๔/๐๐๑/๒๕๖๔", "bad")])
def test_a_number_typed_beside_the_address_is_compared_with_the_certificate_s(client, cohort, typed, verdict):
    asked = {"code": certified(cohort).token, "number": typed}
    page = client.get("/certificates/verify", query_string=asked, follow_redirects=True).text

    assert f"verdict-{verdict}" in page


def test_a_number_alone_is_answered_too(client, cohort):
    answer = client.get("/certificates/verify", query_string={"code": "", "number": certified(cohort).number})

    assert ("is-invalid" in answer.text, "เลขที่อย่างเดียวยืนยันไม่ได้" in answer.text) == (True, True)


@pytest.mark.parametrize("pasted", ["4/001/2563", "๔/๐๐๑/๒๕๖๓", "https://example.org/", "สวัสดี", "verify"])
def test_what_leads_nowhere_is_explained_and_stays_in_the_field(client, cohort, pasted):
    answer = client.get("/certificates/verify", query_string={"code": pasted})

    assert (answer.status_code, "is-invalid" in answer.text, pasted in answer.text) == (200, True, True)


@pytest.fixture
def limited(app, database_address):
    """A visitor to an application that counts; nothing was tried yet."""
    settings = TEST_SETTINGS | {"RATELIMIT_ENABLED": True, "RATELIMIT_STORAGE_URI": "memory://"}
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **settings)
    application.test_client_class = Visitor
    limiter.reset()
    yield application.test_client()
    limiter.enabled = False


def test_who_guesses_a_thousand_tokens_is_stopped_after_a_few(limited, cohort):
    answers = [limited.get(f"/certificates/guess{n:04}").status_code for n in range(1000)]

    assert (answers[:60], set(answers[60:])) == ([404] * 60, {429})


def test_a_hall_that_looks_at_its_own_certificates_is_not_stopped(limited, cohort):
    token = certified(cohort).token
    answers = [limited.get(f"/certificates/{token}").status_code for _ in range(150)]

    assert set(answers) == {200}


def test_the_page_asks_the_database_little(client, cohort, statements):
    token = certified(cohort).token
    db.session.commit()
    with statements() as seen:
        client.get(f"/certificates/{token}")

    assert len(seen) <= 4


def test_a_long_history_takes_no_more_statements(client, cohort, statements):
    one = certified(cohort)
    token = one.token
    for _ in range(3):
        one = correcting.replace(one, "สะกดผิด", by=None)
    db.session.commit()
    with statements() as seen:
        client.get(f"/certificates/{token}")

    assert len(seen) <= 4
