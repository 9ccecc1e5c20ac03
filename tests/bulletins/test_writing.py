"""Writing, changing and taking back bulletins."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.bulletins import people
from trainer import journal
from trainer.bulletins import queries, reading, writing
from trainer.bulletins.models import Audience, Standing
from trainer.database import db, now
from trainer.errors import Refused
from trainer.registration.models import Registration, State
from trainer.registration.queries import registration_at


@pytest.fixture
def cohort(app):
    return people.cohort()


def told(*registrations):
    """{name: titles of what each of them is told}."""
    names = {one.id: one.person.first_name for one in registrations}
    found = {name: [] for name in names.values()}
    for registration_id, bulletin, _at in db.session.execute(queries.shown_to(list(names))):
        found[names[registration_id]].append(bulletin.headline)
    return found


def edited(bulletin, **facts):
    facts = {"headline": bulletin.headline, "body": bulletin.body, "audience": bulletin.audience} | facts
    writing.edit(bulletin, None, **facts)


def test_everybody_who_holds_a_seat_is_told_and_nobody_else(cohort):
    seat = people.seated(cohort, "ได้ที่นั่ง")
    reserve = people.seated(cohort, "สำรอง", state=State.RESERVE, rank=1)
    elsewhere = people.seated(make.cohort(number=9), "รุ่นอื่น")

    people.bulletin(cohort, "ย้ายห้อง")

    assert told(seat, reserve, elsewhere) == {"ได้ที่นั่ง": ["ย้ายห้อง"], "สำรอง": [], "รุ่นอื่น": []}


def test_a_bulletin_for_a_group_is_told_to_nobody_of_another(cohort):
    mine, theirs = people.group(cohort, 1), people.group(cohort, 2)
    one = people.seated(cohort, "กลุ่มหนึ่ง", training_group=mine)
    two = people.seated(cohort, "กลุ่มสอง", training_group=theirs)

    people.bulletin(cohort, "รถออก", audience=Audience.GROUPS, groups=[mine])

    assert told(one, two) == {"กลุ่มหนึ่ง": ["รถออก"], "กลุ่มสอง": []}


def test_where_its_group_is_gone_it_is_told_to_nobody(cohort):
    group = people.group(cohort)
    one = people.seated(cohort, "คนเดิม", training_group=group)
    people.bulletin(cohort, audience=Audience.GROUPS, groups=[group])
    db.session.commit()
    db.session.delete(group)
    db.session.commit()

    assert told(db.session.get(Registration, one.id)) == {"คนเดิม": []}


@pytest.mark.parametrize(("hours", "standing"), [(-1, Standing.WAITING), (1, Standing.SHOWN), (49, Standing.OVER)])
def test_it_is_shown_from_its_first_moment_until_its_last(cohort, hours, standing):
    one, start = people.seated(cohort), make.moment(people.DAY, 9)
    bulletin = people.bulletin(cohort, shows_from=start, shows_until=start + timedelta(hours=48))
    db.session.commit()

    with time_machine.travel(start + timedelta(hours=hours), tick=False):
        seen = bool(told(one)["มาลี"])
        assert (bulletin.standing(now()), seen) == (standing, standing == Standing.SHOWN)


def test_pinned_ones_come_first(cohort):
    one = people.seated(cohort)
    people.bulletin(cohort, "ปักหมุด", pinned=True, shows_from=now() - timedelta(hours=2))
    people.bulletin(cohort, "ใหม่กว่า")

    assert told(one) == {"มาลี": ["ปักหมุด", "ใหม่กว่า"]}


def test_what_was_taken_back_is_told_to_nobody_and_can_be_shown_again(cohort):
    one, bulletin = people.seated(cohort), people.bulletin(cohort)
    writing.take_back(bulletin, None)
    before = told(one)
    writing.show_again(bulletin, None)

    assert (before, told(one)) == ({"มาลี": []}, {"มาลี": ["ย้ายห้อง"]})


@pytest.mark.parametrize(
    ("facts", "place"),
    [({"title": "  "}, "headline"), ({"title": "ก" * 201}, "headline"), ({"body": " \n"}, "body"),
     ({"body": "ก" * 5001}, "body"), ({"audience": "groups"}, "groups"),
     ({"shows_until": make.moment(people.DAY, 9), "shows_from": make.moment(people.DAY, 9)}, "until_day")],
)  # fmt: skip
def test_what_is_no_bulletin_is_refused_beside_its_field(cohort, facts, place):
    with pytest.raises(Refused) as refusal:
        people.bulletin(cohort, **facts)

    assert refusal.value.place == place


def test_a_group_of_another_cohort_is_refused(cohort):
    foreign = people.group(make.cohort(number=9))

    with pytest.raises(Refused):
        people.bulletin(cohort, audience=Audience.GROUPS, groups=[foreign])


def test_a_closed_cohort_takes_no_bulletin(cohort):
    cohort.closed_at = now()

    with pytest.raises(Refused):
        people.bulletin(cohort)


def test_new_words_are_shown_as_edited_and_the_journal_keeps_the_old(cohort):
    bulletin = people.bulletin(cohort, "ห้อง 1")
    edited(bulletin, headline="ห้อง 2")

    [entry] = [one for one in db.session.scalars(journal.entries_of(bulletin)) if one.act == "changed_bulletin"]
    assert (bool(bulletin.edited_at), entry.facts["changes"]) == (True, {"headline": ["ห้อง 1", "ห้อง 2"]})


def test_pinning_is_no_edit_of_the_words(cohort):
    bulletin = people.bulletin(cohort)
    edited(bulletin, pinned=True)

    assert bulletin.edited_at is None


@pytest.mark.parametrize("again", [False, True])
def test_a_corrected_bulletin_is_unread_anew_only_where_it_is_told_anew(cohort, again):
    one, bulletin = people.seated(cohort), people.bulletin(cohort, shows_from=now() - timedelta(hours=1))
    reading.note(bulletin.id, registration_at(one.id))
    edited(bulletin, body="แก้คำ", again=again)

    assert [each.id for each in db.session.scalars(queries.non_readers(bulletin))] == ([one.id] if again else [])


def test_counts_of_readers_leave_out_who_gave_the_seat_up(cohort):
    one, other, bulletin = people.seated(cohort), people.seated(cohort), people.bulletin(cohort)
    reading.note(bulletin.id, registration_at(one.id))
    reading.note(bulletin.id, registration_at(other.id))
    other.state = State.WITHDRAWN
    db.session.flush()

    assert db.session.execute(queries.counts(cohort)).all() == [(bulletin.id, 1, 1)]


def test_what_is_not_for_somebody_cannot_be_marked_as_read(cohort):
    outsider, bulletin = people.seated(make.cohort(number=9)), people.bulletin(cohort)

    assert reading.note(bulletin.id, registration_at(outsider.id)) == 0


def test_readings_stay_with_the_entry_that_stays(cohort):
    gone, stays, bulletin = people.seated(cohort), people.seated(cohort), people.bulletin(cohort)
    reading.note(bulletin.id, registration_at(gone.id))
    reading.move(gone, stays)

    assert [each.id for each in db.session.scalars(queries.non_readers(bulletin))] == [gone.id]
