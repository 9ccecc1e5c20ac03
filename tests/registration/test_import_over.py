"""What stands at the address of an import that is over, and what the end of an import promises and gives."""

import re

import pytest

from tests import make
from tests.registration import lists
from tests.registration.lists import book, line
from trainer.database import db
from trainer.registration.models import State


def promised(client, draft):
    """The two choices at the end of the review, as they are read."""
    page = client.get(lists.review(draft)).text
    labels = re.findall(r'name="give_seats".*?form-check-label">(.*?)</span>', page)
    return [" ".join(re.sub("<.*?>", "", label).split()) for label in labels]


@pytest.mark.parametrize("rest", ["/registrations", "/removal"])
def test_an_import_that_is_over_leads_to_the_people(as_organiser, rest):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    address, people = lists.review(draft), lists.address(draft.cohort, "people")
    as_organiser.post(f"{address}{rest}", data={"give_seats": "y"})

    page = as_organiser.get(address)

    words = {"/registrations": "นำเข้าเสร็จแล้ว", "/removal": "ไม่มีการนำเข้านี้แล้ว"}[rest]
    assert page.status_code == 410 and words in page.text and f'href="{people}"' in page.text


def test_another_cohort_is_told_nothing_of_an_import_that_is_over(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    other = lists.address(make.cohort(5, programme=draft.cohort.programme), f"roster/{draft.id}")
    lists.finish(as_organiser, draft)

    page = as_organiser.get(other)

    assert page.status_code == 404 and "นำเข้าเสร็จแล้ว" not in page.text


def test_an_import_that_never_was_is_not_found(as_organiser):
    assert as_organiser.get(lists.address(lists.cohort(), "roster/999")).status_code == 404


def test_the_address_of_an_import_never_comes_to_mean_another(as_organiser):
    cohort = lists.cohort()
    first = lists.drafted(as_organiser, cohort, book(line()))
    before, file_before = first.id, first.files[0].id
    as_organiser.post(lists.review(first, "/removal"))

    second = lists.drafted(as_organiser, cohort, book(line()))

    assert second.id > before and second.files[0].id > file_before


def test_the_end_of_an_import_says_how_many_get_seats_and_how_many_wait(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(seats=2), book(*lists.people(5)))

    assert promised(as_organiser, draft) == [
        "ให้ที่นั่งทันทีตามลำดับแถว: ตัวจริง 2 คน สำรอง 3 คน", "ยังไม่ให้ที่นั่ง: ผู้สมัครรอพิจารณา 5 คน"]  # fmt: skip


def test_seats_that_reserves_wait_for_are_not_promised(as_organiser):
    cohort = lists.cohort(seats=3)
    make.registration(cohort, state=State.RESERVE, rank=1)
    draft = lists.drafted(as_organiser, cohort, book(*lists.people(4)))

    assert promised(as_organiser, draft)[0].endswith("ตัวจริง 2 คน สำรอง 2 คน")


def test_what_the_import_promises_is_what_it_gives(as_organiser):
    cohort = lists.cohort(seats=3)
    make.registration(cohort, state=State.RESERVE, rank=1)
    draft = lists.drafted(as_organiser, cohort, book(*lists.people(4)))

    lists.finish(as_organiser, draft)

    assert [str(one.state) for one in lists.registered()] == ["reserve", *["accepted"] * 2, *["reserve"] * 2]


def test_after_an_import_the_seats_given_are_told(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(seats=1), book(*lists.people(3)))
    people = lists.address(draft.cohort, "people")

    lists.finish(as_organiser, draft)

    assert "ได้ที่นั่ง 1 คน เป็นสำรอง 2 คน" in as_organiser.get(people).text


def test_choosing_to_decide_later_gives_nobody_a_seat(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(seats=2), book(*lists.people(2)))

    lists.finish(as_organiser, draft, give_seats="")

    db.session.expire_all()
    assert {str(one.state) for one in lists.registered()} == {"applied"}
