"""The words of a programme, the settings of mail, and the invitation on paper, as pages."""

import pytest

from tests.letters import people
from trainer.database import db
from trainer.mail.models import Message

MAIL = "/desk/cohorts/executive/5/mail"


@pytest.fixture
def cohort(app):
    return people.cohort()


def test_words_are_saved_and_taken_back(as_organiser, cohort):
    page = "/desk/programmes/executive/letters/accepted/th"
    as_organiser.post(page, data={"subject": "ยินดีด้วย", "body": "พบกัน"})
    own = as_organiser.get(page).text
    as_organiser.post(f"{page}/default")

    assert ("ยินดีด้วย" in own, "ยินดีด้วย" in as_organiser.get(page).text) == (True, False)


def test_a_test_goes_to_oneself_and_saves_nothing(as_organiser, cohort):
    people.someone(cohort)
    page = "/desk/programmes/executive/letters/accepted/th"

    as_organiser.post(page, data={"subject": "ลองดู {{ name }}", "body": "x", "test": "1"})

    message = db.session.query(Message).one()
    assert (message.subject, message.standing) == ("ลองดู นางมาลี ใจดี", "sent")
    assert message.recipient != "malee@example.org"
    assert "ลองดู" not in as_organiser.get(page).text


@pytest.mark.parametrize("path", ["nothing/th", "accepted/de"])
def test_a_letter_that_does_not_exist_is_not_found(as_organiser, cohort, path):
    assert as_organiser.get(f"/desk/programmes/executive/letters/{path}").status_code == 404


def test_the_settings_show_no_secret(as_admin, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_PASSWORD", "very-secret")

    page = as_admin.get("/admin/mail").text

    assert "very-secret" not in page and "ตั้งไว้แล้ว" in page


def test_the_test_of_the_settings_says_what_the_mail_server_said(as_admin, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_BACKEND", "smtp")
    for name, value in {"backend": "smtp", "server": "127.0.0.1", "port": 1}.items():
        monkeypatch.setattr(app.extensions["mailman"], name, value)

    page = as_admin.post("/admin/mail/test", headers={"Referer": "http://localhost/admin/mail"}, follow_redirects=True)

    assert "ConnectionRefusedError" in page.text


def test_the_invitation_is_written_and_printed(as_organiser, cohort):
    people.someone(cohort)
    facts = {"number": "พม 1", "subject": "ขอเชิญ", "addressee": "ประธาน{{ organisation }}", "body": "ด้วย {{ people }}",
             "signatory": "นางก", "position": "อธิบดี", "dated_on": ["29", "1", "2563"]}  # fmt: skip

    saved = as_organiser.post(f"{MAIL}/invitation", data=facts)

    assert saved.status_code == 303
    assert as_organiser.get(f"{MAIL}/invitation.pdf").data[:5] == b"%PDF-"
