"""One number for one person, from the first list that goes out."""

import threading

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from tests import make
from tests.registration.pressure import at_once, locking_late
from trainer.database import db
from trainer.journal import Entry
from trainer.programmes.models import Cohort
from trainer.registration import admission, announcements, list_numbers, merging
from trainer.registration.models import Registration, State


@pytest.fixture
def cohort(app):
    return make.cohort(seats=10)


def holder(cohort, first, state=State.ACCEPTED, **facts):
    return make.registration(cohort, state=state, person=make.person(first, "ดีงาม"), **facts)


def numbers(cohort):
    """{first name: number} of everybody in the cohort."""
    db.session.flush()
    return {one.person.first_name: one.list_number for one in db.session.query(Registration).filter_by(
        cohort_id=cohort.id).populate_existing()}  # fmt: skip


def test_those_who_hold_a_seat_are_numbered_in_thai_order(cohort):
    for first in ("เขมิกา", "ขวัญ", "กานดา"):
        holder(cohort, first)
    holder(cohort, "กมล", State.APPLIED)

    list_numbers.give(cohort)

    assert numbers(cohort) == {"กานดา": 1, "ขวัญ": 2, "เขมิกา": 3, "กมล": None}


def test_who_gets_a_seat_later_has_the_next_number(cohort):
    holder(cohort, "ขวัญ"), list_numbers.give(cohort)
    late = holder(cohort, "กานดา", State.APPLIED)

    admission.accept(late, None)

    assert numbers(cohort) == {"ขวัญ": 1, "กานดา": 2}


def test_before_the_first_list_goes_out_nobody_has_a_number(cohort):
    admission.accept(holder(cohort, "กานดา", State.APPLIED), None)

    assert numbers(cohort) == {"กานดา": None}


def test_a_number_that_was_given_up_is_nobody_elses_and_is_there_for_who_comes_back(cohort):
    holder(cohort, "กานดา")
    last = holder(cohort, "ขวัญ")
    list_numbers.give(cohort)
    admission.withdraw(last, "", None)
    admission.accept(holder(cohort, "จิตรา", State.APPLIED), None)
    last.reconsider(None)

    admission.accept(last, None)

    assert numbers(cohort) == {"กานดา": 1, "ขวัญ": 2, "จิตรา": 3}


def test_giving_them_again_changes_nothing_and_is_not_told_again(cohort):
    holder(cohort, "กานดา"), list_numbers.give(cohort)

    again = list_numbers.give(cohort)

    assert (again, Entry.query.filter_by(act="gave_list_numbers").count()) == (0, 1)


def test_who_is_merged_into_another_entry_brings_the_number_along(cohort):
    gone = holder(cohort, "กานดา")
    list_numbers.give(cohort)
    kept = holder(cohort, "กานดา", State.APPLIED)

    merging.merge(kept, gone, (), None)

    assert (kept.list_number, gone.list_number) == (1, None)


def test_the_announced_list_shows_the_lasting_numbers(cohort, monkeypatch, client):
    monkeypatch.setattr(Cohort, "in_public", lambda *_: True)
    for first in ("กานดา", "ขวัญ", "จิตรา"):
        holder(cohort, first)
    announcements.publish(cohort, None)
    admission.withdraw(Registration.query.filter_by(list_number=2).one(), "", None)

    made = announcements.publish(cohort, None)

    db.session.commit()
    page = client.get(f"/cohorts/{cohort.programme.slug}/{cohort.number}/announcements/{made.number}").text
    assert [one.number for one in made.people.accepted] == [1, 3]
    assert ">3</td>" in page and ">2</td>" not in page


def test_two_who_number_at_once_give_no_number_twice(app, cohort):
    for _ in range(12):
        make.registration(cohort)

    given = at_once(app, [numbering(cohort)] * 4)

    people = db.session.query(Registration.list_number).order_by(Registration.list_number)
    assert (sorted(given), [number for (number,) in people]) == ([0, 0, 0, 12], list(range(1, 13)))


def numbering(cohort):
    cohort_id = cohort.id
    return lambda: list_numbers.give(db.session.get(Cohort, cohort_id))


@pytest.fixture
def without_locks(app, monkeypatch):
    """Takes away the hold on the cohort, and SQLite's write lock from the beginning; both see the same people."""

    looked, missing = threading.Barrier(2), list_numbers.missing

    def look_together(cohort):
        found = missing(cohort)
        looked.wait()
        return found

    monkeypatch.setattr(list_numbers, "lock", lambda cohort: None)
    monkeypatch.setattr(list_numbers, "missing", look_together)
    with locking_late():
        yield


def test_the_race_is_real_when_nothing_is_held(app, cohort, without_locks):
    """Proves that the test above can fail: both number the same people, or the database gives up on one."""
    for _ in range(3):
        make.registration(cohort)

    given = at_once(app, [numbering(cohort)] * 2)

    assert given.count(3) == 2 or any(isinstance(one, OperationalError) for one in given)


def test_the_database_keeps_a_number_from_being_two_peoples(cohort):
    holder(cohort, "กานดา", list_number=1)

    with pytest.raises(IntegrityError):
        holder(cohort, "ขวัญ", list_number=1)
