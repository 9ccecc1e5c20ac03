"""Bulletins at the desk, and on My page."""

import re

import pytest

from tests import make
from tests.bulletins import people
from trainer.bulletins.models import Audience, Bulletin
from trainer.database import db
from trainer.look import today
from trainer.registration.status_link import status_token
from trainer.settings import BANGKOK

EMAIL = "own@example.org"


@pytest.fixture
def cohort(app):
    return people.cohort()


@pytest.fixture
def address(cohort):
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/bulletins"


@pytest.fixture
def me(cohort):
    return people.seated(cohort, "มาลี", EMAIL)


@pytest.fixture
def visitor(sign_in, me):
    return sign_in(make.account("participant", email=EMAIL))


def entered(**facts):
    return {"headline": "ย้ายห้อง", "body": "ไปที่ชั้น 2", "audience": "everybody"} | facts


def test_the_first_page_says_what_bulletins_are_for(as_organiser, address):
    assert f"{address}/new" in as_organiser.get(address).text


def test_the_mail_tab_leads_there(as_organiser, address):
    assert address in as_organiser.get(address.replace("bulletins", "mail")).text


def test_a_preview_shows_the_words_and_saves_nothing(as_organiser, address):
    page = as_organiser.post(f"{address}/new", data=entered(body="<b>x</b> https://example.org", preview="1")).text

    assert "&lt;b&gt;" in page and 'href="https://example.org' in page
    assert db.session.query(Bulletin).count() == 0


@pytest.mark.parametrize("number", [0, 1])
def test_groups_are_offered_where_the_cohort_has_some(as_organiser, cohort, address, number):
    for one in range(number):
        people.group(cohort, one + 1)

    page = as_organiser.get(f"{address}/new").text

    assert ['value="groups"' in page, "bulletin-groups" in page] == [bool(number)] * 2


def test_the_form_marks_what_must_be_filled_in_and_offers_no_years_long_past(as_organiser, address):
    page = as_organiser.get(f"{address}/new").text

    marked = re.findall(r'form-label required" for="(\w+)"', page)
    years = {int(year) for year in re.findall(r'<option value="(\d{4})"', page)}
    assert (marked, years) == (["headline", "body"], {today().year, today().year + 1})


def test_what_was_typed_stays_when_it_is_refused(as_organiser, address):
    page = as_organiser.post(f"{address}/new", data=entered(headline="", body="ข้อความยาวที่เขียนไว้")).text

    assert "ข้อความยาวที่เขียนไว้" in page and 'id="headline-error"' in page


def test_published_it_stands_on_the_page_of_those_for_whom_it_is(as_organiser, cohort, address, me, app):
    group = people.group(cohort)
    other = people.seated(cohort, "กลุ่มอื่น", "other@example.org", training_group=people.group(cohort, 2))
    me.training_group = group
    as_organiser.post(f"{address}/new", data=entered(audience="groups", groups=[group.id]))

    pages = [opened(app, one) for one in (me, other)]

    assert ["ย้ายห้อง" in page for page in pages] == [True, False]


def opened(app, registration):
    """My page as the private link of a registration opens it."""
    visitor = app.test_client()
    visitor.post(f"/applications/{status_token(registration)}/my-page")
    return visitor.get("/me").text


def test_what_was_read_is_no_longer_new(visitor, cohort):
    bulletin = people.bulletin(cohort)
    before = "data-new" in visitor.get("/me").text
    visitor.post(f"/me/bulletins/{bulletin.id}/reading")

    assert (before, "data-new" in visitor.get("/me").text) == (True, False)


def test_the_script_is_answered_without_a_page(visitor, cohort):
    bulletin = people.bulletin(cohort)

    assert visitor.post(f"/me/bulletins/{bulletin.id}/reading", headers={"X-Quietly": "1"}).status_code == 204


@pytest.mark.parametrize("kind", ["of another cohort", "of another group", "taken back"])
def test_what_is_not_shown_to_me_is_not_found(visitor, cohort, kind):
    elsewhere = make.cohort(number=9)
    made = {
        "of another cohort": lambda: people.bulletin(elsewhere),
        "of another group": lambda: people.bulletin(cohort, audience=Audience.GROUPS, groups=[people.group(cohort)]),
        "taken back": lambda: people.bulletin(cohort),
    }[kind]()
    if kind == "taken back":
        made.withdrawn_at = make.moment(people.DAY, 9)

    assert visitor.post(f"/me/bulletins/{made.id}/reading").status_code == 404


def test_the_page_of_a_bulletin_names_who_has_not_read_it(as_organiser, cohort, address, me):
    bulletin = people.bulletin(cohort)
    page = as_organiser.get(f"{address}/{bulletin.id}").text

    assert me.label in page and f"mail/new?people={me.id}" in page


def test_a_bulletin_of_another_cohort_is_not_found_under_this_one(as_organiser, cohort, address):
    other = people.bulletin(make.cohort(number=5, programme=cohort.programme))

    assert as_organiser.get(f"{address}/{other.id}").status_code == 404


@pytest.mark.parametrize(("act", "shown"), [("withdrawal", False), ("return", True)])
def test_it_is_taken_back_and_shown_again(as_organiser, cohort, address, act, shown):
    bulletin = people.bulletin(cohort)
    bulletin.withdrawn_at = make.moment(people.DAY, 9) if shown else None
    as_organiser.post(f"{address}/{bulletin.id}/{act}")

    assert (db.session.get(Bulletin, bulletin.id, populate_existing=True).withdrawn_at is None) == shown


def test_saving_what_was_not_changed_changes_nothing(as_organiser, cohort, address):
    bulletin = people.bulletin(cohort, pinned=True)
    before = (bulletin.shows_from, bulletin.edited_at, bulletin.issue)
    start = bulletin.shows_from.astimezone(BANGKOK)
    form = entered(pinned="y", from_day=start.date().isoformat(), from_clock=f"{start:%H.%M}")
    as_organiser.post(f"{address}/{bulletin.id}", data=form)
    db.session.refresh(bulletin)

    assert (bulletin.shows_from, bulletin.edited_at, bulletin.issue) == before


@pytest.mark.parametrize("page", ["desk", "me"])
def test_as_many_statements_for_three_as_for_one(sign_in, cohort, address, me, statements, page):
    client = sign_in(make.account(*(("organiser",) if page == "desk" else ("participant", EMAIL))))
    where = address if page == "desk" else "/me"
    group, counts = people.group(cohort), []
    me.training_group = group
    for many in (1, 2):
        for number in range(many):
            people.bulletin(cohort, f"{number}", audience=Audience.GROUPS, groups=[group])
        client.get(where)
        with statements() as seen:
            client.get(where)
        counts.append(len(seen))

    assert counts[0] == counts[1], counts
