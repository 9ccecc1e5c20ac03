"""Bedrooms: one place a person, locked rooms kept, changes by hand refused where they must be."""

import pytest
from sqlalchemy.exc import IntegrityError

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import admission, housing, logistics_queries, moves, record
from trainer.registration.lodging import Stay
from trainer.registration.models import State
from trainer.registration.rooms import LodgingPlace, LodgingRoom


def people(cohort, *titles, **facts):
    """Participants with these titles who need a bed, all of one organisation unless told otherwise."""
    facts = {"organisation": make.organisation(), "lodging": Stay.YES} | facts
    return [make.registration(cohort, person=make.person(title=title), **facts) for title in titles]


def arranged(cohort):
    """{room name: ids of its people} as it stands in the database."""
    db.session.flush()
    db.session.expire_all()
    return {room.name: [one.id for one in room.people]
            for room in db.session.scalars(logistics_queries.rooms_of(cohort))}  # fmt: skip


def ids(*registrations):
    return [one.id for one in registrations]


@pytest.fixture
def cohort(app):
    return make.cohort()


def test_a_proposal_puts_pairs_into_numbered_rooms(cohort):
    one, other, third = people(cohort, "นาย", "นาย", "นาย")

    housing.propose(cohort, None)

    assert arranged(cohort) == {"1": ids(one, other), "2": ids(third)}


def test_only_who_holds_a_seat_and_needs_a_bed_gets_one(cohort):
    people(cohort, "นาย", state=State.APPLIED)
    people(cohort, "นาย", lodging=Stay.UNKNOWN)
    people(cohort, "นาย", lodging=Stay.NO)

    with pytest.raises(Refused):
        housing.propose(cohort, None)


def test_the_one_whose_sex_is_not_known_is_named_and_gets_no_room(cohort):
    [doctor] = people(cohort, "ดร.")

    _made, asked = housing.propose(cohort, None)

    assert (asked, arranged(cohort)) == ([doctor], {})


def test_the_answer_given_for_somebody_places_them(cohort):
    doctor, woman = people(cohort, "ดร.", "นาง")
    housing.share_with(doctor, "women", None)

    housing.propose(cohort, None)

    assert sorted(arranged(cohort)["1"]) == ids(doctor, woman)


def test_proposing_again_keeps_a_locked_room_and_its_number(cohort):
    first, second, third, fourth = people(cohort, "นาย", "นาย", "นาย", "นาย")
    housing.propose(cohort, None)
    kept = db.session.query(LodgingRoom).filter_by(name="2").one()
    moves.rename(cohort, {kept.id: "305"}, None)
    kept.lock(None)
    people(cohort, "นาย")

    housing.propose(cohort, None)

    found = arranged(cohort)
    assert (found["305"], found["1"], len(found)) == (ids(third, fourth), ids(first, second), 3)


def test_a_person_cannot_have_two_beds(cohort):
    [one] = people(cohort, "นาย")
    housing.propose(cohort, None)
    db.session.add(LodgingRoom(cohort=cohort, name="9", places=[LodgingPlace(bed=1, registration_id=one.id)]))

    with pytest.raises(IntegrityError):
        db.session.flush()


def test_a_bed_cannot_have_two_people(cohort):
    one, other = people(cohort, "นาย", "นาย")
    room = make.add(LodgingRoom(cohort=cohort, name="9", places=[LodgingPlace(bed=1, registration_id=one.id)]))
    db.session.add(LodgingPlace(room_id=room.id, bed=1, registration_id=other.id))

    with pytest.raises(IntegrityError):
        db.session.flush()


def test_moving_into_a_full_room_is_refused(cohort):
    *_two, third = people(cohort, "นาย", "นาย", "นาย")
    housing.propose(cohort, None)
    full = db.session.query(LodgingRoom).filter_by(name="1").one()

    with pytest.raises(Refused, match="1"):
        moves.move(cohort, [third], full, None)


def test_moving_to_a_new_room_leaves_the_old_one_to_the_other(cohort):
    one, other = people(cohort, "นาย", "นาย")
    housing.propose(cohort, None)

    moves.move(cohort, [other], None, None)

    assert arranged(cohort) == {"1": ids(one), "2": ids(other)}


def test_a_room_that_nobody_sleeps_in_any_more_is_gone(cohort):
    one, _other, third = people(cohort, "นาย", "นาย", "นาย")
    housing.propose(cohort, None)
    moves.take_out(cohort, [one], None)

    moves.move(cohort, [third], db.session.query(LodgingRoom).filter_by(name="1").one(), None)

    assert list(arranged(cohort)) == ["1"]


def test_two_people_change_beds(cohort):
    first, second, third, fourth = people(cohort, "นาย", "นาย", "นาย", "นาย")
    housing.propose(cohort, None)

    moves.swap(cohort, second, third, None)

    assert arranged(cohort) == {"1": ids(first, third), "2": ids(second, fourth)}


@pytest.mark.parametrize("act", [
    lambda cohort, one, other: moves.move(cohort, [one], None, None),
    lambda cohort, one, other: moves.take_out(cohort, [one], None),
    lambda cohort, one, other: moves.swap(cohort, one, other, None),
])  # fmt: skip
def test_nobody_leaves_a_locked_room(cohort, act):
    one, _two, third = people(cohort, "นาย", "นาย", "นาย")
    housing.propose(cohort, None)
    one.place.room.lock(None)
    db.session.flush()

    with pytest.raises(Refused):
        act(cohort, one, third)


def test_a_monk_put_beside_a_layman_by_hand_is_pointed_out(cohort):
    monk, layman = people(cohort, "พระ", "นาย")

    room = moves.move(cohort, [monk, layman], None, None)
    db.session.expire_all()

    assert room.conflicts == ["monk_with_laity"]


def test_who_needs_no_bed_gives_it_up(cohort):
    one, other = people(cohort, "นาย", "นาย")
    housing.propose(cohort, None)

    housing.need(cohort, [one], Stay.NO, None)

    assert arranged(cohort) == {"1": ids(other)}


def test_a_correction_that_takes_the_need_away_takes_the_bed_too(cohort):
    one, other = people(cohort, "นาย", "นาย")
    housing.propose(cohort, None)

    record.correct(one, record.as_typed(one) | {"lodging": "no"}, None)

    assert arranged(cohort) == {"1": ids(other)}


def test_a_correction_of_something_else_leaves_the_bed(cohort):
    [one] = people(cohort, "นาย")
    housing.propose(cohort, None)

    record.correct(one, record.as_typed(one) | {"food": "เจ"}, None)

    assert arranged(cohort) == {"1": ids(one)}


def test_who_withdraws_gives_up_the_bed(cohort):
    one, other = people(cohort, "นาย", "นาย")
    housing.propose(cohort, None)

    admission.withdraw(one, "ป่วย", None)

    assert arranged(cohort) == {"1": ids(other)}


def test_two_rooms_may_change_their_numbers(cohort):
    people(cohort, "นาย", "นาง")
    housing.propose(cohort, None)
    first, second = db.session.query(LodgingRoom).order_by(LodgingRoom.name)

    moves.rename(cohort, {first.id: "2", second.id: "1"}, None)

    assert (first.name, second.name) == ("2", "1")


@pytest.mark.parametrize("name", ["2", "  ", ""])
def test_a_number_that_another_room_has_or_none_is_refused(cohort, name):
    people(cohort, "นาย", "นาง")
    housing.propose(cohort, None)
    first = db.session.query(LodgingRoom).filter_by(name="1").one()

    with pytest.raises(Refused):
        moves.rename(cohort, {first.id: name}, None)


def test_a_move_is_written_into_the_journal_of_the_person(cohort):
    [one] = people(cohort, "นาย")
    housing.propose(cohort, None)

    moves.move(cohort, [one], None, None)

    assert db.session.query(Entry).filter_by(act="moved_bed").one().facts == {"changes": {"bedroom": ["1", "2"]}}


def test_rooms_of_another_cohort_stay_as_they_are(cohort):
    neighbour = make.cohort(5)
    [stranger] = people(neighbour, "นาย")
    housing.propose(neighbour, None)
    people(cohort, "นาย")

    housing.propose(cohort, None)

    assert arranged(neighbour) == {"1": ids(stranger)}
