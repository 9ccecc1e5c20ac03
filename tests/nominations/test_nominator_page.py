"""The page that a link opens."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.nominations import offices
from trainer import journal, links
from trainer.database import db
from trainer.look import today
from trainer.nominations import giving
from trainer.registration.models import Registration, State

FORM = offices.person(told="y")
REPLACED = {"name": "นายสมชาย มาแทน", "phone": "0899999999", "told": "y", "reason": "ลาออก"}


@pytest.fixture
def link(app):
    return offices.link(offices.cohort())


def people():
    db.session.expire_all()
    return db.session.scalars(select(Registration).order_by(Registration.id)).all()


def test_the_page_is_in_no_search_engine_and_no_cache(client, link):
    answer = client.get(offices.address(link))

    assert "noindex" in answer.headers["X-Robots-Tag"] and answer.headers["Cache-Control"] == "no-store"


def test_a_person_is_nominated_and_named(client, link):
    answer = client.post(offices.address(link), data=FORM, follow_redirects=True)

    assert answer.status_code == 200 and "นางสาวมาลี ใจดี" in answer.text
    assert [one.label for one in people()] == ["นางสาวมาลี ใจดี"]


def test_sent_twice_one_person_is_nominated(client, link):
    for _ in range(2):
        client.post(offices.address(link), data=FORM)

    assert len(people()) == 1


def test_a_nominee_sent_twice_is_not_noted_as_known_otherwise(client, link):
    for _ in range(2):
        client.post(offices.address(link), data=FORM)

    entries = db.session.scalars(journal.entries_of(people()[0])).all()
    assert [each.act for each in entries] == ["nominated"]


def test_nobody_is_nominated_who_was_not_told(client, link):
    answer = client.post(offices.address(link), data=FORM | {"told": ""})

    assert people() == [] and "นางสาวมาลี ใจดี" in answer.text


@pytest.mark.parametrize("name", ["ก" * 10_000, "<script>alert(1)</script>", "=1+1", "😀", "\u202eกลับ หลัง"])
def test_whatever_is_typed_the_page_answers_and_loses_nothing(client, link, name):
    answer = client.post(offices.address(link), data=FORM | {"name": name, "email": "no"})

    assert answer.status_code == 200 and people() == [] and "<script>alert" not in answer.text
    assert "081 234 5678" in answer.text


def test_the_form_cannot_choose_another_organisation(client, link):
    make.organisation("สมาคมของคนอื่น")

    client.post(offices.address(link), data=FORM | {"organisation": "สมาคมของคนอื่น", "organisation_id": "1"})

    assert [one.organisation for one in people()] == [link.organisation]


def test_only_the_links_own_nominees_are_shown(client, link):
    other = offices.link(link.cohort, make.organisation("สมาคมลับ"))
    offices.nominate(other, "นายลับสุด ปกปิด", phone="0877777777")
    make.registration(link.cohort, person=make.person("สมัครเอง", "เปิดเผย"), organisation=link.organisation)

    page = client.get(offices.address(link)).text

    assert not any(words in page for words in ("ลับสุด", "สมาคมลับ", "0877777777", "สมัครเอง"))


@pytest.mark.parametrize("what", ["substitution", "withdrawal"])
def test_nominees_of_other_links_cannot_be_touched(client, link, what):
    foreign = offices.nominate(offices.link(link.cohort, make.organisation("สมาคมลับ")), "นายลับสุด ปกปิด")
    address = f"{offices.address(link)}/nominees/{foreign.id}/{what}"

    answers = [client.get(address), client.post(address, data=REPLACED)]

    assert [each.status_code for each in answers] == [404, 404] and "ลับสุด" not in answers[0].text
    assert [one.state for one in people()] == [State.APPLIED]


def test_who_is_known_already_is_not_added_and_nothing_about_them_is_told(client, link):
    known = make.person("มาลี", "ใจดี", "นางสาว", email="secret@example.org", phone="0812345678")
    registration = make.registration(link.cohort, person=known, state=State.RESERVE, rank=7)

    answer = client.post(offices.address(link), data=FORM)

    assert len(people()) == 1 and "secret" not in answer.text and registration.organisation_name not in answer.text
    entries = db.session.scalars(journal.entries_of(people()[0])).all()
    assert [each.act for each in entries] == ["nominated_too"]


@pytest.mark.parametrize("why", ["forged", "renewed", "withdrawn", "of another purpose"])
def test_a_link_that_opens_nothing_says_so_and_shows_nobody(client, link, why):
    offices.nominate(link)
    address = offices.address(link)
    if why == "forged":
        address += "x"
    elif why == "renewed":
        giving.renew(link, None)
    elif why == "withdrawn":
        giving.withdraw(link, None)
    else:
        address = f"/nominations/{links.token('status', link)}"

    answer = client.get(address)

    assert answer.status_code == 404 and "มาลี" not in answer.text and "ผู้จัดการอบรม" in answer.text


@pytest.mark.parametrize("why", ["expired", "closed", "begun"])
def test_after_its_days_the_link_still_shows_its_nominees_but_takes_nobody(client, link, why):
    made = offices.nominate(link)
    if why == "expired":
        link.expires_on = today() - timedelta(days=1)
    elif why == "closed":
        giving.close(link.cohort, None)
    else:
        link.cohort.starts_on = today()
    address = offices.address(link)

    client.post(address, data=FORM | {"name": "นายสมชาย มาสาย", "phone": "0866666666"})
    client.post(f"{address}/nominees/{made.id}/substitution", data=REPLACED)
    client.post(f"{address}/nominees/{made.id}/withdrawal", data={"reason": "x"})

    assert [one.state for one in people()] == [State.APPLIED] and "มาลี" in client.get(address).text


def test_a_nominee_is_replaced_and_both_sides_see_it(client, link):
    made = offices.nominate(link)

    page = client.post(f"{offices.address(link)}/nominees/{made.id}/substitution", data=REPLACED, follow_redirects=True)

    assert [one.state for one in people()] == [State.WITHDRAWN, State.APPLIED]
    assert "ลาออก" in page.text and "นายสมชาย มาแทน" in page.text


def test_what_was_typed_of_a_substitute_stays_when_it_is_refused(client, link):
    made = offices.nominate(link)

    page = client.post(f"{offices.address(link)}/nominees/{made.id}/substitution", data=REPLACED | {"phone": ""})

    assert "นายสมชาย มาแทน" in page.text and "ลาออก" in page.text and len(people()) == 1


def test_a_nominee_is_withdrawn(client, link):
    made = offices.nominate(link)

    client.post(f"{offices.address(link)}/nominees/{made.id}/withdrawal", data={"reason": "ติดราชการ"})

    assert [one.state for one in people()] == [State.WITHDRAWN]


def test_the_letter_is_downloaded(client, link):
    offices.nominate(link)

    answer = client.get(f"{offices.address(link)}/letter.pdf")

    assert answer.data.startswith(b"%PDF") and answer.headers["Cache-Control"] == "no-store"


def test_the_page_asks_as_often_for_three_as_for_one(client, statements, app):
    link = offices.link(offices.cohort(), most=9)

    def asked():
        with statements() as seen:
            client.get(offices.address(link))
        return len(seen)

    offices.nominate(link)
    one = asked()
    for number in range(3):
        offices.nominate(link, f"นายคนที่ สกุล{number}ก", phone=f"08{number:08}")

    assert asked() == one <= 15
