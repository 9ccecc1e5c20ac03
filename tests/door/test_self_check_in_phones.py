"""One phone that signs in several people is not stopped; an organiser is told of it, and clears it or takes it back."""

import pytest

from tests import make
from tests.door import halls
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.door import self_check_in_phones as phones
from trainer.journal import Entry

pytestmark = pytest.mark.usefixtures("in_the_morning")


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    slot = halls.slot(cohort)
    halls.opened(cohort)
    db.session.commit()
    return slot


@pytest.fixture
def ten(app, cohort, slot):
    """Ten people whom one phone signs in."""
    people = [halls.person(cohort, "คน", f"ที่{n:02}") for n in range(10)]
    phone = app.test_client()
    ticket = halls.scan(phone, slot)
    for n in range(10):
        assert halls.sign_in(phone, ticket, f"คน ที่{n:02}", "5678").status_code == 200
    return people


def board(cohort, part="board"):
    return f"/desk/cohorts/{cohort.address}/{part}"


def test_ten_people_by_one_phone_are_all_signed_in_and_one_warning(ten, cohort):
    (lent,) = phones.lent(cohort)

    assert [number for number, _name, _at in lent.people] == [one.id for one in ten]
    assert db.session.query(Presence).count() == 10


@pytest.mark.parametrize("part", ["board", "attendance", "phones"])
def test_the_organisers_pages_tell_names_and_times(ten, cohort, as_organiser, part):
    page = as_organiser.get(board(cohort, part)).text

    assert "นางคน ที่00" in page and "08.41 น." in page and "เครื่องเดียว" in page + "เครื่องเดียว" * (part == "phones")


def test_the_board_of_another_half_day_is_silent(ten, cohort, as_organiser):
    afternoon = halls.slot(cohort, half="2-afternoon")

    assert "เครื่องเดียว" not in as_organiser.get(board(cohort, f"board?slot={afternoon.id}")).text


def test_a_phone_of_ones_own_is_no_warning(app, cohort, slot, as_organiser):
    for n in range(2):
        halls.person(cohort, "คน", f"ที่{n:02}")
        phone = app.test_client()
        halls.sign_in(phone, halls.scan(phone, slot), f"คน ที่{n:02}", "5678")

    assert phones.lent(cohort) == [] and "เครื่องเดียว" not in as_organiser.get(board(cohort)).text


def test_those_whom_the_desk_signed_in_share_no_phone(cohort, slot):
    for _ in range(2):
        make.presence(slot, halls.person(cohort))

    assert phones.lent(cohort) == []


def test_what_an_organiser_cleared_is_no_longer_a_warning(ten, cohort, as_organiser):
    (lent,) = phones.lent(cohort)

    as_organiser.post(
        board(cohort, f"phones/{lent.slot.id}/{lent.phone}/clearance"), data={"seen": [one.id for one in ten]}
    )

    assert (phones.lent(cohort), db.session.query(Presence).count()) == ([], 10)
    assert db.session.query(Entry).filter_by(act="phone_cleared").one().facts["count"] == 10


def test_who_signs_in_with_it_after_the_organiser_looked_is_told_anew(ten, cohort, slot):
    (lent,) = phones.lent(cohort)

    phones.clear(slot, lent.phone, [one.id for one in ten[:9]], None)

    assert len(phones.lent(cohort)) == 1


def test_an_organiser_takes_one_presence_back_with_a_reason(ten, cohort, slot, as_organiser):
    as_organiser.post(
        board(cohort, f"phones/{slot.id}/annulments"), data={"registration": ten[3].id, "reason": "ไม่อยู่ในห้อง"}
    )

    entry = db.session.query(Entry).filter_by(act="presence_annulled").one()
    assert (entry.registration_id, entry.facts["reason"]) == (ten[3].id, "ไม่อยู่ในห้อง")
    assert db.session.query(Presence).filter_by(registration_id=ten[3].id).count() == 0


def test_taking_back_without_a_reason_is_refused(ten, cohort, slot, as_organiser):
    as_organiser.post(board(cohort, f"phones/{slot.id}/annulments"), data={"registration": ten[3].id, "reason": " "})

    assert db.session.query(Presence).count() == 10


def test_a_phone_of_another_cohort_can_neither_be_cleared_nor_seen_here(ten, cohort, slot, as_organiser):
    other = make.cohort(number=77, starts_on=halls.DAY)
    (lent,) = phones.lent(cohort)

    answer = as_organiser.post(board(other, f"phones/{slot.id}/{lent.phone}/clearance"), data={"seen": ten[0].id})

    assert answer.status_code == 404 and "ที่00" not in as_organiser.get(board(other, "phones")).text


def test_the_mark_of_a_phone_differs_from_cohort_to_cohort_and_is_not_the_cookie(app, cohort):
    other = make.cohort(number=77)

    hashes = {phones.hashed("a" * 32, cohort), phones.hashed("a" * 32, other), "a" * 32}

    assert len(hashes) == 3


@pytest.mark.parametrize("forged", ["", "x", "c0ffee", "WyJhIl0.x"])
def test_a_forged_mark_is_replaced_by_a_new_one(app, forged):
    with app.test_request_context(headers={"Cookie": f"phone={forged}"}):
        assert len(phones.mark()) == 32 and phones.mark() != phones.mark()


def test_the_cookie_is_kept_long_out_of_reach_of_scripts_and_only_for_check_in(client, slot):
    cookie = client.get(f"/check-in/{halls.code(slot)}").headers["Set-Cookie"]

    assert all(word in cookie for word in ("Max-Age=15552000", "HttpOnly", "Path=/check-in", "SameSite=Lax"))


@pytest.mark.parametrize("part", ["phones", "attendance"])
def test_the_pages_ask_the_database_as_much_for_three_phones_as_for_one(cohort, slot, as_organiser, statements, part):
    seen = []
    for lot in (1, 2):
        for n in range(lot):
            for _pair in range(2):
                make.presence(slot, halls.person(cohort)).phone = f"{lot}{n}"
        db.session.commit()
        with statements() as counted:
            as_organiser.get(board(cohort, part))
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 13
