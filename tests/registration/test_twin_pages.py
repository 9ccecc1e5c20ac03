"""Possible duplicates on the page: side by side, merged, told apart, and taken back."""

import re

import pytest

from tests import make
from tests.registration import lists
from trainer.database import db
from trainer.registration import twins
from trainer.registration.models import Registration, State


def malee(**facts):
    return make.person("มาลี", "ดีงาม", **{"phone": "0812345678"} | facts)


@pytest.fixture
def pair(app):
    """Two applications that look like one person's."""
    cohort = make.cohort()
    return [
        make.registration(cohort, state=State.APPLIED, person=malee(email=mail))
        for mail in ("first@example.org", "second@example.org")
    ]


def address(pair, rest=""):
    one, other = pair
    return lists.address(one.cohort, f"duplicates/{one.id}/{other.id}{rest}")


def states():
    return [str(one.state) for one in lists.registered()]


def test_the_list_shows_every_pair(as_organiser, pair):
    assert address(pair) in as_organiser.get(lists.address(pair[0].cohort, "duplicates")).text


def test_an_empty_list_says_what_it_is_for(as_organiser):
    assert "ไม่มีรายการซ้ำที่รอตรวจ" in as_organiser.get(lists.address(make.cohort(), "duplicates")).text


def test_what_differs_is_marked_and_what_is_the_same_is_not(as_organiser, pair):
    page = as_organiser.get(address(pair)).text

    differing = [re.search(r'scope="row">([^<]*)', row)[1].strip() for row in page.split('<tr class="differs">')[1:]]
    assert differing == ["อีเมล", "องค์กร"]


def test_both_journals_stand_beside_each_other(as_organiser, pair):
    pair[0].decline("ไม่ครบถ้วน", None)

    assert "ไม่ครบถ้วน" in as_organiser.get(address(pair)).text


def test_the_same_person_is_merged_into_the_entry_chosen_with_the_values_chosen(as_organiser, pair):
    one, other = pair

    as_organiser.post(address(pair, "/merger"), data={"stays": other.id, "email": one.id, "organisation": other.id})

    db.session.expire_all()
    kept = db.session.get(Registration, other.id)
    assert (states(), kept.person.email) == (["merged", "applied"], "first@example.org")


def test_a_merge_is_undone_from_the_next_page(as_organiser, pair):
    page = as_organiser.post(address(pair, "/merger"), data={"stays": pair[0].id}, follow_redirects=True).text

    as_organiser.post(re.search(r'action="([^"]*/parting)"', page)[1])

    assert states() == ["applied", "applied"]


def test_a_second_click_on_merge_finds_nothing_to_merge(as_organiser, pair):
    for _ in range(2):
        answer = as_organiser.post(address(pair, "/merger"), data={"stays": pair[0].id})

    assert (answer.status_code, states()) == (404, ["applied", "merged"])


def test_different_people_are_told_apart_and_can_be_asked_about_again(as_organiser, pair):
    cohort = pair[0].cohort
    as_organiser.post(address(pair, "/difference"))
    apart = twins.pairs(cohort)

    as_organiser.post(address(pair, "/difference/removal"))
    db.session.expire_all()

    assert (apart, len(twins.pairs(cohort))) == ([], 1)


def test_after_an_answer_the_next_pair_comes(as_organiser, pair):
    third = make.registration(pair[0].cohort, person=malee())

    answer = as_organiser.post(address(pair, "/difference"))

    assert answer.location.endswith(address((pair[0], third)))


def test_what_was_decided_is_listed_below(as_organiser, pair):
    as_organiser.post(address(pair, "/merger"), data={"stays": pair[0].id})

    assert f"/desk/registrations/{pair[1].id}/parting" in as_organiser.get(
        lists.address(pair[0].cohort, "duplicates")).text  # fmt: skip


@pytest.mark.parametrize("rest", ["", "/merger", "/difference"])
def test_an_entry_of_another_cohort_is_not_found(as_organiser, pair, rest):
    foreign = make.registration(make.cohort(5, programme=pair[0].cohort.programme))
    there = address((pair[0], foreign), rest)

    answer = as_organiser.post(there) if rest else as_organiser.get(there)

    assert answer.status_code == 404


def test_the_record_of_a_merged_entry_leads_to_the_one_that_stays(as_organiser, pair):
    as_organiser.post(address(pair, "/merger"), data={"stays": pair[0].id})

    page = as_organiser.get(f"/desk/registrations/{pair[1].id}").text

    assert f'href="/desk/registrations/{pair[0].id}"' in page


def test_the_record_shows_the_person_in_other_cohorts_and_no_namesakes(as_organiser, pair):
    programme = pair[0].cohort.programme
    before = make.registration(make.cohort(3, programme=programme), person=malee())
    namesake = make.registration(make.cohort(2, programme=programme), person=malee(phone=None))

    page = as_organiser.get(f"/desk/registrations/{pair[0].id}").text

    assert f"/desk/registrations/{before.id}" in page and f"/desk/registrations/{namesake.id}" not in page


@pytest.mark.parametrize("where", ["list", "pair"])
def test_the_database_is_asked_equally_often_for_few_and_for_many(as_organiser, statements, where):
    counts = []
    for number, people in ((4, 2), (5, 5)):
        cohort = make.cohort(number)
        entries = [make.registration(cohort, person=malee()) for _ in range(people)]
        there = address(entries[:2]) if where == "pair" else lists.address(cohort, "duplicates")
        with statements() as seen:
            as_organiser.get(there)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15
