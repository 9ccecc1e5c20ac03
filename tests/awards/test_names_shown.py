"""Holders decide whether strangers read the whole name on the page of verification; nobody else does."""

import pytest

from tests import make
from tests.awards.participants import certified
from trainer.awards import correcting, issuing
from trainer.database import db
from trainer.journal import Entry
from trainer.registration.status_link import status_token

EMAIL = "owner@example.org"
NAME = ("สมชายวิเศษ", "กตัญญูตา")


@pytest.fixture
def certificate(cohort):
    return certified(cohort, person=make.person(*NAME, email=EMAIL))


def told(client, certificate):
    """Whether a stranger reads the whole name."""
    return " ".join(NAME) in client.get(f"/certificates/{certificate.token}").text


def show(client, certificate, shown=1, **more):
    return client.post(f"/certificates/{certificate.token}/name", data={"shown": shown} | more)


def test_a_holder_who_is_signed_in_opens_the_name_and_closes_it_again(client, sign_in, certificate):
    holder, seen = sign_in(make.account("participant", email=EMAIL)), []
    for shown in (1, 0):
        show(holder, certificate, shown)
        seen.append(told(client, certificate))

    assert seen == [True, False]


def test_a_holder_does_it_by_the_link_of_the_own_page_too(client, certificate):
    show(client, certificate, link=status_token(certificate.award.registration))

    assert told(client, certificate)


def test_the_switch_is_on_the_own_page_on_the_page_of_the_link_and_on_the_certificate_s(client, sign_in, certificate):
    link = client.get(f"/applications/{status_token(certificate.award.registration)}").text
    stranger = client.get(f"/certificates/{certificate.token}").text
    holder = sign_in(make.account("participant", email=EMAIL))
    pages = [link, holder.get("/me").text, holder.get(f"/certificates/{certificate.token}").text, stranger]

    assert [f"/certificates/{certificate.token}/name" in page for page in pages] == [True, True, True, False]


@pytest.mark.parametrize("who", ["stranger", "another", "organiser", "link of another", "forged link"])
def test_nobody_else_opens_it(client, sign_in, cohort, certificate, who):
    other = make.registration(cohort, person=make.person(email="other@example.org"))
    more = {"link of another": {"link": status_token(other)}, "forged link": {"link": "x.y"}}.get(who, {})
    if who in ("another", "organiser"):
        role = "participant" if who == "another" else "organiser"
        client = sign_in(make.account(role, email="other@example.org"))

    assert (show(client, certificate, **more).status_code, certificate.name_shown) == (404, False)


def test_a_certificate_that_does_not_count_any_more_shows_no_name(client, certificate):
    certificate.name_shown = True
    certificate.revoke("ออกผิดคน", by=None)

    assert not told(client, certificate)


def test_what_the_holder_chose_holds_for_the_one_that_takes_its_place(client, certificate):
    certificate.name_shown = True

    assert told(client, correcting.replace(certificate, "สะกดผิด", by=None))


def test_the_journal_says_who_opened_it(client, certificate):
    show(client, certificate, link=status_token(certificate.award.registration))
    show(client, certificate, link=status_token(certificate.award.registration))

    entries = db.session.query(Entry).filter_by(act="opened_name").all()
    assert [one.actor for one in entries] == [certificate.award.label]


def test_an_organisation_s_name_is_public(client, cohort):
    [issued] = issuing.give(cohort, "organisation", [make.organisation("มูลนิธิเปิดเผย")], by=None)

    assert "มูลนิธิเปิดเผย" in client.get(f"/certificates/{issued.token}").text
