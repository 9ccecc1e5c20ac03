"""Sending people through a link: who may, how many, and of which organisation."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.nominations import offices
from trainer import journal
from trainer.database import db, now
from trainer.errors import Refused
from trainer.look import today
from trainer.nominations import giving, nominating
from trainer.nominations.models import Nomination
from trainer.nominations.standing import left
from trainer.registration.models import Registration, State
from trainer.registration.signals import received


def test_a_nominee_is_an_application_of_the_links_organisation(app):
    link = offices.link(offices.cohort())

    made = offices.nominate(link, organisation="มูลนิธิอื่น")

    assert (made.state, made.organisation, made.label) == (State.APPLIED, link.organisation, "นางสาวมาลี ใจดี")


def test_nobody_else_agrees_to_anything_for_a_nominee(app):
    made = offices.nominate(offices.link(offices.cohort()), food="ฮาลาล", needs="แพ้ถั่ว")

    assert (made.food, made.needs) == ("", "")


def test_the_journal_names_the_holder_of_the_link(app):
    link = offices.link(offices.cohort())

    made = offices.nominate(link)

    entry = db.session.scalars(journal.entries_of(made)).all()[-1]
    assert (entry.act, entry.actor) == ("nominated", link.organisation.name)


def test_a_receipt_is_asked_for(app):
    heard = []
    with received.connected_to(lambda one, entry: heard.append((one.label, entry.act))):
        offices.nominate(offices.link(offices.cohort()))

    assert heard == [("นางสาวมาลี ใจดี", "nominated")]


def test_a_province_sends_people_of_its_own_organisations(app):
    group = make.organisation("สมาคมลำพูนรวมใจ", province="TH-51")

    made = offices.nominate(offices.link(offices.cohort(), province="TH-51"), organisation="สมาคม ลำพูนรวมใจ")

    assert made.organisation == group


@pytest.mark.parametrize("words", ["สมาคมเชียงใหม่รวมใจ", "สมาคมที่ไม่มีอยู่", ""])
def test_a_province_sends_nobody_of_another_province_or_of_no_register(app, words):
    make.organisation("สมาคมเชียงใหม่รวมใจ", province="TH-50")

    with pytest.raises(Refused) as refusal:
        offices.nominate(offices.link(offices.cohort(), province="TH-51"), organisation=words)

    assert refusal.value.place == "organisation"


def test_a_misspelled_organisation_is_offered_as_the_register_has_it(app):
    make.organisation("สมาคมลำพูนรวมใจ", province="TH-51")

    with pytest.raises(Refused, match="สมาคมลำพูนรวมใจ"):
        offices.nominate(offices.link(offices.cohort(), province="TH-51"), organisation="สมาคมลำพูนร่วมใจ")


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("name", {"name": "😀"}),
        ("name", {"name": "ก" * 250}),
        ("phone", {"phone": "", "email": ""}),
        ("phone", {"phone": "12"}),
        ("email", {"phone": "", "email": "somewhere"}),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(app, place, facts):
    with pytest.raises(Refused) as refusal:
        nominating.nominate(offices.link(offices.cohort()), offices.person() | facts)

    assert refusal.value.place == place


def test_an_e_mail_address_alone_will_do(app):
    made = offices.nominate(offices.link(offices.cohort()), phone="", email="Malee@Example.org")

    assert made.person.email == "malee@example.org"


@pytest.mark.parametrize("why", ["withdrawn", "expired", "closed", "begun", "cohort closed"])
def test_a_link_that_takes_nobody_says_so(app, why):
    link = offices.link(offices.cohort())
    if why == "withdrawn":
        giving.withdraw(link, None)
    elif why == "closed":
        giving.close(link.cohort, None)
    elif why == "expired":
        link.expires_on = today() - timedelta(days=1)
    elif why == "begun":
        link.cohort.starts_on = today()
    else:
        link.cohort.closed_at = now()

    with pytest.raises(Refused):
        offices.nominate(link)

    assert db.session.scalars(select(Registration)).all() == []


def test_a_link_counts_on_its_last_day(app):
    link = offices.link(offices.cohort(), expires_on=today())

    assert offices.nominate(link).state == State.APPLIED


def test_beyond_the_limit_nobody_is_added(app):
    link = offices.link(offices.cohort(), most=1)
    offices.nominate(link)

    with pytest.raises(Refused):
        offices.nominate(link, "นายสมชาย มาดี", phone="0899999999")


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED, State.MERGED])
def test_in_place_of_one_who_is_out_another_may_be_sent(app, state):
    link = offices.link(offices.cohort(), most=1)
    offices.nominate(link).state = state
    db.session.flush()

    assert left(link) == 1


def test_who_applied_in_public_is_not_added_and_nothing_is_told(app):
    cohort = offices.cohort()
    group = make.organisation("มูลนิธิน้ำใจ")
    make.registration(cohort, person=make.person("มาลี", "ใจดี", "นางสาว", email="secret@example.org"),
                      organisation=group, state=State.RESERVE, rank=1)  # fmt: skip

    with pytest.raises(nominating.AlreadyHere) as refusal:
        offices.nominate(offices.link(cohort, organisation=group))

    assert "secret" not in str(refusal.value) and "สำรอง" not in str(refusal.value)


def test_the_organiser_sees_once_that_somebody_was_nominated_too(app):
    link = offices.link(offices.cohort())
    known = make.registration(link.cohort, state=State.APPLIED)

    nominating.note_again(link, known.id)
    nominating.note_again(link, known.id)

    entries = db.session.scalars(journal.entries_of(known)).all()
    assert [(each.act, each.actor) for each in entries] == [("nominated_too", link.label)]


def test_a_nominee_is_taken_back_with_a_reason(app):
    link = offices.link(offices.cohort(), most=1)
    made = offices.nominate(link)

    nominating.take_back(db.session.get(Nomination, made.id), "ติดราชการ")

    assert (made.state, left(link)) == (State.WITHDRAWN, 1)


def test_a_nominee_is_not_taken_back_without_a_reason(app):
    made = offices.nominate(offices.link(offices.cohort()))

    with pytest.raises(Refused):
        nominating.take_back(db.session.get(Nomination, made.id), " ")


def test_a_form_sent_twice_nominates_once_also_at_the_limit(app):
    link = offices.link(offices.cohort(), most=1)

    assert offices.nominate(link) == offices.nominate(link)


def test_who_was_nominated_before_and_is_out_is_not_nominated_again(app):
    link = offices.link(offices.cohort())
    offices.nominate(link).state = State.WITHDRAWN

    with pytest.raises(Refused, match="มาลี"):
        offices.nominate(link)
