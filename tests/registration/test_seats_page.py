"""The page of seats: the plan, who waits and why, offers, and changing what is kept."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.registration import lists, seated
from trainer.database import now
from trainer.registration import seats
from trainer.registration.models import State
from trainer.registration.offers import Answer, Offer
from trainer.registration.reservations import possible
from trainer.registration.seating import Pot

NORTH = Pot("region", seated.NORTH)
FIELD = f"kept-{possible().index(NORTH)}"


def page(client, cohort, query=""):
    answer = client.get(lists.address(cohort, "seats") + query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def send(client, cohort, where, **fields):
    return client.post(lists.address(cohort, f"seats/{where}"), data=fields, follow_redirects=True)


def offer(one, **facts):
    return make.add(Offer(registration=one, **{"deadline": now() + timedelta(2), **facts}))


def test_a_cohort_without_seats_is_led_to_its_settings(as_organiser):
    assert "รุ่นนี้ยังไม่ได้กำหนดจำนวนที่นั่ง" in page(as_organiser, seated.cohort(seats=0))


def test_it_says_how_many_seats_of_each_sort_are_kept_filled_and_free(as_organiser):
    cohort = seated.cohort(seats=5, north=3)
    seated.northerner(cohort, State.ACCEPTED)

    row = re.search(r"<tr>(?:(?!</tr>).)*ภาคเหนือ.*?</tr>", page(as_organiser, cohort))[0]

    assert re.findall(r">(\d+)</td>", row) == ["3", "1", "2"]


def test_who_waits_is_told_for_whom_the_free_seats_are_kept(as_organiser):
    cohort = seated.cohort(seats=1, north=1)
    seated.reserve(cohort, 1)

    assert "กันไว้สำหรับภาคเหนือ" in page(as_organiser, cohort)


def test_who_waits_is_told_how_many_stand_before(as_organiser):
    cohort = seated.cohort(seats=1)
    seated.one(cohort, State.ACCEPTED)
    for rank in (3, 5, 9):
        seated.reserve(cohort, rank)

    assert "มีผู้อยู่ก่อนหน้า 2 คน" in page(as_organiser, cohort)


def test_the_one_big_button_gives_the_free_seats_to_the_next(as_organiser):
    cohort = seated.cohort(seats=1)
    first = seated.reserve(cohort, 1)

    send(as_organiser, cohort, "next")

    assert first.state == State.ACCEPTED


def test_those_whose_turn_it_is_are_named_before_anything_is_given(as_organiser):
    cohort = seated.cohort(seats=1)
    first = seated.reserve(cohort, 1)

    assert f"มีที่นั่งว่าง 1 ที่ซึ่งมีผู้รออยู่: {first.label}" in page(as_organiser, cohort)


def test_there_is_no_big_button_when_nobody_can_move_up(as_organiser):
    cohort = seated.cohort(seats=1, north=1)
    seated.reserve(cohort, 1)

    assert "btn-primary" not in page(as_organiser, cohort)


def test_pressed_twice_the_button_offers_once(as_organiser):
    cohort = seated.cohort(seats=1)
    seated.intake(cohort, offer_days=3)
    seated.reserve(cohort, 1)
    seated.reserve(cohort, 2)

    send(as_organiser, cohort, "next")
    send(as_organiser, cohort, "next")

    assert Offer.query.count() == 1


def test_somebody_who_blocks_the_line_is_named(as_organiser):
    cohort = seated.cohort(seats=1)
    one = seated.reserve(cohort, 1, shortcomings=[{"rule": "organisation_unknown", "facts": {}}])

    assert f"{one.label} อยู่ในลำดับถัดไป แต่ไม่เป็นไปตามคุณสมบัติ" in page(as_organiser, cohort)


def test_who_sits_is_shown_with_the_rule(as_organiser):
    cohort = seated.cohort(seats=2, north=1)
    seated.northerner(cohort, State.ACCEPTED)

    assert "ที่นั่งที่กันไว้สำหรับภาคเหนือ" in page(as_organiser, cohort, "?list=sitting")


def test_an_open_offer_to_somebody_without_email_shows_the_telephone(as_organiser):
    one = seated.one(seated.cohort(), State.OFFERED)
    one.person.phone = "0812345678"
    offer(one)

    shown = page(as_organiser, one.cohort)

    assert "tel:0812345678" in shown and "ไม่มีอีเมล ให้แจ้งทางโทรศัพท์" in shown


def test_what_lapsed_is_listed(as_organiser):
    one = seated.one(seated.cohort(), State.WITHDRAWN)
    offer(one, answer=Answer.LAPSED, answered_at=now())

    shown = page(as_organiser, one.cohort, "?list=ended")

    assert one.label in shown and "ไม่ตอบรับภายในกำหนด" in shown


def test_seats_are_kept_as_typed_also_in_thai_digits(as_organiser):
    cohort = seated.cohort(seats=5)

    send(as_organiser, cohort, "kept", **{FIELD: "๓"})

    assert seats.kept(cohort) == {NORTH: 3}


@pytest.mark.parametrize("words", ["สาม", "-1", "1.5", "=1+1", "99999999999", "<b>2</b>"])
def test_what_is_no_number_of_seats_is_refused_with_the_place_named(as_organiser, words):
    answer = send(as_organiser, seated.cohort(seats=5), "kept", **{FIELD: words})

    assert answer.status_code == 422 and "ภาคเหนือ: ระบุจำนวนที่นั่งเป็นตัวเลข" in answer.text


def test_when_too_many_would_be_kept_what_was_typed_stays(as_organiser):
    answer = send(as_organiser, seated.cohort(seats=5), "kept", **{FIELD: "6"})

    assert answer.status_code == 422 and f'name="{FIELD}" inputmode="numeric" maxlength="5" value="6"' in answer.text


def test_a_seat_that_is_kept_no_more_goes_to_who_waits_where_the_cohort_does_so_by_itself(as_organiser):
    cohort = seated.cohort(seats=1, north=1)
    seated.intake(cohort, offers_at_once=True, offer_days=3)
    waiting = seated.reserve(cohort, 1)

    send(as_organiser, cohort, "released")

    assert waiting.state == State.OFFERED


def test_with_nothing_left_over_there_is_nothing_to_open(as_organiser):
    cohort = seated.cohort(seats=1, north=1)
    seated.northerner(cohort, State.ACCEPTED)

    assert "ไม่มีที่นั่งที่กันไว้เหลืออยู่" in send(as_organiser, cohort, "released").text


def test_names_are_shown_as_they_are_written(as_organiser):
    cohort = seated.cohort(seats=1)
    seated.one(cohort, State.ACCEPTED)
    seated.reserve(cohort, 1, person=make.person("<script>alert(1)</script>"))

    assert "<script>alert" not in page(as_organiser, cohort)


def test_the_door_does_not_see_it(as_door):
    assert as_door.get(lists.address(seated.cohort(), "seats")).status_code == 403


@pytest.mark.parametrize("which", ["waiting", "sitting", "ended"])
def test_as_many_statements_for_three_as_for_one(as_organiser, statements, which):
    counts = []
    for number, crowd in ((1, 1), (2, 3)):
        cohort = seated.cohort(seats=crowd * 2, north=1, number=number)
        for rank in range(1, crowd + 1):
            seated.one(cohort, State.ACCEPTED)
            offer(seated.northerner(cohort, State.OFFERED))
            seated.reserve(cohort, rank)
            offer(seated.one(cohort, State.WITHDRAWN), answer=Answer.LAPSED, answered_at=now())
        with statements() as seen:
            page(as_organiser, cohort, f"?list={which}")
        counts.append(len(seen))

    assert counts[0] == counts[1] and counts[1] <= 18
