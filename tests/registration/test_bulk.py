"""Acts on many people of the review desk: on those ticked, on everybody found, and taken back."""

import re

import pytest

from tests import make
from tests.registration import lists
from trainer.database import db
from trainer.journal import Entry
from trainer.registration.models import Registration, State


def applied(cohort, *firsts, **facts):
    facts = {"state": State.APPLIED} | facts
    return [make.registration(cohort, person=make.person(first), **facts) for first in firsts]


def send(client, cohort, act, people=(), query="", **form):
    page = f"http://localhost{lists.address(cohort, 'people')}"
    data = {"people": [one.id for one in people]} | form
    there = lists.address(cohort, act) + query
    return client.post(there, data=data, headers={"Referer": page}, follow_redirects=True)


def states():
    return [str(one.state) for one in lists.registered()]


def undo(client, page):
    """Press the button that takes back what was just done."""
    address = re.search(r'action="([^"]*/removal)"', page.text)[1]
    return client.post(address, follow_redirects=True)


def test_everybody_found_is_turned_down_on_all_pages_and_nobody_else(as_organiser):
    cohort = make.cohort()
    applied(cohort, *(["กา"] * 60))
    applied(cohort, "แก้ว", organisation=make.organisation(province="TH-90"))

    send(as_organiser, cohort, "refusals", query="?region=เหนือ", everyone="1", found="60", reason="เกินจำนวน")

    assert states() == ["declined"] * 60 + ["applied"]


def test_nobody_is_decided_about_when_others_are_found_than_were_shown(as_organiser):
    cohort = make.cohort()
    applied(cohort, "กา", "แก้ว")

    page = send(as_organiser, cohort, "refusals", everyone="1", found="1", reason="เกินจำนวน")

    assert states() == ["applied"] * 2 and "ขณะนี้พบ 2 คน" in page.text


@pytest.mark.parametrize("found", ["", "x", "9" * 30])
def test_a_number_of_people_that_is_none_decides_about_nobody(as_organiser, found):
    cohort = make.cohort()
    applied(cohort, "กา")

    send(as_organiser, cohort, "refusals", everyone="1", found=found, reason="เกินจำนวน")

    assert states() == ["applied"]


def test_turning_many_down_can_be_undone_ranks_and_all(as_organiser):
    cohort = make.cohort()
    people = [*applied(cohort, "กา"), *applied(cohort, "แก้ว", state=State.RESERVE, rank=7)]
    page = send(as_organiser, cohort, "refusals", people, reason="เกินจำนวน")

    undo(as_organiser, page)

    assert [(one.state, one.rank) for one in lists.registered()] == [("applied", None), ("reserve", 7)]


def test_a_rank_that_somebody_took_meanwhile_is_not_given_twice(as_organiser):
    cohort = make.cohort()
    [one] = applied(cohort, "แก้ว", state=State.RESERVE, rank=7)
    page = send(as_organiser, cohort, "refusals", [one], reason="เกินจำนวน")
    applied(cohort, "ไก่", state=State.RESERVE, rank=7)

    undo(as_organiser, page)

    assert [one.rank for one in lists.registered()] == [8, 7]


def test_who_was_decided_about_since_is_left_alone(as_organiser):
    cohort = make.cohort()
    people = applied(cohort, "กา", "แก้ว")
    page = send(as_organiser, cohort, "refusals", people, reason="เกินจำนวน")
    db.session.get(Registration, people[0].id).state = State.WITHDRAWN

    undo(as_organiser, page)

    assert states() == ["withdrawn", "applied"]


def test_an_act_is_taken_back_once(as_organiser):
    cohort = make.cohort()
    page = send(as_organiser, cohort, "refusals", applied(cohort, "กา"), reason="เกินจำนวน")
    undo(as_organiser, page)
    send(as_organiser, cohort, "refusals", lists.registered(), reason="เกินจำนวน")

    undo(as_organiser, page)

    assert states() == ["declined"]


def test_an_act_of_another_cohort_is_not_taken_back_here(as_organiser):
    cohort = make.cohort()
    send(as_organiser, cohort, "refusals", applied(cohort, "กา"), reason="เกินจำนวน")
    entry = db.session.query(Entry).filter_by(act="declined_many").one()

    send(as_organiser, make.cohort(5, programme=cohort.programme), f"acts/{entry.id}/removal")

    assert states() == ["declined"]


def test_the_offer_to_undo_is_made_once(as_organiser):
    cohort = make.cohort()
    send(as_organiser, cohort, "refusals", applied(cohort, "กา"), reason="เกินจำนวน")

    assert "/removal" not in as_organiser.get(lists.address(cohort, "people")).text


def test_those_ticked_become_reserves_behind_the_others_by_the_rule(as_organiser):
    cohort = make.cohort()
    applied(cohort, "ก่อน", state=State.RESERVE, rank=4)
    ticked = applied(cohort, "กา", "แก้ว")

    send(as_organiser, cohort, "reserve-places", reversed(ticked))

    assert [one.rank for one in lists.registered()] == [4, 5, 6]


@pytest.mark.parametrize("facts", [
    {"state": State.ACCEPTED}, {"state": State.DECLINED}, {"shortcomings": [{"rule": "organisation_unknown"}]},
])  # fmt: skip
def test_nobody_becomes_a_reserve_when_one_of_them_cannot(as_organiser, facts):
    cohort = make.cohort()
    [good] = applied(cohort, "กา")
    [bad] = applied(cohort, "แก้ว", **facts)

    send(as_organiser, cohort, "reserve-places", [good, bad])

    assert states()[0] == "applied"


def test_those_turned_down_or_withdrawn_are_taken_up_again(as_organiser):
    cohort = make.cohort()
    people = [*applied(cohort, "กา", state=State.DECLINED), *applied(cohort, "แก้ว", state=State.WITHDRAWN)]

    send(as_organiser, cohort, "reconsiderations", people)

    assert states() == ["applied"] * 2


def test_each_person_has_the_decision_in_the_own_journal(as_organiser):
    cohort = make.cohort()
    people = applied(cohort, "กา", "แก้ว")

    send(as_organiser, cohort, "refusals", people, reason="เกินจำนวน")

    told = db.session.query(Entry).filter_by(act="declined")
    assert {(one.subject_id, one.facts["reason"]) for one in told} == {(each.id, "เกินจำนวน") for each in people}


def test_a_letter_goes_to_those_ticked(as_organiser):
    cohort = make.cohort()
    [one] = applied(cohort, "กา")

    sent = as_organiser.post(lists.address(cohort, "letters-to"), data={"people": one.id})

    assert f"people={one.id}" in sent.location


def test_a_letter_to_everybody_found_names_the_filters(as_organiser):
    cohort = make.cohort()

    sent = as_organiser.post(lists.address(cohort, "letters-to?state=reserve"), data={"everyone": "1"})

    assert "state=reserve" in sent.location and "people=" not in sent.location


def test_a_letter_to_people_found_in_another_way_names_them(as_organiser):
    cohort = make.cohort()
    [one, *_others] = applied(cohort, "กา", shortcomings=[{"rule": "organisation_unknown"}])
    applied(cohort, "แก้ว")

    sent = as_organiser.post(lists.address(cohort, "letters-to?rule=any"), data={"everyone": "1"})

    assert sent.location.endswith(f"people={one.id}")
