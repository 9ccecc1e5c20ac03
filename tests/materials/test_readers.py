"""Who gets what: everybody what is theirs, and nothing else, whatever address they guess."""

import pytest

from tests import make
from trainer.database import db
from trainer.materials import shelving
from trainer.materials.models import Material


def person(sign_in, cohort=None, email="me@example.org", **facts):
    if cohort:
        make.registration(cohort, person=make.person(email=email), **facts)
    return sign_in(make.account("participant", email=email))


@pytest.fixture
def slides(shelve):
    return shelve("ทุกคน.txt", audience="public")


@pytest.fixture
def ours(shelve):
    """Something for the participants of cohort 4."""
    return shelve("เฉพาะผู้เข้าอบรม.txt")


ADDRESSES = ["", "?saved=1"]


@pytest.mark.parametrize("more", ADDRESSES)
def test_a_participant_gets_what_is_for_participants(cohort, ours, sign_in, address, more):
    assert person(sign_in, cohort).get(address(ours, more)).status_code == 200


def test_pictures_are_for_those_for_whom_the_file_is(cohort, shelve, client, sign_in, address):
    made = shelve("ก.pdf")

    stranger = client.get(address(made, "/preview")).status_code

    assert (stranger, person(sign_in, cohort).get(address(made, "/preview")).status_code) == (404, 200)


@pytest.mark.parametrize("more", ADDRESSES)
def test_strangers_do_not(ours, client, address, more):
    assert client.get(address(ours, more)).status_code == 404


@pytest.mark.parametrize("state", ["applied", "declined", "withdrawn", "offered"])
def test_nor_do_those_who_hold_no_seat(cohort, ours, sign_in, address, state):
    assert person(sign_in, cohort, state=state).get(address(ours)).status_code == 404


@pytest.mark.parametrize("more", ADDRESSES)
def test_nor_does_a_participant_of_another_cohort_who_guesses_the_address(cohort, ours, sign_in, address, more):
    other = make.cohort(5, programme=cohort.programme, announced_at=cohort.announced_at)
    visitor = person(sign_in, other)

    guesses = address(ours, more), address(ours, more).replace("/4/", "/5/")

    assert [visitor.get(guess).status_code for guess in guesses] == [404, 404]


def test_the_door_sees_what_the_public_sees(ours, as_door, address):
    assert as_door.get(address(ours)).status_code == 404


def test_public_files_of_a_draft_are_not_public_yet(cohort, slides, client, address):
    cohort.announced_at = None
    db.session.commit()

    assert client.get(address(slides)).status_code == 404


def test_what_is_for_the_staff_is_seen_by_staff(shelve, sign_in, as_organiser, address, cohort):
    made = shelve("ภายใน.txt", audience="staff")

    assert as_organiser.get(address(made)).status_code == 200
    assert person(sign_in, cohort).get(address(made)).status_code == 404


def test_what_is_not_ready_is_not_there(cohort, ours, sign_in, address):
    ours.newest.state = "infected"

    assert person(sign_in, cohort).get(address(ours)).status_code == 404


@pytest.mark.parametrize("name", ["../../etc/passwd", "999999", "1/../../x"])
def test_guessed_addresses_are_not_found(cohort, client, name):
    assert client.get(f"/cohorts/{cohort.address}/materials/{name}").status_code == 404


def test_taken_back_while_somebody_reads_it_is_gone_for_the_next(cohort, ours, sign_in, address):
    visitor = person(sign_in, cohort)
    mark = visitor.get(address(ours)).headers["ETag"]
    shelving.withdraw(db.session.get(Material, ours.id), None)
    db.session.commit()

    assert visitor.get(address(ours), headers={"If-None-Match": mark}).status_code == 404
