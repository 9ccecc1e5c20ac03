"""The hall's link: made, shown, withdrawn; and self check-in, switched on and off."""

import threading

import pytest

from tests import make
from tests.door import halls
from trainer.database import db, now
from trainer.door import hall
from trainer.door.models import Hall
from trainer.errors import Refused
from trainer.journal import Entry

pytestmark = pytest.mark.usefixtures("in_the_morning")


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def desk(cohort):
    return f"/desk/cohorts/{cohort.address}/hall"


def acts():
    return [entry.act for entry in db.session.query(Entry).order_by(Entry.id)]


def test_at_first_no_link_is_given_and_self_check_in_is_off(as_organiser, desk):
    page = as_organiser.get(desk).text

    assert "/halls/" not in page and "ปิดอยู่" in page and db.session.query(Hall).count() == 0


def test_the_link_that_an_organiser_makes_opens_the_screens_without_signing_in(app, as_organiser, cohort, desk):
    as_organiser.post(f"{desk}/link")

    token = hall.token_of(hall.hall_of(cohort))
    stranger = app.test_client()
    assert f"http://localhost/halls/{token}" in as_organiser.get(desk).text
    assert [stranger.get(f"/halls/{token}{screen}").status_code for screen in ("", "/board", "/news")] == [200] * 3


def test_a_withdrawn_link_opens_nothing_and_the_codes_of_its_screen_are_void(client, cohort):
    slot, here = halls.slot(cohort), halls.opened(cohort)
    token, shown = hall.token_of(here), halls.code(slot)

    hall.withdraw_link(cohort, None)

    assert [client.get(f"/halls/{token}{screen}").status_code for screen in ("", "/board", "/news")] == [404] * 3
    assert client.get(f"/check-in/{shown}").status_code == 422


def test_after_a_withdrawal_a_new_link_is_another_one(client, cohort):
    old = hall.token_of(halls.opened(cohort))
    hall.withdraw_link(cohort, None)

    hall.give_link(cohort, None)

    new = hall.token_of(hall.hall_of(cohort))
    assert (client.get(f"/halls/{old}").status_code, client.get(f"/halls/{new}").status_code) == (404, 200)


@pytest.mark.parametrize("token", ["x", "WzEsMV0.forged"])
def test_a_forged_link_opens_nothing(client, cohort, token):
    halls.opened(cohort)

    assert client.get(f"/halls/{token}").status_code == 404


def test_what_is_done_to_a_hall_is_journalled_once(as_organiser, cohort, desk):
    for _twice in range(2):
        as_organiser.post(f"{desk}/link")
        as_organiser.post(f"{desk}/self-check-in", data={"on": "1"})
    for _twice in range(2):
        as_organiser.post(f"{desk}/self-check-in", data={"on": "0"})
        as_organiser.post(f"{desk}/link/withdrawal")

    assert acts() == ["hall_link_given", "self_check_in_begun", "self_check_in_ended", "hall_link_withdrawn"]


def test_a_closed_cohort_keeps_self_check_in_as_it_is(cohort):
    cohort.closed_at = now()

    with pytest.raises(Refused):
        hall.set_self_check_in(cohort, True, None)


def test_two_organisers_at_once_make_one_hall(app, cohort):
    cohort_id, cohort_type = cohort.id, type(cohort)
    db.session.commit()
    start = threading.Barrier(4)

    def give():
        with app.app_context():
            start.wait()
            hall.give_link(db.session.get(cohort_type, cohort_id), None)
            db.session.commit()

    threads = [threading.Thread(target=give) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert (db.session.query(Hall).count(), acts()) == (1, ["hall_link_given"])


@pytest.mark.parametrize(("address", "warned"), [("http://127.0.0.1:8000", True), ("https://training.go.th", False)])
def test_an_address_that_no_phone_can_open_is_warned_of(app, as_organiser, desk, monkeypatch, address, warned):
    monkeypatch.setitem(app.config, "PUBLIC_URL", address)

    assert ("PUBLIC_URL" in as_organiser.get(desk).text) == warned


def test_the_door_may_not_open_the_page_of_the_hall(as_door, desk):
    assert as_door.get(desk).status_code == 403


def test_the_hall_of_a_cohort_that_is_not_there_is_not_found(as_organiser):
    make.programme("executive")

    assert as_organiser.get("/desk/cohorts/executive/99/hall").status_code == 404
