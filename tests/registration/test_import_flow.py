"""From uploaded spreadsheets to registered people: all of them together, or nobody, and nobody twice."""

import threading

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from tests.registration import lists
from tests.registration.lists import book, line
from trainer.database import db
from trainer.errors import Refused
from trainer.people.models import Person
from trainer.registration import drafting
from trainer.registration.drafts import RosterDraft, RosterFile, RowDecision


def test_everyone_in_two_clean_files_is_registered_with_a_seat(as_organiser):
    one, *others = lists.people(3)
    draft = lists.drafted(as_organiser, lists.cohort(), book(one), book(*others))

    lists.finish(as_organiser, draft)

    assert [one.state for one in lists.registered()] == ["accepted"] * 3


def test_when_seats_run_out_the_rest_become_reserves_in_the_order_of_the_rows(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(seats=1), book(*lists.people(3)))

    lists.finish(as_organiser, draft)

    assert [(one.state, one.rank) for one in lists.registered()] == [("accepted", None), ("reserve", 1), ("reserve", 2)]


def test_without_the_tick_nobody_gets_a_seat_yet(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))

    as_organiser.post(lists.review(draft, "/registrations"))

    assert lists.registered()[0].state == "applied"


def test_the_raw_row_is_kept_with_the_registration(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(phone=812345678)))

    lists.finish(as_organiser, draft)

    source = lists.registered()[0].source
    assert (source["file"], source["row"], source["cells"]["โทรศัพท์"]) == ("list1.xlsx", 2, "812345678")


def test_the_restored_zero_is_what_is_registered(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(phone=812345678)))

    lists.finish(as_organiser, draft)

    assert lists.registered()[0].person.phone == "0812345678"


def test_nobody_goes_in_while_a_row_is_undecided(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line(), line("นางมาลี ดี", organisation="มูลนิธิไม่รู้จัก")))

    lists.finish(as_organiser, draft)

    assert lists.registered() == []


def test_the_refusal_says_how_many_rows_are_undecided(app):
    draft = drafting.open_draft(lists.cohort(), [lists.read(book(line(organisation="มูลนิธิไม่รู้จัก")))], by=None)

    with pytest.raises(Refused, match=" 1 "):
        drafting.finish(draft, by=None)


def test_a_failure_in_the_middle_leaves_nobody(as_organiser):
    """The database refuses the second of three people: an empty first name breaks a constraint."""
    draft = lists.drafted(as_organiser, lists.cohort(), book(*lists.people(3)))

    def spoil(_mapper, _connection, person):
        if person.last_name == "สกุล0001":
            person.first_name = ""

    event.listen(Person, "before_insert", spoil)
    try:
        with pytest.raises(IntegrityError):
            lists.finish(as_organiser, draft)
    finally:
        event.remove(Person, "before_insert", spoil)

    assert (lists.registered(), db.session.query(Person).count()) == ([], 0)


def test_after_a_failure_the_import_is_still_there(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line("", organisation="มูลนิธิไม่รู้จัก")))

    lists.finish(as_organiser, draft)

    assert as_organiser.get(lists.review(draft)).status_code == 200


def test_a_finished_import_leaves_no_copy_of_the_files(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    lists.decide(as_organiser, draft, 2, food="เจ")

    lists.finish(as_organiser, draft)

    assert [db.session.query(table).count() for table in (RosterDraft, RosterFile, RowDecision)] == [0, 0, 0]


def test_the_same_file_again_adds_nobody(as_organiser):
    cohort = lists.cohort()
    lists.finish(as_organiser, lists.drafted(as_organiser, cohort, book(*lists.people(3))))

    lists.finish(as_organiser, lists.drafted(as_organiser, cohort, book(*lists.people(3))))

    assert len(lists.registered()) == 3


def test_the_same_file_again_adds_nobody_even_after_a_row_was_corrected(as_organiser):
    cohort = lists.cohort()
    draft = lists.drafted(as_organiser, cohort, book(line()))
    lists.decide(as_organiser, draft, 2, name="นายสมชัย ใจกว้าง", phone="0899999999")
    lists.finish(as_organiser, draft)

    lists.finish(as_organiser, lists.drafted(as_organiser, cohort, book(line())))

    assert [one.label for one in lists.registered()] == ["นายสมชัย ใจกว้าง"]


def test_a_second_click_on_finish_finds_the_import_over(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    address = lists.review(draft, "/registrations")
    as_organiser.post(address)

    answer = as_organiser.post(address)

    assert (answer.status_code, len(lists.registered())) == (410, 1)


def test_eight_clicks_at_once_register_everybody_once(app):
    draft = drafting.open_draft(lists.cohort(), [lists.read(book(*lists.people(5)))], by=None)
    db.session.flush()
    draft_id, start, answers = draft.id, threading.Barrier(8), []
    db.session.commit()

    def click():
        start.wait()
        with app.app_context():
            answers.append(finished(draft_id))

    threads = [threading.Thread(target=click) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert (len(lists.registered()), sorted(answers)) == (5, [False] * 7 + [True])


def finished(draft_id):
    """Whether this click took people in; False where another one was before it."""
    draft = db.session.get(RosterDraft, draft_id)
    if draft is None:
        return False
    try:
        drafting.finish(draft, by=None)
    except Refused:
        db.session.rollback()
        return False
    db.session.commit()
    return True


def test_an_import_that_is_thrown_away_registers_nobody(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    address = lists.review(draft)
    as_organiser.post(f"{address}/removal")

    assert (as_organiser.get(address).status_code, lists.registered()) == (410, [])
