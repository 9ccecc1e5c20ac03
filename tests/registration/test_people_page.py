"""The People tab: who is there, found by words and filters, and decided upon together."""

import pytest

from tests import make
from tests.registration import lists
from trainer.database import db
from trainer.registration.models import Registration, State

UNKNOWN = [{"rule": "organisation_unknown", "facts": {}}]


def names(client, cohort, **filters):
    """The people that the page shows, in its order, without title."""
    import re

    page = client.get(lists.address(cohort, "people"), query_string=filters).text
    return re.findall(r'<td class="main-cell"><a [^>]*>นาย(\S+)', page)


def applied(cohort, *firsts, **facts):
    facts = {"state": State.APPLIED} | facts
    return [make.registration(cohort, person=make.person(first), **facts) for first in firsts]


def test_an_empty_cohort_offers_the_first_step(as_organiser):
    cohort = make.cohort()

    assert f'href="{lists.address(cohort, "roster")}"' in as_organiser.get(lists.address(cohort, "people")).text


def test_people_stand_in_thai_order(as_organiser):
    cohort = make.cohort()
    applied(cohort, "เก่ง", "กา", "แก้ว", "ขวัญ", "ไก่", "กิ่ง", "ฤดี")

    assert names(as_organiser, cohort) == ["กา", "กิ่ง", "เก่ง", "แก้ว", "ไก่", "ขวัญ", "ฤดี"]


def test_people_of_other_cohorts_are_not_shown(as_organiser):
    cohort = make.cohort()
    applied(cohort, "เก่ง")
    applied(make.cohort(5, programme=cohort.programme), "แก้ว")

    assert names(as_organiser, cohort) == ["เก่ง"]


@pytest.mark.parametrize("words", ["เก่ง", "มูลนิธิตามหา", "081-234", "keng@", "เก่ง มูลนิธิ", "๐๘๑-๒๓๔-๕๖๗๘"])
def test_people_are_found_by_name_organisation_telephone_or_address(as_organiser, words):
    cohort = make.cohort()
    person = make.person("เก่ง", phone="0812345678", email="keng@example.org")
    make.registration(cohort, person=person, organisation=make.organisation("มูลนิธิตามหา"))
    applied(cohort, "แก้ว")

    assert names(as_organiser, cohort, q=words) == ["เก่ง"]


def test_a_percent_sign_finds_nobody(as_organiser):
    cohort = make.cohort()
    applied(cohort, "เก่ง")

    assert names(as_organiser, cohort, q="%") == []


@pytest.mark.parametrize("filters, found", [
    ({"state": "applied"}, ["ไก่", "ขวัญ"]),
    ({"state": "reserve", "order": "rank"}, ["แก้ว", "กา"]),
    ({"rule": "any"}, ["ขวัญ"]),
    ({"region": "ใต้"}, ["ไก่"]),
    ({"order": "newest"}, ["ไก่", "ขวัญ", "กา", "แก้ว"]),
])  # fmt: skip
def test_filters_keep_only_whom_they_name(as_organiser, filters, found):
    cohort = make.cohort()
    applied(cohort, "แก้ว", state=State.RESERVE, rank=1)
    applied(cohort, "กา", state=State.RESERVE, rank=2)
    applied(cohort, "ขวัญ", shortcomings=UNKNOWN)
    applied(cohort, "ไก่", organisation=make.organisation(province="TH-90"))

    assert names(as_organiser, cohort, **filters) == found


def test_a_filter_that_nobody_knows_shows_everyone_or_nobody_but_no_error(as_organiser):
    cohort = make.cohort()
    applied(cohort, "เก่ง")

    assert as_organiser.get(lists.address(cohort, "people?order=x&state=x&page=-3")).status_code in (200, 404)


def test_reserves_are_shown_with_their_place_in_the_queue(as_organiser):
    cohort = make.cohort()
    applied(cohort, "แก้ว", state=State.RESERVE, rank=5)
    applied(cohort, "กา", state=State.RESERVE, rank=9)

    assert "ลำดับที่ 2" in as_organiser.get(lists.address(cohort, "people?state=reserve")).text


def test_the_reason_why_someone_does_not_meet_the_terms_is_shown(as_organiser):
    cohort = make.cohort()
    applied(cohort, "เก่ง", shortcomings=UNKNOWN)

    assert "ไม่พบองค์กรในทะเบียน" in as_organiser.get(lists.address(cohort, "people")).text


def test_seats_are_given_to_everyone_ticked(as_organiser):
    cohort = make.cohort(seats=1)
    ticked = applied(cohort, "เก่ง", "แก้ว")
    applied(cohort, "กา")

    as_organiser.post(lists.address(cohort, "acceptances"), data={"people": [one.id for one in ticked]})

    assert [one.state for one in lists.registered()] == ["accepted", "reserve", "applied"]


def test_ticking_someone_of_another_cohort_decides_nothing_about_them(as_organiser):
    cohort = make.cohort()
    [own] = applied(cohort, "เก่ง")
    [foreign] = applied(make.cohort(5, programme=cohort.programme), "แก้ว")

    as_organiser.post(lists.address(cohort, "acceptances"), data={"people": [own.id, foreign.id]})

    assert db.session.get(Registration, foreign.id).state == "applied"


def test_turning_down_without_a_reason_turns_nobody_down(as_organiser):
    cohort = make.cohort()
    [one] = applied(cohort, "เก่ง")

    as_organiser.post(lists.address(cohort, "refusals"), data={"people": one.id})

    assert lists.registered()[0].state == "applied"


def test_those_ticked_are_turned_down_with_the_reason(as_organiser):
    cohort = make.cohort()
    ticked = applied(cohort, "เก่ง", "แก้ว")

    as_organiser.post(lists.address(cohort, "refusals"), data={"people": [o.id for o in ticked], "reason": "เกินจำนวน"})

    assert [one.state for one in lists.registered()] == ["declined"] * 2


def test_ticking_nobody_says_so(as_organiser):
    cohort = make.cohort()
    applied(cohort, "เก่ง")
    page = f"http://localhost{lists.address(cohort, 'people')}"

    answer = as_organiser.post(
        lists.address(cohort, "acceptances"), headers={"Referer": page}, follow_redirects=True)  # fmt: skip

    assert "โปรดเลือกอย่างน้อยหนึ่งคนก่อน" in answer.text


def test_reserves_move_up_into_free_seats(as_organiser):
    cohort = make.cohort(seats=1)
    applied(cohort, "แก้ว", state=State.RESERVE, rank=2)
    applied(cohort, "กา", state=State.RESERVE, rank=1)

    as_organiser.post(lists.address(cohort, "promotions"))

    assert [one.state for one in lists.registered()] == ["reserve", "accepted"]


def test_the_door_may_not_see_the_people(as_door):
    assert as_door.get(lists.address(make.cohort(), "people")).status_code == 403


def test_the_page_asks_the_database_equally_often_for_one_and_for_three(as_organiser, statements):
    counts = []
    for number, people in ((4, 1), (5, 3)):
        cohort = make.cohort(number)
        for place in range(people):
            applied(cohort, "เก่ง", state=State.RESERVE, rank=place + 1)
        address = lists.address(cohort, "people")
        with statements() as seen:
            as_organiser.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15
