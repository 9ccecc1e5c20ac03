"""What later chapters keep of a person follows when two entries become one, or keeps them from becoming one."""

import pytest

from tests import make
from trainer.applications.models import Answer, Question, QuestionKind
from trainer.attendance.models import Presence
from trainer.awards.models import Award
from trainer.database import db
from trainer.errors import Refused
from trainer.nominations.models import Nomination, NominationLink
from trainer.registration import merging
from trainer.registration.models import State
from trainer.registration.rooms import LodgingPlace, LodgingRoom


@pytest.fixture
def pair(app):
    """An entry that stays and one that holds a seat and goes."""
    cohort = make.cohort()
    return tuple(
        make.registration(cohort, state=state, person=make.person("มาลี", "ดีงาม"))
        for state in (State.APPLIED, State.ACCEPTED)
    )


def merged(pair):
    merging.merge(*pair, (), None)
    db.session.commit()
    return pair[0]


def test_presences_go_to_the_entry_that_stays(pair):
    for slot in make.slots(pair[0].cohort):
        make.presence(slot, pair[1])

    kept = merged(pair)

    assert {one.registration_id for one in db.session.query(Presence)} == {kept.id}


def test_two_entries_that_were_both_signed_in_may_be_two_people(pair):
    slot, *_others = make.slots(pair[0].cohort)
    for each in pair:
        make.presence(slot, each)

    with pytest.raises(Refused):
        merged(pair)


def test_an_award_goes_to_the_entry_that_stays(pair):
    make.award(pair[1])

    kept = merged(pair)

    assert db.session.query(Award).one().registration_id == kept.id


def test_two_awards_cannot_become_one(pair):
    for each in pair:
        make.award(each)

    with pytest.raises(Refused):
        merged(pair)


def test_answers_to_what_the_other_entry_did_not_answer_move(pair):
    asked = [
        make.add(Question(cohort=pair[0].cohort, kind=QuestionKind.TEXT, label=label, position=place))
        for place, label in enumerate(("ก", "ข"))
    ]
    make.add(Answer(registration=pair[0], question=asked[0], value="ของตน"))
    for question in asked:
        make.add(Answer(registration=pair[1], question=question, value="ของอีกใบ"))

    kept = merged(pair)

    assert [one.value for one in sorted(kept.answers, key=lambda one: one.question_id)] == ["ของตน", "ของอีกใบ"]


def test_a_nomination_goes_to_the_entry_that_stays(pair):
    link = make.add(NominationLink(cohort=pair[0].cohort, province="TH-51", most=5, expires_on=make.FIRST_DAY))
    make.add(Nomination(registration=pair[1], link=link))

    kept = merged(pair)

    assert db.session.query(Nomination).one().registration_id == kept.id


def bed(registration, name):
    room = make.add(LodgingRoom(cohort=registration.cohort, name=name))
    make.add(LodgingPlace(room=room, bed=1, registration=registration))


def test_the_bed_goes_with_the_seat(pair):
    bed(pair[1], "101")

    kept = merged(pair)

    assert kept.place.room.name == "101"


def test_who_has_a_bed_keeps_it_and_the_other_one_is_free(pair):
    for each, name in zip(pair, ("101", "102"), strict=True):
        bed(each, name)

    kept = merged(pair)

    assert [one.registration_id for one in db.session.query(LodgingPlace)] == [kept.id]
