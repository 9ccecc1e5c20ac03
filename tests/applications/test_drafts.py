"""Forms that are saved as they are filled in, and taken up again."""

from datetime import timedelta

import pytest

from tests import make
from tests.applications import forms
from trainer.applications import drafts
from trainer.applications.models import ApplicationDraft
from trainer.database import db, now
from trainer.mail.models import Message

HTMX = {"HX-Request": "true"}


@pytest.fixture
def cohort(app):
    return forms.cohort()


def begin(client, cohort, **typed):
    """Save a part of the form as the script does."""
    key = forms.key_of(client.get(forms.address(cohort)))
    client.post(forms.address(cohort, "/draft"), data={"key": key, **typed}, headers=HTMX)
    return db.session.query(ApplicationDraft).filter_by(key=key).one()


def link_of(draft):
    return drafts.link_of(draft).removeprefix("http://localhost")


def test_what_is_typed_is_saved_and_found_again_in_the_same_browser(client, cohort):
    begin(client, cohort, name="นายสมชาย ใจดี", phone="081")

    page = client.get(forms.address(cohort)).text

    assert 'value="นายสมชาย ใจดี"' in page and 'value="081"' in page


def test_another_browser_finds_nothing(app, client, cohort):
    begin(client, cohort, name="นายสมชาย ใจดี")

    assert "สมชาย" not in app.test_client().get(forms.address(cohort)).text


def test_opening_the_form_writes_nothing(client, cohort):
    client.get(forms.address(cohort))

    assert db.session.query(ApplicationDraft).count() == 0


def test_saving_says_when_in_a_fragment(client, cohort):
    answer = client.post(forms.address(cohort, "/draft"), data={"name": "นายสมชาย"}, headers=HTMX)

    assert answer.status_code == 200 and "<html" not in answer.text and "น." in answer.text


def test_without_script_a_button_saves_and_leads_to_a_page_that_can_mail_the_link(client, cohort):
    answer = client.post(forms.address(cohort, "/draft"), data={"name": "นายสมชาย", "email": "s@example.org"})
    page = client.get(answer.location).text

    assert answer.status_code == 303 and forms.address(cohort, "/draft/link") in page and "s@example.org" in page


def test_the_mailed_link_takes_the_form_up_in_another_browser(app, client, cohort):
    begin(client, cohort, name="นายสมชาย ใจดี")
    client.post(forms.address(cohort, "/draft/link"), data={"email": "somchai@example.org"})
    [mail] = db.session.query(Message)
    link = next(line for line in mail.body.splitlines() if line.startswith("http")).removeprefix("http://localhost")

    page = app.test_client().get(link, follow_redirects=True).text

    assert mail.recipient == "somchai@example.org" and "นายสมชาย ใจดี" in page


def test_only_the_browser_in_which_it_was_written_says_that_it_was_written_here(app, client, cohort):
    link = link_of(begin(client, cohort, name="นายสมชาย ใจดี"))

    pages = [each.get(link, follow_redirects=True).text for each in (client, app.test_client())]

    assert [("ในเบราว์เซอร์นี้" in page, "ลิงก์ที่ส่งทางอีเมล" in page) for page in pages] == [(True, False), (False, True)]


def test_the_link_is_mailed_once_within_ten_minutes(client, cohort):
    begin(client, cohort, name="นายสมชาย ใจดี")
    for _time in range(2):
        client.post(forms.address(cohort, "/draft/link"), data={"email": "somchai@example.org"})

    assert db.session.query(Message).count() == 1


def test_an_address_that_cannot_be_written_to_is_refused(client, cohort):
    begin(client, cohort, name="นายสมชาย ใจดี")

    client.post(forms.address(cohort, "/draft/link"), data={"email": "somchai@"})

    assert db.session.query(Message).count() == 0


def test_after_sending_the_link_leads_to_the_application(app, client, cohort):
    draft = begin(client, cohort, name="นายสมชาย ใจดี")
    link = link_of(draft)
    forms.send(client, cohort, make.organisation(forms.KNOWN), key=draft.key)

    answer = app.test_client().get(link)

    assert answer.status_code == 303 and answer.location.startswith("/applications/W")


def test_what_was_sent_is_not_kept_twice(client, cohort):
    draft = begin(client, cohort, name="นายสมชาย ใจดี")
    forms.send(client, cohort, make.organisation(forms.KNOWN), key=draft.key)

    db.session.expire_all()
    assert draft.data == {}


def test_a_link_thirty_days_after_the_last_change_is_told_so(client, cohort):
    draft = begin(client, cohort, name="นายสมชาย ใจดี")
    draft.saved_at = now() - timedelta(30)

    answer = client.get(link_of(draft))

    assert answer.status_code == 404 and "สมชาย" not in answer.text


@pytest.mark.parametrize("token", ["x", "WzEsMV0.AAAA", "%00"])
def test_a_link_that_was_made_up_opens_nothing(client, cohort, token):
    begin(client, cohort, name="นายสมชาย ใจดี")

    assert client.get(f"/applications/drafts/{token}").status_code == 404


def test_a_link_of_another_kind_opens_no_draft(client, cohort):
    from trainer.registration.status_link import status_token

    draft = begin(client, cohort, name="นายสมชาย ใจดี")
    other = make.registration(cohort)
    other.id, draft.id = other.id, draft.id  # the numbers may be the same; the kinds of link are not

    assert client.get(f"/applications/drafts/{status_token(other)}").status_code == 404


def test_the_sweep_takes_what_nobody_touched_for_thirty_days(app, cohort):
    for age in (29, 31):
        make.add(ApplicationDraft(key=drafts.new_key(), cohort_id=cohort.id, saved_at=now() - timedelta(age)))
    db.session.commit()

    assert (drafts.sweep(), db.session.query(ApplicationDraft).count()) == (1, 1)


def test_one_can_begin_anew(client, cohort):
    begin(client, cohort, name="นายสมชาย ใจดี")

    client.post(forms.address(cohort, "/draft/removal"))

    assert "สมชาย" not in client.get(forms.address(cohort)).text and db.session.query(ApplicationDraft).count() == 0


def test_a_key_of_another_cohort_shows_and_changes_nothing_there(client, cohort):
    draft = begin(client, cohort, name="นายสมชาย ใจดี")
    other = forms.cohort(number=9)

    client.post(forms.address(other, "/draft"), data={"key": draft.key, "name": "นายอื่น"}, headers=HTMX)

    db.session.expire_all()
    assert draft.data["name"] == "นายสมชาย ใจดี"


def test_a_draft_is_no_bigger_than_what_a_form_can_take(client, cohort):
    draft = begin(client, cohort, name="ก" * 100_000, **{f"x{number}": "y" for number in range(500)})

    assert len(draft.data["name"]) == drafts.LONGEST and "x1" not in draft.data
