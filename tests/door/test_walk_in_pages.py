"""The pages about people without a seat: who may open them, what they say, and what a press does."""

import pytest

from tests import make
from tests.attendance.papers import all_of
from tests.door import seating
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.door.models import Hall
from trainer.journal import Entry
from trainer.registration.models import State

HTMX = {"HX-Request": "true"}


@pytest.fixture
def slot(app):
    return seating.slot(seats=1)


def address(slot, *more):
    return "/".join(map(str, ("/door", slot.id, "walk-ins", *more)))


def named(name, last="ทดสอบ"):
    return {"person": make.person(name, last)}


def test_offers_and_reserves_stand_first_by_rank_then_applications(slot, as_organiser):
    seating.applicant(slot, **named("สมัคร"))
    for rank, name in ((2, "สอง"), (1, "หนึ่ง")):
        make.registration(slot.cohort, state=State.RESERVE, rank=rank, **named(name))

    page = as_organiser.get(address(slot)).text

    assert page.index("หนึ่ง ทดสอบ") < page.index("สอง ทดสอบ") < page.index("สมัคร ทดสอบ")


def test_without_a_search_only_those_who_wait_are_listed(slot, as_organiser):
    seating.holder(slot, **named("มีที่นั่ง"))
    make.registration(slot.cohort, state=State.WITHDRAWN, **named("ถอนตัวไป"))

    page = as_organiser.get(address(slot)).text

    assert "มีที่นั่ง ทดสอบ" not in page and "ถอนตัวไป" not in page


def test_a_search_finds_everybody_of_this_cohort_and_nobody_of_another(slot, as_organiser):
    make.registration(slot.cohort, state=State.WITHDRAWN, **named("มาลี", "ถอนตัว"))
    seating.applicant(seating.slot(programme=make.programme()), **named("มาลี", "รุ่นอื่น"))

    page = as_organiser.get(address(slot) + "?q=มาลี", headers=HTMX).text

    assert "มาลี ถอนตัว" in page and "รุ่นอื่น" not in page and "<html" not in page


def test_the_pages_show_no_telephone_number_and_nothing_about_food_or_needs(slot, as_organiser):
    person = make.person("มาลี", phone="0812345678", email="malee@example.org")
    one = make.registration(slot.cohort, state=State.APPLIED, person=person, food="ฮาลาล", needs="รถเข็น")

    pages = as_organiser.get(address(slot)).text + as_organiser.get(address(slot, one.id)).text

    assert "มาลี" in pages and not any(word in pages for word in ("0812345678", "081 234", "malee@", "ฮาลาล", "รถเข็น"))


VERDICTS = {
    "เข้าได้": lambda slot: seating.reserve(slot, 1),
    "มีผู้อยู่ลำดับก่อน": lambda slot: (seating.reserve(slot, 1), seating.reserve(slot, 2))[1],
    "ไม่มีที่นั่งว่าง": lambda slot: (seating.holder(slot), seating.applicant(slot))[1],
    "ไม่ตรงคุณสมบัติ": seating.stranger,
    "ไม่มีสิทธิ์แล้ว": lambda slot: make.registration(slot.cohort, state=State.WITHDRAWN),
    "มีที่นั่ง": seating.holder,
}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_page_of_a_person_says_what_can_be_done(slot, as_organiser, verdict):
    one = VERDICTS[verdict](slot)

    page = as_organiser.get(address(slot, one.id)).text

    told = page[page.index('class="walk-verdict'):]
    assert f"</svg> {verdict}</span>" in told[:2000]


def test_who_comes_before_is_named_so_that_they_can_be_called_out(slot, as_organiser):
    make.registration(slot.cohort, state=State.RESERVE, rank=1, **named("ลำดับแรก"))
    one = seating.reserve(slot, 2)

    assert "นายลำดับแรก ทดสอบ" in as_organiser.get(address(slot, one.id)).text


def test_a_press_gives_the_seat_signs_in_and_goes_back_to_the_counter(slot, as_organiser):
    one = seating.reserve(slot, 1, **named("มาลี"))

    answer = as_organiser.post(address(slot, one.id), follow_redirects=True)

    assert answer.request.path == f"/door/{slot.id}" and "นายมาลี ทดสอบ ได้รับที่นั่ง" in answer.text
    assert all_of(Presence) == {one.id}


def test_a_refusal_keeps_what_was_typed(slot, as_organiser):
    seating.holder(slot)
    one = seating.stranger(slot)

    page = as_organiser.post(address(slot, one.id), data={"exception": "อธิบดีอนุมัติ", "reason": ""})

    assert page.status_code == 422 and 'value="อธิบดีอนุมัติ"' in page.text and all_of(Presence) == set()


def test_the_seat_of_one_who_has_not_come_is_given_from_the_page(slot, as_organiser):
    absent, one = seating.holder(slot), seating.reserve(slot, 1)

    as_organiser.post(address(slot, one.id), data={"absent": absent.id, "why_absent": "ไม่มา"})

    assert all_of(Presence) == {one.id} and absent.state == State.WITHDRAWN


def test_only_those_who_were_nowhere_can_lose_their_seat(slot, as_organiser):
    make.presence(slot, seating.holder(slot, **named("มาแล้ว")))
    seating.holder(slot, **named("ยังไม่มา"))
    one = seating.applicant(slot)

    page = as_organiser.get(address(slot, one.id)).text

    assert "ยังไม่มา ทดสอบ" in page and "มาแล้ว ทดสอบ" not in page


def test_the_seat_of_somebody_of_another_cohort_is_not_given(slot, as_organiser):
    other = seating.slot(programme=make.programme())
    theirs, one = seating.holder(other), seating.applicant(slot)
    seating.holder(slot)

    answer = as_organiser.post(address(slot, one.id), data={"absent": theirs.id, "why_absent": "ไม่มา"})

    assert (answer.status_code, theirs.state) == (404, State.ACCEPTED)


def test_a_person_of_another_cohort_is_not_found_here(slot, as_organiser):
    stranger = seating.applicant(seating.slot(programme=make.programme()))

    assert as_organiser.get(address(slot, stranger.id)).status_code == 404
    assert as_organiser.post(address(slot, stranger.id)).status_code == 404


def test_who_gave_up_can_be_taken_up_again_by_an_organiser(slot, as_organiser):
    one = make.registration(slot.cohort, state=State.WITHDRAWN)

    page = as_organiser.post(address(slot, one.id, "reconsideration"), follow_redirects=True)

    db.session.refresh(one)
    assert one.state == State.APPLIED and "ให้ที่นั่งและลงชื่อเข้าอบรม" in page.text


def test_a_freed_seat_leads_to_those_who_wait_for_it(slot, as_organiser):
    absent, one = seating.holder(slot), seating.reserve(slot, 1, **named("มาลี"))

    page = as_organiser.post(f"/door/{slot.id}/seats", data={"absent": absent.id, "reason": "ไม่มา"},
                             follow_redirects=True)  # fmt: skip

    assert page.request.path == address(slot) and f'walk-ins/{one.id}"' in page.text and "เข้าได้" in page.text


def test_freeing_without_a_reason_is_refused_and_the_choice_stays(slot, as_organiser):
    absent = seating.holder(slot)

    page = as_organiser.post(f"/door/{slot.id}/seats", data={"absent": absent.id, "reason": ""})

    assert page.status_code == 422 and f'value="{absent.id}" selected' in page.text


def test_a_door_account_is_told_that_it_may_not_and_sees_nobody(slot, as_door):
    one = seating.applicant(slot, **named("มาลี"))

    for path in ("", "new", one.id):
        answer = as_door.get(address(slot, path) if path else address(slot))
        assert answer.status_code == 403 and "เฉพาะผู้จัดอบรม" in answer.text and "มาลี" not in answer.text


def test_a_door_account_that_guesses_an_address_gives_nobody_a_seat(slot, as_door):
    one = seating.applicant(slot, **named("มาลี"))

    answer = as_door.post(address(slot, one.id))

    assert (answer.status_code, "มาลี" in answer.text, all_of(Presence)) == (403, False, set())


def test_the_organiser_lets_the_door_do_it_and_takes_it_back_and_both_are_journalled(slot, as_organiser):
    for said in ("yes", "yes", "no"):
        as_organiser.post(address(slot, "permission"), data={"allowed": said})

    acts = [entry.act for entry in db.session.query(Entry).order_by(Entry.id)]
    assert (db.session.query(Hall).one().walk_ins, acts) == (False, ["allowed_walk_ins", "forbade_walk_ins"])


def test_a_door_account_that_may_gives_seats_but_is_offered_no_exception_and_nobodys_seat(slot, as_door):
    seating.allow(slot)
    one = seating.reserve(slot, 1)
    stranger = seating.stranger(slot)

    page = as_door.get(address(slot, stranger.id)).text
    as_door.post(address(slot, one.id))

    assert 'name="exception"' not in page and "เชิญผู้จัดอบรม" in page and all_of(Presence) == {one.id}


def test_a_door_account_opens_only_slots_of_today(app, as_door):
    past = make.slots(make.cohort())[0]

    assert as_door.get(address(past)).status_code == 404


def test_where_nobody_waits_the_page_says_so(slot, as_organiser):
    assert "ไม่มีผู้รอที่นั่ง" in as_organiser.get(address(slot)).text


@pytest.mark.parametrize("page", ["walk-ins", "seats", "substitutions"])
def test_the_pages_ask_the_database_as_much_for_three_people_as_for_one(app, as_organiser, statements, page):
    seen = []
    for number, people in ((5, 1), (6, 3)):
        slot = seating.slot(seats=people + 1, programme=make.programme(f"executive{number}"))
        for rank in range(people):
            seating.holder(slot), seating.reserve(slot, rank + 1), seating.stranger(slot), seating.applicant(slot)
        db.session.commit()
        with statements() as counted:
            as_organiser.get(f"/door/{slot.id}/{page}")
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 20
